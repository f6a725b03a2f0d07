import Expressions
import Testing

struct GoTextTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("+5s", 5_000_000_000), ("1h30m", 5_400_000_000_000), ("1.5s", 1_500_000_000),
            ("-2ms", -2_000_000), (".5s", 500_000_000), ("1.s", 1_000_000_000), ("3us", 3_000), ("3\u{B5}s", 3_000),
            ("3\u{3BC}s", 3_000), ("1m0.5s", 60_500_000_000), ("0.9ns", 0), ("39h9m14.425s", 140_954_425_000_000),
            ("0.3333333333333333333h", 1_200_000_000_000), ("9007199254740993ns", 9_007_199_254_740_993),
            ("9223372036854775807ns", Int64.max), ("-9223372036854775808ns", Int64.min),
            ("0.100000000000000000000h", 360_000_000_000), ("0.830103483285477580700h", 2_988_372_539_827),
        ] as [(String, Int64)]
    )
    func `a Go duration is read to the nanosecond`(text: String, nanoseconds: Int64) {
        #expect(Duration(goText: text) == .nanoseconds(nanoseconds))
    }

    @Test(arguments: [
        "", "5", "-", "+", ".", "s", ".s", "-.s", "+.s", "1d", "1 s", " 1s", "1s ", "1S", "--1s", "1e3s", "1,5s",
        "1h-2m",
        "9223372036854775808ns", "-9223372036854775809ns", "3000000h", "9223372036854775.808us",
        "99999999999999999999s",
    ])
    func `what Go refuses as a duration is refused`(text: String) {
        #expect(Duration(goText: text) == nil)
    }

    @Test(
        arguments: [
            (0, "0s"), (1, "1ns"), (1_100, "1.1µs"), (2_200_000, "2.2ms"), (3_300_000_000, "3.3s"),
            (1_000_000_000, "1s"),
            (245_000_000_000, "4m5s"), (245_001_000_000, "4m5.001s"),
            (5 * 3_600_000_000_000 + 367_001_000_000, "5h6m7.001s"),
            (480_000_000_001, "8m0.000000001s"), (3_600_000_000_000, "1h0m0s"), (-1_500_000_000, "-1.5s"),
            (Int64.max, "2562047h47m16.854775807s"), (Int64.min, "-2562047h47m16.854775808s"),
        ] as [(Int64, String)]
    )
    func `a duration is written as Go writes it`(nanoseconds: Int64, text: String) {
        #expect(Duration.nanoseconds(nanoseconds).goText == text)
    }

    @Test func `a duration that is written and read again is the same`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let length = Duration.nanoseconds(
                Int64.random(in: .min ... .max, using: &random) >> Int.random(in: 0...62, using: &random)
            )
            #expect(Duration(goText: length.goText) == length)
        }
    }

    @Test func `any text is a duration or none and never a crash`() {
        var random = SeededGenerator(seed: 8)
        let pieces = ["1", "9223372036854775807", ".", "s", "h", "ns", "-", "+", "µs", "é", "0", "999"]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...6, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let length = Duration(goText: text) { #expect(Duration(goText: length.goText) == length) }
        }
    }

    @Test func `truth values are exactly those of Go`() {
        for text in ["1", "t", "T", "TRUE", "true", "True"] { #expect(Bool(goText: text) == true) }
        for text in ["0", "f", "F", "FALSE", "false", "False"] { #expect(Bool(goText: text) == false) }
        for text in ["", "yes", "tRUE", " true", "2", "on"] { #expect(Bool(goText: text) == nil) }
    }

    @Test(
        arguments: [
            ("1", 1), ("+1", 1), ("-0.5", -0.5), (".5", 0.5), ("5.", 5), ("1e3", 1_000), ("1E-2", 0.01), ("007", 7),
            ("0x1p4", 16), ("0X1.8P-1", 0.75), ("0x_1_2.3_4_5p+1_2", 74_565), ("1_23.50_0_0e+1_2", 1.235e14),
            ("Inf", .infinity), ("-inf", -.infinity), ("+Infinity", .infinity), ("1e-400", 0),
            ("9007199254740993", 9_007_199_254_740_992),
        ] as [(String, Double)]
    )
    func `a Go number is read`(text: String, value: Double) {
        #expect(Double(goText: text) == value)
    }

    @Test(arguments: [
        "", " 1", "1 ", "1a", "0x1", "0x10", "0x", "0x.p1", "1e", "1e+", "e5", ".", "-", "+-1", "1e400", "-1e400",
        "0x1p1024",
        "_1", "1_", "1__2", "1._5", "1_.5", "1e_5", "-_1", "infin", "+nan", "nan(0x1)", "1p2", "0b1", "١",
    ])
    func `what Go refuses as a number is refused`(text: String) {
        #expect(Double(goText: text) == nil)
    }

    @Test func `not a number is a number in Go`() throws {
        #expect(try Double.parsing(goText: "NaN").isNaN)
    }
}
