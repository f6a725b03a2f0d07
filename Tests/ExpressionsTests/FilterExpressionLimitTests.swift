import EventData
import Expressions
import Testing

/// No text and no event makes the filter language crash, hang or take memory without end.
@Suite(.serialized) struct FilterExpressionLimitTests {
    private static let payload = """
        {"body": {"n": 3, "s": "apple", "b": true, "nul": null, "arr": [1, 2, 3], "list": [{"name": "x", "v": 1}]}}
        """

    /// Whatever comes of it.
    private static func run(_ text: String, steps: Int = 100_000) {
        guard let expression = try? FilterExpression(parsing: text, functions: [:]),
            let document = try? JSONDocument(parsing: payload)
        else { return }
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [1], steps: steps)
        _ = try? expression.evaluate(document, in: evaluation)
    }

    /// The shortest of several runs: neighbours on the machine make others longer.
    private static func duration(of work: () -> Void) -> Duration {
        (0..<5).map { _ in ContinuousClock().measure(work) }.min() ?? .zero
    }

    @Test(arguments: [
        String(repeating: "(", count: 4_000), String(repeating: "[", count: 4_000),
        String(repeating: "-", count: 4_000),
        String(repeating: "a.", count: 2_000), String(repeating: "a[", count: 2_000),
        "a" + String(repeating: "[0]", count: 1_300),
        String(repeating: "true ? true : ", count: 280), String(repeating: "not ", count: 1_000),
        String(repeating: "map(a, ", count: 580), "2" + String(repeating: " ** 2", count: 800),
        String(repeating: "let a = 1; ", count: 360), String(repeating: "{a: ", count: 1_000),
        String(repeating: "x | ", count: 1_000),
        "1" + String(repeating: " + 1", count: 1_000), "true" + String(repeating: " and true", count: 450),
        "a" + String(repeating: " ?? a", count: 800), String(repeating: "/*", count: 2_000),
        String(repeating: "\"", count: 4_001),
    ])
    func `texts of 4 KB are read or refused within 50 ms`(_ text: String) {
        let duration = Self.duration { _ = try? FilterExpression(parsing: text, functions: [:]) }
        #expect(duration < .milliseconds(50))
        Self.run(text)
    }

    @Test func `chains of operators may be long`() throws {
        let text = "body.n == 1" + String(repeating: " or body.n == 3", count: 800)
        let expression = try FilterExpression(parsing: text, functions: [:])
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
        #expect(try expression.evaluate(try JSONDocument(parsing: Self.payload), in: evaluation))
    }

    @Test func `a text of more than 16 KB is refused`() {
        #expect(throws: ExpressionError.self) {
            try FilterExpression(parsing: String(repeating: " ", count: 16_385), functions: [:])
        }
    }

    @Test(arguments: [
        "len(map(1..900000, map(1..900000, 1))) == 1", "len(reduce(1..900000, #acc + \"xxxxxxxx\", \"\")) == 1",
        "len(reduce(1..900000, [#acc], 0)) == 1", "len(repeat(repeat(\"a\", 1000000), 1000000)) == 1",
        "reduce(1..40, [#acc, #acc], 1) == reduce(1..40, [#acc, #acc], 1)",
        "len(string(reduce(1..40, [#acc, #acc], 1))) == 1",
        "len(toJSON(reduce(1..40, [#acc, #acc], 1))) == 1", "len(-9223372036854775807..9223372036854775807) == 1",
        "len(9223372036854775806..9223372036854775807) == 1",
        "-9223372036854775807 - 1 == abs(-9223372036854775807 - 1)",
        "(-9223372036854775807 - 1) % -1 == 0", "body.arr[1e300] == 1",
        "body.arr[-9223372036854775807:9223372036854775807] == 1",
        "take(body.arr, 9223372036854775807) == 1", "int(1e300) == 1 and int(0 / 0) == 1",
        "split(body.s, \"\", -5) == 1",
        "replace(body.s, \"\", repeat(\"a\", 1000000)) == \"\"", "jsonpath(repeat(\"[\", 100000), \"$..*\") == 1",
        "jsonpath(toJson(body), repeat(\"$[?(\", 900)) == 1", "jsonpath(toJson(body), repeat(\"$.\", 900)) == 1",
        "jsonpath(\"[1]\", \"$[9223372036854775807:-9223372036854775808:-9223372036854775808]\") == 1",
    ])
    func `what would take too much ends within its budget`(_ text: String) {
        let duration = ContinuousClock().measure { Self.run(text, steps: 300_000) }
        #expect(duration < .seconds(5))
    }

    @Test func `lists that are nested as deep as a loop has steps are released`() throws {
        let text = "len(reduce(1..200000, [#acc], 0)) == 1"
        let expression = try FilterExpression(parsing: text, functions: [:])
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
        #expect(try expression.evaluate(try JSONDocument(parsing: Self.payload), in: evaluation))
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `texts made by the grammar never crash`(_ seed: UInt64) {
        var generator = FilterTextGenerator(seed: seed)
        for _ in 0..<100 {
            let text = generator.expression(depth: 5)
            Self.run(text, steps: 20_000)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `mutilated texts never crash`(_ seed: UInt64) {
        var generator = FilterTextGenerator(seed: seed)
        for _ in 0..<200 {
            var bytes = Array(generator.expression(depth: 4).utf8)
            for _ in 0..<generator.number(below: 6) where !bytes.isEmpty {
                bytes[generator.number(below: bytes.count)] = UInt8(truncatingIfNeeded: generator.number(below: 256))
            }
            Self.run(String(decoding: bytes, as: UTF8.self), steps: 20_000)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `bytes without sense never crash`(_ seed: UInt64) {
        var generator = FilterTextGenerator(seed: seed)
        for _ in 0..<200 {
            let bytes = (0..<generator.number(below: 200)).map { _ in
                UInt8(truncatingIfNeeded: generator.number(below: 128))
            }
            Self.run(String(decoding: bytes, as: UTF8.self), steps: 20_000)
        }
    }
}

/// Makes filter expressions, most of them valid.
private struct FilterTextGenerator {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func number(below limit: Int) -> Int { Int(generator.next() % UInt64(max(limit, 1))) }

    private mutating func one(of choices: [String]) -> String { choices[number(below: choices.count)] }

    mutating func expression(depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch number(below: 10) {
        case 0, 1, 2: return binary(depth)
        case 3: return "not (\(expression(depth: depth - 1)))"
        case 4: return "(\(expression(depth: depth - 1)) ? \(expression(depth: depth - 1)) : \(leaf()))"
        case 5: return "\(one(of: Self.predicates))(\(list(depth - 1)), {\(predicate(depth - 1))})"
        case 6: return "\(one(of: Self.functions))(\(arguments(depth - 1)))"
        case 7: return "\(leaf())\(one(of: [".name", "?.v", "[0]", "[-1]", "[1:]", "[:2]", "[\"s\"]"]))"
        case 8: return "let v\(depth) = \(expression(depth: depth - 1)); \(expression(depth: depth - 1))"
        default: return list(depth)
        }
    }

    private mutating func binary(_ depth: Int) -> String {
        "(\(expression(depth: depth - 1))) \(one(of: Self.operators)) (\(expression(depth: depth - 1)))"
    }

    private mutating func list(_ depth: Int) -> String {
        switch number(below: 5) {
        case 0: "body.arr"
        case 1: "body.list"
        case 2: "[\(arguments(depth - 1))]"
        case 3: "1..\(number(below: 100))"
        default: "{a: \(leaf()), \"b\": \(leaf())}"
        }
    }

    private mutating func predicate(_ depth: Int) -> String {
        "\(one(of: ["#", ".v", "#index", "#acc", "#.name"])) \(one(of: Self.operators)) \(expression(depth: max(depth, 0)))"
    }

    private mutating func arguments(_ depth: Int) -> String {
        (0..<number(below: 4)).map { _ in expression(depth: max(depth, 0)) }.joined(separator: ", ")
    }

    private mutating func leaf() -> String {
        one(of: [
            "body.n", "body.s", "body.b", "body.nul", "body.arr", "body.list", "body", "nosuch", "true", "nil", "0",
            "1",
            "-1", "2.5", "1e300", "9223372036854775807", "\"a\"", "'é'", "\"1h\"", "\"2024-01-02\"", "$env", "now()",
            "duration(\"1h\")", "sprig", "len", "\"$..v\"", "toJson(body)",
        ])
    }

    private static let operators = [
        "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "**", "and", "or", "in", "not in", "matches",
        "contains", "startsWith", "endsWith", "..", "??", "|",
    ]

    private static let predicates = [
        "all", "none", "any", "one", "filter", "map", "count", "find", "findIndex", "findLast", "findLastIndex",
        "groupBy",
        "reduce",
    ]

    private static let functions = [
        "len", "type", "abs", "ceil", "round", "int", "float", "string", "trim", "upper", "split", "splitAfter",
        "replace",
        "repeat", "join", "indexOf", "lastIndexOf", "hasPrefix", "max", "min", "sum", "mean", "median", "toJSON",
        "fromJSON",
        "toBase64", "fromBase64", "duration", "date", "first", "last", "get", "take", "keys", "values", "toPairs",
        "fromPairs", "sort", "sortBy", "asInt", "asFloat", "toJson", "jsonpath",
    ]
}
