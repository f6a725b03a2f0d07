import Buses
import EventData
import EventSources
import Gateway
import Kubernetes
import Manifests
import Support
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3))) struct IntakeTests {
    private static let source = ManifestName(namespace: "argo", name: "webhook")

    private func intake(_ bus: any EventBus) -> Intake {
        let secrets = ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets in this test") }
        return Intake(bus: bus, clock: WallClock(), references: secrets, newEvents: Signal(), logger: silent)
    }

    @Test func `an event has the envelope that Argo Events gives it, and the time of its arrival`() async throws {
        try await withFaultyBus { bus in
            let before = WallClock().now()
            let payload = Array(#"{"body":{}}"#.utf8)
            let emission = Emission(type: "storagegrid", payload: payload, identity: "delivery-1")
            _ = try await intake(bus).emit(emission, source: Self.source, eventName: "push")
            let stored = try #require(try await bus.events(after: 0, limit: 2).first).event
            #expect(before <= stored.time && stored.time <= WallClock().now())
            #expect(
                stored
                    == CloudEvent(
                        id: "delivery-1",
                        source: "webhook",
                        subject: "push",
                        type: "storagegrid",
                        time: stored.time,
                        specVersion: "1.0",
                        dataContentType: "application/json",
                        data: payload
                    )
            )
        }
    }

    @Test func `an event that nobody has named gets an id of its own, of 32 hexadecimal digits`() async throws {
        try await withFaultyBus { bus in
            let intake = intake(bus)
            let emission = Emission(type: "webhook", payload: Array("{}".utf8), identity: nil)
            for _ in 0..<3 { _ = try await intake.emit(emission, source: Self.source, eventName: "push") }
            let ids = try await bus.events(after: 0, limit: 5).map(\.event.id)
            #expect(Set(ids).count == 3)
            #expect(ids.allSatisfy { $0.wholeMatch(of: #/[0-9a-f]{32}/#) != nil }, "\(ids)")
        }
    }

    @Test func `an event that the bus refuses is not acknowledged, and can be emitted again`() async throws {
        try await withFaultyBus { bus in
            let intake = intake(bus)
            let emission = Emission(type: "webhook", payload: Array("{}".utf8), identity: "delivery-1")
            bus.fail(.append, times: 1)
            let refusal = EmitError.unavailable("the test refuses append", retryAfter: Intake.retryAfter)
            await #expect(throws: refusal) { try await intake.emit(emission, source: Self.source, eventName: "push") }
            #expect(try await bus.lastSequence() == 0)
            let receipts = [
                try await intake.emit(emission, source: Self.source, eventName: "push"),
                try await intake.emit(emission, source: Self.source, eventName: "push"),
            ]
            #expect(
                receipts == [
                    .stored(eventID: "delivery-1", sequence: 1),
                    .duplicate(eventID: "delivery-1", sequence: 1),
                ]
            )
        }
    }
}

@Suite(.timeLimit(.minutes(3))) struct ReferenceCacheTests {
    private static let selector = SecretSelector(name: "token", key: "value")

    @Test func `a burst of requests reads a secret once and gets it without its last newline`() async throws {
        let reads = Mutex(0)
        let begun = Signal()
        let answer = Signal()
        let cache = ReferenceCache { _, _ in
            reads.withLock { $0 += 1 }
            begun.raise()
            await answer.wait()
            return Array("s3cret\n".utf8)
        }
        let values = try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await cache.secret(Self.selector, namespace: "argo") } }
            await begun.wait()
            answer.raise()
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(values == Array(repeating: Array("s3cret".utf8), count: 8))
        #expect(reads.withLock { $0 } == 1)
    }

    @Test func `a failed read is told and not remembered`() async throws {
        let reads = Mutex(0)
        let cache = ReferenceCache { _, _ throws(KubernetesError) in
            let count = reads.withLock { count in
                count += 1
                return count
            }
            guard count > 1 else { throw .notFound("no such secret") }
            return [1]
        }
        await #expect(throws: KubernetesError.notFound("no such secret")) {
            try await cache.secret(Self.selector, namespace: "argo")
        }
        #expect(try await cache.secret(Self.selector, namespace: "argo") == [1])
    }
}
