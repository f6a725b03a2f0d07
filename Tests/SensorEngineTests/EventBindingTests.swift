import EventData
import Manifests
import SensorEngine
import Testing

/// What a WorkflowEventBinding makes of an event (spec/workflows.md B5).
struct EventBindingTests {
    // MARK: Selectors

    @Test(arguments: [
        (#"discriminator == "d""#, #"{}"#, true),
        (#"namespace == "ci" && payload.n > 4"#, #"{"n":5}"#, true),
        // nil is not an empty text, so what has no message matches, as in Argo.
        (#"payload.message != """#, #"{}"#, true),
        ("payload?.a?.b == 1", "{}", false),
        ("payload?.a?.b == 1", #"{"a":{"b":1}}"#, true),
        (#"metadata["x-github-event"] == ["push"]"#, "{}", true),
        (#""push" in metadata["x-github-event"]"#, "{}", true),
        ("payload[1] == 2", "[1,2]", true),
    ])
    func `a selector sees namespace, discriminator, payload and metadata`(
        selector: String,
        payload: String,
        isMatch: Bool
    ) throws {
        let outcome = try outcome(of: Bound(selector: selector), payload)
        #expect(outcome == (isMatch ? .fired : .filtered))
    }

    @Test(arguments: [
        ("payload.a.b == 1", "{}"),
        ("payload.text", #"{"text":"true"}"#),
        ("payload.n > 1", #"{"n":"x"}"#),
    ])
    func `what cannot be computed, or is neither true nor false, is an error and no match`(
        selector: String,
        payload: String
    ) throws {
        #expect(try outcome(of: Bound(selector: selector), payload) == .filterError)
    }

    // MARK: Parameters

    @Test(arguments: [
        ("payload.v", #"{"v":5}"#, "5"),
        ("payload.v", #"{"v":1.50}"#, "1.5"),
        ("payload.v", #"{"v":true}"#, "true"),
        ("payload.v", #"{"v":null}"#, "null"),
        ("payload.v", "{}", "null"),
        ("payload.v", #"{"v":{"b":[1, 2.0],"a":"<x>"}}"#, #"{"a":"<x>","b":[1,2]}"#),
        ("payload.v", #"{"v":"a\"b\nc\\d"}"#, "a\"b\nc\\d"),
        ("payload.v", #"{"v":9007199254740993}"#, "9007199254740993"),
        ("payload?.v", #"{"v":[-9007199254740993]}"#, "[-9007199254740993]"),
        ("payload.list[-1].id", #"{"list":[{"id":1},{"id":18446744073709551616}]}"#, "18446744073709551616"),
        ("payload", #"{"b":1,"a":{}}"#, #"{"a":{},"b":1}"#),
        ("payload.n + 1", #"{"n":1}"#, "2"),
        (#"payload.v ?? "none""#, "{}", "none"),
        ("namespace + \"/\" + discriminator", "{}", "ci/d"),
        ("metadata[\"x-github-event\"][0]", "{}", "push"),
    ])
    func `a parameter is a text as it is, and all else compact JSON`(
        expression: String,
        payload: String,
        value: String
    ) throws {
        let workflow = try workflow(of: Bound(parameters: [("p", expression)]), payload)
        #expect(
            workflow.at("spec", "arguments") == ["parameters": [["name": "p", "value": .string(value)]]]
        )
    }

    @Test func `parameters keep their order`() throws {
        let bound = Bound(parameters: [("b", "payload.b"), ("a", "payload.a")])
        let workflow = try workflow(of: bound, #"{"a":"1","b":"2"}"#)
        let parameters = workflow.at("spec", "arguments", "parameters")
        #expect(parameters == [["name": "b", "value": "2"], ["name": "a", "value": "1"]])
    }

    @Test func `a parameter that reaches through nil makes a dead letter with the reason`() throws {
        let effects = try effects(of: Bound(parameters: [("p", "payload.a.b")]), "{}")
        guard case .bury(_, let reason)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(
            reason == "argoWorkflow.parameters[0]: expression 'payload.a.b': nil has no member 'b' (at 1:11)"
        )
    }

    // MARK: Metadata

    @Test func `without metadata the Workflow is named after its template and bears the binding's labels`() throws {
        let workflow = try workflow(of: Bound(), "{}")
        #expect(
            workflow == [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow",
                "metadata": [
                    "generateName": "build-",
                    "labels": [
                        "workflows.argoproj.io/workflow-event-binding": "b",
                        "workflows.argoproj.io/workflow-template": "build",
                    ],
                    "namespace": "ci",
                ],
                "spec": ["workflowTemplateRef": ["name": "build"]],
            ]
        )
    }

    @Test func `a cluster-wide template has its own label, and the binding's instance goes along`() throws {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: b, labels: {workflows.argoproj.io/controller-instanceid: i1}}
            spec:
              event: {selector: "true"}
              submit: {workflowTemplateRef: {name: build, clusterScope: true}}
            """
        let workflow = try workflow(in: try effects(of: text, "{}"))
        #expect(
            workflow.at("metadata", "labels") == [
                "workflows.argoproj.io/cluster-workflow-template": "build",
                "workflows.argoproj.io/controller-instanceid": "i1",
                "workflows.argoproj.io/workflow-event-binding": "b",
            ]
        )
        #expect(workflow.at("spec", "workflowTemplateRef") == ["clusterScope": true, "name": "build"])
    }

    @Test func `names, labels and annotations are expressions, with sprig`() throws {
        let metadata = """
            name: '"x-" + payload.id'
            generateName: '"ci-"'
            labels: {app.example.com/branch: "sprig.trimPrefix('refs/heads/', payload.ref)", "1": "'one'"}
            annotations: {who: "toJson(payload.who)"}
            """
        let workflow = try workflow(
            of: Bound(metadata: metadata),
            #"{"id":"7","ref":"refs/heads/main","who":{"a":1}}"#
        )
        #expect(
            workflow["metadata"] == [
                "annotations": ["who": #"{"a":1}"#], "generateName": "ci-",
                "labels": [
                    "1": "one", "app.example.com/branch": "main",
                    "workflows.argoproj.io/workflow-event-binding": "b",
                    "workflows.argoproj.io/workflow-template": "build",
                ],
                "name": "x-7", "namespace": "ci",
            ]
        )
    }

    @Test func `a label that is a number is an error`() throws {
        let effects = try effects(of: Bound(metadata: "labels: {n: payload.n}"), #"{"n":5}"#)
        guard case .bury(_, let reason)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(reason.hasSuffix("expression 'payload.n': the expression gives a number, not a text; use string(…)"))
    }

    @Test func `the same event gives the same invocation, whatever else it says`() throws {
        func id(_ payload: String) throws -> InvocationID? {
            for case .fire(let invocation) in try effects(of: Bound(), payload) { return invocation.id }
            return nil
        }
        #expect(try id("{}") == id(#"{"a":1}"#))
        #expect(try id("{}") != nil)
    }

    @Test(arguments: [SourceNaming.plain, .qualified], ["ci", ""])
    func `a binding hears what is sent to its namespace, and what is sent to all`(
        naming: SourceNaming,
        namespace: String
    ) throws {
        let loaded = load([ManifestText(file: "b.yaml", text: Bound().text)], namespace: "ci")
        var engine = Engine(sensor: try #require(loaded.sensors.first).naming(naming))
        func fired(_ source: ManifestName) -> Bool {
            let event = CloudEvent(
                id: "1",
                source: naming.source(of: source),
                subject: WorkflowEventSource.eventName,
                type: WorkflowEventSource.kind,
                time: Timestamp(seconds: 1),
                data: Array(#"{"namespace":"","discriminator":"d","payload":{},"metadata":{}}"#.utf8)
            )
            let effects = engine.receive(event, sequence: 1, at: Timestamp(seconds: 2))
            return effects.contains { if case .fire = $0 { true } else { false } }
        }
        #expect(fired(WorkflowEventSource.name(in: namespace)))
        #expect(!fired(WorkflowEventSource.name(in: "elsewhere")))
    }

    @Test func `another instance is another revision, as what is submitted is another`() throws {
        func revision(_ metadata: String) throws -> String {
            let text = Bound().text.replacing("metadata: {name: b}", with: "metadata: \(metadata)")
            return try #require(load([ManifestText(file: "b.yaml", text: text)], namespace: "ci").sensors.first)
                .revision
        }
        let label = "workflows.argoproj.io/controller-instanceid"
        let first = try revision("{name: b, labels: {\(label): i1}}")
        #expect(first != (try revision("{name: b}")))
        #expect(first != (try revision("{name: b, labels: {\(label): i2}}")))
        #expect(first == (try revision("{name: b, labels: {\(label): i1, other: x}}")))
    }

    @Test func `a binding without submit makes no sensor`() throws {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: b}
            spec: {event: {selector: "true"}}
            """
        let loaded = load([ManifestText(file: "b.yaml", text: text)], namespace: "ci")
        #expect(loaded.sensors.isEmpty && loaded.bindings.map(\.name.name) == ["b"])
    }
}

/// A binding called `b` in namespace `ci`.
private struct Bound {
    var selector = "true"
    var parameters: [(name: String, expression: String)] = []
    /// YAML below `metadata:`.
    var metadata = ""

    var text: String {
        func quoted(_ text: String) -> String { JSON.string(text).text }
        let list = parameters.map { "{name: \($0.name), valueFrom: {event: \(quoted($0.expression))}}" }
        let lines = metadata.split(separator: "\n").map { "      \($0)\n" }.joined()
        return """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: b}
            spec:
              event: {selector: \(quoted(selector))}
              submit:
                workflowTemplateRef: {name: build}
            \(list.isEmpty ? "" : "    arguments: {parameters: [\(list.joined(separator: ", "))]}")
            \(metadata.isEmpty ? "" : "    metadata:\n\(lines)")
            """
    }
}

private func effects(of bound: Bound, _ payload: String) throws -> [Effect] { try effects(of: bound.text, payload) }

private func effects(of manifest: String, _ payload: String) throws -> [Effect] {
    let loaded = load([ManifestText(file: "b.yaml", text: manifest)], namespace: "ci")
    #expect(loaded.diagnostics.map(\.description) == [])
    let sensor = try #require(loaded.sensors.first)
    var engine = Engine(sensor: sensor)
    let data = #"{"namespace":"ci","discriminator":"d","payload":\#(payload),"metadata":{"x-github-event":["push"]}}"#
    let event = CloudEvent(
        id: "1",
        source: WorkflowEventSource.name(in: "ci").name,
        subject: WorkflowEventSource.eventName,
        type: WorkflowEventSource.kind,
        time: Timestamp(seconds: 1),
        data: Array(data.utf8)
    )
    return engine.receive(event, sequence: 1, at: Timestamp(seconds: 2))
}

private func outcome(of bound: Bound, _ payload: String) throws -> Outcome.Verdict? {
    for case .record(let outcome) in try effects(of: bound, payload) { return outcome.verdict }
    return nil
}

private func workflow(of bound: Bound, _ payload: String) throws -> JSON {
    try workflow(in: try effects(of: bound, payload))
}

private func workflow(in effects: [Effect]) throws -> JSON {
    guard case .fire(let invocation)? = effects.first else {
        Issue.record("\(effects)")
        return .null
    }
    #expect(invocation.request["operation"] == "submit")
    return try #require(invocation.request.at("source", "resource"))
}
