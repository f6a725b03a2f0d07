import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// What an invocation's request is for each kind (`Invocation.request`).
@Suite struct RenderingTests {
    static let workflow: JSON = [
        "operation": "submit",
        "source": [
            "resource": [
                "kind": "Workflow",
                "apiVersion": "argoproj.io/v1alpha1",
                "metadata": ["generateName": "ci-"],
                "spec": ["entrypoint": "main", "arguments": ["parameters": [["name": "sha", "value": "none"]]]],
            ]
        ],
        "parameters": [],
        "args": ["--log"],
    ]

    static let push: JSON = ["body": ["sha": "c0ffee", "count": 3, "tags": ["a", "b"]]]

    @Test func `a resource has its parameters written in and its members sorted`() throws {
        let body = TriggerBody(parameters: [
            .data("body.sha", of: "push", to: "spec.arguments.parameters.0.value"),
            .data("body.sha", of: "push", to: "metadata.generateName", .append),
            .data("body.count", of: "push", to: "spec.parallelism", raw: true),
        ])
        let request = try render(try .example("build", "argoWorkflow", Self.workflow, among: ["push"], body: body))
        let expected =
            #"{"operation":"submit","source":{"resource":{"apiVersion":"argoproj.io/v1alpha1","#
            + #""kind":"Workflow","metadata":{"generateName":"ci-c0ffee"},"spec":{"arguments":{"parameters":"#
            + #"[{"name":"sha","value":"c0ffee"}]},"entrypoint":"main","parallelism":3}}},"args":["--log"]}"#
        #expect(request.text == expected)
    }

    @Test func `the operation is always there`() throws {
        var block = Self.workflow
        block["operation"] = nil
        let submitted = try render(try .example("build", "argoWorkflow", block, among: ["push"]))
        let created = try render(try .example("build", "k8s", block, among: ["push"]))
        #expect(submitted["operation"] == "submit")
        #expect(created["operation"] == "create")
    }

    @Test func `an http request has its body as text and its dynamic headers after the static ones`() throws {
        let block: JSON = [
            "url": "http://ci/hook",
            "headers": ["X-A": "a", "X-B": "b"],
            "payload": [],
            "dynamicHeaders": [],
            "secureHeaders": [["name": "Authorization", "valueFrom": ["secretKeyRef": ["name": "s", "key": "k"]]]],
        ]
        let body = TriggerBody(
            payload: [
                .data("body.sha", of: "push", to: "commit.sha"),
                .data("body.tags", of: "push", to: "tags", raw: true),
            ],
            dynamicHeaders: [.data("body.sha", of: "push", to: "X-Sha"), .data("body.count", of: "push", to: "X-A")]
        )
        let request = try render(try .example("call", "http", block, among: ["push"], body: body))
        let expected =
            #"{"url":"http://ci/hook","headers":{"X-A":"3","X-B":"b","X-Sha":"c0ffee"},"#
            + #""secureHeaders":[{"name":"Authorization","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}],"#
            + #""body":"{\"commit\":{\"sha\":\"c0ffee\"},\"tags\":[\"a\",\"b\"]}"}"#
        #expect(request.text == expected)
    }

    @Test func `an http request without payload has no body`() throws {
        let request = try render(try .example("call", "http", ["url": "http://ci/hook"], among: ["push"]))
        #expect(request == ["url": "http://ci/hook"])
    }

    @Test func `the data of a log is text only where its content type says so`() throws {
        let trigger = try Trigger.example("log", "log", [:], among: ["push"])
        var event = CloudEvent.example("push", id: "1", data: Self.push)
        for (type, data) in [("text/plain", Self.push.text), ("application/cbor", "eyJh"), ("", "eyJh")] {
            event.dataContentType = type
            event.data = type == "text/plain" ? Self.push.bytes : Array(#"{"a"#.utf8)
            let logged = try render(trigger, event)["events"]?.array?.first
            #expect(logged?["data"] == .string(data))
        }
        event.data = nil
        #expect(try render(trigger, event)["events"]?.array?.first?["data"] == "")
    }

    @Test func `a value that cannot be found buries the invocation with its request as written`() throws {
        let body = TriggerBody(parameters: [.data("body.nope", of: "push", to: "metadata.name")])
        let trigger = try Trigger.example("build", "argoWorkflow", Self.workflow, among: ["push"], body: body)
        let effects = effects(of: trigger)
        let reason =
            "argoWorkflow.parameters[0]: 'body.nope' does not exist in the data of the event of dependency"
            + " 'push'; add 'value:' as its default"
        guard case .bury(let invocation, reason) = effects.first else {
            Issue.record("not buried with the reason: \(effects)")
            return
        }
        #expect(invocation.request == Self.workflow)
        let detail = "\(invocation.id): \(reason)"
        let outcome = Outcome(sequence: 1, dependency: "push", trigger: "build", verdict: .buried, detail: detail)
        #expect(effects == [.bury(invocation, reason: reason), .record(outcome)])
    }

    @Test func `a buried invocation lets go of what was held`() throws {
        let body = TriggerBody(parameters: [.data("nope", of: "a", to: "metadata.name")])
        let trigger = try Trigger.example("build", "k8s", Self.workflow, among: ["a", "b"], body: body)
        var engine = Engine(sensor: .example([.on("a"), .on("b")], [trigger]))
        _ = engine.receive(.example("a", id: "1"), sequence: 1, at: start)
        let effects = engine.receive(.example("b", id: "2"), sequence: 2, at: start)
        #expect(effects.contains(.release(HoldingPlace(trigger: "build"))))
        #expect(effects.outcomes.map(\.verdict) == [.buried, .buried])
        #expect(engine.held == [])
    }

    @Test func `a parameter of a dependency without an event is left out`() throws {
        let body = TriggerBody(parameters: [
            .data("body.sha", of: "tag", to: "metadata.name"),
            .data("body.sha", of: "tag", to: "metadata.namespace", default: "ci"),
        ])
        let trigger = try Trigger.example(
            "build",
            "k8s",
            Self.workflow,
            when: "push || tag",
            among: ["push", "tag"],
            body: body
        )
        let metadata = try render(trigger).at("source", "resource", "metadata")
        #expect(metadata == ["generateName": "ci-", "namespace": "ci"])
    }

    @Test func `a payload entry of a dependency without an event is a reason, not a crash`() throws {
        let body = TriggerBody(payload: [.data("body.sha", of: "tag", to: "sha")])
        let block: JSON = ["url": "http://ci", "payload": []]
        let trigger = try Trigger.example("call", "http", block, among: ["push"], body: body)
        let reason = "http.payload[0]: dependency 'tag' has no event in this firing; add 'value:' as its default"
        #expect(reasons(effects(of: trigger)) == [reason])
    }

    @Test func `a resource must have a kind`() throws {
        let trigger = try Trigger.example("build", "k8s", ["source": ["resource": [:]]], among: ["push"])
        #expect(
            reasons(effects(of: trigger)) == ["the resource has no 'kind'; write what it is, such as kind: Workflow"]
        )
    }

    private func render(_ trigger: Trigger, _ event: CloudEvent? = nil) throws -> JSON {
        try #require(effects(of: trigger, event).invocations.first).request
    }

    private func effects(of trigger: Trigger, _ event: CloudEvent? = nil) -> [Effect] {
        let dependencies = trigger.condition.dependencies.map { Dependency.on($0) }
        var engine = Engine(sensor: .example(dependencies, [trigger]))
        return engine.receive(event ?? .example("push", id: "1", data: Self.push), sequence: 1, at: start)
    }

    private func reasons(_ effects: [Effect]) -> [String] {
        effects.compactMap { effect in
            if case .bury(_, let reason) = effect { reason } else { nil }
        }
    }
}
