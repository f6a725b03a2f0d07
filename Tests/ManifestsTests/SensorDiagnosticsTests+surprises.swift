import Testing

/// Manifests that mean something else than they seem to, each warned about with an example.
extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                filter("path: a, type: string, value: ['main|dev']"),
                """
                5:112: warning: 'main|dev' matches anywhere in the text, so it also accepts 'not-main'
                  fix: write "^(main|dev)$" to match the whole text
                """
            ),
            (
                filter("path: a, type: string, value: ['^main|v1.x$']"),
                """
                5:112: warning: '^main|v1.x$' ties its first word to the start only, so it also accepts 'main-not'
                  fix: write "^(main|v1[.]x)$" to match the whole text
                """
            ),
            (
                filter("path: a, type: string, value: ['^(main|dev)$', '^rel/', 'v[0-9]+', '[.]md$', '^$']"),
                """

                """
            ),
            (
                filter("path: a, type: string, comparator: '!=', value: ['^main$', '^main$', '^dev$']"),
                """
                5:129: warning: 'value' with != is true as soon as one differs: 'main' passes because it is not 'dev'
                  fix: write one value: ["^(main|dev)$"]
                """
            ),
            (
                filter("path: a, type: string, comparator: '!=', value: ['^ab', '^a']"),
                """
                5:129: warning: 'value' with != is true as soon as one differs: 'a' passes because it is not 'ab'
                  fix: write one value: ["^(ab|a)$"]
                """
            ),
            (
                filter("path: a, type: number, comparator: '!=', value: ['0', '0.0']"),
                """

                """
            ),
            (
                filter("path: a, type: bool, comparator: '>', value: ['false']"),
                """
                5:114: warning: 'comparator' is ignored for type bool: always equality, so false passes
                  fix: remove it
                """
            ),
        ] as [(String, String)]
    )
    func `a data filter that surprises is warned about with an example`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(
        arguments: [
            ("body.action,body.id", 12, "a comma joins paths only inside brackets"),
            ("labels.#(name==\"x\"", 8, "this bracket of the path is never closed"),
            ("body.[a,b", 6, "this bracket of the path is never closed"),
            (".body", 1, "a name is missing in the path"),
            ("body..a", 6, "a name is missing in the path"),
            ("body.a.", 8, "a name is missing in the path"),
            ("body|", 6, "a name is missing in the path"),
        ]
    )
    func `a path that finds nothing is warned about`(path: String, column: Int, problem: String) {
        let said = Self.said(about: Self.filter("path: '\(path)', type: bool, value: ['true']"))
        #expect(said.hasPrefix("5:\(87 + column): warning: path: \(problem)\n"))
        let field = Self.dependency("filters: {exprs: [{fields: [{name: a, path: '\(path)'}], expr: a}]}")
        #expect(Self.said(about: field).contains("warning: path: \(problem)"))
        let parameter = "[{src: {dependencyName: d, dataKey: '\(path)'}, dest: url}]"
        let template = Self.template("name: t, http: {url: u, parameters: \(parameter)}")
        #expect(Self.said(about: template).contains("warning: dataKey: \(problem)"))
    }

    @Test(
        arguments: [
            "body.action", "a\\.b", "[a,b.c]", "body.{x:a,b}", "labels.#(name==\"a,b\").id", "l.#(n.#(>2))#.t", "..0.a",
            "a|@pretty:{\"indent\":\"\"}", "@this", "a.#.b|0", "a\\,b", "a:b/c", "x.#[n==\"]\"]",
        ]
    )
    func `a path that may find something is not warned about`(path: String) {
        #expect(Self.said(about: Self.filter("path: '\(path)', type: bool, value: ['true']")) == "")
    }

    @Test func `a name that looks like a pattern is warned about`() {
        let text = Self.head + "  dependencies: [{name: d, eventSourceName: es, eventName: '*'}]\n" + Self.triggers
        #expect(
            Self.said(about: text) == """
                5:60: warning: 'eventName' is '*', and no such name is taken for a pattern: nothing will arrive
                  fix: write the whole name, and a dependency for each event
                """
        )
    }

    @Test func `two dependencies that conditions cannot tell apart are warned about`() {
        let dependencies = ["dep-1", "dep_1"].map { "{name: \($0), eventSourceName: es, eventName: e}" }
        let text =
            Self.head + "  dependencies: [\(dependencies.joined(separator: ", "))]\n"
            + "  triggers: [{template: {name: t, conditions: dep-1 && dep_1, log: {}}}]\n"
        #expect(
            Self.said(about: text) == """
                6:47: warning: 'conditions' reads 'dep-1' as 'dep_1': '-' and '_' mean the same there
                  fix: rename one of the two dependencies
                5:25: warning: dependency 'dep-1' is in no trigger's conditions, so its events change nothing
                  fix: add it to the conditions of a trigger, or remove it
                """
        )
    }

    @Test(
        arguments: [
            ("regexMatch \"(\" .Input", 15, "regexMatch: not a regular expression: missing ): ("),
            ("mustRegexFind \"a[\" .Input", 18, "mustRegexFind: not a regular expression: missing ]: ["),
            ("semverCompare \">>1\" .Input", 18, ""),
        ]
    )
    func `a constant pattern of a template that is none is refused`(call: String, column: Int, problem: String) {
        let said = Self.said(about: Self.filter("path: a, type: string, value: ['^5$'], template: '{{ \(call) }}'"))
        #expect(said.hasPrefix("5:\(130 + column): error: template: \(problem)"))
    }

    @Test(
        arguments: [
            ("return os.getenv(\"HOME\") == \"x\"", 8, "os"), ("local t = io\"x\" return true", 11, "io"),
            ("if event.a then require(\"x\") end", 17, "require"), ("return \"\" .. os.date()", 14, "os"),
        ]
    )
    func `a script that wants what the sandbox lacks is warned about`(script: String, column: Int, name: String) {
        let said = Self.said(about: Self.dependency("filters: {script: '\(script)'}"))
        let problem = "'\(name)' does not exist here: scripts reach no files, clock, environment or code"
        #expect(
            said == """
                5:\(81 + column): warning: script: \(problem)
                  fix: use the event's own values, and string, table and math
                """
        )
    }

    @Test(
        arguments: [
            "return event.os.name == 1", "local os = event.os return os.name == 1", "return os == nil",
            "-- os.time()\nreturn true", "return event.a == \"os.time()\"", "return event.a == [[os.time()]]",
            "--[=[ os.time() ]=] return true", "local function load(x) return true end return load(1)",
            "local a, io = 1, {} return io.x", "return event:os()", "return event.a == \"\\\"os.time()\"",
        ]
    )
    func `a script that only looks as if it wanted more is not warned about`(script: String) {
        let text = script.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        #expect(Self.said(about: Self.dependency("filters: {script: \"\(text)\"}")) == "")
    }
}
