import EventData
import Expressions
import Testing

/// Constants inside an event source's expression are read when it is.
struct FilterExpressionConstantTests {
    @Test(
        arguments: [
            ("jsonpath(toJson(body), \"$[\") == 1", 24),
            ("jsonpath(toJson(body), \"bad[\") == 1", 24), ("jsonpath(toJson(body), \"$[?()]\") == 1", 24),
            ("sprig.regexMatch(\"(\", body.s)", 18),
            ("sprig.mustRegexFind(\"[\", body.s) == \"\"", 21),
            ("sprig.semverCompare(\">>1\", body.s)", 21),
        ]
    )
    func `a constant that its function cannot use is refused at its column`(text: String, column: Int) {
        let error = #expect(throws: ExpressionError.self) {
            try FilterExpression(parsing: text, functions: Sprig.functions)
        }
        #expect(error?.column == column)
    }

    @Test(
        arguments: [
            ("sprig.regexMatch(\"^a\", body.s)", true),
            ("sprig.regexReplaceAll(\"b\", body.s, \"c\") == \"ac\"", true),
            ("sprig.semverCompare(\">=1.2\", \"1.3.0\")", true),
            ("sprig.date(\"2006\", sprig.toDate(\"2006-01-02\", \"2020-02-03\")) == \"2020\"", true),
            ("date(\"2020-02-03 01\", \"2006-01-02 15\", \"Asia/Tokyo\").Unix() == 1580659200", true),
            ("date(\"2020-02-03 01\", \"2006-01-02 15\").Unix() == 1580691600", true),
            ("sprig.dateInZone(\"15\", now(), \"Asia/Tokyo\") == \"09\"", true),
            ("jsonpath(toJson(body), \"$.l[?(@.s =~ /xx/)].n\") == [1.0]", true),
            ("body.s == \"ab\" or sprig.mustRegexMatch(\"(\", body.s)", true),
        ]
    )
    func `prepared calls give what the calls give`(text: String, result: Bool) throws {
        let payload = try JSONDocument(parsing: #"{"body":{"s":"ab","l":[{"s":"xx","n":1},{"s":"y","n":2}]}}"#)
        let expression = try FilterExpression(parsing: text, functions: Sprig.functions)
        #expect(try expression.evaluate(payload, in: Evaluation(now: Timestamp(seconds: 0), seed: [])) == result)
    }
}
