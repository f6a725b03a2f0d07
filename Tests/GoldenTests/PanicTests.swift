import EventData
import Manifests
import SensorEngine
import Testing

/// Everything that crashes or hangs the reference has a sane answer here; a crash or a hang would end the test run.
@Suite(.timeLimit(.minutes(3))) struct PanicTests {
    @Test func `every section of the list is there`() throws {
        let cases = try PanicCase.all()
        #expect(Set(cases.map(\.operation)) == ["payload", "cron", "params", "filter", "validate"])
        #expect(cases.count == 15)
        #expect(Set(cases.compactMap { $0.input["id"]?.integer }).count == cases.count)
    }

    @Test func `a body that lacks a value, and a parameter without a source, fail the attempt`() throws {
        for panic in try PanicCase.all() where panic.operation == "payload" {
            #expect(throws: (any Error).self, "\(panic.input.text)") { try ParameterAnswer.payload(panic.input) }
        }
        for panic in try PanicCase.all() where panic.operation == "params" {
            #expect(throws: (any Error).self, "\(panic.input.text)") { try ParameterAnswer.parameters(panic.input) }
        }
    }

    @Test func `a dependency without an event is named as the reason`() throws {
        let problems = try PanicCase.all().filter { $0.operation == "payload" }.compactMap { panic -> String? in
            guard panic.input["parameters"]?.array?.contains(where: { $0["src"] == .null }) == false else { return nil }
            do {
                return try ParameterAnswer.payload(panic.input)
            } catch { return "\(error)" }
        }
        let reason = "dependency 'absent' has no event in this firing; add 'value:' as its default"
        #expect(problems == [0, 0, 0, 1, 0].map { "payload[\($0)]: \(reason)" })
    }

    /// The lists as a block that trigger-level parameters wrote, and as a manifest.
    @Test func `a parameter without a source is refused at run time and at load`() throws {
        let lists = try PanicCase.all().compactMap { panic -> JSON? in
            let list = panic.input["parameters"]
            return list?.array?.contains { ($0["src"] ?? .null) == .null } == true ? list : nil
        }
        #expect(lists.count == 2)
        for list in lists {
            for name in ["payload", "parameters"] {
                #expect(throws: Diagnostic.self) { try TriggerBody(kind: "http", from: [name: list]) }
                let block: JSON = ["url": "http://localhost", name: list]
                let found = errors(in: sensor(template: ["name": "t", "http": block]))
                let place = "spec.triggers[0].template.http.\(name)[0]"
                #expect(found == ["'src' is missing in \(place)"])
            }
        }
    }

    @Test func `a time zone without fields is no schedule`() throws {
        for panic in try PanicCase.all() where panic.operation == "cron" && !panic.isEndless {
            #expect(throws: (any Error).self, "\(panic.input.text)") { try LoadAnswer.cron(panic.input) }
        }
    }

    @Test func `a schedule goes on after the day that its zone skipped`() throws {
        let wanted: [String: JSON] = [
            "* * * * 2": ["2012-01-03T00:00:00+14:00", "2012-01-03T00:01:00+14:00", "2012-01-03T00:02:00+14:00"],
            "0 0 * * 0": ["2012-01-01T00:00:00+14:00", "2012-01-08T00:00:00+14:00", "2012-01-15T00:00:00+14:00"],
        ]
        let endless = try PanicCase.all().filter { $0.operation == "cron" && $0.isEndless }
        #expect(endless.count == wanted.count)
        for panic in endless {
            #expect(try LoadAnswer.cron(panic.input) == wanted[panic.input["cron"]?.string ?? ""])
        }
    }

    @Test func `what is no event cannot be read as one, and no filter accepts it`() throws {
        for panic in try PanicCase.all() where panic.operation == "filter" {
            let event = panic.input["event"] ?? .null
            #expect(throws: CloudEventError.self) { try CloudEvent(structuredJSON: event.bytes) }
            #expect(throws: (any Error).self) { try FilterAnswer.filter(panic.input) }
        }
    }

    @Test func `a sensor that is none, and one with a zone for a schedule, are refused`() throws {
        for panic in try PanicCase.all() where panic.operation == "validate" {
            guard let sensor = panic.input["sensor"], sensor != .null else {
                #expect(throws: (any Error).self) { try LoadAnswer.validate(panic.input, like: .null) }
                continue
            }
            let conditions: JSON = [
                ["type": "DependenciesProvided", "status": "True"],
                ["type": "TriggersProvided", "status": "False", "reason": "InvalidTriggers"],
            ]
            #expect(try LoadAnswer.validate(panic.input, like: .null) == conditions)
            #expect(errors(in: sensor).contains("'cron' is 'TZ=UTC': a time zone is no schedule"))
        }
    }

    private func sensor(template: JSON) -> JSON {
        [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Sensor", "metadata": ["name": "s"],
            "spec": [
                "dependencies": [["name": "dep", "eventSourceName": "es", "eventName": "e"]],
                "triggers": [["template": template]],
            ],
        ]
    }

    private func errors(in sensor: JSON) -> [String] {
        let loaded = load([ManifestText(file: "s.json", text: sensor.text)], namespace: "default")
        #expect(loaded.sensors.isEmpty)
        return loaded.diagnostics.filter { $0.severity == .error }.map(\.problem)
    }
}

extension PanicCase {
    fileprivate var isEndless: Bool { heading.contains("endless") }
}
