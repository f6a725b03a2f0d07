extension GoFloat {
    /// All digits of a double, of which there are at most 767; for rounding to a wanted number of them.
    ///
    /// - Parameter number: must be finite.
    init(exactly number: Double) {
        var decimal = ExactDecimal(number.magnitude)
        let digits = decimal.takeDigits()
        self.init(isNegative: number.sign == .minus, digits: digits.text, point: digits.point)
    }

    /// The first `count` digits, rounded half to even, without zeros at the end; count may be zero or less.
    func rounded(toDigits count: Int) -> GoFloat {
        let bytes = Array(digits.utf8)
        guard count < bytes.count else { return trimmed(bytes[...], point: point) }
        guard count >= 0 else { return zero }
        var kept = Array(bytes[..<count])
        guard roundsUp(bytes, at: count) else { return trimmed(kept[...], point: point) }
        var index = count - 1
        while index >= 0, kept[index] == UInt8(ascii: "9") { index -= 1 }
        guard index >= 0 else { return GoFloat(isNegative: isNegative, digits: "1", point: point + 1) }
        kept[index] += 1
        return trimmed(kept[...index], point: point)
    }

    private func roundsUp(_ bytes: [UInt8], at index: Int) -> Bool {
        let isHalf = bytes[index] == UInt8(ascii: "5") && bytes[(index + 1)...].allSatisfy { $0 == UInt8(ascii: "0") }
        guard isHalf else { return bytes[index] >= UInt8(ascii: "5") }
        return index > 0 && bytes[index - 1] % 2 == 1
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>, point: Int) -> GoFloat {
        var rest = bytes
        while rest.last == UInt8(ascii: "0") { rest.removeLast() }
        guard !rest.isEmpty else { return zero }
        return GoFloat(isNegative: isNegative, digits: String(decoding: rest, as: UTF8.self), point: point)
    }

    private var zero: GoFloat { GoFloat(isNegative: isNegative, digits: "0", point: 1) }

    private var isZero: Bool { digits == "0" }

    /// With exactly `precision` digits behind the point (`%.2f`).
    func fixed(precision: Int) -> String {
        let number = rounded(toDigits: point + precision)
        let sign = number.isNegative ? "-" : ""
        let missing = number.isZero ? 0 : number.point - number.digits.utf8.count
        let whole = number.point <= 0 ? "0" : number.digits.prefix(number.point) + zeros(missing)
        guard precision > 0 else { return sign + whole }
        let leading = zeros(min(-number.point, precision))
        let fraction = number.isZero ? "" : leading + number.digits.dropFirst(max(0, number.point))
        return sign + whole + "." + fraction + zeros(precision - fraction.utf8.count)
    }

    /// One digit before the point, `precision` behind it and an exponent (`%.2e`).
    func scientific(precision: Int) -> String {
        let number = rounded(toDigits: precision + 1)
        return number.exponential(digitsBehindPoint: precision)
    }

    /// At most `precision` digits, with an exponent where the number is far from them (`%.3g`).
    func general(precision: Int) -> String {
        let precision = max(precision, 1)
        let number = rounded(toDigits: precision)
        let count = number.digits.utf8.count
        let limit = precision > count && count >= number.point ? count : precision
        let exponent = number.point - 1
        if exponent < -4 || exponent >= limit { return number.exponential(digitsBehindPoint: count - 1) }
        return number.fixed(precision: max(count - number.point, 0))
    }

    private func exponential(digitsBehindPoint count: Int) -> String {
        let exponent = isZero ? 0 : point - 1
        let fraction = digits.dropFirst() + zeros(count - (digits.utf8.count - 1))
        let magnitude = String(exponent.magnitude)
        return (isNegative ? "-" : "") + digits.prefix(1) + (count > 0 ? "." + fraction : "")
            + (exponent < 0 ? "e-" : "e+") + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
    }

    private func zeros(_ count: Int) -> String { String(repeating: "0", count: max(count, 0)) }
}

/// A double written out in full: a whole number of up to 767 digits and a power of ten.
private struct ExactDecimal {
    /// Nine digits each, the lowest first.
    private var limbs: [UInt64]
    /// Digits of the whole number that stand behind the point.
    private var scale = 0

    private static let base: UInt64 = 1_000_000_000

    init(_ magnitude: Double) {
        guard magnitude > 0 else {
            limbs = [0]
            return
        }
        let significand = magnitude.significandBitPattern | (magnitude.isNormal ? 1 << 52 : 0)
        let exponent = max(Int(magnitude.exponentBitPattern), 1) - 1_075
        limbs = [significand % Self.base, significand / Self.base]
        // 2^−n is 5^n × 10^−n.
        if exponent < 0 { scale = -exponent }
        multiply(by: exponent < 0 ? 5 : 2, times: abs(exponent))
    }

    private mutating func multiply(by factor: UInt64, times: Int) {
        // Powers of five and two that stay below the base, so that a limb times them fits 64 bits.
        let step = factor == 5 ? 12 : 29
        var left = times
        while left > 0 {
            let power = (0..<min(step, left)).reduce(UInt64(1)) { power, _ in power * factor }
            multiply(by: power)
            left -= step
        }
    }

    private mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index] * factor + carry
            limbs[index] = product % Self.base
            carry = product / Self.base
        }
        if carry > 0 { limbs.append(carry) }
    }

    /// The digits without zeros in front, and where the point stands among them.
    mutating func takeDigits() -> (text: String, point: Int) {
        var text = ""
        for limb in limbs.reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
        }
        let significant = text.drop { $0 == "0" }
        guard !significant.isEmpty else { return ("0", 1) }
        return (String(significant), significant.utf8.count - scale)
    }
}
