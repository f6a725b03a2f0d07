import Buses
import EventData
import Manifests
import SensorEngine
import Support
import Testing

/// What filters refuse is kept in few bytes, whatever the number of sensors and events.
struct RejectionBlockTests {
    private static let verdicts: [Outcome.Verdict] = [.filtered, .filterError, .transformError]

    @Test func `every refusal of many batches is found again, with the revision that decided`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        var wanted: [Int64: [SensorOutcome]] = [:]
        // Batches of all sizes, one far wider than a block, names of all kinds.
        var next: Int64 = 1
        for (batch, size) in [1, 256, 2, 3_000, 1].enumerated() {
            var effects: [Effect] = []
            for sequence in next..<(next + Int64(size)) {
                for name in ["push", "ä\u{0}☂", ""] where (sequence + Int64(name.utf8.count)) % 3 != 0 {
                    let verdict = Self.verdicts[Int(sequence) % 3]
                    let outcome = Outcome(sequence: sequence, dependency: name, verdict: verdict)
                    effects.append(.record(outcome))
                    wanted[sequence, default: []]
                        .append(SensorOutcome(sensor: Sample.sensor, outcome: outcome, revision: "r\(batch)"))
                }
            }
            next += Int64(size)
            let commit = SensorCommit(sensor: Sample.sensor, revision: "r\(batch)", cursor: next - 1, effects: effects)
            try await bus.commit([commit])
            try await bus.commit([commit])
        }
        for sequence in Array(1..<next).filter({ $0 % 7 == 0 || $0 < 300 || $0 > next - 5 }) {
            #expect(try await bus.outcomes(of: sequence) == wanted[sequence] ?? [])
        }
        #expect(try await bus.outcomes(of: next) == [])
        let total = try await bus.verdictCounts().reduce(0) { $0 + $1.count }
        #expect(total == wanted.values.reduce(0) { $0 + $1.count }, "a repeated commit counted again")
        await bus.close()
    }
}
