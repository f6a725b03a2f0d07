import Expressions
import Testing

/// Patterns that take other engines forever, or much memory.
struct RegularExpressionFuzzTests {
    @Test(
        arguments: [
            ("(a+)+$", "a", "!"), ("(a|aa)+b", "a", ""), ("(.*)*x", "a", ""), ("(a*)*b", "a", ""),
            ("^(([a-z])+.)+[A-Z]([a-z])+$", "a", ""), ("(x+x+)+y", "x", ""), ("(.*)(.*)(.*)(.*)z", "a", ""),
            ("(a|b|c|ab|bc|cd)*z", "abcd", ""), (".{1,900}y.{900}", "a", ""),
        ]
    )
    func `a text of 100 KB is searched in no time`(pattern: String, piece: String, end: String) throws {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count) + end
        let expression = try RegularExpression(pattern)
        let time = processorTime { #expect(!expression.matches(text)) }
        #expect(time < .milliseconds(500))
    }

    @Test func `a search takes at most the steps that are promised`() throws {
        let expression = try RegularExpression("a?b")
        let ofOne = expression.maximumSteps(bytes: 1)
        #expect(ofOne > 2 && expression.maximumSteps(bytes: 999) == ofOne / 2 * 1_000)
    }

    @Test(
        arguments: [
            ("(((a{30}){30}){30}){30}", 1), ("(\\pN{100}|\\pL{100}){9}", 1), ("[a-z]{999}", 300), ("(", 4_000),
            ("(?i)", 1_000),
            ("a|", 2_000), ("\\pL", 1_300), (".{999}", 600), ("(a*)*", 800), ("[[:^alpha:]\\W]", 250),
            ("\\x{10000}-", 400),
        ]
    )
    func `a pattern of 4 KB is compiled or refused in no time`(piece: String, count: Int) {
        let pattern = String(repeating: piece, count: count)
        let time = processorTime { _ = try? RegularExpression(pattern) }
        #expect(time < .milliseconds(500), "\(piece)")
    }

    @Test func `very many Unicode classes are refused before they take memory`() throws {
        let limit = RegularExpression.maximumUnicodeClasses
        #expect(throws: Never.self) { try RegularExpression(String(repeating: "\\pL", count: limit)) }
        let error = ExpressionError(
            problem: "the regular expression has more than \(limit) Unicode classes",
            fix: "put classes that are used together in one pair of brackets, and repeat it"
        )
        #expect(throws: error) { try RegularExpression(String(repeating: "\\PL", count: limit + 1)) }
    }

    @Test func `the patterns of one field expression share what one may take`() throws {
        let large = "a =~ '[a-z]{990}é{900}' || "
        let time = processorTime { _ = try? FieldExpression(parsing: String(repeating: large, count: 150) + "a") }
        #expect(time < .milliseconds(500))
        let hidden = "a =~ ('\\\\pL{900}') || "
        let rest = processorTime {
            #expect(throws: Never.self) { try FieldExpression(parsing: String(repeating: hidden, count: 150) + "a") }
        }
        #expect(rest < .milliseconds(500))
    }

    @Test func `a pattern from an event may not take long`() throws {
        let expression = try FieldExpression(parsing: "text =~ pattern")
        let text = GoValue.string(String(repeating: "a", count: 100_000))
        let problem = "a text of 100000 bytes is too long for this pattern, which may search 49875 bytes"
        #expect(throws: EvaluationError(problem)) {
            try expression.evaluate([text, .string("(?:a?){1000}b")])
        }
        guard case .bool(false) = try expression.evaluate([text, .string("(a+)+[bc]$")]) else {
            Issue.record("a usual pattern is matched")
            return
        }
    }
}
