import Buses
import EventData
import EventSources
import Gateway
import Kubernetes
import Manifests
import Support
import Testing

@Suite(.timeLimit(.minutes(3))) struct BatchIntakeTests {
    private static let source = ManifestName(namespace: "argo", name: "orders")

    private func intake(_ bus: any EventBus, quarantine: (any Quarantine)? = nil) -> Intake {
        let secrets = ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets in this test") }
        return Intake(
            bus: bus,
            clock: WallClock(),
            references: secrets,
            quarantine: quarantine,
            newEvents: Signal(),
            logger: silent
        )
    }

    private func emissions(_ identities: String...) -> [Emission] {
        identities.map { Emission(type: "kafka", payload: Array("{}".utf8), identity: $0) }
    }

    @Test func `a batch is stored in its order, and each emission has its receipt`() async throws {
        try await withFaultyBus { bus in
            let intake = intake(bus)
            let receipt = await intake.emit(emissions("a", "b", "a"), source: Self.source, eventName: "placed")
            #expect(
                receipt
                    == BatchReceipt(receipts: [
                        .stored(eventID: "a", sequence: 1), .stored(eventID: "b", sequence: 2),
                        .duplicate(eventID: "a", sequence: 1),
                    ])
            )
            let stored = try await bus.events(after: 0, limit: 10).map(\.event)
            #expect(stored.map(\.id) == ["a", "b"])
            #expect(stored.map(\.source) == ["orders", "orders"])
        }
    }

    @Test func `a bus that refuses gives no receipt for what it did not take`() async throws {
        try await withFaultyBus { bus in
            bus.fail(.append, times: 1)
            let intake = intake(bus)
            let refused = await intake.emit(emissions("a", "b"), source: Self.source, eventName: "placed")
            let refusal = EmitError.unavailable("the test refuses append", retryAfter: Intake.retryAfter)
            #expect(refused == BatchReceipt(receipts: [], refusal: refusal))
            let receipt = await intake.emit(emissions("a", "b"), source: Self.source, eventName: "placed")
            #expect(receipt.receipts.count == 2)
            #expect(receipt.refusal == nil)
        }
    }

    @Test func `a batch may be handed over before the one in front of it is stored, and is stored behind it`()
        async throws
    {
        let bus = try await SQLiteBus.open(directory: TemporaryBus().directory)
        let line = intake(bus).line(source: Self.source, eventName: "placed")
        let (first, second) = (await line.handOver(emissions("b", "a")), await line.handOver(emissions("c", "b")))
        #expect(first.mayBeFollowed)
        let receipts = await second.receipt().receipts
        #expect(receipts == [.stored(eventID: "c", sequence: 3), .duplicate(eventID: "b", sequence: 1)])
        #expect(
            await first.receipt().receipts
                == [.stored(eventID: "b", sequence: 1), .stored(eventID: "a", sequence: 2)]
        )
        await bus.close()
        let third = await line.handOver(emissions("d"))
        #expect(await third.receipt().refusal == .unavailable("the event bus is closed", retryAfter: Intake.retryAfter))
    }

    @Test func `nothing is stored behind what a line refused, and another line begins anew`() async throws {
        try await withFaultyBus { (bus) async throws in
            bus.fail(.append, times: 1)
            let intake = intake(bus)
            let line = intake.line(source: Self.source, eventName: "placed")
            let (first, second) = (await line.handOver(emissions("a")), await line.handOver(emissions("b")))
            for refused in [first, second] {
                let receipt = await refused.receipt()
                #expect(receipt.receipts.isEmpty)
                #expect(receipt.refusal != nil)
            }
            let other = intake.line(source: Self.source, eventName: "placed")
            #expect(await other.handOver(emissions("a")).receipt().receipts.count == 1)
            #expect(try await bus.events(after: 0, limit: 10).map(\.event.id) == ["a"])
        }
    }

    @Test func `what is put aside is kept, or the source hears that it is not`() async throws {
        let record = PoisonRecord(
            type: "kafka",
            identity: "a",
            position: "t/0@1",
            reason: "no JSON",
            bytes: [1],
            frame: Array("{}".utf8)
        )
        try await withFaultyBus { bus in
            let nowhere = intake(bus)
            await #expect(throws: EmitError.self) {
                try await nowhere.quarantine(record, source: Self.source, eventName: "placed")
            }
        }
        let bus = try await SQLiteBus.open(directory: TemporaryBus().directory)
        try await intake(bus, quarantine: bus).quarantine(record, source: Self.source, eventName: "placed")
        let kept = try await bus.quarantined(matching: QuarantineQuery())
        #expect(kept.map(\.position) == ["t/0@1"])
        #expect(try await bus.counters() == ["quarantined argo/orders/placed": 1])
        await bus.close()
    }
}
