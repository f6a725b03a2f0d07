import Gateway
import Manifests

/// The manifests that simulations run: each sensor in the forms that edits change it into.
///
/// What the model must know beyond the manifest is a matter of one convention: a dependency or source that filters at
/// all accepts the payloads with `body.ok` "yes".
package struct SampleManifests: Sendable {
    struct Invalid: Error, CustomStringConvertible {
        let description: String
    }

    /// The source that has a filter of its own.
    static let filteringSource = "strict"
    /// The event that has a quota, and how many of it may wait to be consumed.
    static let quotaEvent = (source: "git", event: "scan", quota: 4)
    /// What producers emit to: a source and one of its named events.
    static let topics = [
        ("git", "push"), ("git", "push"), ("git", "approval"), ("git", "scan"), (filteringSource, "order"),
    ]

    /// By sensor, the forms it can have.
    let forms: [[Sensor]]
    let sources: [CheckedManifests.Source]

    package init() throws {
        sources = try Self.checked(Self.eventSources).sources
        forms = try Self.sensors.map { texts in try texts.map { text in try Self.sensor(text) } }
    }

    private static func sensor(_ text: String) throws -> Sensor {
        let sensors = try checked(text).sensors
        guard let sensor = sensors.first, sensors.count == 1 else {
            throw Invalid(description: "a sample holds \(sensors.count) sensors instead of one")
        }
        return sensor
    }

    private static func checked(_ text: String) throws -> CheckedManifests {
        let checked = CheckedManifests([ManifestText(file: "sample.yaml", text: text)], namespace: "argo")
        guard !checked.hasErrors else { throw Invalid(description: checked.diagnostics.description) }
        return checked
    }

    private static let eventSources = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: git}
        spec:
          webhook:
            push: {port: "12000", endpoint: /push, method: POST}
            approval: {port: "12000", endpoint: /approval, method: POST}
            scan: {port: "12000", endpoint: /scan, method: POST, quota: {events: \(quotaEvent.quota)}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: strict}
        spec:
          webhook:
            order:
              port: "12000"
              endpoint: /order
              method: POST
              filter: {expression: body.ok == "yes"}
        """
}

extension SampleManifests {
    /// The first ones are always there to be chosen; of the others a seed has few, because they take time.
    static let plainSensors = 4
    private static let sensors = [plain, joined, gated, single] + flowSensors

    /// One event, one Workflow; what cannot be rendered is buried, and a strategy gives up.
    private static let plain = ["{}", "{steps: 3, duration: 2s, factor: 2}"].map { strategy in
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: plain}
        spec:
          dependencies:
            - {name: push, eventSourceName: git, eventName: push}
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: build-}
                      spec: {entrypoint: main, arguments: {parameters: [{name: ref}]}}
                  parameters:
                    - src: {dependencyName: push, dataKey: body.ref}
                      dest: spec.arguments.parameters.0.value
              \(strategy == "{}" ? "" : "retryStrategy: \(strategy)")
        """
    }

    /// Two and three events make one object; edits add to the condition, take from it and remove the trigger.
    private static let joined = ["push && approval", "push && approval && scan", "scan", nil].map { condition in
        let deploy = """
                - template:
                    name: deploy
                    conditions: \(condition ?? "")
                    k8s:
                      operation: create
                      source:
                        resource:
                          apiVersion: v1
                          kind: ConfigMap
                          metadata: {generateName: deploy-}
                          data: {a: b}
            """
        return """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: joined}
            spec:
              dependencies:
                - {name: push, eventSourceName: git, eventName: push}
                - {name: approval, eventSourceName: git, eventName: approval}
                - {name: scan, eventSourceName: git, eventName: scan}
              triggers:
                - template: {name: tell, conditions: push || approval || scan, log: {}}
            \(condition == nil ? "" : deploy)
            """
    }

    /// Filters, a transform, a join with an alternative, and several triggers for one event.
    ///
    /// One edit takes a filter away.
    private static let gated = [
        ("(push && scan) || order", true), ("push && (scan || order)", true), ("push && (scan || order)", false),
    ].map { condition, isFiltered in
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: gated}
        spec:
          dependencies:
            - name: push
              eventSourceName: git
              eventName: push
              \(isFiltered ? #"filters: {data: [{path: body.ok, type: string, value: ["yes"]}]}"# : "")
            - name: scan
              eventSourceName: git
              eventName: scan
              transform: {script: "event.seen = true; return event"}
              filters: {exprs: [{expr: ok == "yes", fields: [{name: ok, path: body.ok}]}]}
            - {name: order, eventSourceName: strict, eventName: order}
          triggers:
            - template:
                name: gate
                conditions: \(condition)
                k8s:
                  operation: create
                  source:
                    resource:
                      apiVersion: v1
                      kind: ConfigMap
                      metadata: {generateName: gate-}
            - template: {name: each-push, conditions: push, log: {}}
            - template: {name: both, conditions: scan && order, log: {}}
        """
    }

    /// A fixed name: the first firing gets the object, later ones become dead letters with a reason.
    private static let single = [
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: single}
        spec:
          dependencies:
            - {name: scan, eventSourceName: git, eventName: scan}
          triggers:
            - template:
                name: once
                k8s:
                  operation: create
                  source:
                    resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: the-one}}
        """
    ]
}
