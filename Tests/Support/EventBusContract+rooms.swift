import Buses
import EventData
import Manifests
import SensorEngine

// Rate limits and rooms.
extension EventBusContract {
    static let rooms: [EventBusContract] = [
        EventBusContract("a postponed invocation is due with its permit", onOpenBus: postpone),
        EventBusContract("what has waited since a time is counted by sensor", onOpenBus: waiting),
        EventBusContract("permits survive a restart", check: gates),
        EventBusContract("who leaves a room lets in the one that waits longest", onOpenBus: leave),
        EventBusContract("who wants to wait where a place is free has it at once", onOpenBus: parkWhereFree),
        EventBusContract("places are kept over a restart, and who waits is due again", check: restart),
        EventBusContract("those in rooms are listed in parts, and remembered by little", onOpenBus: occupants),
        EventBusContract("the newest that wants a place is the only one that waits for it", onOpenBus: takeOver),
        EventBusContract("what is skipped is not performed, nor what stood by for it", onOpenBus: skip),
        EventBusContract("a place is kept for what was made, until it is given up", onOpenBus: stays),
        EventBusContract("a retry by hand waits for its place anew", onOpenBus: retryWaiting),
        EventBusContract("invocations of kinds that rest in a namespace are not due", onOpenBus: resting),
        EventBusContract(
            "events are held by place: one for each dependency of a join, all of a debounce",
            check: places
        ),
    ]

    private static func ids(_ bus: any EventBus, at seconds: Int64 = 99) async throws -> [String] {
        try await bus.dueInvocations(at: Sample.time(seconds), limit: 9, excluding: []).map(\.invocation.id.text)
    }

    private static func arrange(_ bus: any EventBus, _ id: String, _ change: Arrangement.Change) async throws {
        try await bus.arrange([Arrangement(InvocationID(id), change)], gates: [])
    }

    private static func fire(_ bus: any EventBus, _ ids: [String], limit: Int = 1) async throws {
        let slot = ConcurrencySlot(key: "prod", limit: limit, policy: .queue)
        let effects = ids.enumerated().map { number, id in
            Effect.fire(Sample.invocation(id, createdAt: Sample.time(Int64(number)), slot: slot))
        }
        try await bus.commit([SensorCommit(sensor: Sample.sensor, cursor: 1, effects: effects)])
    }

    private static func postpone(_ bus: any EventBus) async throws {
        try await fire(bus, ["a"])
        try await arrange(bus, "a", .postpone(until: Sample.time(50), reason: "rateLimit"))
        try expect(await ids(bus, at: 49), is: [])
        try expect(await bus.nextDueTime(excluding: []), is: Sample.time(50))
        let record = try await bus.dueInvocations(at: Sample.time(50), limit: 9, excluding: []).first
        try expect(record?.progress.permit, is: Sample.time(50))
        try expect(record?.message, is: "rateLimit")
        try expect(record?.waitsFor, is: .rateLimit)
        try expect(await bus.backlog(), is: [.rateLimit: 1])
        let failed = Sample.attempt(1, at: 50, .transient("down", after: nil))
        try await bus.record(failed, of: InvocationID("a"), decision: .retry(at: Sample.time(60), problem: "down"))
        try expect(await bus.invocation(InvocationID("a"))?.progress.permit, is: nil, "the permit of the next attempt")
    }

    private static func waiting(_ bus: any EventBus) async throws {
        try await fire(bus, ["a", "b", "c", "d"], limit: 9)
        try expect(await bus.waiting(since: Sample.time(0)), is: [:])
        try expect(await bus.waiting(since: Sample.time(3)), is: [Sample.sensor: 3])
        let done = Sample.attempt(1, at: 50, .succeeded("made"))
        try await bus.record(done, of: InvocationID("a"), decision: .done(""))
        try expect(await bus.waiting(since: Sample.time(3)), is: [Sample.sensor: 2])
    }

    private static func gates(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        let trigger = Dispatcher.TriggerID(sensor: Sample.sensor, trigger: "deploy ☂")
        let other = Dispatcher.TriggerID(sensor: Sample.other, trigger: "deploy ☂")
        for seconds in [10, 20] as [Int64] {
            let gate = GateRecord(trigger: trigger, gate: RateGate(nextPermit: Sample.time(seconds)))
            try await bus.arrange([], gates: [gate])
        }
        try await bus.arrange([], gates: [GateRecord(trigger: other, gate: RateGate(nextPermit: Sample.time(7)))])
        await bus.close()
        let reopened = try await storage.open()
        let found = try await reopened.gates().sorted { $0.gate.nextPermit > $1.gate.nextPermit }
        try expect(found.map(\.trigger), is: [trigger, other])
        try expect(found.map(\.gate.nextPermit), is: [Sample.time(20), Sample.time(7)])
        await reopened.close()
    }

    private static func leave(_ bus: any EventBus) async throws {
        try await fire(bus, ["a", "b", "c", "d"], limit: 2)
        for id in ["a", "b"] { try await arrange(bus, id, .enter) }
        for id in ["c", "d"] { try await arrange(bus, id, .park(reason: "full")) }
        try expect(await ids(bus), is: ["a", "b"])
        try expect(await bus.backlog(), is: [.concurrency: 2, nil: 2])
        try expect(await bus.invocation(InvocationID("c"))?.waitsFor, is: .concurrency)
        try expect(await bus.leaveRoom(InvocationID("a")), is: [InvocationID("c")])
        try expect(await bus.invocation(InvocationID("c"))?.progress.isInRoom, is: true)
        try expect(await bus.invocation(InvocationID("c"))?.message, is: "")
        try expect(await bus.leaveRoom(InvocationID("b")), is: [InvocationID("d")])
        try expect(await bus.leaveRoom(InvocationID("c")), is: [])
        try expect(await bus.leaveRoom(InvocationID("unknown")), is: [])
    }

    private static func parkWhereFree(_ bus: any EventBus) async throws {
        try await fire(bus, ["a", "b"])
        // Between the decision that the room is full and this call the one that was inside has left.
        try await arrange(bus, "b", .park(reason: "full"))
        let record = try await bus.invocation(InvocationID("b"))
        try expect(record?.progress.isInRoom, is: true)
        try expect(record?.dueAt, is: Sample.time(1))
    }

    private static func restart(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        try await fire(bus, ["a", "b", "c"])
        try await arrange(bus, "a", .enter)
        for id in ["b", "c"] { try await arrange(bus, id, .park(reason: "full")) }
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.roomHolders().map(\.id.text), is: ["a"])
        try expect(await ids(reopened), is: ["a", "b", "c"])
        await reopened.close()
    }

    private static func occupants(_ bus: any EventBus) async throws {
        try await fire(bus, ["d", "b", "e", "a", "c"], limit: 4)
        for id in ["b", "d", "a", "e"] { try await arrange(bus, id, .enter) }
        try await arrange(bus, "c", .park(reason: "full"))
        func part(after id: String?) async throws -> [String] {
            try await bus.occupants(after: id.map { InvocationID($0) }, limit: 2).map(\.invocation.id.text)
        }
        try expect(await part(after: nil), is: ["a", "b"])
        try expect(await part(after: "b"), is: ["d", "e"])
        try expect(await part(after: "e"), is: [])
        let whole = try await bus.occupants(after: InvocationID("d"), limit: 9)
        try expect(whole, is: [await bus.invocation(InvocationID("e"))].compactMap(\.self))
        let trigger = Dispatcher.TriggerID(sensor: Sample.sensor, trigger: "deploy")
        let holders = try await bus.roomHolders().sorted { $0.id.text < $1.id.text }
        try expect(
            holders,
            is: [("a", 3), ("b", 1), ("d", 0), ("e", 2)].map { id, seconds in
                RoomHolder(
                    InvocationID(id),
                    in: Dispatcher.Room(trigger: trigger, key: "prod"),
                    createdAt: Sample.time(seconds)
                )
            }
        )
    }

    private static func takeOver(_ bus: any EventBus) async throws {
        try await fire(bus, ["a", "b", "c"])
        try await arrange(bus, "a", .enter)
        try await arrange(bus, "b", .takeOver(reason: "full"))
        try await arrange(bus, "c", .takeOver(reason: "full"))
        let skipped = try await bus.invocations(matching: InvocationQuery(state: .skipped))
        try expect(skipped.map(\.invocation.id.text), is: ["b"])
        try expect(skipped.map(\.message), is: ["a newer one took its place: c"])
        try expect(await bus.leaveRoom(InvocationID("a")), is: [InvocationID("c")])
    }

    private static func skip(_ bus: any EventBus) async throws {
        try await bus.commit(
            cursor: 1,
            .standBy(Sample.invocation("late", trigger: "late"), problem: nil),
            .fire(Sample.invocation("x", standby: "late"))
        )
        try await arrange(bus, "x", .skip(reason: "full"))
        try expect(await bus.invocation(InvocationID("x"))?.state, is: .skipped)
        try expect(await bus.invocation(InvocationID("x"))?.message, is: "full")
        try expect(await bus.invocation(InvocationID("late")), is: nil)
        try expect(await ids(bus), is: [])
    }

    private static func stays(_ bus: any EventBus) async throws {
        try await fire(bus, ["a", "b"])
        try await arrange(bus, "a", .enter)
        try await arrange(bus, "b", .park(reason: "full"))
        let report = DeliveryReport(
            attempt: Sample.attempt(1, at: 1, .succeeded("Workflow")),
            decision: .done("Workflow"),
            staysInRoom: true
        )
        try await bus.record(report, of: InvocationID("a"))
        try expect(await bus.occupants(after: nil, limit: 9).map(\.state), is: [.succeeded])
        try await arrange(bus, "b", .park(reason: "full"))
        try expect(await bus.leaveRoom(InvocationID("a")), is: [InvocationID("b")])
    }

    private static func retryWaiting(_ bus: any EventBus) async throws {
        try await fire(bus, ["a", "b"])
        try await arrange(bus, "a", .enter)
        try await arrange(bus, "b", .park(reason: "full"))
        try expect(await bus.retry(InvocationID("b"), at: Sample.time(5)), is: true)
        try expect(await bus.invocation(InvocationID("b"))?.dueAt, is: Sample.time(5))
        try expect(await bus.invocation(InvocationID("b"))?.progress.isInRoom, is: false)
        // One that has its place keeps it.
        try expect(await bus.retry(InvocationID("a"), at: Sample.time(5)), is: true)
        try expect(await bus.invocation(InvocationID("a"))?.progress.isInRoom, is: true)
    }

    private static func resting(_ bus: any EventBus) async throws {
        try await fire(bus, ["a"])
        let rest = Exclusion(restingNamespaces: ["argo"], restingKinds: ["argoWorkflow", "k8s"])
        let elsewhere = Exclusion(restingNamespaces: ["other"], restingKinds: ["argoWorkflow"])
        let others = Exclusion(restingNamespaces: ["argo"], restingKinds: ["k8s"])
        let full = Exclusion(fullKinds: ["argoWorkflow"])
        let othersFull = Exclusion(fullKinds: ["k8s"])
        for (exclusion, count) in [(rest, 0), (elsewhere, 1), (others, 1), (full, 0), (othersFull, 1)] {
            try expect(await bus.dueInvocations(at: Sample.time(9), limit: 9, excluding: exclusion).count, is: count)
            try expect(await bus.nextDueTime(excluding: exclusion) == nil, is: count == 0)
        }
    }

    private static func places(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        func held(_ stage: HoldingPlace.Stage, _ key: String, _ sequence: Int64) -> HeldEvent {
            HeldEvent(
                in: HoldingPlace(trigger: "t", stage: stage, key: key),
                dependency: "d",
                sequence: sequence,
                event: Sample.event("e\(sequence)")
            )
        }
        let joined = [held(.join, "", 1), held(.join, "x", 2), held(.join, "", 3)]
        let gathered = [
            held(.debounce, "", 1), held(.debounce, "", 2), held(.debounce, "", 2), held(.debounce, "x", 4),
        ]
        let effects = (joined + gathered).map(Effect.hold)
        try await bus.commit([SensorCommit(sensor: Sample.sensor, cursor: 4, effects: effects)])
        await bus.close()
        let reopened = try await storage.open()
        let wanted = [joined[1], joined[2], gathered[0], gathered[2], gathered[3]]
        try expect(await reopened.state(of: Sample.sensor).held, is: wanted)
        try await reopened.commit(cursor: 4, .release(HoldingPlace(trigger: "t", stage: .debounce)))
        try expect(await reopened.state(of: Sample.sensor).held, is: [joined[1], joined[2], gathered[3]])
        await reopened.close()
    }
}
