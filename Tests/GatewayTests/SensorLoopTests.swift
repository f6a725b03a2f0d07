import Buses
import Gateway
import SensorEngine
import Support
import Testing

@Suite(.timeLimit(.minutes(3))) struct SensorLoopTests {
    @Test func `a commit that fails loses no event and decides nothing twice`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { _, newEvents in
                bus.fail(.commit, times: 2)
                _ = try await bus.append(Sample.event("1", subject: "push"))
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                newEvents.raise()
                while bus.failuresLeft(of: .commit) > 0 {
                    newEvents.raise()
                    await Task.yield()
                }
                newEvents.raise()
                await bus.wait(for: .commit)
            }
            let fired = try await bus.invocations(matching: InvocationQuery())
            #expect(fired.map { $0.invocation.events.map(\.id) } == [["1", "2"]])
            #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 2, held: []))
            #expect(try await bus.outcomes(of: 1).map(\.outcome.verdict) == [.held, .fired])
            #expect(try await bus.outcomes(of: 2).map(\.outcome.verdict) == [.fired])
        }
    }

    @Test func `an event held before a failed read still joins after it`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { _, newEvents in
                _ = try await bus.append(Sample.event("1", subject: "push"))
                newEvents.raise()
                await bus.wait(for: .commit)
                bus.fail(.read, times: 1)
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                while bus.failuresLeft(of: .read) > 0 {
                    newEvents.raise()
                    await Task.yield()
                }
                newEvents.raise()
                await bus.wait(for: .commit)
            }
            #expect(try await bus.invocations(matching: InvocationQuery()).count == 1)
            #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 2, held: []))
        }
    }

    @Test func `a second loop takes up what the first one held`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { _, newEvents in
                _ = try await bus.append(Sample.event("1", subject: "push"))
                newEvents.raise()
                await bus.wait(for: .commit)
            }
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { _, newEvents in
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                newEvents.raise()
                await bus.wait(for: .commit)
            }
            #expect(try await bus.invocations(matching: InvocationQuery()).count == 1)
        }
    }
}
