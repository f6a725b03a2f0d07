import Buses
import EventData
import Gateway
import Manifests
import SensorEngine
import Support
import Synchronization
import Testing

/// Cursors of sensors to which nothing happens are saved now and then.
@Suite(.timeLimit(.minutes(3))) struct SensorCursorTests {
    private static func manifest(_ name: String, on subject: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: \(name), namespace: argo}
        spec:
          dependencies:
            - {name: dep, eventSourceName: webhook, eventName: \(subject)}
          triggers:
            - template: {name: tell, log: {}}
        """
    }

    private static let busy = ManifestName(namespace: "argo", name: "busy")
    private static let idle = ManifestName(namespace: "argo", name: "idle")

    private static func sensors(idleOn subject: String = "tag") throws -> [Sensor] {
        let text = "\(manifest("busy", on: "push"))\n---\n\(manifest("idle", on: subject))"
        let loaded = load([ManifestText(file: "s.yaml", text: text)], namespace: "argo")
        try #require(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
        return loaded.sensors
    }

    private static func push(_ number: Int) -> CloudEvent {
        CloudEvent(id: "\(number)", source: "webhook", subject: "push", type: "webhook", time: Sample.start, data: [])
    }

    /// Where the two sensors stand in the bus.
    private func cursors(_ bus: FaultyBus) async throws -> [Int64] {
        [try await bus.state(of: Self.busy).cursor, try await bus.state(of: Self.idle).cursor]
    }

    private func withLoop(
        _ body: (FaultyBus, SensorLoop, SetClock) async throws -> Void
    ) async throws {
        try await withFaultyBus { bus in
            let time = SetClock()
            let clock = WallClock(now: { time.now })
            let loop = SensorLoop(bus: bus, clock: clock, newEvents: Signal(), newInvocations: Signal(), logger: silent)
            try await body(bus, loop, time)
        }
    }

    private final class SetClock: Sendable {
        private let time = Mutex(Sample.start)

        var now: Timestamp { time.withLock { $0 } }

        func pass(_ duration: Duration) { time.withLock { $0 = $0 + duration } }
    }

    @Test func `a sensor that an event does not concern costs no row, until a second has passed`() async throws {
        try await withLoop { bus, loop, time in
            var engines = try await loop.restore(try Self.sensors())
            for number in 1...2 {
                _ = try await bus.append(Self.push(number))
                #expect(try await loop.advance(&engines))
            }
            #expect(try await cursors(bus) == [2, 0])
            time.pass(.seconds(1))
            #expect(try await loop.advance(&engines))
            #expect(try await cursors(bus) == [2, 2])
            #expect(try await loop.advance(&engines) == false)
        }
    }

    @Test func `events that concern no sensor are passed without a commit`() async throws {
        try await withLoop { bus, loop, time in
            var engines = try await loop.restore(try Self.sensors(idleOn: "push"))
            let other = CloudEvent(
                id: "o",
                source: "other",
                subject: "o",
                type: "webhook",
                time: Sample.start,
                data: []
            )
            _ = try await bus.append(other)
            #expect(try await loop.advance(&engines), "there may be more to read")
            #expect(try await loop.advance(&engines) == false)
            #expect(try await cursors(bus) == [0, 0])
            // A clock that was set back puts nothing off.
            time.pass(.seconds(-3_600))
            #expect(try await loop.advance(&engines))
            #expect(try await cursors(bus) == [1, 1])
        }
    }

    @Test func `after a crash nothing fires twice, although one cursor was behind`() async throws {
        try await withLoop { bus, loop, _ in
            var engines = try await loop.restore(try Self.sensors())
            _ = try await bus.append(Self.push(1))
            #expect(try await loop.advance(&engines))
            var restarted = try await loop.restore(try Self.sensors())
            #expect(try await loop.advance(&restarted))
            #expect(try await bus.invocations(matching: InvocationQuery()).count == 1)
        }
    }

    @Test func `an edited sensor does not decide on what it had passed before`() async throws {
        try await withLoop { bus, loop, _ in
            var engines = try await loop.restore(try Self.sensors())
            _ = try await bus.append(Self.push(1))
            #expect(try await loop.advance(&engines))
            _ = try await loop.swap(&engines, to: try Self.sensors(idleOn: "push"))
            #expect(try await cursors(bus) == [1, 1])
            var restarted = try await loop.restore(try Self.sensors(idleOn: "push"))
            #expect(try await loop.advance(&restarted) == false)
            #expect(try await bus.invocations(matching: InvocationQuery()).map(\.invocation.sensor) == [Self.busy])
        }
    }
}
