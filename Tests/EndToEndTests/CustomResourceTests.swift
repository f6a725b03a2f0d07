import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// `signalbox operator` with the built binary, real `kubectl`, and another gateway's cluster.
@Suite struct CustomResourceTests {
    @Test func `applied manifests run, each namespace for itself, and their status says so`() async throws {
        let world = try OperatorWorld()
        try await world.start()
        try await world.run("team-a")
        try await world.run("team-b")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try await world.untilCommits(["a1"], in: "team-a")
        #expect(try await world.commits(of: "team-b").isEmpty)
        #expect(
            try world.conditions("sensor", "build", in: "team-a") == [
                "ConfigValid": "True Valid", "DependenciesProvided": "True Provided",
                "TriggersProvided": "True Provided", "Deployed": "True Running", "Subscribed": "True Subscribed",
                "Backlogged": "False CaughtUp",
            ]
        )
        #expect(
            try world.conditions("eventsource", "hooks", in: "team-b") == [
                "ConfigValid": "True Valid", "SourcesProvided": "True Provided", "Deployed": "True Running",
            ]
        )
    }

    @Test func `an invalid edit says where and harms nobody; what ran goes on, also over a kill`() async throws {
        let world = try OperatorWorld()
        try await world.start()
        try await world.run("team-a")
        try await world.run("team-b")
        let before = try world.kubectl("get", "sensor", "build", "-n", "team-a", "-o", "json")
        let broken = #"[{"op":"remove","path":"/spec/triggers/0/template/name"}]"#
        try world.kubectl("patch", "sensor", "build", "-n", "team-a", "--type=json", "-p", broken)
        try await world.untilCondition("ConfigValid", is: "False Invalid", of: "sensor", "build", in: "team-a")
        let conditions = try world.conditions("sensor", "build", in: "team-a")
        #expect(conditions["TriggersProvided"] == "False InvalidTriggers")
        #expect(conditions["DependenciesProvided"] == "True Provided")
        #expect(conditions["Deployed"] == "True EarlierGeneration")
        let after = try world.kubectl("get", "sensor", "build", "-n", "team-a", "-o", "json")
        #expect(try Self.message("ConfigValid", in: after).contains("spec.triggers[0].template: 'name' is missing"))
        #expect(try Self.times(in: before)["Subscribed"] == Self.times(in: after)["Subscribed"])
        let events = try world.kubectl("get", "events", "-n", "team-a", "-o", "wide")
        #expect(events.contains("Invalid") && events.contains("'name' is missing"), "\(events)")

        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try await world.untilCommits(["a1"], in: "team-a")
        world.gateway.kill()
        try await world.startOperator()
        try await world.post(#"{"commit":"b1"}"#, to: "team-b")
        try await world.untilCommits(["b1"], in: "team-b")
        try await world.post(#"{"commit":"a2"}"#, to: "team-a")
        try await world.untilCommits(["a1", "a2"], in: "team-a")
        try await world.run("team-a")
        try await world.untilCondition("Deployed", is: "True Running", of: "sensor", "build", in: "team-a")
    }

    @Test func `what changes while the operator is down counts after its start; what is deleted stops`() async throws {
        let world = try OperatorWorld()
        try await world.start()
        try await world.run("team-a")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        world.gateway.kill()
        try world.apply(world.manifests("team-a", path: "changed"))
        try world.apply(world.manifests("team-b"))
        try await world.startOperator()
        try await world.untilSubscribed("team-b")
        try await world.post(#"{"commit":"a2"}"#, to: "team-a", path: "changed")
        try await world.post(#"{"commit":"b1"}"#, to: "team-b")
        try await world.untilCommits(["a1", "a2"], in: "team-a")
        try await world.untilCommits(["b1"], in: "team-b")
        try world.kubectl("delete", "eventsource", "hooks", "-n", "team-a")
        try await eventually("the endpoint is gone") {
            try await BuiltGateway.post("\(world.gateway.webhook)/team-a/changed", "{}").status == 404
        }
        try await world.untilCondition(
            "Subscribed",
            is: "False EventSourceNotFound",
            of: "sensor",
            "build",
            in: "team-a"
        )
    }

    @Test func `of two that want one endpoint the older has it, and the other one says so`() async throws {
        let world = try OperatorWorld()
        try await world.start()
        try await world.run("team-a")
        // Created in a later second.
        try await Task.sleep(for: .milliseconds(1_100))
        try world.apply(world.manifests("team-b").replacing("/team-b/push", with: "/team-a/push"))
        try await world.untilCondition("ConfigValid", is: "False Clash", of: "eventsource", "hooks", in: "team-b")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try await world.untilCommits(["a1"], in: "team-a")
        try world.kubectl("delete", "eventsource", "hooks", "-n", "team-a")
        try await world.untilCondition("Deployed", is: "True Running", of: "eventsource", "hooks", in: "team-b")
        try await world.post(#"{"commit":"b1"}"#, to: "team-a")
        try await world.untilCommits(["b1"], in: "team-b")
    }

    @Test func `while the API server is down events are taken, and afterwards everything goes on`() async throws {
        let world = try OperatorWorld()
        try await world.start()
        try await world.run("team-a")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try await world.untilCommits(["a1"], in: "team-a")
        world.cluster.kill()
        try await world.post(#"{"commit":"a2"}"#, to: "team-a")
        try await eventually("it says so") {
            try await get("\(world.gateway.admin)/readyz").body.contains("custom resources")
        }
        try await world.cluster.start()
        try await world.untilCommits(["a1", "a2"], in: "team-a")
        try await world.run("team-b")
        try await world.post(#"{"commit":"b1"}"#, to: "team-b")
        try await world.untilCommits(["b1"], in: "team-b")
        try await world.gateway.becomeReady()
    }

    /// Watches say nothing but that they are too old, every tenth request is refused for pressure, every 25th is cut off.
    @Test func `watches that expire, refusals and resets lose nothing and double nothing`() async throws {
        let world = try OperatorWorld()
        try await world.cluster.start()
        let count = Mutex(0)
        let address = world.cluster.cluster
        let script: ScriptedServer.Script = { request, _ in
            if request.target.contains("watch=true") { return Self.expiringWatch }
            let number = count.withLock { count in
                count += 1
                return count
            }
            if number % 25 == 0 { return [.close] }
            if number % 10 == 0 { return [.answer(429, headers: ["Retry-After": "1"], body: "{}")] }
            guard let answer = request.forwarded(to: address) else { return [.close] }
            return [.answer(answer.status, headers: ["Content-Type": "application/json"], body: answer.body)]
        }
        try await ScriptedServer.serving(remembers: false, script: script) { server in
            try await world.start(server: server.url)
            try await world.run("team-a")
            let commits = (10..<30).map { "c\($0)" }
            for commit in commits { try await world.post(#"{"commit":"\#(commit)"}"#, to: "team-a") }
            try await world.untilCommits(commits, in: "team-a")
            try world.kubectl("delete", "sensor", "build", "-n", "team-a")
            try await eventually("it is gone", within: .seconds(60)) {
                try await world.gateway.admin("/api/sensors")["items"]?.array?.isEmpty == true
            }
        }
    }

    @Test func `with --impersonate what a sensor makes is made in the name of its service account`() async throws {
        let world = try OperatorWorld()
        try await world.cluster.start()
        let users = Mutex<[String: Set<String>]>([:])
        let address = world.cluster.cluster
        let script: ScriptedServer.Script = { request, _ in
            if request.target.contains("watch=true") { return Self.expiringWatch }
            let user = request.header("Impersonate-User") ?? "own"
            let what = "\(request.method) \(request.path)"
            users.withLock { _ = $0[what, default: []].insert(user) }
            guard let answer = request.forwarded(to: address) else { return [.close] }
            return [.answer(answer.status, headers: ["Content-Type": "application/json"], body: answer.body)]
        }
        try await ScriptedServer.serving(remembers: false, script: script) { server in
            try await world.start(server: server.url, "--impersonate")
            let account = "spec:\n  template: {serviceAccountName: builder}\n  dependencies:"
            try world.apply(world.manifests("team-a").replacing("spec:\n  dependencies:", with: account))
            try world.apply(world.manifests("team-b"))
            for namespace in ["team-a", "team-b"] {
                try await world.untilSubscribed(namespace)
                try await world.post(#"{"commit":"c"}"#, to: namespace)
                try await world.untilCommits(["c"], in: namespace)
            }
        }
        let seen = users.withLock { $0 }
        let api = "/apis/argoproj.io/v1alpha1"
        #expect(seen["POST \(api)/namespaces/team-a/workflows"] == ["system:serviceaccount:team-a:builder"])
        #expect(seen["POST \(api)/namespaces/team-b/workflows"] == ["system:serviceaccount:team-b:default"])
        #expect(seen["GET \(api)/sensors"] == ["own"])
        #expect(seen["PATCH \(api)/namespaces/team-a/sensors/build/status"] == ["own"])
    }

    /// Says nothing for two seconds, and then that the version is too old.
    static let expiringWatch: [Step] = [
        .later(.seconds(2)) {
            let status = #"{"kind":"Status","code":410,"reason":"Expired","message":"old"}"#
            return [.answer(200, body: #"{"type":"ERROR","object":\#(status)}"# + "\n")]
        }
    ]

    // MARK: Statuses

    private static func conditions(in text: String) throws -> [JSON] {
        try JSON(parsing: text).at("status", "conditions")?.array ?? []
    }

    private static func times(in text: String) throws -> [String: String] {
        let conditions = try conditions(in: text)
        return Dictionary(
            conditions.map { ($0["type"]?.string ?? "", $0["lastTransitionTime"]?.string ?? "") }
        ) { $1 }
    }

    private static func message(_ type: String, in text: String) throws -> String {
        try conditions(in: text).first { $0["type"]?.string == type }?["message"]?.string ?? ""
    }
}
