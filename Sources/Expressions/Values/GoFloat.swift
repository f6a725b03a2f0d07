/// The shortest digits that read back as the same double, in Go's notations (strconv.FormatFloat with precision −1).
package struct GoFloat {
    let isNegative: Bool
    let digits: String
    /// Where the decimal point stands: `0.digits × 10^point`.
    let point: Int

    init(isNegative: Bool, digits: String, point: Int) {
        self.isNegative = isNegative
        self.digits = digits
        self.point = point
    }

    /// - Parameter number: must be finite.
    package init(_ number: Double) {
        isNegative = number.sign == .minus
        guard number != 0 else {
            digits = "0"
            point = 1
            return
        }
        let parts = number.magnitude.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let all = whole + (mantissa.count > 1 ? mantissa[1] : "")
        let leading = all.prefix { $0 == "0" }.count
        var significant = all.dropFirst(leading)
        while significant.last == "0" { significant.removeLast() }
        digits = String(significant)
        point = whole.count + exponent - leading
    }

    private var sign: String { isNegative ? "-" : "" }

    /// Without an exponent, whatever the size (`%f`).
    package var plain: String {
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// With an exponent (`%e`): `1.5e+06`; JSON's does not pad it.
    package func exponential(paddedExponent: Bool = true) -> String {
        let exponent = point - 1
        let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
        let magnitude = String(exponent.magnitude)
        let padding = paddedExponent && magnitude.count < 2 ? "0" : ""
        return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + padding + magnitude
    }

    /// Go's default (`%v`, `%g`): an exponent below 1e-4 and from 1e6 on.
    package var general: String {
        let exponent = point - 1
        return exponent < -4 || exponent >= 6 ? exponential() : plain
    }
}

/// A number as Go prints it by default, infinities included.
package func goNumberText(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    // Most numbers of events are small and whole; a negative zero keeps its sign below.
    if number.magnitude < 1e6, number != 0, let whole = Int(exactly: number) { return String(whole) }
    return GoFloat(number).general
}
