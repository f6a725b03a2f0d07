import EventData
import Expressions
import Testing

/// What is done at load for the constant patterns of one text, told by the steps that an evaluation takes.
@Suite struct PreparedPatternTests {
    private static let patterns = 400
    /// Compiling one pattern takes 5,000 steps; what is compiled already takes a few.
    private static let steps = 50_000

    private var evaluation: Evaluation { Evaluation(now: Timestamp(seconds: 0), seed: [], steps: Self.steps) }

    @Test func `hundreds of patterns in a template are compiled when it is read`() throws {
        let text = (0..<Self.patterns).map { #"{{ if regexMatch "^a\#($0)$" .Input }}\#($0){{ end }}"# }.joined()
        let template = try Template(parsing: text, functions: Sprig.functions)
        #expect(try template.render(.string("a317"), in: evaluation) == "317")
    }

    @Test func `hundreds of patterns in an expression are compiled when it is read`() throws {
        let text = (0..<Self.patterns).map { #"sprig.regexMatch("^a\#($0)$", s)"# }.joined(separator: " || ")
        let expression = try FilterExpression(parsing: text, functions: Sprig.functions)
        #expect(try expression.evaluate(JSONDocument(parsing: #"{"s":"a317"}"#), in: evaluation))
        #expect(try !expression.evaluate(JSONDocument(parsing: #"{"s":"a417"}"#), in: evaluation))
    }

    @Test func `hundreds of layouts, zones and versions are taken apart when the template is read`() throws {
        let text = (0..<Self.patterns).map { _ in
            #"{{ if semverCompare ">=1.2" .Input }}{{ dateInZone "2006" 0 "Asia/Tokyo" }}{{ end }}"#
        }
        let template = try Template(parsing: text.joined(), functions: Sprig.functions)
        let result = try template.render(.string("1.3.0"), in: evaluation)
        #expect(result == String(repeating: "1970", count: Self.patterns))
    }

    @Test func `a pattern for which no room is left is compiled when it is called`() throws {
        var room = PatternRoom(bytes: 300 << 10)
        let function = try #require(Sprig.functions["mustRegexMatch"])
        let first = try function.prepared(for: GoConstants(["^a"]), in: &room)
        let second = try function.prepared(for: GoConstants(["^b"]), in: &room)
        let poor = Evaluation(now: Timestamp(seconds: 0), seed: [], steps: 1_000)
        #expect(try first.call([.string("^a"), .string("ab")], in: poor).text == "true")
        #expect(throws: EvaluationError.self) { try second.call([.string("^b"), .string("ab")], in: poor) }
        #expect(try second.call([.string("^b"), .string("ba")], in: SprigCalls.evaluation()).text == "true")
        #expect(throws: ExpressionError.self) { try function.prepared(for: GoConstants(["("]), in: &room) }
    }

    @Test func `a large pattern has the whole bound`() throws {
        let pattern = "^(abcdefghij){500}$"
        let prepared = try SprigCalls.prepared("mustRegexMatch", [pattern])
        let text = String(repeating: "abcdefghij", count: 500)
        #expect(try prepared.call([.string(pattern), .string(text)], in: evaluation).text == "true")
    }
}
