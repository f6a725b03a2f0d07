import Expressions
import Testing

struct RegularExpressionSearchTests {
    static let replacements: [(pattern: String, text: String, replacement: String, result: String)] = [
        ("a(x*)b", "-ab-axxb-", "${1}W", "-W-xxW-"), ("a(x*)b", "-ab-axxb-", "$1W", "---"),
        ("a(x*)b", "-ab-", "$1-$0-$$1$", "--ab-$1$-"),
        ("(?P<first>a)(?P<last>b)?", "aba", "<$last|${first}>", "<b|a><|a>"), ("x*", "axb", "-", "-a-b-"),
        ("x*", "日本", "-", "-日-本-"),
        ("", "é", ".", ".é."), ("b|^", "abb", "X", "XaXX"), ("a|ab", "ab", "x", "xb"), ("(a)", "a", "${1", "${1"),
        ("(a)", "a", "$é$01$9", ""),
        ("\\d+", "a1 b22", "n", "an bn"),
    ]

    @Test(arguments: replacements)
    func `matches are replaced as Go replaces them`(pattern: String, text: String, replacement: String, result: String)
        throws
    {
        let arguments = [GoValue.string(pattern), .string(text), .string(replacement)]
        #expect(try SprigCalls.value("regexReplaceAll", arguments).text == result)
        let prepared = try SprigCalls.prepared("mustRegexReplaceAll", [pattern])
        #expect(try prepared.call(arguments, in: SprigCalls.evaluation()).text == result)
    }

    static let searches: [SprigCalls.Row] = [
        ("regexFind", #"["a+|b", "xbaa"]"#, #""b""#), ("regexFind", #"["z", "abc"]"#, #""""#),
        ("regexFindAll", #"["a*", "baaac", -1]"#, #"["","aaa",""]"#), ("regexFindAll", #"["", "é", -1]"#, #"["",""]"#),
        ("regexFindAll", #"["[2468]", "123456789", 2]"#, #"["2","4"]"#), ("regexFindAll", #"["a", "aaa", 0]"#, "null"),
        ("regexFindAll", #"["\\bx", "xx x", -1]"#, #"["x","x"]"#), ("regexFindAll", #"["^a", "aaa", -1]"#, #"["a"]"#),
        ("regexSplit", #"["z+", "pizza", -1]"#, #"["pi","a"]"#),
        ("regexSplit", #"["a", "banana", 2]"#, #"["b","nana"]"#),
        ("regexSplit", #"["", "abc", -1]"#, #"["a","b","c"]"#), ("regexSplit", #"["a", "", -1]"#, #"[""]"#),
        ("regexSplit", #"["", "", -1]"#, "[]"), ("regexSplit", #"["a", "aba", -1]"#, #"["","b",""]"#),
        ("regexSplit", #"["a", "aba", 0]"#, "null"),
        ("regexReplaceAllLiteral", #"["a(x*)b", "-ab-axxb-", "${1}"]"#, #""-${1}-${1}-""#),
        ("regexMatch", #"["(", "a"]"#, "false"), ("regexMatch", #"["^a$", "a"]"#, "true"),
        ("regexQuoteMeta", #"["1.2[é]"]"#, #""1\\.2\\[é\\]""#),
    ]

    @Test(arguments: searches) func `texts are searched and split as Go does it`(row: SprigCalls.Row) {
        #expect(SprigCalls.json(row.function, row.arguments) == row.result)
    }

    @Test(arguments: [
        "mustRegexMatch", "regexFind", "regexFindAll", "regexSplit", "regexReplaceAll", "mustRegexReplaceAllLiteral",
    ])
    func `a pattern that cannot be read is an error`(function: String) throws {
        let further: [GoValue] =
            function.contains("Replace")
            ? [.string("")] : function.contains("All") || function.contains("Split") ? [.int(1)] : []
        #expect(throws: EvaluationError.self) {
            try SprigCalls.value(function, [.string("("), .string("a")] + further)
        }
        #expect(throws: ExpressionError.self) { try SprigCalls.prepared(function, ["("]) }
    }

    @Test func `searching a long text again and again is paid for`() throws {
        let text = String(repeating: "ab", count: 1 << 20)
        #expect(throws: EvaluationError.self) {
            try SprigCalls.value("regexReplaceAll", [.string("a"), .string(text), .string("")])
        }
        let small = String(repeating: "ab", count: 1 << 10)
        #expect(
            try SprigCalls.value("regexReplaceAll", [.string("a"), .string(small), .string("")]).text.utf8.count == 1
                << 10
        )
    }
}
