import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Which source a parameter's value came from, and that it is recorded (spec/sensor.md §4.2).
@Suite struct ValueOriginTests {
    private static let missing = "'x' does not exist in the data of the event of dependency 'push'"

    @Test func `the invocation says where every value came from, and why none before it did`() throws {
        let sources: [JSON] = [
            ["dependencyName": "push", "dataKey": "sha"],
            ["dependencyName": "push", "dataTemplate": "{{ .Input.sha | upper }}", "dataKey": "sha"],
            ["dependencyName": "push", "dataTemplate": "{{ .Input.x }}", "dataKey": "sha"],
            ["dependencyName": "push", "dataKey": "x", "value": "none"],
            ["dependencyName": "push", "contextKey": "subject"],
            ["dependencyName": "push", "contextTemplate": "{{ .Input.subject }}"],
            ["dependencyName": "push", "value": "fixed"],
            ["dependencyName": "absent", "dataKey": "sha", "value": "v"],
            ["dependencyName": "absent", "dataKey": "sha"],
        ]
        let invocation = try #require(try fire(sources).invocations.first)
        #expect(
            invocation.values.map(\.origin) == [
                ValueOrigin(.dataKey), ValueOrigin(.dataTemplate),
                ValueOrigin(.dataKey, problem: "the template gives <no value>"),
                ValueOrigin(.value, problem: Self.missing), ValueOrigin(.contextKey), ValueOrigin(.contextTemplate),
                ValueOrigin(.value), ValueOrigin(.value, problem: "dependency 'absent' has no event in this firing"),
                ValueOrigin(.nothing),
            ]
        )
        #expect(invocation.values.map(\.index) == Array(0..<9))
        let arguments = invocation.request.at("source", "resource", "args")
        #expect(arguments == ["c0ffee", "C0FFEE", "c0ffee", "none", "push", "push", "fixed", "v", "8"])
    }

    @Test func `a value that nothing gives is a dead letter that says so`() throws {
        let effects = try fire([["dependencyName": "push", "dataKey": "x"]])
        guard case .bury(_, let reason)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(reason == "argoWorkflow.parameters[0]: \(Self.missing); add 'value:' as its default")
    }

    // MARK: Chance

    @Test func `what templates make of chance is the same for the same event and secret, and no other`() throws {
        let template: JSON = "{{ uuidv4 }} {{ randAlphaNum 12 }} {{ now }}"
        let sources: [JSON] = [["dependencyName": "push", "dataTemplate": template]]
        func text(secret: String, id: String) throws -> JSON? {
            try fire(sources, secret: secret, id: id).invocations.first?.request.at("source", "resource", "args")
        }
        let first = try text(secret: "a", id: "1")
        #expect(try text(secret: "a", id: "1") == first)
        #expect(try text(secret: "b", id: "1") != first)
        #expect(try text(secret: "a", id: "2") != first)
    }

    /// One firing of a trigger whose parameters write the sources into `args`, one after the other.
    private func fire(_ sources: [JSON], secret: String = "", id: String = "1") throws -> [Effect] {
        let places = sources.indices.map { JSON.string("\($0)") }
        let parameters = zip(sources, sources.indices).map { source, index -> JSON in
            ["src": source, "dest": .string("args.\(index)")]
        }
        let block: JSON = [
            "operation": "submit", "source": ["resource": ["kind": "Workflow", "args": .array(places)]],
            "parameters": .array(parameters),
        ]
        let trigger = try Trigger.example(
            "build",
            "argoWorkflow",
            block,
            when: "push",
            among: ["push", "absent"],
            body: try TriggerBody(kind: "argoWorkflow", from: block)
        )
        let sensor = Sensor.example([.on("push"), .on("absent")], [trigger])
        var engine = Engine(sensor: sensor, secret: Array(secret.utf8))
        return engine.receive(.example("push", id: id, data: ["sha": "c0ffee"]), sequence: 1, at: start)
    }
}
