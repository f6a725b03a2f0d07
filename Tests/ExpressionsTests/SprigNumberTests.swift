import Expressions
import Testing

struct SprigNumberTests {
    static let conversions: [SprigCalls.Row] = [
        ("int", #"["3.9"]"#, "3"), ("int", #"["-.5"]"#, "0"), ("int64", #"["0x1F"]"#, "31"),
        ("int64", #"["010"]"#, "8"),
        ("int64", #"["08"]"#, "0"), ("int64", #"["1_000"]"#, "1000"), ("int64", #"["1__0"]"#, "0"),
        ("int64", #"["1e3"]"#, "0"),
        ("int64", #"[" 1"]"#, "0"), ("int64", #"["9223372036854775808"]"#, "0"),
        ("int64", "[1e30]", "-9223372036854775808"),
        ("int64", "[-2.9]", "-2"), ("int64", "[true]", "1"), ("int64", "[null]", "0"), ("int64", "[[1]]", "0"),
        ("float64", #"["1e3"]"#, "1000"), ("float64", #"["x"]"#, "0"), ("float64", #"["0x1p4"]"#, "16"),
        ("atoi", #"["42"]"#, "42"), ("atoi", #"["4.2"]"#, "0"),
        ("atoi", #"["99999999999999999999"]"#, "9223372036854775807"),
        ("atoi", #"["-99999999999999999999"]"#, "-9223372036854775808"), ("toDecimal", #"["0777"]"#, "511"),
        ("toDecimal", "[777]", "511"), ("toDecimal", #"["8"]"#, "0"),
    ]

    @Test(arguments: conversions) func `what is no number is zero`(row: SprigCalls.Row) {
        #expect(SprigCalls.text(row.function, row.arguments) == row.result)
    }

    static let computations: [SprigCalls.Row] = [
        ("add", #"[1, "2", 3.9, null]"#, "6"), ("add", "[9223372036854775807, 1]", "-9223372036854775808"),
        ("add1", "[9223372036854775807]", "-9223372036854775808"), ("sub", "[1, 5]", "-4"),
        ("div", "[-7, 2]", "-3"), ("div", "[-9223372036854775808, -1]", "-9223372036854775808"),
        ("mod", "[-7, 2]", "-1"), ("mod", "[-9223372036854775808, -1]", "0"), ("mul", #"[2, "0x10", 3]"#, "96"),
        ("div", "[1, 0]", "error: integer divide by zero"), ("mod", #"[1, "x"]"#, "error: integer divide by zero"),
        ("max", "[1, 2.9, 3]", "3"), ("biggest", "[-4]", "-4"), ("min", "[1, 2, -3]", "-3"),
        ("maxf", "[1, 2.5]", "2.5"), ("minf", "[0.5, 1]", "0.5"), ("addf", "[0.1, 0.2]", "0.3"),
        ("add1f", "[0.1]", "1.1"), ("subf", "[7.5, 2, 3]", "2.5"), ("mulf", "[0.1, 3]", "0.3"),
        ("mulf", "[-0.5, 1e300]", "-5e+299"),
        ("divf", "[10, 2, 4]", "1.25"), ("divf", "[2, 3]", "0.6666666666666667"),
        ("divf", "[-2, 3]", "-0.6666666666666667"),
        ("divf", "[1, 1e20]", "0"), ("divf", "[1e300, 1e-300]", "+Inf"),
        ("divf", "[1, 0]", "error: decimal division by 0"),
        ("addf", #"["inf"]"#, "error: Cannot create a Decimal from +Inf"),
        ("round", "[123.555555, 3]", "123.556"), ("round", "[-2.5, 0]", "-3"), ("round", "[123.555, 2, 0.9]", "123.55"),
        ("round", "[1234, -2]", "1200"), ("round", "[1.5, 400]", "NaN"), ("floor", "[-1.5]", "-2"),
        ("ceil", #"["1.2"]"#, "2"),
        ("until", "[3]", "[0 1 2]"), ("until", "[-2]", "[0 -1]"), ("untilStep", "[3, 6, 2]", "[3 5]"),
        ("untilStep", "[0, 5, 0]", "[]"),
        ("untilStep", "[9223372036854775806, 9223372036854775807, 5]", "[9223372036854775806]"),
        ("seq", "[5]", "1 2 3 4 5"), ("seq", "[-3]", "1 0 -1 -2 -3"), ("seq", "[2, -2]", "2 1 0 -1 -2"),
        ("seq", "[0, 2, 10]", "0 2 4 6 8 10"), ("seq", "[0, -2, -5]", "0 -2 -4"), ("seq", "[0, 1, -5]", ""),
        ("seq", "[]", ""), ("seq", "[9223372036854775807]", ""),
    ]

    @Test(arguments: computations) func `numbers are computed as Go computes them`(row: SprigCalls.Row) {
        #expect(SprigCalls.text(row.function, row.arguments) == row.result)
    }

    static let endless = [
        ("repeat", #"[1000000000, "x"]"#), ("until", "[1000000000]"), ("seq", "[1, 1000000000]"),
        ("untilStep", "[-9223372036854775808, 9223372036854775807, 1]"), ("indent", #"[1000000000, "a"]"#),
        ("repeat", #"[9223372036854775807, "xx"]"#), ("seq", "[9223372036854775807, -1, -9223372036854775807]"),
    ]

    @Test(arguments: endless) func `what would take too much ends before it is built`(
        function: String,
        arguments: String
    ) {
        #expect(SprigCalls.text(function, arguments) == "error: needs more than 10000000 steps")
    }
}
