import EventData
import Kubernetes
import LocalCluster
import Logging
import LoopbackServers
import Manifests
import Operator
import Synchronization
import Testing

/// The election over a real cluster's API.
@Suite(.timeLimit(.minutes(2))) struct LeaseHolderTests {
    private static let name = ManifestName(namespace: "default", name: "gateway")
    /// Long enough for a machine that is busy with something else.
    private static let lasting = Duration.seconds(20)
    private static let short = Duration.milliseconds(700)

    @Test func `one has it, and the next one when it is let go`() async throws {
        try await LeaseCluster.with { client in
            let (first, second) = (Self.holder("a", client), Self.holder("b", client))
            #expect(try await first.acquire() == 1)
            let keeping = Task { try await first.keep() }
            let waiting = Task { try await second.acquire() }
            try await Fixture.eventually("the second one has looked") { await second.holder == "a" }
            keeping.cancel()
            _ = await keeping.result
            await first.release()
            #expect(try await waiting.value == 2)
        }
    }

    @Test func `who does not renew it loses it, and is told`() async throws {
        try await LeaseCluster.with { client in
            let (first, second) = (Self.holder("a", client, Self.short), Self.holder("b", client, Self.short))
            #expect(try await first.acquire() == 1)
            #expect(try await second.acquire() == 2)
            try await first.keep()
            #expect(await first.holder == "b")
            // What is somebody else's is not let go.
            await first.release()
            let lease = try await client.get(
                ResourcePath(
                    apiVersion: "coordination.k8s.io/v1",
                    plural: "leases",
                    namespace: "default",
                    name: "gateway"
                )
            )
            #expect(lease.at("spec", "holderIdentity") == "b")
        }
    }

    @Test func `of many at once one has it`() async throws {
        try await LeaseCluster.with { client in
            let holders = (0..<8).map { Self.holder("\($0)", client) }
            let won = Tokens()
            let tasks = holders.map { holder in
                Task {
                    await won.add(try await holder.acquire())
                    try await holder.keep()
                }
            }
            try await Fixture.eventually("one has it, and the others have looked") {
                for holder in holders where await holder.holder == nil { return false }
                return await !won.all.isEmpty
            }
            #expect(await won.all == [1])
            for task in tasks { task.cancel() }
            for task in tasks { _ = await task.result }
        }
    }

    @Test func `a cluster that does not answer takes it from nobody`() async throws {
        let lease = #"{"metadata":{"resourceVersion":"1"},"spec":{"holderIdentity":"a","leaseTransitions":4}}"#
        let taken = #"{"metadata":{"resourceVersion":"2"},"spec":{"holderIdentity":"b","leaseTransitions":5}}"#
        try await Fixture.serving([
            .answer(200, body: lease), .answer(200, body: lease), .answer(500, body: "{}"), .close,
            .answer(503, body: "{}"), .answer(200, body: taken),
        ]) { client, server in
            let holder = Self.holder("a", client)
            #expect(try await holder.acquire() == 4)
            try await holder.keep()
            #expect(server.received.count == 6)
        }
    }

    private actor Tokens {
        private(set) var all: [Int] = []

        func add(_ token: Int) { all.append(token) }
    }

    /// A clock that moves: a Lease that is written as it was does not change.
    private final class Ticks: Sendable {
        private let seconds = Mutex<Int64>(1_000)

        func next() -> Timestamp {
            seconds.withLock { seconds in
                seconds += 1
                return Timestamp(seconds: seconds)
            }
        }
    }

    private static func holder(
        _ identity: String,
        _ client: KubernetesClient,
        _ lasting: Duration = lasting
    ) -> LeaseHolder {
        let ticks = Ticks()
        return LeaseHolder(name, identity: identity, lasting: lasting, in: client, now: ticks.next)
    }
}
