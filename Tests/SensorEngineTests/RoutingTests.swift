import EventData
import Manifests
import SensorEngine
import Testing

struct RoutingTests {
    /// Every dependency records what it makes of an event that it looks at.
    @Test func `an event is looked at by the dependencies of its source and name alone`() throws {
        let dependencies = [
            Dependency.on("same", subject: "push", filters: try .matching("ok", "^yes$")),
            .on("again", subject: "push", filters: try .matching("ok", "^yes$")),
            .on("other-name", subject: "tag", filters: try .matching("ok", "^yes$")),
            Dependency(
                name: "other-source",
                eventSourceName: "elsewhere",
                eventName: "push",
                filters: try .matching("ok", "^yes$")
            ),
        ]
        let names = dependencies.map(\.name)
        let trigger = try Trigger.log("t", when: names.joined(separator: " || "), among: names)
        var engine = Engine(sensor: .example(dependencies, [trigger]))
        func lookers(at event: CloudEvent) -> [String] {
            engine.receive(event, sequence: 1, at: start).outcomes.map(\.dependency)
        }
        var event = CloudEvent.example("push", id: "1", data: ["ok": "no"])
        #expect(lookers(at: event) == ["same", "again"])
        event.source = "elsewhere"
        #expect(lookers(at: event) == ["other-source"])
        event.source = "source"
        event.subject = "tag"
        #expect(lookers(at: event) == ["other-name"])
        event.subject = "tag "
        #expect(lookers(at: event) == [])
    }
}
