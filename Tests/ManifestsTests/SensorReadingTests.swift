import EventData
import Expressions
import Manifests
import Testing

private let text = """
    apiVersion: argoproj.io/v1alpha1
    kind: Sensor
    metadata: {name: ci, namespace: build, labels: {a: b}}
    spec:
      template: {serviceAccountName: x}
      dependencies:
        - name: push
          eventSourceName: github
          eventName: repo
          filtersLogicalOperator: or
          filters:
            dataLogicalOperator: or
            data:
              - {path: body.ref, type: string, value: ["^refs/heads/main$"]}
              - {path: body.size, type: number, comparator: ">=", value: ["1.5"]}
              - {path: body.forced, type: bool, value: ["false"]}
        - {name: tick, eventSourceName: clock, eventName: hourly}
      triggers:
        - retryStrategy: {steps: 3, duration: 2s, factor: 2, jitter: 0.5}
          atLeastOnce: true
          parameters:
            - src: {dependencyName: push, contextKey: id}
              dest: name
          template:
            name: build
            conditions: push || tick
            argoWorkflow:
              operation: submit
              source:
                resource: {kind: Workflow, metadata: {generateName: ci-}}
              parameters:
                - src: {dependencyName: push, dataKey: body.after, value: HEAD, useRawData: true}
                  dest: spec.arguments.parameters.0.value
                  operation: append
        - policy: {status: {allow: [200, 201]}}
          template:
            name: notify
            http:
              url: http://example.com
              payload:
                - {src: {dependencyName: push}, dest: ""}
              dynamicHeaders:
                - {src: {dependencyName: push, dataKey: a}, dest: X-A}
    """

@Test func `a sensor is read whole`() throws {
    let loaded = load([ManifestText(file: "ci.yaml", text: text)], namespace: "default")
    #expect(loaded.diagnostics == [])
    let sensor = try #require(loaded.sensors.first)
    #expect(sensor.name == ManifestName(namespace: "build", name: "ci"))
    #expect(sensor.dependencies.map(\.name) == ["push", "tick"])
    #expect(sensor.dependencies.map(\.eventSourceName) == ["github", "clock"])
    #expect(sensor.dependencies.map(\.eventName) == ["repo", "hourly"])
    #expect(sensor.dependencies[1].filters == nil)
    #expect(sensor.triggers.map(\.name) == ["build", "notify"])
    #expect(sensor.triggers.map(\.kind) == ["argoWorkflow", "http"])
    #expect(sensor.revision.count == 16)
}

@Test func `filters are compiled at load`() throws {
    let sensor = try #require(load([ManifestText(file: "ci.yaml", text: text)], namespace: "default").sensors.first)
    let filters = try #require(sensor.dependencies.first?.filters)
    #expect(filters.kindsOperator == .or)
    #expect(filters.dataOperator == .or)
    let data = try #require(filters.data)
    #expect(data.map(\.path) == [JSONPath("body.ref"), JSONPath("body.size"), JSONPath("body.forced")])
    #expect(data.map(\.comparator) == [.equal, .greaterOrEqual, .equal])
    #expect(data.map(\.values) == [["^refs/heads/main$"], ["1.5"], ["false"]])
    guard case .patterns(let patterns) = data[0].expected, case .numbers(let numbers) = data[1].expected,
        case .bools(let bools) = data[2].expected
    else {
        Issue.record("each type has its own form")
        return
    }
    #expect(try patterns.map { try $0.get().pattern } == ["^refs/heads/main$"])
    #expect(try numbers.map { try $0.get() } == [1.5])
    #expect(try bools.map { try $0.get() } == [false])
}

@Test func `triggers carry condition, parameters, retry strategy and allowed statuses`() throws {
    let sensor = try #require(load([ManifestText(file: "ci.yaml", text: text)], namespace: "default").sensors.first)
    let build = sensor.triggers[0]
    let notify = sensor.triggers[1]
    #expect(build.condition.expression == "push||tick")
    #expect(notify.condition.expression == "push&&tick")
    #expect(build.delivery.retryStrategy == Backoff(steps: 3, duration: .seconds(2), factor: 2, jitter: 0.5))
    #expect(notify.delivery.retryStrategy == nil)
    #expect(build.allowedStatuses == nil)
    #expect(notify.allowedStatuses == [200, 201])
    #expect(
        build.parameters == [
            Parameter(
                source: Parameter.Source(dependencyName: "push", contextKey: JSONPath("id")),
                destination: JSONDestination("name")
            )
        ]
    )
    let commit = Parameter(
        source: Parameter.Source(
            dependencyName: "push",
            dataKey: JSONPath("body.after"),
            value: "HEAD",
            useRawData: true
        ),
        destination: JSONDestination("spec.arguments.parameters.0.value"),
        operation: .append
    )
    #expect(build.body == TriggerBody(parameters: [commit]))
    #expect(
        notify.body
            == TriggerBody(
                payload: [
                    Parameter(
                        source: Parameter.Source(dependencyName: "push"),
                        destination: JSONDestination("")
                    )
                ],
                dynamicHeaders: [
                    Parameter(
                        source: Parameter.Source(dependencyName: "push", dataKey: JSONPath("a")),
                        destination: JSONDestination("X-A")
                    )
                ]
            )
    )
    #expect(build.template.tree.at("argoWorkflow", "source", "resource", "kind") == "Workflow")
}

@Test func `a trigger's body is read again from JSON at run time`() throws {
    let sensor = try #require(load([ManifestText(file: "ci.yaml", text: text)], namespace: "default").sensors.first)
    for trigger in sensor.triggers {
        let block = try #require(trigger.template.tree[trigger.kind])
        #expect(try TriggerBody(kind: trigger.kind, from: block) == trigger.body)
    }
    #expect(throws: Diagnostic.self) { try TriggerBody(kind: "k8s", from: ["parameters": [["dest": "a"]]]) }
}

@Test func `the revision changes with the spec and with nothing else`() throws {
    func revision(_ text: String) throws -> String {
        try #require(load([ManifestText(file: "ci.yaml", text: text)], namespace: "default").sensors.first).revision
    }
    let original = try revision(text)
    #expect(try revision(text.replacing("labels: {a: b}", with: "labels: {a: c}")) == original)
    #expect(try revision("# comment\n" + text) == original)
    #expect(try revision(text.replacing("steps: 3", with: "steps: 4")) != original)
}

@Test func `documents are sorted by kind, lists are opened, others are passed over`() {
    let text = """
        apiVersion: v1
        kind: Secret
        metadata: {name: token}
        ---
        apiVersion: v1
        kind: List
        items:
          - apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks}
            spec:
              webhook: {push: {port: "12000"}, other: {}}
              calendar: {hourly: {interval: 1h}}
          - {apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: {name: ci, namespace: x}}
        """
    let loaded = load([ManifestText(file: "a.yaml", text: text)], namespace: "default")
    #expect(loaded.diagnostics == [])
    #expect(loaded.others.map(\.kind) == ["Secret", "WorkflowTemplate"])
    #expect(loaded.others.map(\.namespace) == ["default", "x"])
    #expect(loaded.others.map(\.name) == ["token", "ci"])
    #expect(loaded.others.map(\.place.line) == [1, 14])
    let source = loaded.eventSources.first
    #expect(source?.name == ManifestName(namespace: "default", name: "hooks"))
    #expect(source?.entries.map(\.kind) == ["webhook", "webhook", "calendar"])
    #expect(source?.entries.map(\.eventName) == ["push", "other", "hourly"])
    #expect(source?.entries.first?.node.json == ["port": "12000"])
}
