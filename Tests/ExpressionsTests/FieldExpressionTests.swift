import EventData
import Expressions
import Testing

struct FieldExpressionTests {
    /// Values of the names that the expressions here use.
    private static let event = #"""
        {"n": 5, "m": 2, "neg": -3.5, "s": "apple", "t": "banana", "e": "", "b": true, "c": false, "z": null,
         "l": [1, 2, "x", null], "ls": ["x"], "o": {"k": [1]}, "ll": [[1]], "x-y": 7, "ö": 1, "N.a": 2, "true": 3,
         "ref": "refs/heads/main", "pattern": "^a"}
        """#

    private static func evaluate(_ text: String) throws -> GoValue {
        let document = try JSONDocument(parsing: event)
        return try FieldExpression(parsing: text).evaluate { JSONElement(document).member($0).map(GoValue.init) }
    }

    @Test(
        arguments: [
            "s == 'apple'", "s != t", "n > m && m >= 2 && m <= 2 && neg < 0", "s < t && t > s && s <= s && s >= s",
            "z == ()", "z == (c ? 1)", "n == 5.", "n == 0x5", "n == 0x05", ".5 < n", "n=='5' == c", "b", "[x-y] == 7",
            "x\\-y == 7",
            "[true] == 3", "[N.a] == 2", "ö == 1", "t\\r\\ue", "s == 'app\\le'", "'it\\'s' == \"it\\'s\"",
            "n in l == c",
            "1 in l", "z in l", "'x' in ls", "'y' in (ls, 'y')", "n in (4, 5)", "s IN ('apple', 'pear')",
            "(1, 2) == (1, 2)",
            "o == o", "l == l && l != ls", "!(o in l)", "!(l in (1, 'a'))", "\\-n == -5",
        ]
    )
    func `comparisons, names and lists`(text: String) throws {
        #expect(try isTrue(text))
    }

    @Test(
        arguments: [
            "7 - 2 - 1 == 4", "2 ** 3 ** 2 == 64", "12 / 2 / 3 == 2", "-n ** 2 == 25", "2 + 3 * 4 == 14",
            "7 % 4 * 2 == 6",
            "1 + 2 << 1 == 6", "1 << 2 & 12 == 4", "5 & 3 | 8 == 9", "5 ^ 1 == 4", "~n == -6", "7 % -4 == 3",
            "-7 % 4 == -3",
            "1 / 0 > 99", "-1 / 0 < -99", "0 / 0 != 0 / 0", "n % 0 != n % 0", "1 << 64 == 0", "1 << 70 == 0",
            "8 >> 2 == 2",
            "-1 >> 63 == 1", "1 << -1 == 0", "~(0 / 0) == 9223372036854775807", "(1 / 0 | 0) == -9223372036854775808",
            "9 ** 0.5 == 3", "4 ** -0.5 == 0.5", "2 ** -1 == 0.5", "(-8) ** (1 / 3) != 0", "0 ** 0 == 1",
            "2 ** 1024 == 1 / 0",
            "2 ** -1075 == 0", "(-2) ** 3 == -8", "0.1 + 0.2 != 0.3", "1 << 63 == 9223372036854775808",
        ]
    )
    func `arithmetic is left to right on each level and never traps`(text: String) throws {
        #expect(try isTrue(text))
    }

    @Test(
        arguments: [
            "c && undefined || b", "b || undefined", "b || undefined && c", "!(c && (undefined))",
            "(b ? 1 : undefined) == 1",
            "(c ? undefined : 2) == 2", "(s ?? undefined) == 'apple'", "(z ?? n) == 5", "(b ? z : 3) == 3",
            "z ?? z ?? b",
            "(c ? 1 : b ? 2 : 3) == 2", "(b ? c : b ? 2 : 3) == 3",
        ]
    )
    func `what the left side decides leaves the right side alone`(text: String) throws {
        #expect(try isTrue(text))
    }

    @Test(
        arguments: [
            "s + n == 'apple5'", "n + s == '5apple'", "s + z == 'apple<nil>'", "s + l == 'apple[1 2 x <nil>]'",
            "s + 1000000 == 'apple1e+06'", "s + b + c == 'appletruefalse'", "'' + o == 'map[k:[1]]'",
            "'' + -0.5 == '-0.5'",
        ]
    )
    func `a string on one side makes text of the other`(text: String) throws {
        #expect(try isTrue(text))
    }

    @Test(
        arguments: [
            "ref =~ 'heads/'", "ref !~ '^heads'", "s =~ ('^a' + 'p')", "s =~ pattern", "s =~ (pattern)",
            "s =~ '^a' + 'pp'",
            "s =~ '\\\\w+'", "t !~ pattern", "'abc' =~ 'b' == b",
        ]
    )
    func `patterns are found anywhere, constant or not`(text: String) throws {
        #expect(try isTrue(text))
    }

    @Test(
        arguments: [
            ("2020-01-01", 1_577_836_800), ("2020-01-01 10:30", 1_577_874_600), ("2020-01-01 9:30:05", 1_577_871_005),
            ("2020-01-01 10:30:05.75", 1_577_874_605), ("2020-01-01 10:30:05+02:00", 1_577_867_405),
            ("2020-01-01T10:30:05Z", 1_577_874_605), ("2020-01-01T10:30:05,5-01:00", 1_577_878_205),
            ("2020-01-01T10:30:05.123456789+0100", 1_577_871_005), ("2020-01-01T10:30Z", 1_577_874_600),
            ("2020-01-01T10-0500", 1_577_890_800), ("3:04PM", -62_167_164_960), ("12:00AM", -62_167_219_200),
            ("Wed Jan  1 10:30:05 2020", 1_577_874_605), ("wed JAN 1 10:30:05 2020", 1_577_874_605),
            ("Wed Jan  1 10:30:05 UTC 2020", 1_577_874_605), ("Sun Jan 1 10:30:05 CEST 2020", 1_577_874_605),
            ("Wed Jan 01 10:30:05 +0200 2020", 1_577_867_405), ("2024-02-29", 1_709_164_800),
            ("0001-01-01", -62_135_596_800),
        ] as [(String, Int)]
    )
    func `a string that reads as a date is a number of seconds`(text: String, seconds: Int) throws {
        #expect(try isTrue("'\(text)' == -1 * \(-seconds)"))
    }

    @Test(arguments: [
        "2020-1-1", "2023-02-29", "2020-13-01", "2020-00-10", "2020-01-32", " 2020-01-01", "2020-01-01 ", "20200101",
        "2020-01-01T10:30:05", "2020-01-01t10:30:05Z", "2020-01-01T10:30:05z", "2020-01-01 24:00", "2020-01-01 10:60",
        "2020-01-01 10:5", "13:04PM", "3:04pm", "15:04", "Wed Jan 1 2020", "Wod Jan  1 10:30:05 2020", "2020", "",
        "Wed Jan  1 10:30:05 ABCD 2020", "2020-01-01 10:30:05.", "2020-01-01T10:30:05+2:00", "٢٠٢٠-01-01",
    ])
    func `a string that is nearly a date is a string`(text: String) throws {
        #expect(try isTrue("'\(text)' + '' == '\(text)'"))
    }

    @Test(
        arguments: [
            ("s > 1", "'>' needs two numbers or two strings, got a string and a number"),
            ("n && b", "'&&' needs true or false, got a number and a truth value"),
            ("c || z", "'||' needs true or false, got a truth value and null"),
            ("!z", "'!' needs true or false, got null"), ("-s == 1", "'-' before a value needs a number, got a string"),
            ("~b", "'~' before a value needs a number, got a truth value"),
            ("n ? 1 : 2", "'?' needs true or false before it, got a number"),
            ("b + n", "'+' needs numbers, or a string on one side, got a truth value and a number"),
            ("s * 2", "'*' needs two numbers, got a string and a number"),
            ("n =~ '5'", "'=~' needs a string on its left, got a number"),
            ("s =~ n", "'=~' needs a regular expression on its right, got a number"),
            ("s =~ ('(')", "not a regular expression: missing ): ("),
            ("s =~ '1' + 1", "'+' needs numbers, or a string on one side, got a *regexp.Regexp and a number"),
            ("s in ('apple')", "'in' needs a list on its right, such as (\"a\", \"b\"), got a string"),
            ("l in ll", "'in' cannot look for lists and objects"),
            ("nope == 1", "no parameter 'nope' found among the fields"),
            ("o.Key == 1", "'o.Key' reads a field of a struct, which no event has"),
            ("o.Key(1) + 2", "'o.Key' reads a field of a struct, which no event has"),
        ] as [(String, String)]
    )
    func `operands that do not go together are an error of the event`(text: String, problem: String) throws {
        #expect(throws: EvaluationError(problem)) { try Self.evaluate(text) }
    }

    @Test func `variables are listed once in order of first use, by the bytes of their names`() throws {
        let expression = try FieldExpression(parsing: "[e\u{301}] == b && a.B || [\u{e9}] && b")
        #expect(expression.variables.map { Array($0.utf8) } == ["e\u{301}", "b", "\u{e9}"].map { Array($0.utf8) })
        let values: [GoValue?] = [.bool(false), .bool(true), .bool(false)]
        #expect(throws: Never.self) { try expression.evaluate(values) }
        #expect(throws: EvaluationError.self) { try expression.evaluate([.bool(true)]) }
    }

    @Test func `what follows a complete expression is ignored and told`() throws {
        for (text, column) in [("(n == 5) (n == 6)", 10), ("((b) c) && nope", 6)] {
            let warning = ExpressionError(
                column: column,
                problem: "everything from here on is ignored",
                fix: "write && or || before it, or remove it"
            )
            #expect(try FieldExpression(parsing: text).warning == warning)
        }
        #expect(try FieldExpression(parsing: "(n == 5)").warning == nil)
        #expect(try isTrue("(n == 5) (n == 6)"))
    }

    private func isTrue(_ text: String) throws -> Bool {
        if case .bool(true) = try Self.evaluate(text) { true } else { false }
    }
}
