import Manifests
import Testing

struct SensorAllAtOnceTests {
    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: s}
        spec:
          dependencies:
            - name: push
              eventSourceName: es
              eventName: e
              transform:
                jq: '.a |='
              filters:
                data:
                  - {path: 'a,b', type: string, value: ["("], template: '{{ nofn }}'}
                  - {path: a, type: integer, value: ["1"]}
                exprs:
                  - {expr: a = 1, fields: [{path: a, name: a}]}
                script: if then
                time: {start: "25:00:00", stop: "10:00", timezone: Mars}
                context: {type: ''}
            - {name: push, eventSourceName: es, eventName: e2}
          triggers:
            - template:
                name: t
                conditions: push && nope
                http:
                  url: u
                  method: get
                  payload: [{src: {dependencyName: x, dataTemplate: '{{ if }}'}, dest: a, operation: add}]
                log: {}
            - template:
                name: t
        """

    @Test func `every problem is reported at once, each at its place and with a fix`() {
        let loaded = load([ManifestText(file: "s.yaml", text: Self.manifest)], namespace: "default")
        let found = loaded.diagnostics.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
        #expect(found.allSatisfy { !$0.fix.isEmpty })
        #expect(
            found.map { "\($0.place.line):\($0.place.column) \($0.severity): \($0.problem)" } == [
                "10:19 error: jq: the program ends too early",
                "13:22 warning: path: a comma joins paths only inside brackets",
                "13:49 error: 'value[0]' is '(': not a regular expression: missing ): (",
                "13:69 error: template: there is no function 'nofn'",
                "14:29 error: 'type' is 'integer'",
                "16:22 error: expr: '=' is not an operator",
                "17:20 error: script: not a Lua script: unexpected symbol near 'then'",
                "18:23 error: 'start' is '25:00:00'",
                "18:41 error: 'stop' is '10:00'",
                "18:60 error: 'timezone' is 'Mars': no time zone is called 'Mars'",
                "19:18 error: 'context' compares nothing",
                "20:14 error: more than one dependency is called 'push', the first at s.yaml:6:13",
                "24:29 error: conditions: no dependency is called 'nope'",
                "27:19 error: 'method' is 'get'",
                "28:44 error: 'dependencyName' is 'x', which is no dependency of this sensor",
                "28:68 error: dataTemplate: the action ends too early",
                "28:94 error: 'operation' is 'add'",
                "29:9 error: 'log' stands beside 'http': a trigger has one kind",
                "31:9 error: template names no kind of trigger",
                "31:15 error: more than one trigger is called 't', the first at s.yaml:23:15",
            ]
        )
        #expect(loaded.sensors.isEmpty)
    }
}
