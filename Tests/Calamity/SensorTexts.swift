/// The manifests of a run; edits change how they are written, and never what is owed.
struct SensorTexts {
    /// Raised by edits; the objects that are made carry it.
    var round = 1
    /// Without its manifest `guest` falls behind, and owes what it missed when it is back.
    var isGuestHere = true
    /// A mistake that makes every start, and every edit, impossible.
    var isBroken = false

    static let guestFile = "guest.yaml"

    var files: [String: String] {
        var files = [
            "hooks.yaml": hooks,
            "every.yaml": sensor("every", [Dependency("load")], trigger: workflow("every", of: "load", "body.number")),
            "half.yaml": half,
            "pair.yaml": sensor(
                "pair",
                [Dependency("left"), Dependency("right")],
                trigger: workflow("pair", of: "left", "body.pair", when: "left && right"),
                rules: "join: {key: \"{{ .Input.body.pair }}\"}"
            ),
        ]
        if isGuestHere {
            files[Self.guestFile] = sensor(
                "guest",
                [Dependency("load", filters: "{data: [{path: body.guest, type: string, value: [\"^yes$\"]}]}")],
                trigger: configMap("guest", of: "load"),
                rules: Self.patience
            )
        }
        return files
    }

    private var hooks: String {
        let entries = ["load", "left", "right"].map { name in
            "    \(name): {port: \"WEBHOOK_PORT\", endpoint: /\(name), method: POST, metadata: {round: \"\(round)\"}}\n"
        }
        return """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks}
            spec:
              webhook:
            \(entries.joined())
            """
    }

    /// The same filter, written in two ways.
    private var half: String {
        let filters =
            round.isMultiple(of: 2)
            ? "{exprs: [{expr: half == \"yes\", fields: [{name: half, path: body.half}]}]}"
            : "{data: [{path: body.half, type: string, value: [\"^yes$\"]}]}"
        let text = sensor(
            "half",
            [Dependency("load", filters: filters)],
            trigger: configMap("half", of: "load"),
            rules: Self.patience
        )
        return isBroken ? text.replacing("filters:", with: "filtres:") : text
    }

    /// Tried again soon, however often; the other triggers have the rules that apply without a `retryStrategy`.
    private static let patience = "retryStrategy: {steps: 1000000, duration: 250ms, factor: 1, jitter: 0.5}"

    private struct Dependency {
        let name: String
        let filters: String?

        init(_ name: String, filters: String? = nil) {
            self.name = name
            self.filters = filters
        }

        var text: String {
            let filters = filters.map { ", filters: \($0)" } ?? ""
            return "    - {name: \(name), eventSourceName: hooks, eventName: \(name)\(filters)}\n"
        }
    }

    private func sensor(
        _ name: String,
        _ dependencies: [Dependency],
        trigger: String,
        rules: String? = nil
    ) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: \(name)}
        spec:
          dependencies:
        \(dependencies.map(\.text).joined())
          triggers:
            - template: \(trigger)
        \(rules.map { "      \($0)\n" } ?? "")
        """
    }

    private func workflow(_ name: String, of dependency: String, _ path: String, when condition: String? = nil)
        -> String
    {
        let conditions = condition.map { "conditions: \"\($0)\", " } ?? ""
        return """
            {name: make, \(conditions)argoWorkflow: {operation: submit, source: {resource: {\
            apiVersion: argoproj.io/v1alpha1, kind: Workflow, \(metadata(name)), \
            spec: {entrypoint: main, templates: [{name: main, suspend: {}}]}}}, \
            \(parameter(of: dependency, path))}}
            """
    }

    private func configMap(_ name: String, of dependency: String) -> String {
        """
        {name: make, k8s: {operation: create, source: {resource: {\
        apiVersion: v1, kind: ConfigMap, \(metadata(name)), data: {made: "yes"}}}, \
        \(parameter(of: dependency, "body.number"))}}
        """
    }

    private func metadata(_ name: String) -> String {
        "metadata: {generateName: \(name)-, labels: {subject: none, round: \"\(round)\"}}"
    }

    private func parameter(of dependency: String, _ path: String) -> String {
        "parameters: [{src: {dependencyName: \(dependency), dataKey: \(path)}, dest: metadata.labels.subject}]"
    }
}
