import Expressions
import Testing

struct FieldExpressionProblemTests {
    @Test(
        arguments: [
            ("a = 1", 3, "'=' is not an operator", "write == to compare"),
            ("a === 1", 3, "'===' is not an operator", "write == to compare"),
            ("a !== 1", 3, "'!==' is not an operator", "write !="),
            ("a && !b &&!c", 9, "'&&!' is not an operator", "put a space between && and !"),
            ("a ==-1", 3, "'==-' is not an operator", "put a space between == and -"),
            ("a +.5", 3, "'+.' is not an operator", "put a space between + and ."),
            ("!!a", 1, "'!!' is not an operator", "put the inner one in parentheses, such as !(!x)"),
            (
                "! !a", 3, "'!' is not an operator",
                "a value may have only one sign before it; use parentheses for a second"
            ),
            (
                "_a", 1, "'_' is not an operator",
                "names start with a letter; write any other in brackets, such as [_name]"
            ),
            ("a; b", 2, "';' is not an operator", "remove it"),
            ("a]", 2, "']' is not an operator", "remove it, or open it with '['"),
            ("a @ b", 3, "'@' is not an operator", "write one of the operators, a name, or [any name] in brackets"),
            ("a and b", 3, "'and' is not an operator", "write &&"),
            ("a OR b", 3, "'OR' is not an operator", "write ||"),
            (
                "a not in b", 3, "'not' is not an operator",
                "write ! before the whole condition, in parentheses"
            ),
            ("a b", 3, "an operator is missing before 'b'", "write && or || between the two"),
            ("a ==", 3, "a value is missing after '=='", "write one, or remove '=='"),
            ("a == && b", 6, "a value is missing before '&&'", "write one, or remove '&&'"),
            ("a ? , b", 5, "a value is missing before ','", "write one, or remove ','"),
            ("(a", 1, "this '(' is never closed", "add a ')'"), ("(a))", 4, "this ')' was never opened", "remove it"),
            ("é == 'x", 6, "this string is never closed", Self.quotes),
            ("a == \"it's\"", 11, "this string is never closed", Self.quotes),
            ("[a b", 1, "this '[' is never closed", "add ']' after the name"),
            ("a\\", 2, "nothing comes after this backslash", "remove it, or write what it is for"),
            ("a == 1.2.3", 6, "'1.2.3' is not a number", Self.numbers),
            ("a == 0xg", 6, "'0x' is not a number", Self.numbers),
            ("a == 1e3", 7, "'e3' cannot follow a number", "write the number without an exponent"),
            ("1a == 2", 2, "'a' cannot follow a number", "write the name in brackets: [1a]"),
            (
                "a.b == 1", 1, "'a.b' would read a field of a struct, which no event has",
                "give the path of the value under fields and write its name; [a.b] is a name with dots in it"
            ),
            (
                "len(a) > 1", 4, "there are no functions here, so 'len' is none",
                "compare the value itself; for functions use filter.expression of the event source or a script"
            ),
            ("1 + '2020-01-01'", 5, "a date cannot stand here", "write it as a number of seconds since 1970"),
            ("-'x'", 2, "a string cannot stand after '-'", "remove either"),
            (
                "'2020-01-01' ? 1 : 2", 14, "'?' cannot follow a date",
                "write the date as a number of seconds since 1970"
            ),
            (
                "b || a =~ '('", 11, "not a regular expression: missing ): (",
                "close the group, or write \\( for a bracket that is meant itself"
            ),
        ] as [(String, Int, String, String)]
    )
    func `a refused expression says where, what is wrong and what to write`(
        text: String,
        column: Int,
        problem: String,
        fix: String
    ) {
        #expect(throws: ExpressionError(column: column, problem: problem, fix: fix)) {
            try FieldExpression(parsing: text)
        }
    }

    private static let quotes =
        "add the closing quotation mark; either kind ends a string, so write \\' or \\\" inside one"
    private static let numbers = "write digits with at most one point, such as 2.5, or 0x and hexadecimal digits"

    @Test(arguments: ["", " \n"])
    func `an empty expression is refused as a whole`(text: String) {
        let fix = "write a condition over the names under fields, such as a == \"b\""
        #expect(throws: ExpressionError(problem: "the expression is empty", fix: fix)) {
            try FieldExpression(parsing: text)
        }
    }

    @Test func `in a text of several lines the line is named`() {
        let error = ExpressionError(line: 2, column: 3, problem: "'=' is not an operator", fix: "write == to compare")
        #expect(throws: error) { try FieldExpression(parsing: "a &&\nb = 1") }
    }

    @Test func `nesting and length are bounded`() throws {
        let open = String(repeating: "(", count: FieldExpression.maximumDepth)
        let close = String(repeating: ")", count: FieldExpression.maximumDepth)
        #expect(throws: Never.self) { try FieldExpression(parsing: open + "a" + close) }
        #expect(throws: ExpressionError.self) { try FieldExpression(parsing: "(" + open + "a" + close + ")") }
        let methods = String(repeating: "a.B(1) + ", count: FieldExpression.maximumDepth)
        #expect(throws: ExpressionError.self) { try FieldExpression(parsing: methods + "1") }
        let long = String(repeating: "a + ", count: FieldExpression.maximumLength / 4)
        #expect(throws: ExpressionError.self) { try FieldExpression(parsing: long + "a") }
        #expect(throws: Never.self) { try FieldExpression(parsing: long.dropLast(4) + "a") }
    }

    @Test func `text that grows without end is an error`() throws {
        let doubling = String(repeating: "a + ", count: 4_000) + "a"
        let expression = try FieldExpression(parsing: doubling)
        let long = String(repeating: "x", count: 100_000)
        #expect(throws: EvaluationError("needs more than 10000000 steps")) {
            try expression.evaluate { _ in .string(long) }
        }
    }
}
