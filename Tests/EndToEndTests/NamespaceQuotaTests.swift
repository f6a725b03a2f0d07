import BuiltGateway
import EventData
import Testing

/// Quotas of namespaces with the built operator and a cluster's API.
@Suite(.timeLimit(.minutes(10))) struct NamespaceQuotaTests {
    @Test func `a namespace whose events wait is answered 503, and its neighbour is not`() async throws {
        let world = try OperatorWorld()
        try await world.start(server: nil, "--namespace-quota", "team-a:events=2")
        let slow = world.manifests("team-a").replacing(
            "- template:",
            with: "- rateLimit: {unit: Hour, requestsPerUnit: 1}\n      template:"
        )
        try world.apply(slow)
        try await world.untilSubscribed("team-a")
        try await world.run("team-b")
        try await world.post(#"{"commit":"1"}"#, to: "team-a")
        try await world.untilCommits(["1"], in: "team-a")
        let url = "\(world.gateway.webhook)/team-a/push"
        // The first one is consumed; how full the quota is, is known for a second.
        try await eventually("room for two") {
            try await world.gateway.admin("/api/quotas").array?.first?.at("unconsumed", "events") == 0
        }
        for commit in ["2", "3"] { #expect(try await post(url, #"{"commit":"\#(commit)"}"#).status == 200) }
        let refused = try await post(url, #"{"commit":"4"}"#)
        #expect(refused.status == 503)
        #expect(refused.headers["retry-after"] == "5")
        #expect(refused.body.contains("the quota of namespace team-a is full: quota.events is 2"), "\(refused.body)")
        try await world.post(#"{"commit":"b"}"#, to: "team-b")
        try await world.untilCommits(["b"], in: "team-b")
        let status = try Binary.run(["status", "--admin", world.gateway.admin]).output
        #expect(
            status.contains(#/\nnamespace team-a +2 of 2 +[0-9]+ +[0-9ms]+ +1 +full: quota.events is 2/#),
            "\(status)"
        )
        let metrics = try await get("\(world.gateway.admin)/metrics").body
        for line in [
            #"signalbox_namespace_unconsumed_events{namespace="team-a"} 2"#,
            #"signalbox_namespace_quota_full{namespace="team-a"} 1"#,
            #"signalbox_namespace_refused_events_total{namespace="team-a"} 1"#,
        ] { #expect(metrics.contains(line + "\n"), "\(metrics)") }
        #expect(!metrics.contains(#"quota_full{namespace="team-b"}"#))
    }

    @Test func `a quota that is none is refused at once`() throws {
        let answer = try Binary.run(["operator", "--namespace-quota", "team-a:evnts=1"])
        #expect(answer.status == 2)
        #expect(
            answer.errors.contains("--namespace-quota: 'evnts=1' in 'team-a:evnts=1' is no limit"),
            "\(answer.errors)"
        )
    }
}
