import Expressions
import Testing

struct RegularExpressionTests {
    @Test(
        arguments: [
            ("v", "xvx", true), ("^v$", "xvx", false), ("", "anything", true), ("^$", "", true),
            ("(?i)ABC", "xabcx", true),
            ("\\pN", "room 7", true), ("\\p{Greek}+$", "αβγ", true), ("\\Qa.b\\E", "a.b", true),
            ("\\Qa.b\\E", "axb", false),
            ("b\\z", "ab", true), ("b$", "ab\n", false), ("(?m)b$", "ab\nc", true), ("a.c", "a\nc", false),
            ("(?s)a.c", "a\nc", true), ("^.$", "é", true), ("[[:alpha:]]{3}", "abc", true),
            ("\\bv\\b.*\\bv2\\b", "v, v2", true),
            ("(?P<year>\\d{4})", "in 2026", true), ("^.$", "\u{FFFD}", true), ("a\\x00b", "a\0b", true),
            ("日本", "日本語", true),
        ] as [(String, String, Bool)]
    )
    func `a pattern matches anywhere in the text as Go's does`(pattern: String, text: String, isMatch: Bool) throws {
        #expect(try RegularExpression(pattern).matches(text) == isMatch)
    }

    @Test(arguments: [
        "(?=v)", "(?!v)", "(?<=v)", "(?<!v)", "(a)\\1", "(", ")", "[a", "*", "a**", "\\", "(?z)", "a{1001}", "\\8",
    ])
    func `lookaround, back references and broken syntax are refused`(pattern: String) {
        #expect(throws: ExpressionError.self) { try RegularExpression(pattern) }
    }

    @Test func `a refusal says where, why and what to write`() {
        let lookahead = ExpressionError(
            column: 3,
            problem: "not a regular expression: invalid perl operator: (?=",
            fix: "RE2 has no lookaround; write a pattern that says what to match"
        )
        #expect(throws: lookahead) { try RegularExpression("é-(?=v)") }
        let open = ExpressionError(
            problem: "not a regular expression: missing ): (",
            fix: "close the group, or write \\( for a bracket that is meant itself"
        )
        #expect(throws: open) { try RegularExpression("(") }
    }

    @Test func `hostile input takes linear time`() throws {
        let expression = try RegularExpression("(a*)*b")
        #expect(!expression.matches(String(repeating: "a", count: 1 << 20)))
    }

    @Test(arguments: ["\\pL{1000}", "(\\pL{100}x){10}|[^a]{900}.*é"])
    func `a program that would unfold past its bound is refused`(pattern: String) {
        let error = ExpressionError(
            problem: "not a regular expression: pattern too large - compile failed",
            fix: "repeat less: the pattern unfolds to more than 8388608 bytes"
        )
        #expect(throws: error) { try RegularExpression(pattern) }
    }

    @Test(arguments: ["((a{100}){100}){100}", "a{1001}"])
    func `a repetition of more than a thousand is refused`(pattern: String) {
        let error = #expect(throws: ExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.fix == "repeat at most 1000 times")
    }

    @Test(arguments: ["(?=v)", "(?!v)", "(?<=v)", "(?<!v)"])
    func `lookaround is named as what is missing`(pattern: String) {
        let error = #expect(throws: ExpressionError.self) { try RegularExpression(pattern) }
        #expect(error?.fix == "RE2 has no lookaround; write a pattern that says what to match")
    }

    @Test func `a named group in the form RE2 lacks says which form to write`() {
        let error = #expect(throws: ExpressionError.self) { try RegularExpression("(?<year>\\d+)") }
        #expect(error?.fix == "write (?P<name>…) for a named group")
    }

    @Test func `a pattern that is too long is refused`() {
        let long = String(repeating: "(", count: RegularExpression.maximumPatternBytes + 1)
        #expect(throws: ExpressionError.self) { try RegularExpression(long) }
    }

    @Test func `several threads may match at once`() async throws {
        let expression = try RegularExpression("^event-[0-9]+$")
        let matches = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 { group.addTask { expression.matches("event-\(number)") } }
            return await group.reduce(into: 0) { count, isMatch in count += isMatch ? 1 : 0 }
        }
        #expect(matches == 64)
    }

    @Test func `any pattern compiles or is refused and never crashes`() {
        var random = SeededGenerator(seed: 9)
        let pieces = [
            "a", "(", ")", "[", "]", "*", "+", "?", "{2,3}", "\\", "\\d", "|", "^", "$", "(?i)", "é", ".", "\\pL", "-",
            "\0",
        ]
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...10, using: &random)
            let pattern = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            do throws(ExpressionError) {
                let expression = try RegularExpression(pattern)
                _ = expression.matches("aé-a")
            } catch {
                #expect(!error.problem.isEmpty && !error.fix.isEmpty)
            }
        }
    }
}
