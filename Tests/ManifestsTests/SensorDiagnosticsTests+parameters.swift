import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                template("name: t, http: {url: x, parameters: [{}]}"),
                """
                6:63: error: 'src' is missing in spec.triggers[0].template.http.parameters[0]
                  fix: add src: and below it dependencyName:
                6:63: error: 'dest' is missing in spec.triggers[0].template.http.parameters[0]
                  fix: add dest: and a path
                """
            ),
            (
                template("name: t, http: {url: x, parameters: [{src: {}, dest: a, operation: replace}]}"),
                """
                6:69: error: 'dependencyName' is missing in spec.triggers[0].template.http.parameters[0].src
                  fix: add dependencyName: and its value
                6:93: error: 'operation' is 'replace'
                  fix: use one of: append, prepend, overwrite
                """
            ),
            (
                template(
                    """
                    name: t, http: {url: x, parameters: [{src: {dependencyName: dd, dataKey: a, contextKey: id}, \
                    dest: a}]}
                    """
                ),
                """
                6:86: error: 'dependencyName' is 'dd', which is no dependency of this sensor
                  fix: did you mean 'd'?
                6:114: warning: 'contextKey' is never used beside a data key or template
                  fix: remove one of them
                """
            ),
            (
                template(
                    """
                    name: t, http: {url: x, payload: [{src: {dependencyName: d, dataTemplate: a, contextTemplate: \
                    b}, operation: append}]}
                    """
                ),
                """
                6:120: warning: 'contextTemplate' is never used beside a data key or template
                  fix: remove one of them
                6:135: warning: 'operation' has no effect here: the value is always set
                  fix: remove it
                """
            ),
            (
                template(
                    """
                    name: t, http: {url: x, dynamicHeaders: [{src: {dependencyName: d, useRawData: 'true'}}]}
                    """
                ),
                """
                6:105: error: 'useRawData' is text, must be true or false
                  fix: write useRawData: true without quotes
                6:67: error: 'dest' is missing in spec.triggers[0].template.http.dynamicHeaders[0]
                  fix: add dest: and the header's name
                """
            ),
            (
                template("name: t, http: {url: x, payload: {src: x}}"),
                """
                6:59: error: 'payload' is a mapping, must be a list of mappings
                  fix: start each item with '- '
                """
            ),
            (
                template(
                    """
                    name: t, k8s: {source: {resource: {}}, parameters: [{src: {dependencyName: d, value: 5}, dest: \
                    ''}]}
                    """
                ),
                """
                6:111: error: 'value' is a number, must be text
                  fix: put it in quotes: value: "5"
                6:121: error: 'dest' is missing in spec.triggers[0].template.k8s.parameters[0]
                  fix: add dest: and a path
                """
            ),
        ] as [(String, String)]
    )
    func `a bad parameter is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
