import Buses
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
        let secrets = SecretCache { _, _ throws(KubernetesError) in throw .notFound("no secrets in this test") }
        return Intake(bus: bus, clock: WallClock(), secrets: secrets, newEvents: Signal(), logger: silent)
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

@Suite(.timeLimit(.minutes(3))) struct SecretCacheTests {
    private static let selector = SecretSelector(name: "token", key: "value")

    @Test func `a burst of requests reads a secret once and gets it without its last newline`() async throws {
        let reads = Mutex(0)
        let begun = Signal()
        let answer = Signal()
        let cache = SecretCache { _, _ in
            reads.withLock { $0 += 1 }
            begun.raise()
            await answer.wait()
            return Array("s3cret\n".utf8)
        }
        let values = try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await cache.value(of: Self.selector, namespace: "argo") } }
            await begun.wait()
            answer.raise()
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(values == Array(repeating: Array("s3cret".utf8), count: 8))
        #expect(reads.withLock { $0 } == 1)
    }

    @Test func `a failed read is told and not remembered`() async throws {
        let reads = Mutex(0)
        let cache = SecretCache { _, _ throws(KubernetesError) in
            let count = reads.withLock { count in
                count += 1
                return count
            }
            guard count > 1 else { throw .notFound("no such secret") }
            return [1]
        }
        await #expect(throws: KubernetesError.notFound("no such secret")) {
            try await cache.value(of: Self.selector, namespace: "argo")
        }
        #expect(try await cache.value(of: Self.selector, namespace: "argo") == [1])
    }
}
