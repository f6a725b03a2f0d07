import Buses
import EventData
import Manifests
import SensorEngine

// What is still to be consumed of a source.
extension EventBusContract {
    static let quotas: [EventBusContract] = [
        EventBusContract("what the slowest reader has not passed is unconsumed", onOpenBus: unread),
        EventBusContract("what pending invocations are about is unconsumed, once", onOpenBus: pending),
        EventBusContract("what is held, dead or done is consumed", onOpenBus: consumed),
    ]

    private static func count(_ bus: any EventBus, by readers: Set<ManifestName>) async throws -> Int {
        try await bus.unconsumed(of: "webhook", "example", by: readers).events
    }

    private static func unread(_ bus: any EventBus) async throws {
        try await bus.append(ids: "before")
        _ = try await bus.state(of: Sample.sensor)
        _ = try await bus.state(of: Sample.other)
        try expect(await bus.unconsumed(of: "webhook", "example", by: [Sample.sensor]), is: Unconsumed())
        let (wide, plain) = (Sample.event("a ☂"), Sample.event("b"))
        for event in [wide, plain] { _ = try await bus.append(event) }
        _ = try await bus.append(Sample.event("c", subject: "else"))
        _ = try await bus.append(Sample.event("d", source: "elsewhere"))
        let both = try await bus.unconsumed(of: "webhook", "example", by: [Sample.sensor])
        try expect(both.events, is: 2)
        let least = [wide, plain].reduce(0) { $0 + Int64($1.data?.count ?? 0) }
        try expect(both.bytes >= least && both.bytes < least + 1_000, "their data counts, and little more")
        try expect(both.oldest != nil, "the oldest was stored at some time")
        // The other one goes ahead: the slowest counts.
        try await bus.commit([SensorCommit(sensor: Sample.other, cursor: 3, effects: [])])
        try expect(await count(bus, by: [Sample.sensor, Sample.other]), is: 2)
        try await bus.commit(cursor: 2)
        try expect(await count(bus, by: [Sample.sensor, Sample.other]), is: 1)
        let one = try await bus.unconsumed(of: "webhook", "example", by: [Sample.sensor])
        try expect(one.bytes < both.bytes, "what was passed weighs nothing")
        try expect(await count(bus, by: [Sample.other]), is: 0, "what one reader has passed")
        let unknown = ManifestName(namespace: "argo", name: "unknown")
        try expect(await count(bus, by: [unknown]), is: 0, "what waits for a sensor that is not known")
        try expect(await count(bus, by: []), is: 0, "what waits for nobody")
        try expect(await bus.unconsumed(of: "elsewhere", "example", by: [Sample.sensor]).events, is: 1)
    }

    private static func pending(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b", "c")
        try await bus.commit(
            cursor: 2,
            .fire(Sample.invocation("x", events: [1, 2])),
            .fire(Sample.invocation("y", events: [2], trigger: "other"))
        )
        try expect(await count(bus, by: [Sample.sensor]), is: 3, "two of invocations and one that nobody has read")
        try expect(await count(bus, by: []), is: 2)
        try expect(await bus.unconsumed(of: "webhook", "else", by: []), is: Unconsumed())
        // One event of two invocations, one of which is done.
        try await bus.record(Sample.attempt(1, at: 1, .succeeded("x")), of: InvocationID("x"), decision: .done("x"))
        try expect(await count(bus, by: []), is: 1)
        try await bus.record(
            Sample.attempt(1, at: 1, .transient("down", after: nil)),
            of: InvocationID("y"),
            decision: .retry(at: Sample.time(60), problem: "down")
        )
        try expect(await count(bus, by: []), is: 1, "one that is tried again")
        // The event that somebody has not read and that is fired for counts once.
        _ = try await bus.state(of: Sample.other)
        try await bus.append(ids: "d")
        try await bus.commit(cursor: 4, .fire(Sample.invocation("z", events: [4])))
        try expect(await count(bus, by: [Sample.other]), is: 2)
    }

    private static func consumed(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "held", "dead", "late", "skipped", "done")
        try await bus.commit(
            cursor: 5,
            .hold(Sample.held("a", 1)),
            .bury(Sample.invocation("dead", events: [2]), reason: "no"),
            .standBy(Sample.invocation("late", events: [3], trigger: "late"), problem: nil),
            .fire(Sample.invocation("skipped", events: [4])),
            .fire(Sample.invocation("done", events: [5]))
        )
        try expect(await count(bus, by: [Sample.sensor]), is: 2)
        try await bus.arrange([Arrangement(InvocationID("skipped"), .skip(reason: "full"))], gates: [])
        let report = DeliveryReport(
            attempt: Sample.attempt(1, at: 1, .succeeded("Workflow")),
            decision: .done("Workflow"),
            staysInRoom: true
        )
        try await bus.record(report, of: InvocationID("done"))
        try expect(await bus.unconsumed(of: "webhook", "example", by: [Sample.sensor]), is: Unconsumed())
    }
}
