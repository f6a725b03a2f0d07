import EventData
import LoopbackServers
import Manifests
import SensorEngine
import Synchronization
import Testing
import Triggers

/// A commit is told that its Workflow runs, and how it ended.
struct CommitStatusTests {
    private let sha = "6113728f27ae82c7b1a177c8d03f9e96e0adf246"

    private func invocation(
        _ provider: String,
        _ base: String,
        at time: Timestamp,
        link: String?
    ) -> Invocation {
        var request: JSON = [
            "provider": .string(provider), "repository": provider == "gitlab" ? "12" : "octo/app",
            "commit": .string(sha), "context": "ci/build", "token": ["name": "hub", "key": "t"],
            "baseURL": .string(base),
            "workflow": ["invocation": "mainmainmain", "namespace": "jobs"],
        ]
        request["link"] = link.map { .string($0) }
        return Invocation(
            id: InvocationID("statusstatus"),
            sensor: ManifestName(namespace: "ci", name: "pushes"),
            revision: "1",
            trigger: "build.commitStatus",
            kind: "commitStatus",
            request: JSONText(request),
            events: [],
            createdAt: time
        )
    }

    /// Fires once for each phase of the Workflow; nil is a Workflow that is not there.
    private func fire(
        _ provider: String,
        phases: [String?],
        at time: Timestamp = Timestamp(seconds: 0),
        link: String? = "https://argo/{namespace}/{name}",
        console: String? = nil,
        answering steps: [Step] = [.answer(201, body: "{}")]
    ) async throws -> (results: [AttemptResult], received: [Received]) {
        let phase = Mutex(String?.none)
        let secrets = FakeCluster(["/api/v1/namespaces/ci/secrets/hub": ["data": ["t": "aHVzaAo="]]])
        let path =
            "/apis/argoproj.io/v1alpha1/namespaces/jobs/workflows?labelSelector=signalbox.io%2Finvocation%3Dmainmainmain"
        return try await ScriptedServer.serving { _, _ in
            steps
        } while: { forge in
            try await ScriptedServer.serving { request, _ in
                guard request.target == path else { return [secrets.answer(request)] }
                let items: [JSON] =
                    phase.withLock { $0 }.map { phase in
                        [["metadata": ["name": "ci-x", "namespace": "jobs"], "status": ["phase": .string(phase)]]]
                    } ?? []
                return [.answer(200, body: JSON.object(JSONObject([("items", .array(items))])).text)]
            } while: { cluster in
                let invocation = invocation(provider, forge.url, at: time, link: link)
                let results = try await withKinds(at: cluster.url, console: console) { kinds, context in
                    var results: [AttemptResult] = []
                    for next in phases {
                        phase.withLock { $0 = next }
                        results.append(await kinds.fire(invocation, in: context))
                    }
                    return results
                }
                return (results, forge.received)
            }
        }
    }

    @Test(
        arguments: [
            ("github", "/repos/octo/app/statuses/", "Authorization", "token hush", "pending", "failure"),
            ("gitlab", "/api/v4/projects/12/statuses/", "PRIVATE-TOKEN", "hush", "running", "failed"),
            ("bitbucket", "/repositories/octo/app/commit/", "Authorization", "Bearer hush", "INPROGRESS", "FAILED"),
            ("bitbucketserver", "/build-status/1.0/commits/", "Authorization", "Bearer hush", "INPROGRESS", "FAILED"),
        ]
    ) func `each provider is told once that it runs, and then how it ended`(
        provider: String,
        path: String,
        header: String,
        token: String,
        running: String,
        failed: String
    ) async throws {
        let (results, received) = try await fire(provider, phases: [nil, "", "Running", "Failed"])
        let pause = Duration.seconds(2)
        #expect(
            results == [
                .pressed("waits for the Workflow of invocation mainmainmain", after: pause),
                .pressed("waits for the end of the Workflow", after: pause),
                .pressed("waits for the end of the Workflow", after: pause),
                .succeeded("status of commit 6113728f27ae: has failed"),
            ]
        )
        let end = provider == "bitbucket" ? "/statuses/build" : ""
        #expect(received.map { "\($0.method) \($0.target)" } == Array(repeating: "POST \(path)\(sha)\(end)", count: 2))
        #expect(received.map { $0.header(header) } == [token, token])
        let bodies = try received.map { try JSON(parsing: $0.body) }
        #expect(bodies.map { $0["state"]?.string } == [running, failed])
        #expect(
            bodies.map { $0["target_url"]?.string ?? $0["url"]?.string }
                == Array(repeating: "https://argo/jobs/ci-x", count: 2)
        )
        #expect(bodies.allSatisfy { ($0["context"] ?? $0["name"]) == "ci/build" })
        #expect(bodies.last?["description"]?.string == "Workflow jobs/ci-x has failed")
    }

    @Test(arguments: ["github", "gitlab", "bitbucket", "bitbucketserver"])
    func `without a link of its own a status leads to the console`(provider: String) async throws {
        let console = "https://signalbox.example.com/ops"
        let (results, received) = try await fire(provider, phases: ["Succeeded"], link: nil, console: console)
        #expect(results == [.succeeded("status of commit 6113728f27ae: has succeeded")])
        let body = try JSON(parsing: try #require(received.first).body)
        let link = body["target_url"] ?? body["url"]
        #expect(link == "https://signalbox.example.com/ops/console#/invocations/mainmainmain")
    }

    @Test func `where there is no console either it leads nowhere, which Bitbucket does not take`() async throws {
        let (_, received) = try await fire("github", phases: ["Succeeded"], link: nil)
        #expect(try JSON(parsing: try #require(received.first).body)["target_url"] == nil)
        let fix =
            "start the gateway with --console-url and retry the invocation, or add link: to commitStatus in the sensor and "
            + "send its next event"
        #expect(
            try await fire("bitbucket", phases: ["Succeeded"], link: nil).results
                == [.permanent("Bitbucket takes no status without an address", fix: fix)]
        )
    }

    @Test func `a state that GitLab has already is no failure`() async throws {
        let body = #"{"message":"Cannot transition status via :run from :running"}"#
        let (results, _) = try await fire("gitlab", phases: ["Succeeded"], answering: [.answer(400, body: body)])
        #expect(results == [.succeeded("status of commit 6113728f27ae: has succeeded")])
    }

    @Test func `limits are waited for, errors tried again, and refusals are told with what to do`() async throws {
        let subject = "status of commit 6113728f27ae at github"
        let limited = Step.answer(429, headers: ["Retry-After": "90"])
        #expect(
            try await fire("github", phases: ["Failed"], answering: [limited]).results
                == [.pressed("\(subject): 429", after: .seconds(90))]
        )
        #expect(
            try await fire("github", phases: ["Failed"], answering: [.answer(502)]).results
                == [.transient("\(subject): 502", after: nil)]
        )
        let fix = "see that the token of commitStatus may set statuses there; then retry the invocation"
        #expect(
            try await fire("github", phases: ["Failed"], answering: [.answer(404)]).results
                == [.permanent("\(subject): the answer was 404", fix: fix)]
        )
        // A redirect would choose who gets the token.
        let elsewhere = Step.answer(302, headers: ["Location": "http://127.0.0.1:9/"])
        #expect(
            try await fire("github", phases: ["Failed"], answering: [elsewhere]).results
                == [.permanent("\(subject): the answer was 302", fix: fix)]
        )
    }

    @Test func `a Workflow that does not come is waited for ever more slowly, and not for ever`() async throws {
        func result(after seconds: Int64) async throws -> AttemptResult? {
            try await fire("github", phases: [nil], at: Timestamp(seconds: -seconds)).results.first
        }
        let waits = "waits for the Workflow of invocation mainmainmain"
        #expect(try await result(after: 100) == .pressed(waits, after: .seconds(10)))
        #expect(try await result(after: 23 * 3600) == .pressed(waits, after: .seconds(20)))
        let end = "nothing to tell: invocation mainmainmain has made no Workflow in a day"
        #expect(try await result(after: 24 * 3600) == .succeeded(end))
    }

    @Test func `a Workflow that is gone before its end was seen leaves no commit waiting`() async throws {
        let (results, received) = try await fire("github", phases: ["Running", nil])
        #expect(
            results == [
                .pressed("waits for the end of the Workflow", after: .seconds(2)),
                .succeeded("status of commit 6113728f27ae: was gone before its end was seen"),
            ]
        )
        #expect(try received.map { try JSON(parsing: $0.body)["state"]?.string } == ["pending", "error"])
    }

    @Test func `a used-up limit of GitHub's is waited for, and a refused token may be another one soon`() async throws {
        let subject = "status of commit 6113728f27ae at github"
        let usedUp = Step.answer(403, headers: ["X-RateLimit-Remaining": "0"])
        #expect(
            try await fire("github", phases: ["Failed"], answering: [usedUp]).results
                == [.pressed("\(subject): 403", after: .seconds(20))]
        )
        #expect(
            try await fire("github", phases: ["Failed"], answering: [.answer(401)]).results
                == [.transient("\(subject): 401", after: nil)]
        )
    }
}
