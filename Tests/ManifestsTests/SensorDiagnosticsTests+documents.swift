import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                """
                kind: Sensor
                metadata: {name: s}
                spec: {}
                """,
                """
                1:1: error: 'apiVersion' is missing
                  fix: add apiVersion: argoproj.io/v1alpha1
                3:7: error: 'dependencies' is missing in spec
                  fix: add dependencies: and at least one item
                3:7: error: 'triggers' is missing in spec
                  fix: add triggers: and at least one item
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha2
                kind: Sensors
                """,
                """
                2:7: error: 'kind' is 'Sensors'
                  fix: did you mean 'Sensor'?
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1
                kind: EventBus
                metadata: {name: default}
                spec: {jetstream: {version: latest}}
                """,
                """
                1:13: error: 'apiVersion' is 'argoproj.io/v1'
                  fix: use argoproj.io/v1alpha1
                4:8: error: not supported yet: EventBus.jetstream
                  fix: remove this document; events are kept in the built-in bus
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: EventBus
                metadata: {name: default}
                spec: {}
                """,
                """
                4:7: error: spec names no bus
                  fix: remove this document, or name one of: nats, jetstream, kafka, jetstreamExotic
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: My_Sensor, nmaespace: x}
                sepc: {}
                """,
                """
                3:29: error: unknown field 'nmaespace' in metadata
                  fix: did you mean 'namespace'?
                3:18: error: 'name' is 'My_Sensor', which Kubernetes does not accept
                  fix: use lower-case letters, digits, '-' and '.', starting and ending with a letter or digit
                1:1: error: 'spec' is missing
                  fix: add spec: and its value
                4:1: error: unknown field 'sepc'
                  fix: did you mean 'spec'?
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                """,
                """
                1:1: error: 'metadata' is missing
                  fix: add metadata: and below it name:
                1:1: error: 'spec' is missing
                  fix: add spec: and its value
                """
            ),
            (
                """
                metadata: {name: s}
                """,
                """
                1:1: error: 'kind' is missing
                  fix: add kind: and its value
                """
            ),
            (
                """
                - a
                """,
                """
                1:1: error: the document is a list, must be a mapping
                  fix: write fields as 'name: value', one on each line
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: s}
                spec: {webhok: {a: {}}, type: webhook}
                """,
                """
                4:31: warning: 'type' has no effect
                  fix: remove it; the key below spec names the kind
                4:8: error: unknown field 'webhok' in spec
                  fix: did you mean 'webhook'?
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: s}
                spec: {replicas: 1}
                """,
                """
                4:7: error: spec names no event
                  fix: add a kind and below it a named event: webhook: / example: / endpoint: /push
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: s}
                spec:
                  webhook: {a: {}}
                  calendar: {a: {}}
                  stripe: {b: {namespace: x}}
                  kafka: [x]
                """,
                """
                6:14: error: more than one event is called 'a', the first at s.yaml:5:13
                  fix: rename one: event names are unique in an EventSource, whatever their kind
                8:10: error: 'kafka' is a list, must be a mapping of names
                  fix: write 'name:' and the fields below it
                7:27: warning: 'namespace' has no effect
                  fix: remove it
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: s}
                spec: {webhook: {a: {}}}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: s}
                spec: {webhook: {a: {}}}
                """,
                """
                6:1: error: EventSource default/s is there twice, first at s.yaml:1:1
                  fix: rename or remove one of them
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: s}
                spec:
                """,
                """
                4:1: error: 'spec' is missing
                  fix: add spec: and its value
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: s}
                spec:
                  dependencies: []
                  triggers: x
                """,
                """
                5:17: error: 'dependencies' is empty
                  fix: add at least one item
                6:13: error: 'triggers' is text, must be a list of mappings
                  fix: start each item with '- '
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: s}
                spec:
                  dependencies: [{name: d, eventSourceName: e, eventName: e}]
                  triggers: []
                  errorOnFailedRound: true
                  loggingFields: {a: b}
                  dependncies: 1
                """,
                """
                6:13: error: 'triggers' is empty
                  fix: add at least one item
                7:23: warning: 'errorOnFailedRound' has no effect
                  fix: remove it
                8:18: warning: 'loggingFields' has no effect
                  fix: remove it
                9:3: error: unknown field 'dependncies' in spec
                  fix: did you mean 'dependencies'?
                """
            ),
        ] as [(String, String)]
    )
    func `a document that is no good manifest is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
