import Buses
import EventData
import SensorEngine

extension EventBusContract {
    static let invocations: [EventBusContract] = [
        EventBusContract("an invocation survives a restart, complete", check: completeness),
        EventBusContract("an id fires at most once, whatever became of the first", onOpenBus: firesOnce),
        EventBusContract("due invocations come oldest first, without those excluded", onOpenBus: due),
        EventBusContract("an attempt and its decision move together, and once", onOpenBus: attempts),
        EventBusContract("an attempt whose number is taken is kept beside the other", onOpenBus: numbers),
        EventBusContract("an invocation that succeeded stays so", onOpenBus: success),
        EventBusContract("a retry makes a dead invocation due and counts from one again", onOpenBus: retry),
        EventBusContract("a buried invocation is a dead letter with its reason", onOpenBus: buried),
        EventBusContract("invocations are listed newest first, by state, sensor and trigger", onOpenBus: listing),
    ]

    private static func completeness(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        let invocation = Sample.invocation("x", events: [2, 1])
        try await bus.commit(cursor: 2, .fire(invocation))
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.invocation(InvocationID("x")), is: Sample.pending(invocation))
        try expect(await reopened.invocation(InvocationID("y")), is: nil)
        try expect(await reopened.attempts(of: InvocationID("x")), is: [])
        await reopened.close()
    }

    private static func firesOnce(_ bus: any EventBus) async throws {
        let invocation = Sample.invocation("x")
        try await bus.commit(cursor: 1, .fire(invocation))
        let attempt = Sample.attempt(1, at: 10, .succeeded("Workflow argo/ci-x"))
        try await bus.record(attempt, of: invocation.id, decision: .done("Workflow argo/ci-x"))
        let done = try await bus.invocation(invocation.id)
        try await bus.commit(cursor: 2, .fire(Sample.invocation("x", events: [2])), .bury(invocation, reason: "late"))
        try expect(await bus.invocation(invocation.id), is: done)
        try expect(await bus.invocations(matching: InvocationQuery()).count, is: 1)
    }

    private static func due(_ bus: any EventBus) async throws {
        let late = Sample.invocation("late", createdAt: Sample.time(20))
        let early = Sample.invocation("early", createdAt: Sample.time(10))
        let future = Sample.invocation("future", createdAt: Sample.time(30))
        try await bus.commit(cursor: 1, .fire(late), .fire(early), .fire(future))
        func ids(at seconds: Int64, limit: Int = 10, excluding: Exclusion = []) async throws -> [String] {
            try await bus.dueInvocations(at: Sample.time(seconds), limit: limit, excluding: excluding)
                .map(\.invocation.id.text)
        }
        try expect(await ids(at: 9), is: [])
        try expect(await ids(at: 20), is: ["early", "late"])
        try expect(await ids(at: 20, limit: 1), is: ["early"])
        try expect(await ids(at: 20, limit: 1, excluding: [early.id]), is: ["late"])
        try expect(await bus.dueInvocations(at: Sample.time(10), limit: 5, excluding: []), is: [Sample.pending(early)])
        try expect(await bus.nextDueTime(excluding: []), is: Sample.time(10))
        try expect(await bus.nextDueTime(excluding: [early.id, late.id]), is: Sample.time(30))
        try expect(await bus.nextDueTime(excluding: [early.id, late.id, future.id]), is: nil)
    }

    private static func attempts(_ bus: any EventBus) async throws {
        let invocation = Sample.invocation("x")
        try await bus.commit(cursor: 1, .fire(invocation))
        let first = Sample.attempt(1, at: 10, .transient("429 Too Many Requests", after: .seconds(7)))
        for _ in 0..<2 {
            try await bus.record(first, of: invocation.id, decision: .retry(at: Sample.time(17), problem: "429"))
        }
        let waiting = InvocationRecord(
            invocation: invocation,
            state: .pending,
            attempts: 1,
            dueAt: Sample.time(17),
            message: "429",
            updatedAt: Sample.time(10) + .milliseconds(250)
        )
        try expect(await bus.invocation(invocation.id), is: waiting)
        try expect(await bus.dueInvocations(at: Sample.time(16), limit: 5, excluding: []), is: [])
        let second = Sample.attempt(2, at: 20, .permanent("spec is wrong", fix: "correct the template"))
        try await bus.record(second, of: invocation.id, decision: .dead("spec is wrong"))
        let dead = InvocationRecord(
            invocation: invocation,
            state: .dead,
            attempts: 2,
            dueAt: Sample.time(17),
            message: "spec is wrong",
            updatedAt: Sample.time(20) + .milliseconds(250)
        )
        try expect(await bus.invocation(invocation.id), is: dead)
        try expect(await bus.attempts(of: invocation.id), is: [first, second])
        try expect(await bus.nextDueTime(excluding: []), is: nil)
    }

    private static func numbers(_ bus: any EventBus) async throws {
        let invocation = Sample.invocation("x")
        try await bus.commit(cursor: 1, .fire(invocation))
        for seconds in [10, 20] as [Int64] {
            let attempt = Sample.attempt(1, at: seconds, .transient("refused", after: nil))
            let decision = DeliveryDecision.retry(at: Sample.time(seconds + 5), problem: "refused")
            try await bus.record(attempt, of: invocation.id, decision: decision)
        }
        try expect(await bus.attempts(of: invocation.id).map(\.number), is: [1, 2])
        try expect(await bus.nextDueTime(excluding: []), is: Sample.time(25))
    }

    private static func success(_ bus: any EventBus) async throws {
        let invocation = Sample.invocation("x")
        try await bus.commit(cursor: 1, .fire(invocation))
        let done = Sample.attempt(1, at: 10, .succeeded("Workflow argo/ci-x"))
        try await bus.record(done, of: invocation.id, decision: .done("Workflow argo/ci-x"))
        let late = Sample.attempt(2, at: 11, .transient("timeout", after: nil))
        try await bus.record(late, of: invocation.id, decision: .retry(at: Sample.time(12), problem: "timeout"))
        try expect(await bus.invocation(invocation.id)?.state, is: .succeeded)
        try expect(await bus.invocation(invocation.id)?.message, is: "Workflow argo/ci-x")
        try expect(await bus.retry(invocation.id, at: Sample.time(20)), is: false)
        try expect(await bus.nextDueTime(excluding: []), is: nil)
    }

    private static func retry(_ bus: any EventBus) async throws {
        let invocation = Sample.invocation("x")
        try await bus.commit(cursor: 1, .fire(invocation))
        let attempt = Sample.attempt(1, at: 10, .permanent("forbidden", fix: "allow it"))
        try await bus.record(attempt, of: invocation.id, decision: .dead("forbidden"))
        try expect(await bus.retry(invocation.id, at: Sample.time(50)), is: true)
        let revived = InvocationRecord(
            invocation: invocation,
            state: .pending,
            attempts: 0,
            dueAt: Sample.time(50),
            message: "forbidden",
            updatedAt: Sample.time(50),
            progress: .init(round: 1)
        )
        try expect(await bus.dueInvocations(at: Sample.time(50), limit: 5, excluding: []), is: [revived])
        try expect(await bus.attempts(of: invocation.id), is: [attempt])
        try expect(await bus.retry(InvocationID("unknown"), at: Sample.time(50)), is: false)
    }

    private static func buried(_ bus: any EventBus) async throws {
        let invocation = Sample.invocation("x")
        try await bus.commit(cursor: 1, .bury(invocation, reason: "body.ref does not exist"))
        let dead = InvocationRecord(
            invocation: invocation,
            state: .dead,
            attempts: 0,
            dueAt: Sample.start,
            message: "body.ref does not exist",
            updatedAt: Sample.start
        )
        try expect(await bus.invocations(matching: InvocationQuery(state: .dead)), is: [dead])
        try expect(await bus.dueInvocations(at: Sample.time(99), limit: 5, excluding: []), is: [])
    }

    private static func listing(_ bus: any EventBus) async throws {
        try await bus.commit([
            SensorCommit(
                sensor: Sample.sensor,
                cursor: 1,
                effects: [
                    .fire(Sample.invocation("a")), .bury(Sample.invocation("b", trigger: "test"), reason: "no"),
                ]
            ),
            SensorCommit(
                sensor: Sample.other,
                cursor: 1,
                effects: [.fire(Sample.invocation("c", sensor: Sample.other))]
            ),
        ])
        func ids(_ query: InvocationQuery) async throws -> [String] {
            try await bus.invocations(matching: query).map(\.invocation.id.text)
        }
        try expect(await ids(InvocationQuery()), is: ["c", "b", "a"])
        try expect(await ids(InvocationQuery(limit: 2)), is: ["c", "b"])
        try expect(await ids(InvocationQuery(state: .pending)), is: ["c", "a"])
        try expect(await ids(InvocationQuery(sensor: "ci")), is: ["b", "a"])
        try expect(await ids(InvocationQuery(sensor: "argo/cd")), is: ["c"])
        try expect(await ids(InvocationQuery(sensor: "other/cd")), is: [])
        try expect(await ids(InvocationQuery(state: .dead, sensor: "ci", trigger: "test")), is: ["b"])
    }
}
