import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                dependency("filters: {exprs: [{expr: 'a = 1', fields: [{path: a, name: a}]}]}"),
                """
                5:91: error: expr: '=' is not an operator
                  fix: write == to compare
                """
            ),
            (
                dependency("filters: {exprs: [{expr: 'a == nil', fields: [{path: a, name: a}]}]}"),
                """
                5:88: warning: expr: no field is called 'nil', so the event is rejected when it is reached
                  fix: write ?? to give a value for null, such as (x ?? "") == ""
                """
            ),
            (
                filter("path: a, type: string, value: ['^x$'], template: '{{ genPrivateKey \"rsa\" }}'"),
                """
                5:130: warning: 'template' calls genPrivateKey, which keeps the sensor's other events waiting for up to \
                several seconds each time; the key can be read by whoever sees the stored invocation
                  fix: make the key in the workflow, or keep it in a Secret
                """
            ),
            (
                dependency("filters: {script: 'if event.a = 1 then return true end'}"),
                """
                5:93: error: script: not a Lua script: 'then' expected near '='
                  fix: write 'then' there
                """
            ),
            (
                dependency("transform: {jq: '.a |'}"),
                """
                5:84: error: jq: the program ends too early
                  fix: check what stands before it: an operator, a bracket or a quotation mark is missing or one too many
                """
            ),
            (
                dependency("transform: {script: 'return {'}"),
                """
                5:84: error: script: not a Lua script: unexpected symbol near '<eof>'
                  fix: complete the script: something that was begun is not closed
                """
            ),
            (
                filter("path: a, type: string, value: ['^5$'], template: '{{ upper .Input'"),
                """
                5:131: error: template: this action has no end
                  fix: end it with }}
                """
            ),
            (
                filter("path: a, type: string, value: ['^5$'], template: '{{ uper .Input }}'"),
                """
                5:134: error: template: there is no function 'uper'
                  fix: did you mean 'upper'?
                """
            ),
            (
                filter("path: a, type: string, value: ['^5$'], template: '{{ env \"HOME\" }}'"),
                """
                5:134: error: template: 'env' is refused: it would write the server's environment, secrets included, into objects and messages
                  fix: write the value itself, or read it in the workflow from a Secret
                """
            ),
            (
                filter("path: a, type: number, value: ['0']"),
                """
                5:111: warning: 'value' accepts 0, and text that is no number, null and objects count as 0: "n/a" passes
                  fix: add an entry of type string for the same path: value: ["^-?[0-9.]+$"]
                """
            ),
            (
                template(
                    "name: t, argoWorkflow: {operation: submit, source: {resource: {kind: W}}, parameters: "
                        + "[{src: {dependencyName: d, dataTemplate: '{{ .Input.a | }'}, dest: a}]}"
                ),
                """
                6:168: error: dataTemplate: '}' has no place here
                  fix: use a function: eq, ne, lt, le, gt, ge, and, or, not, add, sub, mul, div
                """
            ),
            (
                template(
                    "name: t, argoWorkflow: {operation: submit, source: {resource: {kind: W}}, parameters: "
                        + "[{src: {dependencyName: d, dataTemplate: '{{ no }}', dataKey: a}, dest: a}]}"
                ),
                """
                6:157: warning: dataTemplate: there is no function 'no'
                  fix: did you mean 'ne'?
                """
            ),
        ] as [(String, String)]
    )
    func `a mistake in a text of a language is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }

    @Test func `a mistake in a block is reported at its own line and column`() {
        let text =
            Self.head + """
                  dependencies:
                    - name: d
                      eventSourceName: es
                      eventName: e
                      transform:
                        jq: |
                          .a = 1
                          | .b = (2
                      filters:
                        script: |
                          -- a comment
                          local x = = 1
                          return true
                """ + "\n" + Self.triggers
        #expect(
            Self.said(about: text) == """
                16:11: error: script: not a Lua script: unexpected symbol near '='
                  fix: write ~= for 'not equal', == for 'equal', 'not' to negate
                12:20: error: jq: the program ends too early
                  fix: check what stands before it: an operator, a bracket or a quotation mark is missing or one too many
                """
        )
    }
}
