import EventData
import LoopbackServers
import SensorEngine
import Testing

/// What every trigger that makes objects promises, whatever cluster it talks to (promise G3).
enum TriggerContract {
    static func `firing again finds the object made`(at url: String) async throws {
        for resource in [Invocation.workflow, named("fixed")] {
            let first = try await fire(.submitting(resource), at: url)
            let second = try await fire(.submitting(resource), at: url)
            #expect(first == second)
            guard case .succeeded = first else {
                Issue.record("the first attempt failed: \(first)")
                return
            }
        }
    }

    static func `another invocation cannot take a name`(at url: String) async throws {
        _ = try await fire(.submitting(named("mine")), at: url)
        let other = try await fire(.submitting(named("mine"), id: "zzzzzzzzzz234567klmnopqrst"), at: url)
        #expect(
            other
                == .permanent(
                    "the name is taken: Workflow ci/mine exists and was not made by this invocation",
                    fix: "use generateName instead of name, or delete Workflow ci/mine and retry the invocation"
                )
        )
    }

    static func `a kind that the cluster does not know is a permanent failure`(at url: String) async throws {
        let object: JSON = ["apiVersion": "none.io/v1", "kind": "None", "metadata": ["name": "n"]]
        let request: JSON = ["operation": "create", "source": ["resource": object]]
        let result = try await fire(Invocation(kind: "k8s", request), at: url)
        guard case .permanent = result else {
            Issue.record("not permanent: \(result)")
            return
        }
    }

    static func holds(at url: String) async throws {
        try await `firing again finds the object made`(at: url)
        try await `another invocation cannot take a name`(at: url)
        try await `a kind that the cluster does not know is a permanent failure`(at: url)
    }

    static func named(_ name: String) -> JSON {
        var workflow = Invocation.workflow
        workflow["metadata"] = ["name": .string(name)]
        return workflow
    }
}

struct TriggerContractTests {
    @Test func `the contract holds on a fake cluster`() async throws {
        let cluster = FakeCluster()
        try await withFakeCluster(cluster) { server in try await TriggerContract.holds(at: server.url) }
        #expect(cluster.objects.count == 3)
    }

    @Test func `the contract holds on the local cluster`() async throws {
        try await withLocalCluster { url in try await TriggerContract.holds(at: url) }
    }

    @Test func `an answer that got lost is found to have been a success`() async throws {
        let cluster = FakeCluster()
        try await withFakeCluster(cluster) { request, number in
            guard request.method == "POST", number < 4 else { return nil }
            _ = cluster.answer(request)
            return [.close]
        } _: { server in
            let result = try await fire(.submitting(Invocation.workflow), at: server.url)
            #expect(result == .succeeded("Workflow ci/ci-abcdefghij"))
        }
        #expect(cluster.objects.count == 1)
    }

    @Test(arguments: [FakeCluster.refuse(401, "Unauthorized", "who?"), .close])
    func `what can pass by itself is transient`(step: Step) async throws {
        try await withFakeCluster(fault: { request, _ in request.method == "POST" ? [step] : nil }) { server in
            let result = try await fire(.submitting(Invocation.workflow), at: server.url)
            guard case .transient(_, nil) = result else {
                Issue.record("not transient: \(result)")
                return
            }
        }
    }

    @Test(
        arguments: [
            (FakeCluster.refuse(403, "Forbidden", "exceeded quota: pods"), nil),
            (FakeCluster.refuse(403, "Forbidden", "namespace ci because it is being terminated"), nil),
            (FakeCluster.refuse(503, "Unavailable", "later", headers: ["Retry-After": "90"]), .seconds(90)),
            (FakeCluster.refuse(429, "TooManyRequests", "slow down", headers: ["Retry-After": "90"]), .seconds(90)),
        ] as [(Step, Duration?)]
    )
    func `what asks for patience is pressure`(step: Step, after: Duration?) async throws {
        try await withFakeCluster(fault: { request, _ in request.method == "POST" ? [step] : nil }) { server in
            let result = try await fire(.submitting(Invocation.workflow), at: server.url)
            guard case .pressed(_, after) = result else {
                Issue.record("not pressed with that wait: \(result)")
                return
            }
        }
    }

    @Test(
        arguments: [
            FakeCluster.refuse(403, "Forbidden", "cannot create workflows"),
            FakeCluster.refuse(404, "NotFound", "namespaces \"ci\" not found"),
            FakeCluster.refuse(422, "Invalid", "spec.templates: required"),
        ]
    )
    func `what only a change can cure is permanent`(step: Step) async throws {
        try await withFakeCluster(fault: { request, _ in request.method == "POST" ? [step] : nil }) { server in
            let result = try await fire(.submitting(Invocation.workflow), at: server.url)
            guard case .permanent(let problem, let fix) = result else {
                Issue.record("not permanent: \(result)")
                return
            }
            #expect(problem.hasPrefix("Workflow ci/ci-abcdefghij: ") && !fix.isEmpty)
        }
    }

    @Test func `a cluster that is not there is transient`() async throws {
        try await withClosedPort { url in
            let result = try await fire(.submitting(Invocation.workflow), at: url)
            #expect(result == .transient("Workflow ci-abcdefghij: \(url) does not accept connections", after: nil))
        }
    }
}
