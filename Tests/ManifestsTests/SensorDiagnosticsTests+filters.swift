import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                filter(""),
                """
                5:80: error: 'path' is missing in spec.dependencies[0].filters.data[0]
                  fix: add path: and its value
                5:80: error: 'type' is missing in spec.dependencies[0].filters.data[0]
                  fix: add type: and its value
                5:80: error: 'value' is missing in spec.dependencies[0].filters.data[0]
                  fix: add value: and a list of texts
                """
            ),
            (
                filter("path: a, type: string, value: [v.1]"),
                """
                5:112: warning: 'v.1' matches anywhere in the text, so it also accepts 'not-v.1'
                  fix: write "^v[.]1$" to match the whole text
                """
            ),
            (
                filter("path: a, type: string, value: ['^v$']"),
                """

                """
            ),
            (
                filter("path: a, type: string, comparator: '!=', value: [v, w]"),
                """
                5:129: warning: 'value' with != is true as soon as one differs: 'v' passes because it is not 'w'
                  fix: write one value: ["^(v|w)$"]
                5:130: warning: 'v' matches anywhere in the text, so it also refuses 'not-v'
                  fix: write "^v$" to match the whole text
                5:133: warning: 'w' matches anywhere in the text, so it also refuses 'not-w'
                  fix: write "^w$" to match the whole text
                """
            ),
            (
                filter("path: a, type: string, comparator: '>', value: ['^v$']"),
                """
                5:116: warning: 'comparator' is '>', which is never true for type string
                  fix: use type: number, or = with a pattern
                """
            ),
            (
                filter("path: a, type: string, value: ['(?=v)', 'x(']"),
                """
                5:113: error: 'value[0]' is '(?=v)': not a regular expression: invalid perl operator: (?=
                  fix: RE2 has no lookaround; write a pattern that says what to match
                5:121: warning: 'value[1]' is 'x(': not a regular expression: missing ): x(
                  fix: close the group, or write \\( for a bracket that is meant itself
                """
            ),
            (
                filter("path: a, type: string, value: ['']"),
                """
                5:112: error: 'value[0]' is empty
                  fix: write "^$" to match the empty text
                """
            ),
            (
                filter("path: a, type: string, value: []"),
                """
                5:111: error: 'value' is empty
                  fix: add at least one text
                """
            ),
            (
                filter("path: a, type: string, value: v"),
                """
                5:111: error: 'value' is text, must be a list of texts
                  fix: start each item with '- '
                """
            ),
            (
                filter("path: a, type: string, value: [5]"),
                """
                5:112: error: 'value[0]' is a number, must be text
                  fix: put it in quotes: - "5"
                """
            ),
            (
                filter("path: a, type: integer, value: ['5']"),
                """
                5:96: error: 'type' is 'integer'
                  fix: did you mean 'number'?
                """
            ),
            (
                filter("path: a, type: strnig, value: ['5']"),
                """
                5:96: error: 'type' is 'strnig'
                  fix: did you mean 'string'?
                """
            ),
            (
                filter("path: a, type: date, value: ['5']"),
                """
                5:96: error: 'type' is 'date'
                  fix: use one of: bool, number, string
                """
            ),
            (
                filter("path: a, type: bool, comparator: '!=', value: ['true']"),
                """
                5:114: warning: 'comparator' is ignored for type bool: always equality, so true passes
                  fix: remove it and write value: ["false"]
                """
            ),
            (
                filter("path: a, type: bool, value: ['yes', 'true']"),
                """
                5:110: error: 'value[0]' is 'yes': 'yes' is not a truth value
                  fix: write "true" or "false"
                """
            ),
            (
                filter("path: a, type: bool, value: ['true', 'junk']"),
                """
                5:118: warning: 'value[1]' is 'junk': 'junk' is not a truth value
                  fix: write "true" or "false"
                """
            ),
            (
                filter("path: a, type: number, value: ['1,5']"),
                """
                5:112: error: 'value[0]' is '1,5': '1,5' is not a number
                  fix: write digits, such as "3", "-2.5" or "1e6"
                """
            ),
            (
                filter("path: a, type: number, comparator: '!=', value: ['5', '6']"),
                """
                5:129: warning: 'value' accepts 0, and text that is no number, null and objects count as 0: "n/a" passes
                  fix: add an entry of type string for the same path: value: ["^-?[0-9.]+$"]
                5:129: warning: 'value' with != is true as soon as one differs: '5' passes because it is not '6'
                  fix: write one entry for each value
                """
            ),
            (
                filter("path: a, type: number, comparator: '=>', value: ['5']"),
                """
                5:116: error: 'comparator' is '=>'
                  fix: did you mean '>='?
                """
            ),
            (
                filter("path: a, type: number, value: ['5'], template: '{{ .Input }}'"),
                """

                """
            ),
        ] as [(String, String)]
    )
    func `a bad data filter is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
