/// Sensors that join two events with one number into one Workflow.
enum JoinTexts {
    /// `sensors` of them, each with two endpoints, `/a0` and `/b0` and so on.
    static func manifests(sensors: Int) -> String {
        let names = (0..<sensors).flatMap { ["a\($0)", "b\($0)"] }
        let endpoints = names.map { "    \($0): {port: \"WEBHOOK_PORT\", endpoint: /\($0), method: POST}" }
        let source = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hook}
            spec:
              webhook:
            \(endpoints.joined(separator: "\n"))
            """
        return ([source] + (0..<sensors).map(sensor)).joined(separator: "\n---\n")
    }

    /// The label `subject` is what the one side sends, followed by what the other one does.
    private static func sensor(_ number: Int) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: join-\(number)}
        spec:
          dependencies:
            - {name: a, eventSourceName: hook, eventName: a\(number)}
            - {name: b, eventSourceName: hook, eventName: b\(number)}
          triggers:
            - template:
                name: run
                conditions: a && b
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: pair-, labels: {subject: none}}
                      spec:
                        entrypoint: main
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - {src: {dependencyName: a, dataKey: body.n}, dest: metadata.labels.subject}
                    - {src: {dependencyName: b, dataKey: body.n}, dest: metadata.labels.subject, operation: append}
              join:
                key: {a: "{{ .Input.body.key }}", b: "{{ .Input.body.key }}"}
        """
    }

    /// The subject of a pair that was not mixed with another.
    static func subject(ofPair pair: Int) -> String { "\(pair)x\(pair)" }

    static func body(_ side: String, ofPair pair: Int) -> String {
        #"{"key":"\#(pair)","n":"\#(side == "a" ? "\(pair)x" : "\(pair)")"}"#
    }
}
