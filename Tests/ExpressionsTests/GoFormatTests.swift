import EventData
import Expressions
import Testing

@Suite struct GoFormatTests {
    private func format(_ format: String, _ arguments: GoValue...) throws -> String {
        try goSprintf(format, arguments, in: Evaluation(now: Timestamp(seconds: 0), seed: []))
    }

    private static var list: GoValue { GoValue.list(GoList([.int(1), .string("a"), .null])) }
    private static var map: GoValue { GoValue.map(GoMap(["b": .float(2), "a": .bool(true)])) }

    @Test func `verbs print each type in its ways`() throws {
        #expect(
            try format("%v %d %5d|%-5d|%05d %+d % d", .int(1), .int(2), .int(3), .int(4), .int(-5), .int(6), .int(7))
                == "1 2     3|4    |-0005 +6  7"
        )
        #expect(
            try format(
                "%b %o %O %x %X %#x %#o %#b",
                .int(5),
                .int(8),
                .int(8),
                .int(255),
                .int(255),
                .int(255),
                .int(8),
                .int(5)
            ) == "101 10 0o10 ff FF 0xff 010 0b101"
        )
        #expect(
            try format(
                "%c %q %U %#U %.3d|%8.3d|%.0d|",
                .int(233),
                .int(120),
                .int(233),
                .int(233),
                .int(7),
                .int(-7),
                .int(0)
            ) == "é 'x' U+00E9 U+00E9 'é' 007|    -007||"
        )
        #expect(
            try format("%t %v %T %T %T %T", .bool(true), .bool(false), .int(1), .float(1), Self.list, .null)
                == "true false int float64 []interface {} <nil>"
        )
        #expect(
            try format(
                "%s|%10s|%-10s|%.2s|%q|%x|% X|%#x|%05s",
                .string("héy"),
                .string("héy"),
                .string("héy"),
                .string("héy"),
                .string("a\"b\n\u{7F}é"),
                .string("hé"),
                .string("hé"),
                .string("hé"),
                .string("ab")
            )
                == "héy|       héy|héy       |hé|\"a\\\"b\\n\\x7fé\"|68c3a9|68 C3 A9|0x68c3a9|000ab"
        )
        #expect(
            try format("%+q %#q %#q", .string("é\u{1F600}"), .string("a\\b"), .string("a`b"))
                == #""\u00e9\U0001f600" `a\b` "a`b""#
        )
    }

    @Test func `numbers with a fraction round exactly, half to even`() throws {
        #expect(
            try format(
                "%f %.2f %.0f %.0f %.0f %8.3f|%-8.1f|%+.1f",
                .float(1.5),
                .float(2.675),
                .float(0.5),
                .float(1.5),
                .float(2.5),
                .float(3.14159),
                .float(2),
                .float(1)
            )
                == "1.500000 2.67 0 2 2    3.142|2.0     |+1.0"
        )
        #expect(
            try format(
                "%e %.2e %E %g %G %.3g %.3g %.10g %g",
                .float(123456),
                .float(0.00012345),
                .float(1e-7),
                .float(1e21),
                .float(1e-9),
                .float(1234),
                .float(99.96),
                .float(123456789),
                .float(100000)
            )
                == "1.234560e+05 1.23e-04 1.000000E-07 1e+21 1E-09 1.23e+03 100 123456789 100000"
        )
        #expect(
            try format(
                "%v %v %6v|%06.1f|%#v %#g %#.0f %g",
                .float(1e6),
                .float(0.1),
                .float(2.5),
                .float(-1.25),
                .float(1),
                .float(1),
                .float(2),
                .float(0)
            )
                == "1e+06 0.1    2.5|-001.2|1 1.00000 2. 0"
        )
        #expect(
            try format(
                "%x %X %.1x %b %v %v %5.1f",
                .float(1.5),
                .float(10),
                .float(1.999),
                .float(1),
                .float(.infinity),
                .float(.nan),
                .float(-.infinity)
            )
                == "0x1.8p+00 0X1.4P+03 0x1.0p+01 4503599627370496p-52 +Inf NaN  -Inf"
        )
        #expect(
            try format("%.20f %.3f %f %.1f", .float(0.1), .float(1e-9), .float(1e22), .float(0.05))
                == "0.10000000000000000555 0.000 10000000000000000000000.000000 0.1"
        )
        #expect(
            try format("%.30g|%.0e|%e", .float(.leastNonzeroMagnitude), .float(15), .float(.greatestFiniteMagnitude))
                == "4.94065645841246544176568792868e-324|2e+01|1.797693e+308"
        )
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
        #expect(try goSprint(values, in: evaluation) == "1 2a3 <nil> <nil>bc")
        #expect(try goSprintln(values, in: evaluation) == "1 2 a 3 <nil> <nil> b c\n")
    }
}
