import EventData
import Manifests
import SensorEngine
import Testing

/// What an edit does to a sensor and to what it holds, as `diff` says it and the engine does it (promise G6).
@Suite struct SensorChangeTests {
    private static let original = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: release}
        spec:
          dependencies:
            - name: push
              eventSourceName: github
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: [main]}]}
            - {name: approval, eventSourceName: github, eventName: approval}
          triggers:
            - template: {name: ship, conditions: push && approval, log: {}}
        """

    private func sensor(_ yaml: String) throws -> Sensor {
        let loaded = load([ManifestText(file: "s.yaml", text: yaml)], namespace: "default")
        try #require(!loaded.hasErrors, "\(loaded.diagnostics)")
        return try #require(loaded.sensors.first)
    }

    private func edited(_ old: String, to new: String) throws -> Sensor {
        try sensor(Self.original.replacing(old, with: new))
    }

    /// A push and an approval can never both be held, so each is held by an engine of its own.
    private func held(_ subject: String, by yaml: String = original) throws -> [HeldEvent] {
        var engine = Engine(sensor: try sensor(yaml))
        let data: JSON = ["body": ["ref": "main"]]
        let event = CloudEvent(
            id: "1",
            source: "github",
            subject: subject,
            type: "webhook",
            time: start,
            data: data.bytes
        )
        _ = engine.receive(event, sequence: 7, at: start)
        try #require(engine.held.count == 1)
        return engine.held
    }

    @Test func `a changed filter drops what was held under the old one, and says why`() throws {
        let held = try held("push")
        let after = try edited("[main]", to: "[dev]")
        let change = try #require(SensorChange(from: try sensor(Self.original), to: after, held: held))
        let reason = "dependency 'push' takes other events now: its names, transform or filters changed"
        #expect(change.verdict == .changed)
        #expect(change.lines == [#"dependency 'push': filters.data[0].value[0]: "main" → "dev""#])
        #expect(change.kept == [])
        #expect(change.dropped.map(\.reason) == [reason])
        let engine = Engine(sensor: after, held: held)
        #expect(engine.ignored == held)
        let outcome = Outcome(sequence: 7, dependency: "push", trigger: "ship", verdict: .dropped, detail: reason)
        #expect(engine.cleanUp == [.release(HoldingPlace(trigger: "ship")), .record(outcome)])
    }

    @Test func `what another dependency of the sensor matches is no reason to drop anything`() throws {
        let held = try held("approval")
        let after = try edited("[main]", to: "[dev]")
        let change = try #require(SensorChange(from: try sensor(Self.original), to: after, held: held))
        #expect(change.kept == held)
        #expect(change.dropped == [])
        #expect(Engine(sensor: after, held: held).held == held)
    }

    @Test(arguments: [
        ("log: {}", "log: {intervalSeconds: 9}", #"trigger 'ship': template.log.intervalSeconds: added 9"#),
        (
            "eventName: push\n      filters: {data: [{path: body.ref, type: string, value: [main]}]}",
            "filters: {data: [{value: [main], type: string, path: body.ref}]}\n      eventName: push",
            "the order of its fields"
        ),
        (
            "conditions: push && approval", "conditions: approval && push",
            #"trigger 'ship': template.conditions: "push && approval" → "approval && push""#
        ),
    ])
    func `an edit that matches the same events keeps what is held`(old: String, new: String, line: String) throws {
        let held = try held("push")
        let after = try edited(old, to: new)
        let change = try #require(SensorChange(from: try sensor(Self.original), to: after, held: held))
        #expect(change.verdict == .changed)
        #expect(change.lines == [line])
        #expect(change.kept == held)
        #expect(Engine(sensor: after, held: held).held == held)
    }

    @Test(arguments: [
        ("name: ship", "name: deploy", "the sensor has no trigger 'ship' any more"),
        ("push && approval", "push || approval", "trigger 'ship' does not join any more: each event fires it alone"),
        ("push && approval", "approval", "trigger 'ship' does not wait for 'push' any more"),
        (
            "eventName: push", "eventName: pull",
            "dependency 'push' takes other events now: its names, transform or filters changed"
        ),
    ])
    func `an edit that cannot use a held event any more names the reason`(
        old: String,
        new: String,
        reason: String
    ) throws {
        let held = try held("push")
        let after = try edited(old, to: new)
        let change = try #require(SensorChange(from: try sensor(Self.original), to: after, held: held))
        #expect(change.dropped.map(\.reason) == [reason])
        #expect(Engine(sensor: after, held: held).ignored == held)
    }

    private static let keyed = original + "\n      join: {key: '{{ .Input.body.ref }}'}\n"
    private static let quiet =
        original.replacing("push && approval", with: "push || approval") + "\n      debounce: {window: 10s}\n"

    @Test(arguments: [
        (keyed, "body.ref }}", "body.after }}", "trigger 'ship' has another key in its join"),
        (keyed, "key: '{{ .Input.body.ref }}'", "within: 5m", "trigger 'ship' has another key in its join"),
        (original, "log: {}}", "log: {}}\n      join: {key: 'x'}", "trigger 'ship' has another key in its join"),
        (keyed, "'}", "', within: 5m}", nil),
        (quiet, "debounce: {window: 10s}", "", "trigger 'ship' does not debounce any more"),
        (quiet, "window: 10s", "window: 10s, key: 'x'", "trigger 'ship' has another key in its debounce"),
        (quiet, "window: 10s", "window: 20s", nil),
        (quiet, "push || approval", "push && approval", nil),
    ])
    func `keys are part of what keeps held events together, waits are not`(
        yaml: String,
        old: String,
        new: String,
        reason: String?
    ) throws {
        let held = try held("push", by: yaml)
        let after = try sensor(yaml.replacing(old, with: new))
        let change = try #require(SensorChange(from: try sensor(yaml), to: after, held: held))
        #expect(change.dropped.map(\.reason) == [reason].compactMap(\.self))
        #expect(Engine(sensor: after, held: held).held == (reason == nil ? held : []))
    }

    @Test func `an event whose match nobody wrote down is judged by the names alone`() throws {
        let known = try #require(try held("push").first)
        let old = HeldEvent(trigger: known.trigger, dependency: known.dependency, sequence: 7, event: known.event)
        let after = try edited("[main]", to: "[dev]")
        #expect(after.reasonToDrop(old) == nil)
    }

    @Test func `a removed sensor drops nothing, because it may come back`() throws {
        let held = try held("push")
        let change = try #require(SensorChange(from: try sensor(Self.original), to: nil, held: held))
        #expect(change.verdict == .removed)
        #expect(change.kept == held)
        #expect(change.dropped == [])
    }

    @Test func `added and removed dependencies and triggers are one line each`() throws {
        let after = try sensor(
            Self.original
                .replacing("name: approval, eventSourceName", with: "name: review, eventSourceName")
                .replacing("name: ship, conditions: push && approval", with: "name: note, conditions: push && review")
        )
        let change = try #require(SensorChange(from: try sensor(Self.original), to: after, held: []))
        #expect(
            change.lines == [
                "dependency 'approval' is removed", "dependency 'review' is added",
                "trigger 'ship' is removed", "trigger 'note' is added",
            ]
        )
    }
}
