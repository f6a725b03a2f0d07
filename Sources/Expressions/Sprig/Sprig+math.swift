extension Sprig {
    static let math = integers + choices + decimals + rounding + sequences

    private static let integers: [GoFunction] = [
        GoFunction("add1", .any) { arguments, _ in .int64(arguments[0].castInteger &+ 1) },
        GoFunction("add", rest: .any) { arguments, _ in .int64(arguments.values.reduce(0) { $0 &+ $1.castInteger }) },
        GoFunction("sub", .any, .any) { arguments, _ in
            .int64(arguments[0].castInteger &- arguments[1].castInteger)
        },
        GoFunction("mul", .any, rest: .any) { arguments, _ in
            .int64(arguments.from(1).reduce(arguments[0].castInteger) { $0 &* $1.castInteger })
        },
        GoFunction("div", .any, .any) { arguments, _ throws(EvaluationError) in
            .int64(arguments[0].castInteger.dividedReportingOverflow(by: try divisor(arguments[1])).partialValue)
        },
        GoFunction("mod", .any, .any) { arguments, _ throws(EvaluationError) in
            let divisor = try divisor(arguments[1])
            return .int64(arguments[0].castInteger.remainderReportingOverflow(dividingBy: divisor).partialValue)
        },
    ]

    private static func divisor(_ value: GoValue) throws(EvaluationError) -> Int64 {
        let divisor = value.castInteger
        guard divisor != 0 else { throw EvaluationError("integer divide by zero") }
        return divisor
    }

    private static let choices: [GoFunction] = [
        GoFunction("max", .any, rest: .any, body: largest),
        GoFunction("biggest", .any, rest: .any, body: largest),
        GoFunction("min", .any, rest: .any) { arguments, _ in
            .int64(arguments.from(1).reduce(arguments[0].castInteger) { min($0, $1.castInteger) })
        },
        GoFunction("maxf", .any, rest: .any) { arguments, _ in
            .float(arguments.from(1).reduce(arguments[0].castFloat) { goMaximum($0, $1.castFloat) })
        },
        GoFunction("minf", .any, rest: .any) { arguments, _ in
            .float(arguments.from(1).reduce(arguments[0].castFloat) { -goMaximum(-$0, -$1.castFloat) })
        },
    ]

    private static func largest(_ arguments: GoArguments, _: Evaluation) -> GoValue {
        .int64(arguments.from(1).reduce(arguments[0].castInteger) { max($0, $1.castInteger) })
    }

    /// Go's `math.Max`: what is no number wins over all but infinity, and 0 over −0.
    private static func goMaximum(_ left: Double, _ right: Double) -> Double {
        if left == .infinity || right == .infinity { return .infinity }
        if left.isNaN || right.isNaN { return .nan }
        if left == 0, right == 0 { return left.sign == .minus ? right : left }
        return left > right ? left : right
    }

    private static let decimals: [GoFunction] = [
        GoFunction("add1f", .any) { arguments, _ throws(EvaluationError) in
            .float((try DecimalNumber(arguments[0].castFloat) + DecimalNumber(1)).float)
        },
        GoFunction("addf", rest: .any) { arguments, evaluation throws(EvaluationError) in
            try folded(arguments.values, from: 0, evaluation) { $0 + $1 }
        },
        GoFunction("subf", .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
            try folded(arguments.from(1), from: arguments[0].castFloat, evaluation) { $0 - $1 }
        },
        GoFunction("mulf", .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
            try folded(arguments.from(1), from: arguments[0].castFloat, evaluation) { $0 * $1 }
        },
        GoFunction("divf", .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
            try folded(arguments.from(1), from: arguments[0].castFloat, evaluation) {
                left,
                right throws(EvaluationError) in
                try left.divided(by: right, evaluation)
            }
        },
    ]

    private static func folded(
        _ values: [GoValue],
        from start: Double,
        _ evaluation: Evaluation,
        _ combine: (DecimalNumber, DecimalNumber) throws(EvaluationError) -> DecimalNumber
    ) throws(EvaluationError) -> GoValue {
        var result = try DecimalNumber(start)
        for value in values {
            let other = try DecimalNumber(value.castFloat)
            try evaluation.take(DecimalNumber.cost(result, other))
            result = try combine(result, other)
        }
        return .float(result.float)
    }

    private static let rounding: [GoFunction] = [
        GoFunction("floor", .any) { arguments, _ in .float(arguments[0].castFloat.rounded(.down)) },
        GoFunction("ceil", .any) { arguments, _ in .float(arguments[0].castFloat.rounded(.up)) },
        GoFunction("round", .any, .int, rest: .float64) { arguments, _ in
            let threshold = arguments.values.count > 2 ? arguments.float(2) : 0.5
            let power = goPowerOfTen(Double(arguments.integer(1)))
            let shifted = power * arguments[0].castFloat
            let fraction = shifted - shifted.rounded(.towardZero)
            return .float(shifted.rounded(fraction >= threshold ? .up : .down) / power)
        },
    ]
}

/// Ten to a whole power by the steps of Go's `math.Pow`, so that the last bit is the same.
private func goPowerOfTen(_ exponent: Double) -> Double {
    if exponent == 0 { return 1 }
    if exponent == 1 { return 10 }
    guard var rest = Int64(exactly: exponent.magnitude) else { return exponent > 0 ? .infinity : 0 }
    var (mantissa, scale) = (1.0, 0)
    var (square, squareScale) = (0.625, 4)
    while rest != 0 {
        if squareScale.magnitude > 1 << 12 {
            scale += squareScale
            break
        }
        if rest & 1 == 1 {
            mantissa *= square
            scale += squareScale
        }
        square *= square
        squareScale <<= 1
        if square < 0.5 {
            square += square
            squareScale -= 1
        }
        rest >>= 1
    }
    return exponent < 0
        ? Double(sign: .plus, exponent: -scale, significand: 1 / mantissa)
        : Double(sign: .plus, exponent: scale, significand: mantissa)
}
