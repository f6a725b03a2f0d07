import Buses
import EventData
import EventSources
import Gateway
import Kubernetes
import Manifests
import SensorEngine
import Support
import Synchronization
import Testing

/// `quota` of an EventSource: what is full takes nothing, and nothing that was taken makes room for something new.
@Suite(.timeLimit(.minutes(3))) struct QuotaTests {
    @Test func `the event after the last that fits is refused, and accepted when a sensor has read on`() async throws {
        try await withQuota("{events: 5}") { (world) async throws in
            #expect(try await world.emit(1...5) == ["1", "2", "3", "4", "5"])
            let refusal = EmitError.full(
                "the quota of argo/in/e is full: quota.events is 5, and 5 events wait to be consumed; "
                    + "send the event again later, or raise the quota in the EventSource",
                retryAfter: Intake.retryAfter
            )
            await #expect(throws: refusal) { try await world.emit("6") }
            try await world.read(through: 3)
            await #expect(throws: refusal, "how full it is, is known for a second") { try await world.emit("6") }
            world.wait(.seconds(1))
            #expect(try await world.emit(6...8) == ["6", "7", "8"])
            await #expect(throws: refusal) { try await world.emit("9") }
            #expect(try await world.bus.events(after: 0, limit: 99).map(\.event.id).count == 8)
        }
    }

    @Test func `a crowd that comes at once gets as many places as there are`() async throws {
        try await withQuota("{events: 5}") { (world) async throws in
            let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for id in 0..<200 { group.addTask { try await world.isAccepted("\(id)") } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(accepted == 5)
            #expect(try await world.bus.lastSequence() == 5)
        }
    }

    @Test func `however crowds, readers and time mix, no more waits than the quota, and all find room in the end`()
        async throws
    {
        try await withQuota("{events: 5}") { (world) async throws in
            var (accepted, cursor) = (Set<String>(), Int64(0))
            for round in 0..<40 {
                let read = min(cursor + Int64(round % 4), try await world.bus.lastSequence())
                let crowd = try await withThrowingTaskGroup(of: String?.self) { group in
                    for id in 0..<8 where !accepted.contains("\(id) \(round / 8)") {
                        let name = "\(id) \(round / 8)"
                        group.addTask { try await world.isAccepted(name) ? name : nil }
                    }
                    if read > cursor {
                        group.addTask {
                            try await world.read(through: read)
                            return nil
                        }
                    }
                    world.wait(.milliseconds(300))
                    return try await group.reduce(into: Set<String>()) { names, name in
                        if let name { names.insert(name) }
                    }
                }
                accepted.formUnion(crowd)
                cursor = max(cursor, read)
                let waiting = try await world.bus.unconsumed(of: "in", "e", by: [Sample.sensor])
                #expect(waiting.events <= 5, "in round \(round)")
            }
            #expect(try await world.bus.lastSequence() == Int64(accepted.count))
            let names = (0..<40).map { "\($0 % 8) \($0 / 8)" }
            for name in names where !accepted.contains(name) {
                try await world.read(through: try await world.bus.lastSequence())
                world.wait(.seconds(1))
                #expect(try await world.emit(name) == name)
            }
            #expect(try await world.bus.events(after: 0, limit: 99).map(\.event.id).sorted() == names.sorted())
        }
    }

    @Test func `what is known already and what the bus refuses takes no place`() async throws {
        try await withQuota("{events: 2}") { (world) async throws in
            for _ in 0..<3 { _ = try await world.emit("same") }
            world.bus.fail(.append, times: 3)
            for id in 0..<3 { #expect(try await world.isAccepted("refused \(id)") == false) }
            #expect(try await world.emit("second") == "second")
            #expect(try await world.isAccepted("third") == false)
        }
    }

    @Test func `an event that a pending invocation is about waits to be consumed, and one of a dead letter does not`()
        async throws
    {
        try await withQuota("{events: 2}") { (world) async throws in
            #expect(try await world.emit(1...2) == ["1", "2"])
            try await world.bus.commit([
                SensorCommit(
                    sensor: Sample.sensor,
                    cursor: 2,
                    effects: [
                        .fire(world.invocation("waits", of: 1)),
                        .bury(world.invocation("dead", of: 2), reason: "no"),
                    ]
                )
            ])
            world.wait(.seconds(1))
            #expect(try await world.emit("3") == "3")
            #expect(try await world.isAccepted("4") == false)
        }
    }

    @Test func `bytes and age are limits as well`() async throws {
        try await withQuota("{bytes: 1k}") { (world) async throws in
            #expect(try await world.isAccepted("a", bytes: 600))
            #expect(try await world.isAccepted("b", bytes: 600), "the one that reaches the limit is the last")
            #expect(try await world.isAccepted("c", bytes: 1) == false)
        }
        try await withQuota("{age: 1m}") { (world) async throws in
            #expect(try await world.isAccepted("a"))
            world.wait(.seconds(59))
            #expect(try await world.isAccepted("b"))
            world.wait(.seconds(1))
            let refusal = EmitError.full(
                "the quota of argo/in/e is full: quota.age is 1m0s, and the oldest event has waited for 1m0s to be "
                    + "consumed; send the event again later, or raise the quota in the EventSource",
                retryAfter: Intake.retryAfter
            )
            await #expect(throws: refusal) { try await world.emit("c") }
            try await world.read(through: 2)
            world.wait(.seconds(1))
            #expect(try await world.isAccepted("c"))
        }
    }

    @Test func `what nobody reads does not wait, and a quota holds for its own event alone`() async throws {
        try await withQuota("{events: 1}", sensors: []) { (world) async throws in
            #expect(try await world.emit(1...3) == ["1", "2", "3"])
        }
        try await withQuota("{events: 1}") { (world) async throws in
            #expect(try await world.isAccepted("a"))
            #expect(try await world.isAccepted("b") == false)
            #expect(try await world.isAccepted("c", as: "other"))
        }
    }

    @Test func `an edit of the quota or of its readers counts at once`() async throws {
        try await withQuota("{events: 1}") { (world) async throws in
            #expect(try await world.emit("1") == "1")
            #expect(try await world.isAccepted("2") == false)
            await world.adopt(world.manifests("{events: 2}"))
            #expect(try await world.emit("2") == "2")
            #expect(try await world.isAccepted("3") == false)
            await world.adopt(world.manifests("{events: 2}", sensors: []))
            #expect(try await world.emit("3") == "3")
            await world.adopt(world.manifests("{events: 2}"))
            #expect(try await world.isAccepted("4") == false)
            await world.adopt(world.manifests(nil))
            #expect(try await world.emit("4") == "4")
        }
    }

    @Test func `a batch that finds no room for all is stored up to there, and followed by none before it is told`()
        async throws
    {
        try await withQuota("{events: 2}") { (world) async throws in
            let line = world.line()
            let batch = await line.handOver(world.emissions("1", "2", "3"))
            #expect(!batch.mayBeFollowed, "though the bus would take more")
            let receipt = await batch.receipt()
            #expect(
                receipt.receipts == [.stored(eventID: "1", sequence: 1), .stored(eventID: "2", sequence: 2)],
                "\(receipt)"
            )
            guard case .full = receipt.refusal else {
                Issue.record("\(receipt)")
                return
            }
            await #expect(throws: EmitError.self) { try await world.emit("4") }
        }
    }

    @Test func `a bus that cannot say how full it is gets nothing, and is asked once a second`() async throws {
        try await withQuota("{events: 9}") { (world) async throws in
            #expect(try await world.emit("1") == "1")
            world.bus.fail(.unconsumed, times: 1)
            #expect(try await world.emit("2") == "2")
            world.wait(.seconds(1))
            let refusal = EmitError.unavailable("the test refuses unconsumed", retryAfter: Intake.retryAfter)
            await #expect(throws: refusal) { try await world.emit("3") }
            #expect(try await world.emit("3") == "3")
        }
    }
}

/// An intake with a quota, over a real bus with a clock that is moved by hand.
private final class QuotaWorld: Sendable {
    let bus: FaultyBus
    let quotas: Quotas
    private let intake: Intake
    private let hand = ClockHand()

    /// What time it is; it stands still until it is moved.
    private final class ClockHand: Sendable {
        let time = Mutex(Sample.start)
    }

    init(_ bus: FaultyBus) {
        self.bus = bus
        let clock = WallClock(now: { [hand] in hand.time.withLock { $0 } })
        quotas = Quotas(bus: bus, clock: clock, logger: silent)
        intake = Intake(
            bus: bus,
            clock: clock,
            references: ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets in this test") },
            quotas: quotas,
            newEvents: Signal(),
            logger: silent
        )
    }

    func manifests(_ quota: String?, sensors: [String] = ["ci"]) -> CheckedManifests {
        let source = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: in}
            spec:
              webhook:
                e: {port: "12000", endpoint: /e, method: POST\(quota.map { ", quota: \($0)" } ?? "")}
                other: {port: "12000", endpoint: /other, method: POST}
            """
        let all =
            [source]
            + sensors.map { name in
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: \(name)}
                spec:
                  dependencies: [{name: e, eventSourceName: in, eventName: e}]
                  triggers: [{template: {name: t, log: {}}}]
                """
            }
        let checked = CheckedManifests(
            [ManifestText(file: "m.yaml", text: all.joined(separator: "\n---\n"))],
            namespace: "argo"
        )
        precondition(!checked.hasErrors, "\(checked.diagnostics)")
        return checked
    }

    func adopt(_ checked: CheckedManifests) async {
        await quotas.adopt(checked.sources, readBy: checked.sensors)
    }

    func wait(_ duration: Duration) { hand.time.withLock { $0 = $0 + duration } }

    @discardableResult
    func emit(_ id: String, as eventName: String = "e", bytes: Int = 2) async throws(EmitError) -> String {
        let payload = Array("\"\(String(repeating: "x", count: max(0, bytes - 2)))\"".utf8)
        let emission = Emission(type: "webhook", payload: payload, identity: id)
        let source = ManifestName(namespace: "argo", name: "in")
        switch try await intake.emit(emission, source: source, eventName: eventName) {
        case .stored(let id, _), .duplicate(let id, _): return id
        case .filtered: return "filtered"
        }
    }

    func emissions(_ ids: String...) -> [Emission] {
        ids.map { Emission(type: "webhook", payload: Array("{}".utf8), identity: $0) }
    }

    func line() -> any EmissionLine {
        intake.line(source: ManifestName(namespace: "argo", name: "in"), eventName: "e")
    }

    func emit(_ ids: ClosedRange<Int>) async throws(EmitError) -> [String] {
        var accepted: [String] = []
        for id in ids { accepted.append(try await emit("\(id)")) }
        return accepted
    }

    func isAccepted(_ id: String, as eventName: String = "e", bytes: Int = 2) async throws -> Bool {
        do throws(EmitError) {
            try await emit(id, as: eventName, bytes: bytes)
            return true
        } catch { return false }
    }

    func read(through sequence: Int64) async throws { try await bus.commit(cursor: sequence) }

    func invocation(_ id: String, of sequence: Int64) -> Invocation {
        Invocation(
            id: InvocationID(id),
            sensor: Sample.sensor,
            revision: "r1",
            trigger: "t",
            kind: "log",
            request: JSONText([:]),
            events: [
                EventReference(dependency: "e", sequence: sequence, source: "in", subject: "e", id: "\(sequence)")
            ],
            createdAt: Sample.start
        )
    }
}

private func withQuota(
    _ quota: String,
    sensors: [String] = ["ci"],
    _ body: (QuotaWorld) async throws -> Void
) async throws {
    try await withFaultyBus { bus in
        _ = try await bus.state(of: Sample.sensor)
        let world = QuotaWorld(bus)
        await world.adopt(world.manifests(quota, sensors: sensors))
        try await body(world)
    }
}
