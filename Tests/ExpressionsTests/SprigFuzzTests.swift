import EventData
import Expressions
import Testing

struct SprigFuzzTests {
    @Test func `no arguments make a function trap or run without end`() {
        var generator = SeededGenerator(seed: 20_260_725)
        for (name, function) in Sprig.functions.sorted(by: { $0.key < $1.key }) {
            for _ in 0..<150 {
                let further = function.rest == nil ? 0 : Int.random(in: 0...3, using: &generator)
                let types = function.parameters + Array(repeating: function.rest ?? .any, count: further)
                let arguments = types.map { Self.argument(of: $0, &generator) }
                let evaluation = SprigCalls.evaluation(steps: 100_000)
                if let value = try? function.call(arguments, in: evaluation) {
                    #expect(value.text.utf8.count < 5_000_000, "\(name)")
                }
            }
        }
    }

    private static let texts = [
        "", "a", "é", "日本 語", " a b\n", "refs/heads/x", "v1.2.3-rc.1", ">=1.0 <2 || ~3.x - 4", "0x1F", "-1.5e300",
        "99999999999999999999",

        "aGk=", "MZXW6===", "http://u:p@h:80/p?q#f", "(a|b)*", "[", "$1${x}", "{\"a\":[1,{}]}", "%", "\u{FFFD}\u{0}",
        "HTTPServer2xx_-",
        String(repeating: "ab ", count: 500),
    ]
    private static let integers = [
        0, 1, -1, 2, 7, 64, 1_000, 1_000_000_000, Int.max, Int.min, Int.max - 1, Int.min + 1,
    ]
    private static let floats = [
        0, -0.0, 0.5, -2.5, 1e300, -1e300, Double.leastNonzeroMagnitude, .infinity, -.infinity, .nan, 9.3e18, 123.456,
    ]

    private static func argument(of type: GoFunction.Parameter, _ generator: inout SeededGenerator) -> GoValue {
        switch type {
        case .string: return .string(texts.randomElement(using: &generator) ?? "")
        case .bool: return .bool(Bool.random(using: &generator))
        case .int: return .int(integers.randomElement(using: &generator) ?? 0)
        case .int64: return .int64(Int64(integers.randomElement(using: &generator) ?? 0))
        case .float64: return .float(floats.randomElement(using: &generator) ?? 0)
        case .map:
            let members = (0..<3).map { _ in
                (JSONName(texts.randomElement(using: &generator) ?? ""), anything(&generator, depth: 2))
            }
            return .map(GoMap(Dictionary(members) { first, _ in first }))
        case .list, .strings, .bytes: return .list(GoList([], of: type == .strings ? .string : .any))
        case .time: return .time(.zero)
        case .any: return anything(&generator)
        }
    }

    private static func anything(_ generator: inout SeededGenerator, depth: Int = 0) -> GoValue {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return .null
        case 1: return argument(of: .bool, &generator)
        case 2: return argument(of: .int, &generator)
        case 3: return argument(of: .float64, &generator)
        case 4, 5: return argument(of: .string, &generator)
        case 6 where depth < 2: return argument(of: .map, &generator)
        default:
            guard depth < 2 else { return .null }
            return .list(GoList((0..<4).map { _ in anything(&generator, depth: depth + 1) }))
        }
    }
}
