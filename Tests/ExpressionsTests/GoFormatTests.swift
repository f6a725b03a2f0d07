import EventData
import Expressions
import Testing

@Suite struct GoFormatTests {
    private func format(_ format: String, _ arguments: GoValue...) throws -> String {
        try goSprintf(format, arguments, in: Evaluation(now: Timestamp(seconds: 0), seed: []))
    }

    private static var list: GoValue { GoValue.list(GoList([.int(1), .string("a"), .null])) }
    private static var map: GoValue { GoValue.map(GoMap(["b": .float(2), "a": .bool(true)])) }

    @Test func `whole numbers print in any base, width and precision`() throws {
        let cases: [(String, Int64, String)] = [
            ("%v", 1, "1"), ("%5d|", 3, "    3|"), ("%-5d|", 4, "4    |"), ("%05d", -5, "-0005"), ("%+d", 6, "+6"),
            ("% d", 7, " 7"), ("%b", 5, "101"), ("%#b", 5, "0b101"), ("%o", 8, "10"), ("%#o", 8, "010"),
            ("%O", 8, "0o10"), ("%x", 255, "ff"), ("%X", 255, "FF"), ("%#x", 255, "0xff"), ("%#X", -255, "-0XFF"),
            ("%c", 233, "é"), ("%q", 120, "'x'"), ("%q", 10, #"'\n'"#), ("%U", 233, "U+00E9"),
            ("%#U", 233, "U+00E9 'é'"),
            ("%.3d", 7, "007"), ("%8.3d|", -7, "    -007|"), ("%.0d|", 0, "|"), ("%d", .min, "-9223372036854775808"),
            ("%-05d|", 4, "4    |"), ("%T", 1, "int"), ("%c", -1, "\u{FFFD}"), ("%08b", 5, "00000101"),
        ]
        for (text, number, expected) in cases {
            #expect(try format(text, .integer(number, .int)) == expected, "\(text)")
        }
    }

    @Test func `texts print plain, quoted, cut, padded and as digits`() throws {
        let cases: [(String, String, String)] = [
            ("%s", "héy", "héy"), ("%10s", "héy", "       héy"), ("%-10s|", "héy", "héy       |"),
            ("%.2s", "héy", "hé"),
            ("%q", "a\"b\n\u{7F}é", #""a\"b\n\x7fé""#), ("%x", "hé", "68c3a9"), ("% X", "hé", "68 C3 A9"),
            ("%#x", "hé", "0x68c3a9"), ("%# x", "hé", "0x68 0xc3 0xa9"), ("%.2x", "hé", "68c3"),
            ("%05s", "ab", "000ab"),
            ("%+q", "é\u{1F600}", #""\u00e9\U0001f600""#), ("%#q", "a\\b", "`a\\b`"), ("%#q", "a`b", #""a`b""#),
            ("%#v", "a", #""a""#), ("%5.1q|", "abc", #"  "a"|"#), ("%x|", "", "|"), ("%v", "%d", "%d"),
        ]
        for (text, value, expected) in cases { #expect(try format(text, .string(value)) == expected, "\(text)") }
        #expect(
            try format("%t %v %T %T %T %T", .bool(true), .bool(false), .int(1), .float(1), Self.list, .null)
                == "true false int float64 []interface {} <nil>"
        )
    }

    @Test func `numbers with a fraction round exactly, half to even`() throws {
        let cases: [(String, Double, String)] = [
            ("%f", 1.5, "1.500000"), ("%.2f", 2.675, "2.67"), ("%.0f", 0.5, "0"), ("%.0f", 1.5, "2"),
            ("%.0f", 2.5, "2"),
            ("%8.3f|", 3.14159, "   3.142|"), ("%-8.1f|", 2, "2.0     |"), ("%+.1f", 1, "+1.0"),
            ("%06.1f", -1.25, "-001.2"),
            ("%.20f", 0.1, "0.10000000000000000555"), ("%.3f", 1e-9, "0.000"), ("%.1f", 0.05, "0.1"),
            ("%.1f", 0.25, "0.2"),
            ("%f", 1e22, "10000000000000000000000.000000"), ("%.2f", 9.999, "10.00"), ("%.1f", -0.01, "-0.0"),
            ("%e", 123_456, "1.234560e+05"), ("%.2e", 0.00012345, "1.23e-04"), ("%E", 1e-7, "1.000000E-07"),
            ("%.0e", 15, "2e+01"), ("%e", .greatestFiniteMagnitude, "1.797693e+308"), ("%e", 0, "0.000000e+00"),
        ]
        for (text, number, expected) in cases { #expect(try format(text, .float(number)) == expected, "\(text)") }
    }

    @Test func `numbers print as short as they can be`() throws {
        let cases: [(String, Double, String)] = [
            ("%v", 1e6, "1e+06"), ("%v", 0.1, "0.1"), ("%6v|", 2.5, "   2.5|"), ("%g", 1e21, "1e+21"),
            ("%G", 1e-9, "1E-09"),
            ("%.3g", 1_234, "1.23e+03"), ("%.3g", 99.96, "100"), ("%.10g", 123_456_789, "123456789"),
            ("%g", 100_000, "100000"),
            ("%g", 0, "0"), ("%.30g", .leastNonzeroMagnitude, "4.94065645841246544176568792868e-324"), ("%#v", 1, "1"),
            ("%#g", 1, "1.00000"), ("%#.0f", 2, "2."), ("%#.3g", 1e9, "1.00e+09"), ("%x", 1.5, "0x1.8p+00"),
            ("%X", 10, "0X1.4P+03"), ("%.1x", 1.999, "0x1.0p+01"), ("%x", 0, "0x0p+00"),
            ("%b", 1, "4503599627370496p-52"),
            ("%v", .infinity, "+Inf"), ("%5.1f", -.infinity, " -Inf"), ("%v", .nan, "NaN"), ("%+v", .nan, "NaN"),
            ("%+f", .nan, "+NaN"), ("%06f", .infinity, "  +Inf"),
        ]
        for (text, number, expected) in cases { #expect(try format(text, .float(number)) == expected, "\(text)") }
    }

    @Test func `lists and maps print each element by the verb`() throws {
        #expect(
            try format("%v %d %s %#v", Self.list, Self.list, Self.list, Self.list)
                == #"[1 a <nil>] [1 %!d(string=a) <nil>] [%!s(int=1) a <nil>] []interface {}{1, "a", interface {}(nil)}"#
        )
        #expect(
            try format("%v %#v %3d", Self.map, Self.map, .list(GoList([.int(1), .int(22)], of: .int)))
                == #"map[a:true b:2] map[string]interface {}{"a":true, "b":2} [  1  22]"#
        )
        let bytes = GoValue.list(GoList([.integer(104, .uint8), .integer(105, .uint8)], of: .byte))
        #expect(
            try format("%v %s %x %q %#v %d", bytes, bytes, bytes, bytes, bytes, bytes)
                == #"[104 105] hi 6869 "hi" []byte{0x68, 0x69} [104 105]"#
        )
        #expect(try format("%q %v", .strings(["a", "b"]), .strings(["a", "b"])) == #"["a" "b"] [a b]"#)
    }

    @Test func `named numbers print by their own text`() throws {
        #expect(
            try format(
                "%v %s %d %v %q %x",
                .integer(90_000_000_000, .duration),
                .integer(1_000, .duration),
                .integer(1_000, .duration),
                .integer(3, .month),
                .integer(0, .weekday),
                .integer(1, .month)
            )
                == #"1m30s 1µs 1000 March "Sunday" 4a616e75617279"#
        )
    }

    @Test func `mistakes in a format show in the text`() throws {
        #expect(try format("%d %z", .string("a"), .int(1)) == "%!d(string=a) %!z(int=1)")
        #expect(try format("%5d|%s", .string("a"), .float(2)) == "%!d(string=    a)|%!s(float64=2)")
        #expect(try format("%d") == "%!d(MISSING)")
        #expect(try format("a%") == "a%!(NOVERB)")
        #expect(try format("%", .int(1)) == "%!(NOVERB)%!(EXTRA int=1)")
        #expect(try format("x", .int(1), .string("a"), .null) == "x%!(EXTRA int=1, string=a, <nil>)")
        #expect(try format("%d %s", .null, .null) == "%!d(<nil>) %!s(<nil>)")
        #expect(try format("%v|%5v|%%|%5%", .null, .null) == "<nil>|<nil>|%|%")
        #expect(try format("%!", .int(1)) == "%!!(int=1)")
        #expect(try format("%99999999999d|", .int(1)) == "%!(NOVERB)%!(EXTRA int=1)")
        #expect(try format("%é", .int(1)) == "%!é(int=1)")
    }

    @Test func `widths and precisions can be arguments, and arguments have numbers`() throws {
        #expect(
            try format("%*d|%-*d|%.*f", .int(4), .int(1), .int(3), .int(2), .int(1), .float(2.25)) == "   1|2  |2.2"
        )
        #expect(try format("%*d|%.*d", .int(-3), .int(1), .int(-1), .int(2)) == "1  |%!(BADPREC)2")
        #expect(try format("%*d", .string("a"), .int(1)) == "%!(BADWIDTH)1")
        #expect(try format("%[2]d %[1]d %d", .int(1), .int(2)) == "2 1 2")
        #expect(try format("%[3]*.[2]*[1]f", .float(12), .int(2), .int(6)) == " 12.00")
        #expect(try format("%[5]d %[x]d %[1]2d", .int(1)) == "%!d(BADINDEX) %!d(BADINDEX) %!d(BADINDEX)")
        #expect(try format("%[1]d %[1", .int(1)) == "1 %!(NOVERB)")
    }

    @Test func `print puts spaces between operands that are no texts, println between all`() throws {
        let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
        let values: [GoValue] = [.int(1), .int(2), .string("a"), .int(3), .null, .null, .string("b"), .string("c")]
        #expect(try goPrinted(values, in: evaluation) == "1 2a3 <nil> <nil>bc")
        #expect(try goPrintedLine(values, in: evaluation) == "1 2 a 3 <nil> <nil> b c\n")
    }
}
