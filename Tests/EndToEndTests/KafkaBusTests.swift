import Calamity
import Testing

/// Several gateways on one bus in Kafka, killed again and again (the long form is `make chaos BUS=kafka`).
@Suite struct KafkaBusTests {
    @Test func `gateways that are killed lose no side of a join and fire nothing twice`() async throws {
        var plan = ReplicaPlan(seed: 20_261_126, pairs: 400)
        plan.mostKills = 3
        let verdict = try await ReplicaOrdeal.run(plan) { _ in }
        #expect(verdict.problems == [])
        #expect(verdict.isGood)
    }
}
