import BuiltGateway
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// An operator whose API server is at its worst for minutes, by the built binary.
@Suite(.timeLimit(.minutes(6))) struct OutageTests {
    /// How the API server answers.
    private enum State {
        /// As it is, but that watches end with 410 after two seconds, and each hundredth connection is closed.
        case serving
        case refusing
        case down
    }

    private static let outage = Duration.seconds(60)

    @Test func `an API server that is down for a minute and refuses for another costs nothing and doubles nothing`()
        async throws
    {
        let world = try OperatorWorld()
        try await world.cluster.start()
        let state = Mutex(State.serving)
        let script = Self.script(before: world.cluster.cluster, state: { state.withLock { $0 } })
        try await ScriptedServer.serving(remembers: false, script: script) { server in
            try await world.start(server: server.url)
            try await world.run("team-a")
            var commits: [String] = []
            for next in [State.down, .serving, .refusing, .serving] {
                state.withLock { $0 = next }
                commits += try await Self.post(
                    from: commits.count,
                    to: world,
                    for: next == .serving ? .seconds(4) : Self.outage
                )
            }
            try await world.untilCommits(commits, in: "team-a", within: .seconds(120))
            try await world.untilCondition("Backlogged", is: "False CaughtUp", of: "sensor", "build", in: "team-a")
            #expect(
                try world.conditions("sensor", "build", in: "team-a") == [
                    "ConfigValid": "True Valid", "DependenciesProvided": "True Provided",
                    "TriggersProvided": "True Provided", "Deployed": "True Running", "Subscribed": "True Subscribed",
                    "Backlogged": "False CaughtUp",
                ]
            )
            // An edit that comes afterwards counts: the watches are alive.
            try world.apply(world.manifests("team-a", path: "changed"))
            try await world.post(#"{"commit":"last"}"#, to: "team-a", path: "changed")
            try await world.untilCommits((commits + ["last"]).sorted(), in: "team-a")
        }
    }

    /// Posts an event each second for so long; what they were.
    private static func post(from first: Int, to world: OperatorWorld, for time: Duration) async throws -> [String] {
        let clock = ContinuousClock()
        let end = clock.now + time
        var commits: [String] = []
        while clock.now < end {
            // In the order of their numbers also as texts.
            let commit = "c\(1_000 + first + commits.count)"
            try await world.post(#"{"commit":"\#(commit)"}"#, to: "team-a")
            commits.append(commit)
            try await Task.sleep(for: .seconds(1))
        }
        return commits
    }

    private static func script(
        before address: String,
        state: @escaping @Sendable () -> State
    ) -> ScriptedServer.Script {
        let count = Mutex(0)
        return { request, _ in
            switch state() {
            case .down: return [.close]
            case .refusing: return [.answer(429, headers: ["Retry-After": "1"], body: "{}")]
            case .serving: break
            }
            if request.target.contains("watch=true") { return CustomResourceTests.expiringWatch }
            let number = count.withLock { count in
                count += 1
                return count
            }
            if number % 100 == 0 { return [.close] }
            guard let answer = request.forwarded(to: address) else { return [.close] }
            return [.answer(answer.status, headers: ["Content-Type": "application/json"], body: answer.body)]
        }
    }
}
