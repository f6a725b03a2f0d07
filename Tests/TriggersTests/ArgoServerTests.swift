import EventData
import Foundation
import Kubernetes
import Logging
import LoopbackServers
import SensorEngine
import Synchronization
import Testing
import Triggers

/// Argo Server as the place where Workflows are submitted (spec/workflows.md B3); the cluster itself is not there at all.
struct ArgoServerTests {
    /// Fires each invocation through a server, one after the other; what they came to and what the server was asked.
    private func fire(
        _ invocations: [Invocation],
        through server: FakeArgoServer,
        token: String = FakeArgoServer.token,
        fault: @escaping @Sendable (Received, Int) -> [Step]? = { _, _ in nil }
    ) async throws -> (results: [AttemptResult], requests: [String]) {
        let file = FileManager.default.temporaryDirectory.appending(path: "argo-token-\(UUID().uuidString)").path
        try token.write(toFile: file, atomically: true, encoding: .utf8)
        defer { _ = Result { try FileManager.default.removeItem(atPath: file) } }
        return try await withServer(server, credential: .tokenFile(file), fault: fault) { kinds, context in
            var results: [AttemptResult] = []
            for invocation in invocations { results.append(await kinds.fire(invocation, in: context)) }
            return results
        }
    }

    /// What `body` gives, and what the server was asked.
    @discardableResult
    private func withServer<Value: Sendable>(
        _ server: FakeArgoServer,
        credential: Credential = .token(Secret(FakeArgoServer.token)),
        fault: @escaping @Sendable (Received, Int) -> [Step]? = { _, _ in nil },
        _ body: (TriggerKinds, TriggerContext) async throws -> Value
    ) async throws -> (results: Value, requests: [String]) {
        try await ScriptedServer.serving(
            script: { request, number in fault(request, number) ?? [server.answer(request)] },
            while: { scripted in
                let configuration = ClusterConfiguration(server: scripted.url, credential: credential)
                let value = try await withKinds(at: "http://127.0.0.1:9") { kinds, context in
                    let client = context.kubernetes.submitting(through: configuration)
                    let own = TriggerContext(kubernetes: client, logger: context.logger, now: context.now)
                    let result: Result<Value, any Error>
                    do { result = .success(try await body(kinds, own)) } catch { result = .failure(error) }
                    try await client.shutDownArgoServer()
                    return try result.get()
                }
                return (value, scripted.received.map { "\($0.method) \($0.target)" })
            }
        )
    }

    private func workflow(_ phase: String = "Running", _ spec: JSON = [:]) -> JSON {
        ["metadata": ["name": "w", "namespace": "ci"], "spec": spec, "status": ["phase": .string(phase)]]
    }

    @Test func `a Workflow is submitted under the invocation's name, and again it is there`() async throws {
        let server = FakeArgoServer()
        let invocation = Invocation.submitting(Invocation.workflow)
        let (results, requests) = try await fire([invocation, invocation], through: server)
        #expect(results == Array(repeating: .succeeded("Workflow ci/ci-abcdefghij"), count: 2))
        #expect(
            requests == [
                "POST /api/v1/workflows/ci", "POST /api/v1/workflows/ci", "GET /api/v1/workflows/ci/ci-abcdefghij",
            ]
        )
        let made = try #require(server.objects["workflows/ci/ci-abcdefghij"])
        #expect(made["spec"] == Invocation.workflow["spec"])
        #expect(made.at("metadata", "labels", "signalbox.io/invocation") == "abcdefghij234567klmnopqrst")
    }

    @Test func `a name that somebody else's Workflow has is a dead letter`() async throws {
        let server = FakeArgoServer(["workflows/ci/ci-abcdefghij": workflow()])
        let (results, _) = try await fire([.submitting(Invocation.workflow)], through: server)
        guard case .permanent(let problem, _)? = results.first else {
            Issue.record("\(results)")
            return
        }
        #expect(problem.contains("the name is taken: Workflow ci/ci-abcdefghij exists"))
    }

    @Test func `templates and CronWorkflows are read where Argo Server has them`() async throws {
        let spec: JSON = ["entrypoint": "main"]
        let server = FakeArgoServer([
            "workflow-templates/ci/build": ["metadata": ["name": "build"], "spec": spec],
            "cluster-workflow-templates/build": ["metadata": ["name": "build"], "spec": spec],
            "cron-workflows/ci/nightly": [
                "metadata": ["name": "nightly", "uid": "u"], "spec": ["workflowSpec": spec],
            ],
        ])
        let invocations = [
            ("WorkflowTemplate", "build"), ("ClusterWorkflowTemplate", "build"), ("CronWorkflow", "nightly"),
        ]
        .enumerated().map { index, origin in
            acting("submit-from", on: origin.1, kind: origin.0, id: "aaaaaaaaa\(index)234567klmnopqrst")
        }
        let (results, _) = try await fire(invocations, through: server)
        #expect(
            results == [
                .succeeded("Workflow ci/build-aaaaaaaaa0"), .succeeded("Workflow ci/build-aaaaaaaaa1"),
                .succeeded("Workflow ci/nightly-aaaaaaaaa2"),
            ]
        )
        #expect(server.objects["workflows/ci/nightly-aaaaaaaaa2"]?["spec"] == spec)
    }

    @Test(arguments: [
        ("suspend", "Running", #"{"suspend":true}"#),
        ("stop", "Running", #"{"shutdown":"Stop"}"#),
        ("terminate", "Running", #"{"shutdown":"Terminate"}"#),
        ("retry", "Failed", "{}"),
    ])
    func `a verb is asked for once, however often it is attempted`(
        verb: String,
        phase: String,
        spec: String
    ) async throws {
        let server = FakeArgoServer(["workflows/ci/w": workflow(phase)])
        let (results, requests) = try await fire([acting(verb), acting(verb)], through: server)
        #expect(results.count == 2)
        for result in results {
            guard case .succeeded = result else {
                Issue.record("\(result)")
                return
            }
        }
        #expect(requests.filter { $0.hasPrefix("PUT") } == ["PUT /api/v1/workflows/ci/w/\(verb)"])
        #expect(server.objects["workflows/ci/w"]?["spec"]?.text == spec)
    }

    @Test func `a Workflow that has to make room is terminated through Argo Server too`() async throws {
        let server = FakeArgoServer()
        let invocation = Invocation.submitting(Invocation.workflow)
        _ = try await fire([invocation], through: server)
        try await withServer(server) { kinds, context in
            let stopped = await kinds.stop(invocation, in: context)
            #expect(stopped == .succeeded("Workflow ci/ci-abcdefghij was asked to end"))
        }
        let made = server.objects["workflows/ci/ci-abcdefghij"]
        #expect(made?.at("spec", "shutdown") == "Terminate")
    }

    @Test func `a CronWorkflow is suspended and resumed`() async throws {
        let cron: JSON = ["metadata": ["name": "c"], "spec": ["schedules": ["0 3 * * *"]]]
        let server = FakeArgoServer(["cron-workflows/ci/c": cron])
        let suspended = try await fire([acting("suspend", on: "c", kind: "CronWorkflow")], through: server)
        #expect(suspended.results == [.succeeded("CronWorkflow ci/c suspended")])
        #expect(server.objects["cron-workflows/ci/c"]?.at("spec", "suspend") == true)
        let resumed = try await fire([acting("resume", on: "c", kind: "CronWorkflow", id: otherID)], through: server)
        #expect(resumed.results == [.succeeded("CronWorkflow ci/c resumed")])
        #expect(server.objects["cron-workflows/ci/c"] == cron)
    }

    @Test func `arguments go along as Argo Server names them`() async throws {
        let bodies = Bodies()
        let server = FakeArgoServer(["workflows/ci/w": workflow("Failed")])
        _ = try await fire(
            [acting("retry", args: ["--restart-successful", "--node-field-selector", "name=a", "-p", "x=1"])],
            through: server,
            fault: { request, _ in
                if request.method == "PUT" { bodies.add(request.bodyText) }
                return nil
            }
        )
        #expect(
            try bodies.all.map { try JSON(parsing: $0) } == [
                [
                    "namespace": "ci", "name": "w", "nodeFieldSelector": "name=a", "restartSuccessful": true,
                    "parameters": ["x=1"],
                ]
            ]
        )
    }

    @Test func `a token that is not valid, silence and pressure are waited for; what is wrong is a dead letter`()
        async throws
    {
        let server = FakeArgoServer(["workflows/ci/w": workflow("Succeeded")])
        func result(_ invocation: Invocation, token: String = FakeArgoServer.token, status: Int? = nil) async throws
            -> AttemptResult?
        {
            let body = #"{"code":14,"message":"try later"}"#
            let fault: @Sendable (Received, Int) -> [Step]? = { _, _ in status.map { [.answer($0, body: body)] } }
            return try await fire([invocation], through: server, token: token, fault: fault).results.first
        }
        let submission = Invocation.submitting(Invocation.workflow)
        guard case .transient(let unknown, _)? = try await result(submission, token: "wrong") else {
            Issue.record("a wrong token")
            return
        }
        #expect(unknown.contains("Argo Server: token not valid"))
        guard case .pressed? = try await result(submission, status: 429) else {
            Issue.record("429")
            return
        }
        guard case .transient? = try await result(submission, status: 500) else {
            Issue.record("500")
            return
        }
        guard case .permanent(let illegal, _)? = try await result(acting("stop")) else {
            Issue.record("a verb that the phase forbids")
            return
        }
        #expect(illegal.contains("cannot stop a workflow in phase 'Succeeded'"))
    }

    @Test func `what Argo Server cannot do is refused with what to do instead`() async throws {
        let patch = changing("patch", Invocation.workflow.named("w"), strategy: "application/merge-patch+json")
        let server = FakeArgoServer(["workflows/ci/w": workflow()])
        let (results, _) = try await fire([patch], through: server)
        guard case .permanent(let problem, _)? = results.first else {
            Issue.record("\(results)")
            return
        }
        #expect(problem.contains("Argo Server cannot patch"))
    }
}

extension JSON {
    fileprivate func named(_ name: String) -> JSON {
        var object = self
        object["metadata"] = ["name": .string(name), "namespace": "ci"]
        return object
    }
}

/// What was sent.
private final class Bodies: Sendable {
    private let texts = Mutex<[String]>([])

    var all: [String] { texts.withLock { $0 } }

    func add(_ text: String) { texts.withLock { $0.append(text) } }
}
