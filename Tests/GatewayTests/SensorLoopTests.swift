import Buses
import Gateway
import Manifests
import SensorEngine
import Support
import Testing

@Suite(.timeLimit(.minutes(1))) struct SensorLoopTests {
    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci, namespace: argo}
        spec:
          dependencies:
            - {name: push, eventSourceName: webhook, eventName: push}
            - {name: approval, eventSourceName: webhook, eventName: approval}
          triggers:
            - template:
                name: build
                conditions: push && approval
                log: {}
        """

    private func sensors() throws -> [Sensor] {
        let loaded = load([ManifestText(file: "s.yaml", text: Self.manifest)], namespace: "argo")
        try #require(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
        return loaded.sensors
    }

    private func withLoop(_ bus: FaultyBus, _ body: (Signal) async throws -> Void) async throws {
        let newEvents = Signal()
        let clock = WallClock()
        let loop = SensorLoop(bus: bus, clock: clock, newEvents: newEvents, newInvocations: Signal(), logger: silent)
        let engines = try await loop.restore(try sensors())
        try await withThrowingTaskGroup { group in
            group.addTask { try await loop.run(engines) }
            try await body(newEvents)
            group.cancelAll()
        }
    }

    @Test func `a commit that fails loses no event and decides nothing twice`() async throws {
        try await withFaultyBus { bus in
            try await withLoop(bus) { newEvents in
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
            try await withLoop(bus) { newEvents in
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
            try await withLoop(bus) { newEvents in
                _ = try await bus.append(Sample.event("1", subject: "push"))
                newEvents.raise()
                await bus.wait(for: .commit)
            }
            try await withLoop(bus) { newEvents in
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                newEvents.raise()
                await bus.wait(for: .commit)
            }
            #expect(try await bus.invocations(matching: InvocationQuery()).count == 1)
        }
    }
}
