import Buses
import EventData
import Gateway
import SensorEngine
import Support
import Testing

/// Time passes for what sensors hold.
@Suite(.timeLimit(.minutes(3))) struct SensorDeadlineTests {
    /// A loop whose clock stands at the start, and engines as at a start.
    private func restored(_ bus: FaultyBus, at moment: Timestamp) async throws -> (SensorLoop, SensorEngines) {
        let loop = SensorLoop(over: bus, clock: WallClock(now: { moment }))
        return (loop, try await loop.restore(try sensors(JoiningSensor.manifest(with: "join: {within: 10m}"))))
    }

    private func event(_ subject: String, at seconds: Int64) -> CloudEvent {
        CloudEvent(
            id: "\(subject)-\(seconds)",
            source: "webhook",
            subject: subject,
            type: "webhook",
            time: Sample.time(seconds),
            data: []
        )
    }

    @Test func `a deadline of what has fired is forgotten, or the loop would never rest`() async throws {
        try await withFaultyBus { bus in
            var (loop, engines) = try await restored(bus, at: Sample.time(9_999))
            _ = try await bus.append(event("push", at: 0))
            _ = try await bus.append(event("approval", at: 1))
            #expect(try await loop.advance(&engines))
            #expect(try await loop.advance(&engines) == false)
            #expect(engines.nextDeadline == nil)
        }
    }

    @Test func `events of others let time pass too`() async throws {
        try await withFaultyBus { bus in
            var (loop, engines) = try await restored(bus, at: Sample.start)
            _ = try await bus.append(event("push", at: 0))
            #expect(try await loop.advance(&engines))
            _ = try await bus.append(event("other", at: 601))
            #expect(try await loop.advance(&engines))
            #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 2, held: []))
            #expect(try await bus.outcomes(of: 1).map(\.outcome.verdict) == [.held, .expired])
        }
    }

    @Test func `what fell due while the process was down happens at the start`() async throws {
        try await withFaultyBus { bus in
            var (first, before) = try await restored(bus, at: Sample.start)
            _ = try await bus.append(event("push", at: 0))
            #expect(try await first.advance(&before))
            var (second, after) = try await restored(bus, at: Sample.time(600))
            #expect(after.nextDeadline == Sample.time(600))
            #expect(try await second.advance(&after))
            #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 1, held: []))
        }
    }
}
