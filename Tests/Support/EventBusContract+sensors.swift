import Buses
import EventData
import Manifests
import SensorEngine

extension EventBusContract {
    static let sensors: [EventBusContract] = [
        EventBusContract("a sensor seen for the first time starts at the end, durably", check: newSensor),
        EventBusContract("several sensors are made known at once as each would be", onOpenBus: several),
        EventBusContract("each sensor has its own cursor", onOpenBus: cursors),
        EventBusContract("a commit behind the cursor changes nothing", onOpenBus: staleCommit),
        EventBusContract("a commit at the cursor is applied, and once", onOpenBus: repeatedCommit),
        EventBusContract("held events survive a restart, as they were accepted", check: heldEvents),
        EventBusContract(
            "a newer held event replaces the older, and a release lets all of a trigger go",
            onOpenBus: releases
        ),
        EventBusContract("asking about a sensor makes it known to nobody", onOpenBus: asking),
        EventBusContract("outcomes are kept in order, for each event", onOpenBus: outcomes),
        EventBusContract("what revisions of a sensor looked like is kept", onOpenBus: manifests),
        EventBusContract("an absent sensor keeps what it had, and is listed", onOpenBus: absentSensors),
    ]

    private static func newSensor(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        try await bus.append(ids: "a", "b")
        let end = try await bus.lastSequence()
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: end, held: []))
        try await bus.append(ids: "c")
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.state(of: Sample.sensor), is: SensorState(cursor: end, held: []))
        await reopened.close()
    }

    private static func several(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        try await bus.commit(cursor: 1)
        let sensors = [Sample.other, Sample.sensor].map { name in
            KnownSensor(name: name, revision: "r", manifest: "\(name)")
        }
        let end = try await bus.lastSequence()
        try expect(
            await bus.states(of: sensors),
            is: [SensorState(cursor: end, held: []), SensorState(cursor: 1, held: [])]
        )
        for sensor in sensors {
            try expect(await bus.manifest(of: sensor.name, revision: "r"), is: "\(sensor.name)")
        }
        try expect(await bus.states(of: []), is: [])
    }

    private static func cursors(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        _ = try await bus.state(of: Sample.other)
        try await bus.append(ids: "a", "b")
        try await bus.commit(cursor: 2)
        try await bus.commit([SensorCommit(sensor: Sample.other, cursor: 1, effects: [])])
        try expect(await bus.state(of: Sample.sensor).cursor, is: 2)
        try expect(await bus.state(of: Sample.other).cursor, is: 1)
    }

    private static func staleCommit(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        try await bus.commit(cursor: 2, .hold(Sample.held("a", 2)))
        let outcome = Outcome(sequence: 1, dependency: "a", verdict: .held)
        try await bus.commit(
            cursor: 1,
            .release(HoldingPlace(trigger: "deploy")),
            .fire(Sample.invocation("stale")),
            .record(outcome)
        )
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 2, held: [Sample.held("a", 2)]))
        try expect(await bus.invocations(matching: InvocationQuery()), is: [])
        try expect(await bus.outcomes(of: 1), is: [])
    }

    private static func repeatedCommit(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        let outcome = Outcome(sequence: 2, dependency: "b", trigger: "deploy", verdict: .held, detail: "x")
        let effects: [Effect] = [
            .fire(Sample.invocation("x")), .release(HoldingPlace(trigger: "deploy")), .hold(Sample.held("a", 2)),
            .record(outcome),
        ]
        for _ in 0..<2 {
            try await bus.commit([SensorCommit(sensor: Sample.sensor, cursor: 2, effects: effects)])
        }
        try expect(await bus.outcomes(of: 2), is: [SensorOutcome(sensor: Sample.sensor, outcome: outcome)])
        let pending = Sample.pending(Sample.invocation("x"), acceptedAt: Sample.start)
        try expect(await bus.invocations(matching: InvocationQuery()), is: [pending])
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 2, held: [Sample.held("a", 2)]))
        try await bus.commit(cursor: 2, .release(HoldingPlace(trigger: "deploy")))
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 2, held: []))
    }

    private static func heldEvents(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        var transformed = Sample.event("a")
        transformed.data = Array(#"{"changed":true}"#.utf8)
        let first = HeldEvent(
            in: HoldingPlace(trigger: "deploy", key: "main"),
            dependency: "push",
            sequence: 1,
            event: transformed,
            rule: HoldingRule(match: "0a1b", key: "k")
        )
        let second = Sample.held("approval", 2, trigger: "other")
        try await bus.commit(cursor: 2, .hold(first), .hold(second))
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.state(of: Sample.sensor), is: SensorState(cursor: 2, held: [first, second]))
        try expect(await reopened.state(of: Sample.other), is: SensorState(cursor: 2, held: []))
        await reopened.close()
    }

    private static func releases(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b", "c", "d")
        try await bus.commit(cursor: 2, .hold(Sample.held("a", 1)), .hold(Sample.held("b", 2)))
        try await bus.commit(cursor: 3, .hold(Sample.held("a", 3)), .hold(Sample.held("a", 3, trigger: "test")))
        let afterReplacing = [Sample.held("b", 2), Sample.held("a", 3), Sample.held("a", 3, trigger: "test")]
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 3, held: afterReplacing))
        try await bus.commit(cursor: 4, .release(HoldingPlace(trigger: "deploy")), .hold(Sample.held("b", 4)))
        let afterRelease = [Sample.held("a", 3, trigger: "test"), Sample.held("b", 4)]
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 4, held: afterRelease))
    }

    private static func asking(_ bus: any EventBus) async throws {
        try await bus.append(ids: "a")
        try expect(await bus.knownState(of: Sample.sensor), is: nil)
        try expect(await bus.pendingCount(of: Sample.sensor), is: 0)
        try await bus.append(ids: "b")
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 2, held: []))
        try await bus.append(ids: "c")
        let (waiting, other) = (Sample.invocation("x"), Sample.invocation("y", sensor: Sample.other))
        let dead = Sample.invocation("z")
        try await bus.commit(cursor: 3, .hold(Sample.held("c", 3)), .fire(waiting), .bury(dead, reason: "no"))
        try await bus.commit([SensorCommit(sensor: Sample.other, cursor: 3, effects: [.fire(other)])])
        try expect(
            await bus.knownState(of: Sample.sensor),
            is: SensorState(cursor: 3, held: [Sample.held("c", 3)])
        )
        try expect(await bus.pendingCount(of: Sample.sensor), is: 1)
        try expect(await bus.pendingCount(of: Sample.other), is: 1)
    }

    private static func outcomes(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        let first = Outcome(sequence: 1, dependency: "x", verdict: .filtered, detail: #"'body.ref' is "a""#)
        let second = Outcome(sequence: 1, dependency: "y", trigger: "deploy", verdict: .held)
        let fourth = Outcome(sequence: 2, dependency: "z", verdict: .transformError, detail: "no JSON")
        let fired = Sample.invocation("id")
        try await bus.commit([
            SensorCommit(
                sensor: Sample.sensor,
                revision: "r1",
                cursor: 2,
                effects: [.record(first), .record(second), .fire(fired), .record(fourth)]
            ),
            SensorCommit(sensor: Sample.other, revision: "r2", cursor: 2, effects: [.record(first)]),
        ])
        // What was refused comes without its details: they follow from the event and the revision.
        let refused = Outcome(sequence: 1, dependency: "x", verdict: .filtered)
        let wanted = [
            SensorOutcome(sensor: Sample.sensor, outcome: refused, revision: "r1"),
            SensorOutcome(sensor: Sample.other, outcome: refused, revision: "r2"),
            SensorOutcome(sensor: Sample.sensor, outcome: second),
        ]
        let firings = Set(fired.events.filter { $0.sequence == 1 }.map(\.dependency)).count
        try expect(await Array(bus.outcomes(of: 1).prefix(3)), is: wanted)
        try expect(await bus.outcomes(of: 1).dropFirst(3).count, is: firings)
        try expect(
            await bus.outcomes(of: 2).first,
            is: SensorOutcome(
                sensor: Sample.sensor,
                outcome: Outcome(sequence: 2, dependency: "z", verdict: .transformError),
                revision: "r1"
            )
        )
        try expect(await bus.outcomes(of: 3), is: [])
        try expect(
            await bus.verdictCounts(),
            is: [
                count(Sample.sensor, verdict: .fired, trigger: "deploy"), count(Sample.sensor, "x", verdict: .filtered),
                count(Sample.sensor, "y", verdict: .held, trigger: "deploy"),
                count(Sample.sensor, "z", verdict: .transformError), count(Sample.other, "x", verdict: .filtered),
            ].sorted { ($0.sensor.description, $0.dependency) < ($1.sensor.description, $1.dependency) }
        )
    }

    private static func count(
        _ sensor: ManifestName,
        _ dependency: String = "",
        verdict: Outcome.Verdict,
        trigger: String = ""
    ) -> VerdictCount {
        VerdictCount(sensor: sensor, dependency: dependency, trigger: trigger, verdict: verdict, count: 1)
    }

    private static func manifests(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        try await bus.keep("first", of: Sample.sensor, revision: "r1")
        try await bus.keep("second", of: Sample.sensor, revision: "r2")
        try await bus.keep("first", of: Sample.sensor, revision: "r1")
        try expect(await bus.manifest(of: Sample.sensor, revision: "r1"), is: "first")
        try expect(await bus.manifest(of: Sample.sensor, revision: "r2"), is: "second")
        try expect(await bus.manifest(of: Sample.other, revision: "r1"), is: nil)
    }

    private static func absentSensors(_ bus: any EventBus) async throws {
        _ = try await bus.state(of: Sample.sensor)
        _ = try await bus.state(of: Sample.other)
        try await bus.append(ids: "a", "b")
        try await bus.commit(cursor: 1, .hold(Sample.held("a", 1)))
        let absent = AbsentSensor(
            sensor: Sample.sensor,
            cursor: 1,
            held: 1,
            absentSince: Sample.time(5),
            isForgotten: false
        )
        try expect(await bus.forget(allBut: [Sample.other], at: Sample.time(5)), is: [absent])
        try expect(await bus.forget(allBut: [Sample.other], at: Sample.time(9)), is: [absent])
        try expect(await bus.forget(allBut: [Sample.sensor, Sample.other], at: Sample.time(10)), is: [])
        try expect(await bus.state(of: Sample.sensor), is: SensorState(cursor: 1, held: [Sample.held("a", 1)]))
    }
}
