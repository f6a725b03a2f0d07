import EventData
import Expressions
import Testing

@Suite struct TemplateSyntaxTests {
    private static let functions = ["upper": GoFunction("upper", .string) { arguments, _ in arguments[0] }]

    private func refusal(_ text: String) -> ExpressionError? {
        do {
            _ = try Template(parsing: text, functions: Self.functions)
            return nil
        } catch { return error }
    }

    @Test(
        arguments: [
            ("{{ .Input", 1, "this action has no end", "end it with }}"),
            ("a {{ .Input | ", 3, "this action has no end", "end it with }}"),
            ("{{ }}", 4, "the action ends too early", "write what to print: {{ .Input.name }}"),
            ("{{ (.Input }}", 12, "a bracket is not closed", "add ) before }}"),
            ("{{ .Input) }}", 10, "this bracket was never opened", "remove it, or add ( before"),
            ("{{ \"a }}", 4, "this text in quotation marks has no end", "add the closing \" on the same line"),
            ("{{ `a }}", 4, "this text in backquotes has no end", "add the closing `"),
            ("{{/* a }}", 1, "this comment has no end", "end it with */}}"),
            (
                "{{/* a */ 1 }}", 10, "after a comment the action has to end",
                "write }} right after */, or the comment in braces of its own: {{/* … */}}"
            ),
            ("{{ uper .Input }}", 4, "there is no function 'uper'", "did you mean 'upper'?"),
            ("{{ ref }}", 4, "there is no function 'ref'", "members of the event are read by .Input.ref"),
            ("{{ $x }}", 4, "the variable $x is not declared here", "declare it before: {{ $x := … }}"),
            (
                "{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}", 36, "the variable $x is not declared here",
                "declare it before the block that it was declared in, and set it there with ="
            ),
            ("{{ if .Input }}", 1, "this block has no end", "add {{end}} where it ends"),
            (
                "{{ end }}", 1, "this {{end}} belongs to nothing",
                "remove it, or add the {{if}}, {{with}} or {{range}} that it belongs to"
            ),
            (
                "{{ else }}", 1, "this {{else}} belongs to nothing",
                "remove it, or add the {{if}}, {{with}} or {{range}} that it belongs to"
            ),
            (
                "{{ if 1 }}{{ else }}{{ else }}{{ end }}", 1, "this block has two {{else}}",
                "remove one, or write {{else if …}}"
            ),
            (
                "{{ range 1 }}{{ else if 2 }}{{ end }}", 22, "'else if' does not continue 'range'",
                "write {{else}}{{if …}} … {{end}}{{end}}"
            ),
            ("{{ if }}{{ end }}", 7, "the action ends too early", "write {{if .Input.name}}"),
            (
                "{{ break }}", 4, "'break' stands outside of a loop",
                "remove it, or put it between {{range …}} and {{end}}"
            ),
            (
                "{{ .Input.a + 1 }}", 13, "templates have no arithmetic signs",
                "use a function: add 1 2, sub 3 1"
            ),
            (
                "{{ .Input.a == 1 }}", 13, "'=' has no place here",
                "use a function: eq, ne, lt, le, gt, ge, and, or, not, add, sub, mul, div"
            ),
            (
                "{{ upper(.Input.a) }}", 9, "'(' has no place here", "put a space before it, or remove it"
            ),
            (
                "{{ .Input.odd-key }}", 14, "the word '.odd' goes on with a character that cannot be part of it",
                "put a space after the word; a member with such a name is read by (index .map \"the-name\")"
            ),
            (
                "{{ \"\\w\" }}", 5, "this is no escape that a text in quotation marks may have",
                "write \\\\ for a backslash, or put the text in backquotes: `\\w+`"
            ),
            (
                "{{ 1 | 2 }}", 8, "a value cannot take what stands before '|'",
                "put a function behind '|': {{ .Input.name | upper }}"
            ),
            ("{{ 1i }}", 4, "imaginary numbers are of no use here", "write a number without i"),
            ("{{ 1+2 }}", 4, "templates have no arithmetic signs", "use a function: add 1 2, sub 3 1"),
            (
                "{{ 99999999999999999999 }}", 4, "'99999999999999999999' is not a number that fits 64 bits",
                "write digits, such as 12, 0x1f or 2.5e3; large ones with a point: 1e20"
            ),
            (
                "{{ 12ab }}", 4, "'12a' is not a number",
                "write digits, such as 12, 0x1f or 2.5e3; a text stands in quotation marks"
            ),
            (
                "{{ 'ab' }}", 4, "apostrophes hold exactly one character, which stands for its number",
                "write a text in quotation marks: \"…\""
            ),
            (
                "{{ $a, $b := 1 }}", 6, "only a {{range}} has two variables",
                "declare one at a time: {{ $x := … }}"
            ),
            ("{{ 1 2, 3 }}", 7, "',' has no place here", "separate arguments by spaces"),
            ("{{ \"a\".b }}", 4, "'\"a\"' has no members", "separate arguments by spaces"),
            (
                "{{ template .Input }}", 13, "'.Input' has no place here",
                "write the template's name in quotation marks"
            ),
            (
                "{{ if 1 }}{{ define \"a\" }}{{ end }}{{ end }}", 11, "a {{define}} stands inside another block",
                "move it to the beginning of the template"
            ),
            (
                "{{ define \"a\" }}1{{ end }}{{ define \"a\" }}2{{ end }}", 27,
                "the template \"a\" is defined twice", "give one another name"
            ),
            (
                "{{ € }}", 4, "this character has no meaning in an action", "remove it, or quote it"
            ),
        ]
    )
    func `each mistake has a place and a remedy`(text: String, column: Int, problem: String, fix: String) {
        #expect(refusal(text) == ExpressionError(column: column, problem: problem, fix: fix))
    }

    @Test func `in a text of several lines the line is named as well`() {
        #expect(
            refusal("é: {{ 1 }}\n  é {{ uper 1 }}")
                == ExpressionError(
                    line: 2,
                    column: 8,
                    problem: "there is no function 'uper'",
                    fix: "did you mean 'upper'?"
                )
        )
    }

    @Test func `functions that read the environment or look up names are refused with the reason`() {
        for name in ["env", "expandenv"] {
            #expect(
                refusal("{{ \(name) \"HOME\" }}")
                    == ExpressionError(
                        column: 4,
                        problem: "'\(name)' is refused: it would write the server's environment, secrets included,"
                            + " into objects and messages",
                        fix: "write the value itself, or read it in the workflow from a Secret"
                    )
            )
        }
        #expect(
            refusal("{{ getHostByName \"x\" }}")
                == ExpressionError(
                    column: 4,
                    problem: "'getHostByName' is refused: deciding does not look up names, so that the same event gives"
                        + " the same result",
                    fix: "write the address, or send it with the event"
                )
        )
    }

    @Test func `depth and length have bounds`() throws {
        let depth = 101
        let brackets = "{{ " + String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth) + " }}"
        #expect(refusal(brackets)?.problem == "more than 100 blocks and brackets are open at once")
        let blocks = String(repeating: "{{ if 1 }}", count: depth) + String(repeating: "{{ end }}", count: depth)
        #expect(refusal(blocks)?.problem == "more than 100 blocks and brackets are open at once")
        let chain = "{{ if 0 }}" + String(repeating: "{{ else if 0 }}", count: depth) + "{{ end }}"
        #expect(refusal(chain)?.problem == "more than 100 blocks and brackets are open at once")
        let variables = (0...200).map { "{{ $v\($0) := 1 }}" }.joined()
        #expect(refusal(variables)?.problem == "more than 200 variables are declared in one place")
        let long = String(repeating: "x", count: Template.maximumBytes + 1)
        #expect(refusal(long)?.problem == "the template is longer than 65536 bytes")
        #expect(refusal(String(long.dropFirst())) == nil)
    }

    @Test func `numbers are written as in Go's source code`() throws {
        let cases = [
            ("0x1F", "31"), ("0X_1f", "31"), ("017", "15"), ("0o17", "15"), ("0b101", "5"), ("1_000", "1000"),
            ("-5", "-5"), ("+5", "5"), ("1.5e3", "1500"), (".5", "0.5"), ("5.", "5"), ("0x1p4", "16"),
            ("-9223372036854775808", "-9223372036854775808"), ("'\\n'", "10"), ("'é'", "233"), ("'\\x41'", "65"),
            ("'\\''", "39"), ("\"\\x41\\101\\u00e9\\U0001F600\\\"\\a\"", "AAé😀\"\u{07}"), ("0", "0"), ("00", "0"),
        ]
        for (text, expected) in cases {
            let template = try Template(parsing: "{{ \(text) }}", functions: [:])
            let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
            #expect(try template.render(.null, in: evaluation) == expected, "\(text)")
        }
        for text in [
            "08", "0x", "0b2", "1__0", "1_", "0o8", "1e", "1e999", "'\\\"'", "\"\\'\"", "\"\\400\"", "'\\ud800'",
        ] {
            #expect(refusal("{{ \(text) }}") != nil, "\(text)")
        }
    }
}
