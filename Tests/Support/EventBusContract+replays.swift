import Buses
import EventData
import SensorEngine

extension EventBusContract {
    static let replays: [EventBusContract] = [
        EventBusContract("firings are found by their newest event, in their order", onOpenBus: firings),
        EventBusContract("what is added beside the decisions is performed once and moves no cursor", check: additions),
        EventBusContract(
            "invocations are found by what the names of their objects end with",
            onOpenBus: namesOfObjects
        ),
    ]

    private static func firings(_ bus: any EventBus) async throws {
        let status = Sample.invocation("s", events: [2], kind: Invocation.statusKind)
        try await bus.commit(
            cursor: 3,
            .standBy(Sample.invocation("dlq", events: [1]), problem: nil),
            .fire(Sample.invocation("a", events: [1], standby: "dlq")),
            .fire(Sample.invocation("b", events: [1, 3])),
            .bury(Sample.invocation("c", events: [2]), reason: "no"),
            .fire(status)
        )
        try await bus.commit([
            SensorCommit(
                sensor: Sample.other,
                cursor: 3,
                effects: [.fire(Sample.invocation("d", sensor: Sample.other))]
            )
        ])
        func ids(_ range: ClosedRange<Int64>) async throws -> [String] {
            let found = try await bus.firings(of: Sample.sensor, newest: range)
            try expect(found.end, is: range.upperBound)
            return found.records.map(\.invocation.id.text)
        }
        try expect(await ids(1...3), is: ["a", "c", "b"])
        try expect(await ids(2...2), is: ["c"])
        try expect(await ids(4...9), is: [])
    }

    private static func additions(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        try await bus.commit(cursor: 1, .fire(Sample.invocation("x")))
        let origin = InvocationOrigin(replayOf: InvocationID("x"), traceparent: "00-1-2-01")
        let again = Sample.invocation("y", origin: origin)
        for _ in 1...2 { try await bus.add([.fire(again)], of: Sample.sensor) }
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.invocation(again.id), is: Sample.pending(again))
        try expect(await reopened.knownState(of: Sample.sensor)?.cursor, is: 1)
        try expect(
            await reopened.firings(of: Sample.sensor, newest: 1...1).records.map(\.invocation.id.text),
            is: ["x"]
        )
        do {
            try await reopened.add([.fire(again)], of: Sample.other)
            try expect(false, "a sensor that is not known has no invocations")
        } catch is BusError {}
        await reopened.close()
    }

    private static func namesOfObjects(_ bus: any EventBus) async throws {
        try await bus.commit(
            cursor: 1,
            .fire(Sample.invocation("abc2")),
            .fire(Sample.invocation("abcz")),
            .fire(Sample.invocation("abd"))
        )
        let timed = "019ac3f28a51"
        try await bus.commit(
            cursor: 2,
            .fire(Sample.invocation(timed + "abcdefghij2345abcdefghij23")),
            .fire(Sample.invocation(timed + "bcdefghijk2345abcdefghij23"))
        )
        let found = try await bus.invocations(matching: InvocationQuery(nameSuffix: "abc"))
        try expect(found.map(\.invocation.id.text), is: ["abcz", "abc2"])
        let behindTime = try await bus.invocations(matching: InvocationQuery(nameSuffix: "abcdefghij"))
        try expect(behindTime.map(\.invocation.id.text), is: [timed + "abcdefghij2345abcdefghij23"])
    }
}
