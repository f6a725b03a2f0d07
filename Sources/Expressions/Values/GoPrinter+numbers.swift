extension GoPrinter {
    mutating func printInteger(
        _ number: Int64,
        of type: GoInteger,
        _ verb: Unicode.Scalar
    ) throws(EvaluationError) {
        switch verb {
        case "v" where flags.isSyntax && type.isUnsigned: printInteger(number, radix: 16, prefix: "0x")
        case "v", "d": printInteger(number, radix: 10, prefix: "")
        case "b": printInteger(number, radix: 2, prefix: flags.isSharp ? "0b" : "")
        case "o": printInteger(number, radix: 8, prefix: "")
        case "O": printInteger(number, radix: 8, prefix: "0o")
        case "x": printInteger(number, radix: 16, prefix: flags.isSharp ? "0x" : "")
        case "X": printInteger(number, radix: 16, prefix: flags.isSharp ? "0X" : "", isUpper: true)
        case "c": pad(String(scalar(number)))
        case "q": pad(goQuoted(scalar(number), asciiOnly: flags.hasPlus))
        case "U": printCodePoint(number)
        default: try complain(verb, .integer(number, type))
        }
    }

    private func scalar(_ number: Int64) -> Unicode.Scalar {
        UInt32(exactly: number).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    }

    private mutating func printInteger(_ number: Int64, radix: Int, prefix: String, isUpper: Bool = false) {
        var digits = String(number.magnitude, radix: radix, uppercase: isUpper)
        let sign = number < 0 ? "-" : flags.hasPlus ? "+" : flags.hasSpace ? " " : ""
        var least = 0
        if let precision = flags.precision {
            if precision == 0, number == 0 { return pad("", withZeros: false) }
            least = precision
        } else if flags.hasZeros, !flags.isLeft, let width = flags.width {
            least = width - sign.utf8.count
        }
        digits = String(repeating: "0", count: max(0, least - digits.utf8.count)) + digits
        if radix == 8, flags.isSharp, prefix.isEmpty, !digits.hasPrefix("0") { digits = "0" + digits }
        pad(sign + prefix + digits, withZeros: false)
    }

    /// `U+0078`, and with `#` the character as well.
    private mutating func printCodePoint(_ number: Int64) {
        let digits = String(UInt64(bitPattern: number), radix: 16, uppercase: true)
        let least = max(4, flags.precision ?? 4)
        var text = "U+" + String(repeating: "0", count: max(0, least - digits.utf8.count)) + digits
        if flags.isSharp, let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init), scalar.isGoPrintable {
            text += " '\(scalar)'"
        }
        pad(text, withZeros: false)
    }
}

extension GoInteger {
    var isUnsigned: Bool {
        switch self {
        case .uint, .uint8, .uint16, .uint32, .uint64: true
        default: false
        }
    }
}

extension GoPrinter {
    mutating func printFloat(_ number: Double, _ verb: Unicode.Scalar) throws(EvaluationError) {
        guard "vbeEfFgGxX".unicodeScalars.contains(verb) else { return try complain(verb, .float(number)) }
        let isNegative = number.sign == .minus && !number.isNaN
        let sign = isNegative ? "-" : flags.hasPlus ? "+" : flags.hasSpace ? " " : ""
        guard number.isFinite else {
            // An infinity always shows its sign, and is never padded with zeros.
            let name = number.isNaN ? sign + "NaN" : (sign.isEmpty ? "+" : sign) + "Inf"
            return pad(name, withZeros: false)
        }
        var digits = floatDigits(number.magnitude, verb)
        if flags.isSharp, verb != "b" { digits = withPoint(digits, verb) }
        let missing = (flags.width ?? 0) - sign.utf8.count - digits.utf8.count
        if flags.hasZeros, !flags.isLeft, missing > 0 { digits = String(repeating: "0", count: missing) + digits }
        pad(sign + digits, withZeros: false)
    }

    private func floatDigits(_ magnitude: Double, _ verb: Unicode.Scalar) -> String {
        let text =
            switch verb {
            case "e", "E": GoFloat(exactly: magnitude).scientific(precision: flags.precision ?? 6)
            case "f", "F": GoFloat(exactly: magnitude).fixed(precision: flags.precision ?? 6)
            case "x", "X": hexadecimalFloat(magnitude, precision: flags.precision)
            case "b": binaryFloat(magnitude)
            case _ where flags.precision == nil: goNumberText(magnitude)
            default: GoFloat(exactly: magnitude).general(precision: flags.precision ?? 0)
            }
        return "EGX".unicodeScalars.contains(verb) ? text.uppercased() : text
    }

    /// With a decimal point, and for `g` with the zeros that it would otherwise drop.
    private func withPoint(_ digits: String, _ verb: Unicode.Scalar) -> String {
        let isHexadecimal = verb == "x" || verb == "X"
        let mark = digits.firstIndex { isHexadecimal ? $0 == "p" || $0 == "P" : $0 == "e" || $0 == "E" }
        var head = String(digits[..<(mark ?? digits.endIndex)])
        let tail = digits[(mark ?? digits.endIndex)...]
        var wanted = "vgGxX".unicodeScalars.contains(verb) ? flags.precision ?? 6 : 0
        let significant = head.filter { $0 != "." }.drop { $0 == "0" || $0 == "x" || $0 == "X" }
        wanted -= significant.count
        if !head.contains(".") {
            if head == "0" { wanted -= 1 }
            head += "."
        }
        return head + String(repeating: "0", count: max(wanted, 0)) + tail
    }

    /// The significand as a whole number and a power of two: `4503599627370496p-52`.
    private func binaryFloat(_ magnitude: Double) -> String {
        let significand = magnitude.significandBitPattern | (magnitude.isNormal ? 1 << 52 : 0)
        let exponent = max(Int(magnitude.exponentBitPattern), 1) - 1_075
        return "\(significand)p" + (exponent < 0 ? "" : "+") + "\(exponent)"
    }

    /// `0x1.8p+01`: a hexadecimal digit is four bits of the significand.
    private func hexadecimalFloat(_ magnitude: Double, precision: Int?) -> String {
        var significand = magnitude.isZero ? 0 : magnitude.significand.significandBitPattern | 1 << 52
        var exponent = magnitude.isZero ? 0 : Int(magnitude.exponent)
        if let precision, precision < 13 {
            let dropped = UInt64(4 * (13 - precision))
            let half: UInt64 = 1 << (dropped - 1)
            let rest = significand & (1 << dropped - 1)
            significand >>= dropped
            if rest > half || (rest == half && significand & 1 == 1) { significand += 1 }
            significand <<= dropped
            if significand >> 53 == 1 {
                significand >>= 1
                exponent += 1
            }
        }
        let fraction = String(significand & (1 << 52 - 1), radix: 16)
        var digits = Substring(String(repeating: "0", count: 13 - fraction.utf8.count) + fraction)
        while digits.last == "0", digits.utf8.count > precision ?? 0 { digits.removeLast() }
        digits += String(repeating: "0", count: max(0, (precision ?? 0) - digits.utf8.count))
        let power = String(exponent.magnitude)
        return "0x\(significand >> 52)" + (digits.isEmpty ? "" : "." + digits)
            + (exponent < 0 ? "p-" : "p+") + (power.utf8.count < 2 ? "0" : "") + power
    }
}
