import Buses
import EventData
import Manifests
import SensorEngine

// What stands by, dead letters, and attempts that were overtaken.
extension EventBusContract {
    static let delivery: [EventBusContract] = [
        EventBusContract("what stands by is due with the dead letter", onOpenBus: standbyAfterDeath),
        EventBusContract("what stands by goes when the attempt succeeds", onOpenBus: standbyAfterSuccess),
        EventBusContract("what cannot be rendered dies with what it stands by for", onOpenBus: standbyUnrendered),
        EventBusContract("a firing that is repeated brings back nothing that stood by", onOpenBus: standbyRepeated),
        EventBusContract("of an attempt that a retry by hand has overtaken only a success counts", onOpenBus: rounds),
        EventBusContract("a look changes the standing and counts as no attempt", onOpenBus: looks),
        EventBusContract("dead letters are retried by sensor and trigger", onOpenBus: retryDead),
        EventBusContract("what could not be rendered is not retried", onOpenBus: unrendered),
        EventBusContract("a dead letter is put aside with its reason, and nothing else is", onOpenBus: drop),
        EventBusContract("of endless attempts the latest are remembered", onOpenBus: history),
    ]

    private static func state(_ bus: any EventBus, _ id: String) async throws -> InvocationRecord.State? {
        try await bus.invocation(InvocationID(id))?.state
    }

    private static func withStandby(_ bus: any EventBus, problem: String? = nil) async throws {
        try await bus.commit(
            cursor: 1,
            .standBy(Sample.invocation("late", trigger: "late"), problem: problem),
            .fire(Sample.invocation("x", standby: "late"))
        )
    }

    private static func standbyAfterDeath(_ bus: any EventBus) async throws {
        try await withStandby(bus)
        try expect(await state(bus, "late"), is: .standby)
        try expect(await bus.dueInvocations(at: Sample.time(99), limit: 9, excluding: []).count, is: 1)
        try expect(await bus.retry(InvocationID("late"), at: Sample.time(1)), is: false)
        let failed = Sample.attempt(1, at: 10, .transient("down", after: nil))
        try await bus.record(failed, of: InvocationID("x"), decision: .retry(at: Sample.time(20), problem: "down"))
        try expect(await state(bus, "late"), is: .standby)
        let last = Sample.attempt(2, at: 20, .transient("down", after: nil))
        try await bus.record(last, of: InvocationID("x"), decision: .dead("down"))
        let due = try await bus.dueInvocations(at: Sample.time(21), limit: 9, excluding: [])
        try expect(due.map(\.invocation.id.text), is: ["late"])
        try expect(due.map(\.dueAt), is: [Sample.time(20) + .milliseconds(250)])
        // A second death changes nothing for what has taken over.
        try await bus.record(
            Sample.attempt(1, at: 22, .succeeded("told")),
            of: InvocationID("late"),
            decision: .done("")
        )
        try expect(await bus.retry(InvocationID("x"), at: Sample.time(30)), is: true)
        let again = DeliveryReport(
            attempt: Sample.attempt(1, at: 31, .transient("down", after: nil)),
            decision: .dead("down"),
            round: 1
        )
        try await bus.record(again, of: InvocationID("x"))
        try expect(await state(bus, "x"), is: .dead)
        try expect(await state(bus, "late"), is: .succeeded)
    }

    private static func standbyAfterSuccess(_ bus: any EventBus) async throws {
        try await withStandby(bus)
        try await bus.record(
            Sample.attempt(1, at: 1, .succeeded("made")),
            of: InvocationID("x"),
            decision: .done("made")
        )
        try expect(await state(bus, "late"), is: nil)
        try expect(await state(bus, "x"), is: .succeeded)
    }

    private static func standbyUnrendered(_ bus: any EventBus) async throws {
        try await withStandby(bus, problem: "body.x does not exist")
        let failed = Sample.attempt(1, at: 1, .transient("down", after: nil))
        try await bus.record(failed, of: InvocationID("x"), decision: .dead("down"))
        let record = try await bus.invocation(InvocationID("late"))
        try expect(record?.state, is: .dead)
        try expect(record?.message, is: "body.x does not exist")
    }

    private static func standbyRepeated(_ bus: any EventBus) async throws {
        try await withStandby(bus)
        try await bus.record(
            Sample.attempt(1, at: 1, .succeeded("made")),
            of: InvocationID("x"),
            decision: .done("made")
        )
        try await withStandby(bus)
        try expect(await state(bus, "late"), is: nil)
    }

    private static func rounds(_ bus: any EventBus) async throws {
        let id = InvocationID("x")
        try await bus.commit(cursor: 1, .fire(Sample.invocation("x")))
        try expect(await bus.retry(id, at: Sample.time(5)), is: true)
        let overtaken = Sample.attempt(1, at: 4, .permanent("forbidden", fix: "allow it"))
        try await bus.record(overtaken, of: id, decision: .dead("forbidden"))
        let record = try await bus.invocation(id)
        try expect(record?.state, is: .pending)
        try expect(record?.attempts, is: 0)
        try expect(record?.dueAt, is: Sample.time(5))
        try expect(await bus.attempts(of: id), is: [overtaken])
        let late = Sample.attempt(1, at: 6, .succeeded("made"))
        try await bus.record(late, of: id, decision: .done("made"))
        try expect(await state(bus, "x"), is: .succeeded)
    }

    private static func looks(_ bus: any EventBus) async throws {
        let id = InvocationID("x")
        try await bus.commit(cursor: 1, .fire(Sample.invocation("x")))
        let observe = DeliveryDecision.observe(at: Sample.time(10), made: "Workflow a/b", checks: 0)
        try await bus.record(Sample.attempt(1, at: 10, .succeeded("Workflow a/b")), of: id, decision: observe)
        let look = DeliveryDecision.observe(at: Sample.time(20), made: "Workflow a/b", checks: 1)
        try await bus.record(DeliveryReport(attempt: nil, decision: look, counts: false), of: id)
        let record = try await bus.invocation(id)
        try expect(record?.progress.checks, is: 1)
        try expect(record?.attempts, is: 1)
        try expect(record?.dueAt, is: Sample.time(20))
        try expect(record?.waitsFor, is: .labels)
        try expect(await bus.backlog(), is: [.labels: 1])
        try await bus.record(DeliveryReport(attempt: nil, decision: .done("Workflow a/b"), counts: false), of: id)
        try expect(await state(bus, "x"), is: .succeeded)
        try expect(await bus.attempts(of: id).count, is: 1)
        try expect(await bus.backlog(), is: [:])
    }

    private static func retryDead(_ bus: any EventBus) async throws {
        try await bus.commit(
            cursor: 1,
            .bury(Sample.invocation("a"), reason: "no"),
            .bury(Sample.invocation("b", trigger: "test"), reason: "no"),
            .fire(Sample.invocation("c"))
        )
        try await bus.commit([
            SensorCommit(
                sensor: Sample.other,
                cursor: 1,
                effects: [.bury(Sample.invocation("d", sensor: Sample.other), reason: "no")]
            )
        ])
        try expect(
            await bus.retryDead(matching: InvocationQuery(sensor: "ci", trigger: "test"), at: Sample.start),
            is: 1
        )
        try expect(await state(bus, "b"), is: .pending)
        try expect(await state(bus, "a"), is: .dead)
        try expect(await bus.retryDead(matching: InvocationQuery(sensor: "argo/cd", limit: 0), at: Sample.start), is: 1)
        try expect(await bus.retryDead(matching: InvocationQuery(), at: Sample.start), is: 1)
        try expect(await bus.invocation(InvocationID("c"))?.progress.round, is: 0)
    }

    private static func unrendered(_ bus: any EventBus) async throws {
        try await bus.commit(cursor: 1, .bury(Sample.invocation("a", isRendered: false), reason: "no body.ref"))
        try expect(await bus.retry(InvocationID("a"), at: Sample.start), is: false)
        try expect(await bus.retryDead(matching: InvocationQuery(), at: Sample.start), is: 0)
        try expect(await bus.invocation(InvocationID("a"))?.invocation.isRendered, is: false)
        try expect(await state(bus, "a"), is: .dead)
    }

    private static func drop(_ bus: any EventBus) async throws {
        try await bus.commit(cursor: 1, .bury(Sample.invocation("a"), reason: "no"), .fire(Sample.invocation("b")))
        try expect(await bus.drop(InvocationID("a"), reason: "not needed ☂", at: Sample.time(9)), is: true)
        try expect(await bus.drop(InvocationID("a"), reason: "again", at: Sample.time(9)), is: false)
        try expect(await bus.drop(InvocationID("b"), reason: "again", at: Sample.time(9)), is: false)
        try expect(await bus.retry(InvocationID("a"), at: Sample.time(9)), is: false)
        let dropped = try await bus.invocations(matching: InvocationQuery(state: .dropped))
        try expect(dropped.map(\.message), is: ["not needed ☂"])
        try expect(dropped.map(\.updatedAt), is: [Sample.time(9)])
        try expect(await state(bus, "b"), is: .pending)
    }

    private static func history(_ bus: any EventBus) async throws {
        let id = InvocationID("x")
        try await bus.commit(cursor: 1, .fire(Sample.invocation("x")))
        for number in 1...3 {
            let report = DeliveryReport(
                attempt: Sample.attempt(1, at: Int64(number), .pressed("429", after: nil)),
                decision: .wait(until: Sample.time(Int64(number) + 1), reason: "429"),
                counts: false
            )
            try await bus.record(report, of: id)
        }
        try expect(await bus.attempts(of: id).map(\.number), is: [1, 2, 3])
        try expect(await bus.invocation(id)?.attempts, is: 0)
        try expect(await bus.invocation(id)?.waitsFor, is: .pressure)
        let many = Sample.attempt(2_000, at: 9, .pressed("429", after: nil))
        let wait = DeliveryDecision.wait(until: Sample.time(10), reason: "429")
        try await bus.record(DeliveryReport(attempt: many, decision: wait, counts: false), of: id)
        try expect(await bus.attempts(of: id), is: [many])
    }
}
