import EventData
import Manifests
import SensorEngine
import Testing

@Suite struct InvocationIDTests {
    private static let sensor = ManifestName(namespace: "default", name: "ci")

    private func reference(
        _ dependency: String = "push",
        sequence: Int64 = 7,
        source: String = "github",
        subject: String = "repo",
        id: String = "d-1"
    ) -> EventReference {
        EventReference(dependency: dependency, sequence: sequence, source: source, subject: subject, id: id)
    }

    private func id(
        _ events: [EventReference],
        by trigger: String = "build",
        of sensor: ManifestName = sensor
    ) -> String {
        InvocationID(sensor: sensor, trigger: trigger, events: events).text
    }

    @Test func `an id never changes: objects in clusters are named after it`() {
        #expect(id([reference()]) == "kulwsj5ebnklilorgjjyslk67b")
    }

    @Test func `an id can be part of an object's name`() {
        let text = id([reference()])
        #expect(text.count == 26)
        #expect(text.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
    }

    /// The id of an event that the intake has made.
    private static let made = "019ac3f28a517b2d8f00112233445566"

    @Test func `an id begins with its event's time where the event's id does, and else stays as it was`() {
        let id = InvocationID(sensor: Self.sensor, trigger: "build", events: [reference(id: Self.made)])
        #expect(id.text == "019ac3f28a51jr4vnsemo5i7sa36pf4bhnpu4b")
        #expect(id.text == "019ac3f28a51" + id.digest && id.nameSuffix == id.digest.prefix(10))
        // As an older version made it.
        let older = InvocationID(String(id.digest))
        #expect(older == id && older.hashValue == id.hashValue && older.nameSuffix == id.nameSuffix)
        let hash = InvocationID(sensor: Self.sensor, trigger: "build", events: [reference()])
        #expect(hash.nameSuffix == "kulwsj5ebn" && hash.text == String(hash.digest) && hash != id)
    }

    @Test(arguments: [
        "019ac3f28a514b2d8f00112233445566", "019AC3F28A517B2D8F00112233445566",
        "019ac3f28a517b2d8f0011223344556", "019ac3f28a517b2d8f001122334455667", "019ac3f28a517b2d8f0011223344556g",
    ])
    func `what only looks like such an event's id is hashed as a whole`(event: String) {
        #expect(id([reference(id: event)]).allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
    }

    @Test func `a repetition has the same id whichever version made the one that it repeats`() {
        let main = InvocationID(sensor: Self.sensor, trigger: "build", events: [reference(id: Self.made)])
        let again = InvocationID(replaying: main, nonce: "n")
        #expect(again.text == InvocationID(replaying: InvocationID(String(main.digest)), nonce: "n").text)
        #expect(again != main && again.text.count == 26 && again.nameSuffix != main.nameSuffix)
        #expect(again != InvocationID(replaying: main, nonce: "o"))
    }

    @Test func `the sequence has no part in the id`() {
        #expect(id([reference(sequence: 7)]) == id([reference(sequence: 8)]))
    }

    @Test func `everything that tells firings apart is part of the id`() {
        let other = ManifestName(namespace: "prod", name: "ci")
        let ids = [
            id([reference()]),
            id([reference()], of: other),
            id([reference()], by: "deploy"),
            id([reference("tag")]),
            id([reference(source: "gitlab")]),
            id([reference(subject: "other")]),
            id([reference(id: "d-2")]),
            id([reference(id: Self.made)]),
            id([reference(id: Self.made)], by: "deploy"),
            id([reference(id: String(Self.made.reversed().drop { $0 == "6" }))]),
            id([reference(id: String(Self.made.dropLast()) + "7")]),
            id([reference(), reference("tag")]),
            id([reference("tag"), reference()]),
        ]
        #expect(Set(ids).count == ids.count)
    }

    @Test func `fields that run into each other still differ`() {
        #expect(id([reference("a", source: "bc")]) != id([reference("ab", source: "c")]))
        #expect(id([], by: "buildpush") != id([reference("push")]))
    }

    @Test func `deciding again gives the same effects, later and under another revision the same id`() throws {
        let sensor = try Sensor.joining(["a", "b"], when: "a && b")
        let revised = Sensor(
            name: sensor.name,
            dependencies: sensor.dependencies,
            triggers: sensor.triggers,
            revision: "fedcba9876543210"
        )
        #expect(effects(of: sensor, at: start) == effects(of: sensor, at: start))
        let first = effects(of: sensor, at: start).invocations
        let later = effects(of: revised, at: start + .seconds(3600), from: 100).invocations
        #expect(first.count == 1)
        #expect(later.map(\.id) == first.map(\.id))
    }

    private func effects(of sensor: Sensor, at time: Timestamp, from sequence: Int64 = 1) -> [Effect] {
        var engine = Engine(sensor: sensor)
        let events = ["a", "b"].map { CloudEvent.example($0, id: "\($0)-id") }
        return events.enumerated().flatMap { index, event in
            engine.receive(event, sequence: sequence + Int64(index), at: time)
        }
    }
}
