import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Trigger-level parameters, which are written into the whole template before anything else (spec/sensor.md §4.1).
@Suite struct TriggerParameterTests {
    @Test func `a trigger-level parameter may rewrite the parameters inside the kind`() throws {
        var block = RenderingTests.workflow
        block["parameters"] = [["src": ["dependencyName": "push", "dataKey": "nope"], "dest": "metadata.name"]]
        let body = try TriggerBody(kind: "argoWorkflow", from: block)
        let rewriting: [Parameter] = [
            .data("key", of: "push", to: "argoWorkflow.parameters.0.src.dataKey"),
            .data("namespace", of: "push", to: "argoWorkflow.source.resource.metadata.namespace"),
        ]
        let trigger = try Trigger.example(
            "t",
            "argoWorkflow",
            block,
            among: ["push"],
            parameters: rewriting,
            body: body
        )
        let request = try #require(fire(trigger, ["key": "name", "namespace": "ci", "name": "x1"]).invocations.first)
            .request
        let metadata = request.at("source", "resource", "metadata")
        #expect(metadata == ["generateName": "ci-", "name": "x1", "namespace": "ci"])
        #expect(request["parameters"] == nil)
    }

    @Test func `a value whose type does not fit the field buries the invocation`() throws {
        let block: JSON = ["url": "http://ci", "timeout": 10]
        let parameter = Parameter.data("seconds", of: "push", to: "http.timeout")
        let trigger = try Trigger.example("t", "http", block, among: ["push"], parameters: [parameter])
        let reason =
            "'http.timeout' is not a whole number after the trigger's parameters;"
            + " use 'useRawData: true' if the event has it in that form"
        #expect(reasons(fire(trigger, ["seconds": 30])) == [reason])
        let raw = Parameter.data("seconds", of: "push", to: "http.timeout", raw: true)
        let fitting = try Trigger.example("t", "http", block, among: ["push"], parameters: [raw])
        #expect(fire(fitting, ["seconds": 30]).invocations.map(\.request) == [["url": "http://ci", "timeout": 30]])
    }

    @Test func `a trigger keeps the sensor's name for it, whatever its parameters make of the template's`() throws {
        let parameter = Parameter.data("name", of: "push", to: "name")
        let trigger = try Trigger.example("t", "log", [:], among: ["push"], parameters: [parameter])
        #expect(fire(trigger, ["name": "other"]).invocations.map(\.trigger) == ["t"])
    }

    @Test func `a trigger-level parameter may name another source of the resource`() throws {
        let parameter = Parameter.data("text", of: "push", to: "k8s.source.url.path")
        let trigger = try Trigger.example("t", "k8s", RenderingTests.workflow, among: ["push"], parameters: [parameter])
        let sources = fire(trigger, ["text": "http://ci/pod.yaml"]).invocations.map { $0.request["source"] }
        #expect(sources == [["url": ["path": "http://ci/pod.yaml"]]])
    }

    @Test func `parameters of an http block are written into the block, its payload included`() throws {
        let block: JSON = [
            "url": "http://ci",
            "parameters": [
                ["src": ["dependencyName": "push", "dataKey": "to"], "dest": "url", "operation": "append"]
            ],
            "payload": [["src": ["dependencyName": "push", "dataKey": "text"], "dest": "text"]],
        ]
        let body = try TriggerBody(kind: "http", from: block)
        let trigger = try Trigger.example("t", "http", block, among: ["push"], body: body)
        let requests = fire(trigger, ["to": "/hook", "text": "hi"]).invocations.map(\.request)
        #expect(requests == [["url": "http://ci/hook", "body": #"{"text":"hi"}"#]])
    }

    @Test func `the statuses of success travel with the request`() throws {
        let plain = try Trigger.example("t", "http", ["url": "http://ci"], among: ["push"])
        let trigger = Trigger(
            name: plain.name,
            condition: plain.condition,
            kind: plain.kind,
            template: plain.template,
            parameters: [],
            body: plain.body,
            delivery: DeliveryRules(retryStrategy: Backoff(steps: 2)),
            allowedStatuses: [200, 201]
        )
        let invocations = fire(trigger, [:]).invocations
        #expect(invocations.map(\.request) == [["url": "http://ci", "policy": ["status": ["allow": [200, 201]]]]])
        #expect(invocations.map(\.rules.retryStrategy) == [Backoff(steps: 2)])
    }

    private func fire(_ trigger: Trigger, _ data: JSON) -> [Effect] {
        var engine = Engine(sensor: .example([.on("push")], [trigger]))
        return engine.receive(.example("push", id: "1", data: data), sequence: 1, at: start)
    }

    private func reasons(_ effects: [Effect]) -> [String] {
        effects.compactMap { effect in
            if case .bury(_, let reason) = effect { reason } else { nil }
        }
    }
}
