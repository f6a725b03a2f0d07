import EventData
import Expressions
import Testing

@Suite struct TemplateTests {
    private static let event = """
        {"name":"argo","n":3,"big":1000000,"flag":true,"null":null,"empty":"","list":["a","b",null],"none":[],
         "map":{"y":2,"x":"ex"},"nested":{"a":{"b":"deep"}},"odd-key":"odd","text":"héllo"}
        """

    /// A few functions with Go's types for their parameters; sprig's own are tested where they are made.
    private static let functions: [String: GoFunction] = Dictionary(
        uniqueKeysWithValues: [
            GoFunction("upper", .string) { arguments, _ in .string(arguments.string(0).uppercased()) },
            GoFunction("half", .float64) { arguments, _ in .float(arguments.float(0) / 2) },
            GoFunction("times", .int, .string) { arguments, _ in
                .string(String(repeating: arguments.string(1), count: arguments.integer(0)))
            },
            GoFunction("long", .int64) { arguments, _ in .int64(Int64(arguments.integer(0))) },
            GoFunction("names", .map) { arguments, _ in .strings(arguments.map(0).sortedNames) },
            GoFunction("fail", .string) { arguments, _ throws(EvaluationError) in
                throw EvaluationError(arguments.string(0))
            },
            GoFunction("self") { _, _ in .function(GoFunction("seven") { _, _ in .int(7) }) },
        ].map { ($0.name, $0) }
    )

    /// What the template prints, or the error's text.
    private func render(_ text: String, _ event: String = event) throws -> String {
        let template = try Template(parsing: text, functions: Self.functions)
        let input = GoValue(try JSONDocument(parsing: event))
        do {
            return try template.render(input, in: Evaluation(now: Timestamp(seconds: 0), seed: []))
        } catch {
            return "error: \(error)"
        }
    }

    private func check(_ cases: [(String, String)]) throws {
        for (text, expected) in cases { #expect(try render(text) == expected, "\(text)") }
    }

    @Test func `values print as Go's fmt prints them`() throws {
        try check([
            ("plain", "plain"), ("", ""), ("{{ .Input.name }}", "argo"), ("{{ .Input.n }}", "3"),
            ("{{ .Input.big }}", "1e+06"), ("{{ .Input.flag }}", "true"), ("{{ .Input.list }}", "[a b <nil>]"),
            ("{{ .Input.map }}", "map[x:ex y:2]"), ("{{ . | len }}", "1"), ("{{ $.Input.name }}", "argo"),
            ("{{ 1 }} {{ 1.0 }} {{ 2.5 }} {{ 1e6 }} {{ 'a' }}", "1 1 2.5 1e+06 97"), ("{{ true }}", "true"),
            ("{{ \"a\\tb\" }}{{ `c\\d` }}", "a\tbc\\d"), ("{{ .Input.nested.a.b }}", "deep"),
        ])
    }

    @Test func `what does not exist prints as no value and has no members, null has none either but says so`() throws {
        try check([
            ("{{ .Input.nope }}", "<no value>"), ("{{ .Input.nope.deeper }}", "<no value>"),
            ("{{ .Nope }}", "<no value>"), ("{{ .Input.null }}", "<no value>"),
            ("{{ .Input.null.x }}", "error: column 4: nil has no member 'x'"),
            ("{{ (.Input.null).x }}", "<no value>"),
            ("{{ .Input.name.x }}", "error: column 4: there is no member 'x' in a value of type string"),
            ("{{ print .Input.nope }}", "<nil>"), ("{{ html .Input.nope }}", "&lt;no value&gt;"),
            ("{{ names .Input.nope }}", "[]"), ("{{ names nil }}", "[]"), ("{{ .Input.null | names }}", "[]"),
            ("{{ names .Input.null }}", "error: column 10: names expects map[string]interface {} here, not nil"),
            ("{{ nil }}", "error: column 4: nil alone is not a value to print"),
            (
                "{{ upper .Input.nope }}",
                "error: column 10: upper expects string here, and there is no value"
            ),
        ])
    }

    @Test func `markers take away the spaces around an action, comments leave nothing`() throws {
        try check([
            ("a \n {{- 1 -}} \n b", "a1b"), ("a {{- -1 }} b", "a-1 b"), ("a {{- /* c */ -}} b", "ab"),
            ("a{{/* c */}}b", "ab"), ("a {{ 1 -}}", "a 1"), ("{{- 1 }}", "1"), ("{{\n1\n}}", "1"),
            ("{{1 -}} {{- 2}}", "12"), ("{ {{ 1 }} }", "{ 1 }"), ("}}{", "}}{"),
        ])
    }

    @Test func `constants take the type that the parameter has, values must be of it`() throws {
        try check([
            ("{{ half 3 }} {{ half 0x10 }} {{ half 'a' }} {{ half 1_0 }}", "1.5 8 48.5 5"),
            ("{{ times 2 \"ab\" }}", "abab"), ("{{ times 2.0 \"ab\" }}", "abab"), ("{{ \"ab\" | times 2 }}", "abab"),
            ("{{ times 2.5 \"a\" }}", "error: column 10: times expects int here, not 2.5"),
            ("{{ times .Input.n \"a\" }}", "error: column 10: times expects int here, not float64"),
            ("{{ upper 5 }}", "error: column 10: upper expects string here, not 5"),
            ("{{ half \"3\" }}", "error: column 9: half expects float64 here, not \"3\""),
            ("{{ 3 | half }}", "error: column 8: half expects float64 here, not int"),
            ("{{ long 3 | printf \"%T\" }}", "int64"), ("{{ long (len .Input.map) }}", Self.notInt64),
            ("{{ printf \"%T %T %T %T\" 1 1.0 'a' 1e3 }}", "int float64 int float64"),
            ("{{ upper }}", "error: column 4: wrong number of args for upper: want 1 got 0"),
            ("{{ half 18446744073709551615 }}", "9.223372036854776e+18"),
            ("{{ 18446744073709551615 }}", "error: column 4: 18446744073709551615 is too large for an int"),
        ])
    }

    private static let notInt64 = "error: column 9: long expects int64 here, not int"

    @Test func `a pipe hands its value on as the last argument`() throws {
        try check([
            ("{{ .Input.name | upper | printf \"%s-%s\" \"x\" }}", "x-ARGO"), ("{{ .Input.name | len }}", "4"),
            ("{{ (print .Input.name 1) | upper }}", "ARGO1"), ("{{ 1 | }}", "1"),
            (
                "{{ .Input.name | .Input.n }}",
                "error: column 18: 'n' is no method with arguments in a value of type"
                    + " map[string]interface {}"
            ),
            ("{{ \"a\" \"b\" }}", "error: column 4: this is a value, not a function: it takes no arguments"),
            ("{{ fail \"it\" }}", "error: column 4: fail: it"),
            ("a\nb {{ fail \"it\" }}", "error: line 2, column 6: fail: it"),
        ])
    }

    @Test func `and and or stop at the argument that decides`() throws {
        try check([
            ("{{ and 1 0 2 }} {{ and 1 2 }} {{ or 0 \"\" 3 4 }} {{ or 0 \"\" }}", "0 2 3 "),
            ("{{ or 1 (fail \"no\") }}{{ and 0 (fail \"no\") }}", "10"),
            ("{{ 5 | and 1 }} {{ 5 | or 1 }}", "5 1"), ("{{ not 0 }} {{ not .Input.name }}", "true false"),
            ("{{ or .Input.nope .Input.null }}", "<no value>"),
            ("{{ and }}", "error: column 4: wrong number of args for and: want at least 1 got 0"),
        ])
    }

    @Test func `if and with take zero, empty and nil for false`() throws {
        try check([
            ("{{ if .Input.n }}y{{ else }}n{{ end }}{{ if .Input.empty }}y{{ else }}n{{ end }}", "yn"),
            ("{{ if .Input.none }}y{{ else if .Input.nope }}z{{ else }}n{{ end }}", "n"),
            ("{{ with .Input.nested }}{{ .a.b }}{{ end }}", "deep"),
            ("{{ with .Input.nope }}a{{ else with .Input.name }}{{ . }}{{ else }}b{{ end }}", "argo"),
            ("{{ with $x := 5 }}{{ $x }}{{ . }}{{ end }}", "55"), ("{{ if false }}{{ end }}", ""),
            ("{{ with .Input.map }}{{ $.Input.name }}{{ end }}", "argo"),
        ])
    }

    @Test func `range goes through lists, maps in order of their names, and numbers`() throws {
        try check([
            ("{{ range .Input.list }}<{{ . }}>{{ end }}", "<a><b><<no value>>"),
            ("{{ range $i, $x := .Input.list }}{{ $i }}{{ $x }}{{ end }}", "0a1b2<no value>"),
            ("{{ range $k, $v := .Input.map }}{{ $k }}={{ $v }};{{ end }}", "x=ex;y=2;"),
            ("{{ range $v := .Input.map }}{{ $v }}{{ end }}", "ex2"), ("{{ range 3 }}{{ . }}{{ end }}", "012"),
            ("{{ range .Input.none }}x{{ else }}none{{ end }}", "none"),
            ("{{ range .Input.nope }}x{{ else }}none{{ end }}", "none"), ("{{ range 0 }}x{{ else }}0{{ end }}", "0"),
            (
                "{{ range 9 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if eq . 5 }}{{ break }}{{ end }}{{ . }}{{ end }}",
                "0134"
            ),
            ("{{ range .Input.name }}{{ end }}", "error: column 10: range cannot go through a value of type string"),
            ("{{ range $i, $x := 3 }}{{ end }}", "error: column 20: a range over a number has one variable only"),
            ("{{ $x := 0 }}{{ range $x = .Input.list }}{{ end }}{{ $x }}", "<no value>"),
            ("{{ range 2 }}{{ range 2 }}{{ break }}{{ end }}x{{ end }}", "xx"),
        ])
    }

    @Test func `variables live until the end of their block`() throws {
        try check([
            ("{{ $x := 1 }}{{ $x = 2 }}{{ $x }}", "2"), ("{{ $x := 1 }}{{ if 1 }}{{ $x = 2 }}{{ end }}{{ $x }}", "2"),
            ("{{ $x := 1 }}{{ if 1 }}{{ $x := 2 }}{{ end }}{{ $x }}", "1"), ("{{ $x := .Input }}{{ $x.name }}", "argo"),
            ("{{ $x = 1 }}", "error: a variable is used that was not declared"),
            ("{{ ($x := 2) }}{{ $x }}", "22"),
            ("{{ $s := \"\" }}{{ range 3 }}{{ $s = print $s . }}{{ end }}{{ $s }}", "012"),
        ])
    }

    @Test func `templates can be defined, called and overridden, and see no variables of their callers`() throws {
        try check([
            ("{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" 1 }}{{ template \"t\" }}", "<1><<no value>>"),
            ("{{ template \"t\" .Input.name }}{{ define \"t\" }}{{ $ }}{{ end }}", "argo"),
            ("{{ block \"b\" .Input }}{{ .name }}{{ end }}!", "argo!"),
            ("{{ template \"x\" }}", "error: column 4: there is no template \"x\""),
            (
                "{{ define \"r\" }}{{ if . }}{{ . }}{{ template \"r\" (slice . 1) }}{{ end }}{{ end }}"
                    + "{{ template \"r\" .Input.name }}", "argorgogoo"
            ),
            (
                "{{ define \"r\" }}{{ template \"r\" }}{{ end }}{{ template \"r\" }}",
                "error: templates call each other more than \(Template.maximumDepth) levels deep"
            ),
            (
                "x{{ template \"param\" . }}",
                "error: templates call each other more than \(Template.maximumDepth) levels deep"
            ),
        ])
    }

    @Test func `comparisons know the basic kinds and refuse to mix them`() throws {
        try check([
            ("{{ eq 1 1 }} {{ eq 1 2 3 1 }} {{ eq \"a\" \"a\" }} {{ ne 1.5 2.5 }}", "true true true true"),
            ("{{ lt 1 2 }} {{ le 2 2 }} {{ gt \"b\" \"a\" }} {{ ge 1.5 2.5 }}", "true true true false"),
            ("{{ eq .Input.null nil }} {{ eq .Input.nope 1 }} {{ eq nil nil }}", "true false true"),
            ("{{ eq .Input.n 3.0 }} {{ eq .Input.flag true }}", "true true"),
            ("{{ eq .Input.n 3 }}", "error: column 4: eq: incompatible types for comparison: float64 and int"),
            (
                "{{ eq .Input.map .Input.map }}",
                "error: column 4: eq: incompatible types for comparison:"
                    + " map[string]interface {} and map[string]interface {}"
            ),
            ("{{ lt true false }}", "error: column 4: lt: incompatible types for comparison: bool and bool"),
            ("{{ eq 1 }}", "error: column 4: eq: missing argument for comparison"),
            ("{{ eq (index .Input.name 0) 97 }} {{ eq \"\\u00e9\" \"e\\u0301\" }}", "true false"),
        ])
    }

    @Test func `index, slice and len count as Go does`() throws {
        try check([
            ("{{ index .Input.list 1 }} {{ index .Input \"odd-key\" }}", "b odd"),
            ("{{ index .Input \"nested\" \"a\" \"b\" }} {{ index .Input.map \"zz\" }}", "deep <no value>"),
            ("{{ index .Input.list 3 }}", "error: column 4: index: index out of range: 3"),
            ("{{ index .Input.list -1 }}", "error: column 4: index: index out of range: -1"),
            ("{{ index nil 1 }}", "error: column 4: index: nil has no elements"),
            (
                "{{ index .Input.list \"a\" }}",
                "error: column 4: index: a list's elements have whole numbers as indices, not string"
            ),
            ("{{ index .Input.text 1 }} {{ len .Input.text }} {{ slice .Input.text 3 }}", "195 6 llo"),
            ("{{ slice .Input.list 1 2 }} {{ slice .Input.name 1 3 }}", "[b] rg"),
            ("{{ slice .Input.list 2 1 }}", "error: column 4: slice: invalid slice index: 2 > 1"),
            ("{{ len 3 }}", "error: column 4: len: a value of type int has no length"),
            ("{{ call self }}", "7"), ("{{ call 3 }}", "error: column 4: call: a value of type int is no function"),
        ])
    }

    @Test func `html, js and urlquery escape for the place that a text goes to`() throws {
        try check([
            ("{{ html \"<a href='x'>&\" }}", "&lt;a href=&#39;x&#39;&gt;&amp;"),
            ("{{ js \"a'b\\\"<=\\n\\u2028é\" }}", "a\\'b\\\"\\u003C\\u003D\\u000A\\u2028é"),
            ("{{ urlquery \"a b&é~\" }}", "a+b%26%C3%A9~"), ("{{ print 1 2 \"a\" 3 nil }}", "1 2a3 <nil>"),
            ("{{ println 1 \"a\" }}", "1 a\n"),
        ])
    }

    @Test func `results and steps have bounds`() throws {
        let endless = try Template(parsing: "{{ range 100000000 }}{{ end }}", functions: [:])
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [], steps: 1_000)
        #expect(throws: EvaluationError("needs more than \(Evaluation.maximumSteps) steps")) {
            try endless.render(.null, in: evaluation)
        }
        let long = String(repeating: "%[2]*[1]d", count: 20)
        #expect(
            try render("{{ printf \"\(long)\" 1 1000000 }}")
                == "error: column 4: printf: what is printed is longer than \(Evaluation.maximumResultBytes) bytes"
        )
        let wide = try Template(parsing: "{{ range 20 }}{{ $.Input }}{{ end }}", functions: [:])
        let text = GoValue.string(String(repeating: "x", count: 1_000_000))
        let generous = Evaluation(now: Timestamp(seconds: 0), seed: [], steps: 1_000_000_000)
        #expect(throws: EvaluationError("the result is longer than \(Evaluation.maximumResultBytes) bytes")) {
            try wide.render(text, in: generous)
        }
    }

    @Test func `a list in a list in a list is released without calls in calls`() throws {
        let text = "{{ $x := 1 }}{{ range 50000 }}{{ $x = box $x }}{{ end }}{{ len $x }}"
        let functions = [
            "box": GoFunction("box", .any) { arguments, _ in
                .map(GoMap(["list": .list(GoList([arguments[0]]))]))
            }
        ]
        let template = try Template(parsing: text, functions: functions)
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
        #expect(try template.render(.null, in: evaluation) == "1")
    }

    @Test func `work that a call has with a constant first argument is done when the template is read`() throws {
        let greeting = GoFunction("greet", .string, .string) { _, _ in .string("unprepared") }
            .preparing { (first: String) in
                { arguments, _ in .string("\(first) \(arguments.string(1))") }
            }
        let template = try Template(
            parsing: "{{ greet \"hello\" .Input }}, {{ greet .Input \"x\" }}, {{ .Input | greet \"bye\" }}",
            functions: ["greet": greeting]
        )
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
        #expect(try template.render(.string("you"), in: evaluation) == "hello you, unprepared, bye you")
    }

    @Test func `a constant that is piped into a call is its last argument`() throws {
        let greeting = GoFunction("greet", .string, .string) { _, _ in .string("unprepared") }
            .preparing { constants, _ in
                guard let last = constants[1] else { return nil }
                return { arguments, _ in .string("\(arguments.string(0)) \(last)") }
            }
        let template = try Template(
            parsing: "{{ \"you\" | greet .Input }}, {{ \"a\" | print | greet .Input }}, {{ greet .Input \"me\" }}",
            functions: ["greet": greeting]
        )
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
        #expect(try template.render(.string("hello"), in: evaluation) == "hello you, unprepared, hello me")
    }

    @Test func `a template knows which functions it calls`() throws {
        let template = try Template(
            parsing: "{{ if (upper .x) }}{{ half 1 | print }}{{ end }}",
            functions: Self.functions
        )
        #expect(template.functionNames == ["upper", "half", "print"])
    }
}
