/// A decimal number of any length, so that sums and products come out as people write them (Go's shopspring/decimal).
struct DecimalNumber {
    private var isNegative: Bool
    /// The last digit first; none for zero.
    private var digits: [UInt8]
    /// The number is `digits × 10^exponent`.
    private var exponent: Int

    /// Digits after the point that a quotient is rounded to.
    private static let quotientDigits = 16

    /// The shortest decimal number that reads back as `number`.
    ///
    /// - Throws: for what is no finite number.
    init(_ number: Double) throws(EvaluationError) {
        guard number.isFinite else {
            throw EvaluationError("Cannot create a Decimal from \(goNumberText(number))")
        }
        let parts = GoFloat(number.magnitude).exponential().split(separator: "e")
        let mantissa = parts[0].utf8.filter { $0 != UInt8(ascii: ".") }
        let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        self.init(
            isNegative: number < 0,
            digits: mantissa.reversed().map { $0 - UInt8(ascii: "0") },
            exponent: scale - (mantissa.count - 1)
        )
    }

    private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        self.isNegative = isNegative
        self.digits = Array(digits.prefix((digits.lastIndex { $0 != 0 } ?? -1) + 1))
        self.exponent = exponent
    }

    /// The nearest double.
    var float: Double {
        let text = digits.reversed().map(String.init).joined()
        return Double("\(isNegative ? "-" : "")\(text.isEmpty ? "0" : text)e\(exponent)") ?? 0
    }

    /// Steps that computing with the two takes at most.
    static func cost(_ left: DecimalNumber, _ right: DecimalNumber) -> Int {
        let shift = left.exponent - right.exponent
        let length = left.digits.count + right.digits.count + Int(shift.magnitude)
        return left.digits.count * right.digits.count + length
    }

    static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        let exponent = min(left.exponent, right.exponent)
        let (a, b) = (left.shifted(to: exponent), right.shifted(to: exponent))
        if left.isNegative == right.isNegative {
            return DecimalNumber(isNegative: left.isNegative, digits: sum(a, b), exponent: exponent)
        }
        return isLess(a, b)
            ? DecimalNumber(isNegative: right.isNegative, digits: difference(b, a), exponent: exponent)
            : DecimalNumber(isNegative: left.isNegative, digits: difference(a, b), exponent: exponent)
    }

    static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        left + DecimalNumber(isNegative: !right.isNegative, digits: right.digits, exponent: right.exponent)
    }

    static func * (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        var columns = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
        for (i, a) in left.digits.enumerated() {
            for (j, b) in right.digits.enumerated() { columns[i + j] += Int(a) * Int(b) }
        }
        var carry = 0
        let digits = columns.map { column in
            let value = column + carry
            carry = value / 10
            return UInt8(value % 10)
        }
        return DecimalNumber(
            isNegative: left.isNegative != right.isNegative,
            digits: digits,
            exponent: left.exponent + right.exponent
        )
    }

    /// Rounded to 16 digits after the point, half away from zero.
    func divided(by divisor: DecimalNumber, _ evaluation: Evaluation) throws(EvaluationError) -> DecimalNumber {
        guard !divisor.digits.isEmpty else { throw EvaluationError("decimal division by 0") }
        // Both as whole numbers: the quotient of these has the digits that are wanted, and one more to round by.
        let shift = exponent - divisor.exponent + Self.quotientDigits + 1
        let dividend = [UInt8](repeating: 0, count: max(shift, 0)) + digits
        let scaled = [UInt8](repeating: 0, count: max(-shift, 0)) + divisor.digits
        try evaluation.take(dividend.count, times: scaled.count)
        var remainder: [UInt8] = []
        var quotient: [UInt8] = []
        for digit in dividend.reversed() {
            remainder.insert(digit, at: 0)
            while remainder.last == 0 { remainder.removeLast() }
            var times: UInt8 = 0
            while !Self.isLess(remainder, scaled) {
                remainder = Self.trimmed(Self.difference(remainder, scaled))
                times += 1
            }
            quotient.append(times)
        }
        let exact = Array(quotient.reversed())
        let whole = Array(exact.dropFirst())
        let rounded = (exact.first ?? 0) >= 5 ? Self.sum(whole, [1]) : whole
        let isNegative = isNegative != divisor.isNegative
        return DecimalNumber(isNegative: isNegative, digits: rounded, exponent: -Self.quotientDigits)
    }
}

extension DecimalNumber {
    private func shifted(to target: Int) -> [UInt8] {
        digits.isEmpty ? [] : [UInt8](repeating: 0, count: exponent - target) + digits
    }

    private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
        var digits = digits
        while digits.last == 0 { digits.removeLast() }
        return digits
    }

    /// Both are without leading zeros.
    private static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        return left.reversed().lexicographicallyPrecedes(right.reversed())
    }

    private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var carry: UInt8 = 0
        for index in 0..<max(left.count, right.count) {
            let value = carry + (index < left.count ? left[index] : 0) + (index < right.count ? right[index] : 0)
            result.append(value % 10)
            carry = value / 10
        }
        return result + [carry]
    }

    /// The left one is not the smaller one.
    private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result = left
        var borrow: UInt8 = 0
        for index in left.indices {
            let taken = borrow + (index < right.count ? right[index] : 0)
            borrow = left[index] < taken ? 1 : 0
            result[index] = left[index] + 10 * borrow - taken
        }
        return result
    }
}
