import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                dependency("transform: {jq: .a, script: x, js: y}"),
                """
                5:94: error: unknown field 'js' in spec.dependencies[0].transform
                  fix: did you mean 'jq'?
                5:91: warning: 'script' is never run beside 'jq'
                  fix: remove one of them
                """
            ),
            (
                dependency("filtersLogicalOperator: AND"),
                """
                5:87: error: 'filtersLogicalOperator' is 'AND'
                  fix: did you mean 'and'?
                """
            ),
            (
                dependency("filters: {exprs: [{expr: a, fields: [{path: a}]}], exprLogicalOperator: xor}"),
                """
                5:100: error: 'name' is missing in spec.dependencies[0].filters.exprs[0].fields[0]
                  fix: add name: and its value
                5:88: warning: expr: no field is called 'a', so the event is rejected when it is reached
                  fix: add it to fields: with its path
                5:135: error: 'exprLogicalOperator' is 'xor'
                  fix: did you mean 'or'?
                """
            ),
            (
                dependency("filters: {exprs: [{}]}"),
                """
                5:81: error: 'expr' is missing in spec.dependencies[0].filters.exprs[0]
                  fix: add expr: and its value
                5:81: error: 'fields' is missing in spec.dependencies[0].filters.exprs[0]
                  fix: add fields: and for each variable its path and name
                """
            ),
            (
                dependency("filters: {context: {id: '1'}}"),
                """
                5:87: warning: 'id' is not compared
                  fix: remove it; compared are: type, subject, source, datacontenttype
                5:82: error: 'context' compares nothing
                  fix: set at least one of: type, subject, source, datacontenttype
                """
            ),
            (
                dependency("filters: {time: {start: '10:00:00', stop: '10:00:00', timezone: UTC}}"),
                """
                5:105: error: 'stop' equals 'start'
                  fix: leave a span of time between them
                """
            ),
            (
                dependency("filters: {time: {start: '24:00:00'}}"),
                """
                5:87: error: 'start' is '24:00:00'
                  fix: write hours, minutes and seconds, such as "09:30:00"
                5:79: error: 'stop' is missing in spec.dependencies[0].filters.time
                  fix: add stop: and its value
                """
            ),
            (
                dependency("filters: {time: {start: '9:00:00', stop: '10:00:00', timezone: Europe/Berln}}"),
                """
                5:126: error: 'timezone' is 'Europe/Berln': no time zone is called 'Europe/Berln'
                  fix: did you mean 'Europe/Berlin'?
                """
            ),
            (
                dependency("filters: {script: 'return true'}"),
                """

                """
            ),
            (
                dependency("filter: {}"),
                """
                5:63: error: unknown field 'filter' in spec.dependencies[0]
                  fix: did you mean 'filters'?
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: s}
                spec:
                  dependencies: [{name: '', eventName: 5}, {name: d, eventSourceName: e, eventName: e}, {name: d, \
                eventSourceName: e, eventName: e}]
                  triggers: [{template: {name: t, log: {}}}]
                """,
                """
                5:25: error: 'name' is empty
                  fix: write name: and its value
                5:18: error: 'eventSourceName' is missing in spec.dependencies[0]
                  fix: add eventSourceName: and its value
                5:40: error: 'eventName' is a number, must be text
                  fix: put it in quotes: eventName: "5"
                5:96: error: more than one dependency is called 'd', the first at s.yaml:5:51
                  fix: rename one of them; only the last would ever count
                """
            ),
        ] as [(String, String)]
    )
    func `a bad dependency is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
