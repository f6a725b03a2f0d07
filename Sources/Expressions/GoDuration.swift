import EventData

extension Duration {
    /// Reads Go's notation: `1h30m`, `1.5s`, `-2ms`, `0`; nil when `text` is something else.
    ///
    /// Implements spec/eventsources.md Appendix A.
    /// Lengths beyond 64 bits of nanoseconds (292 years) are refused; what is smaller than a nanosecond is cut off.
    package init?(goText text: String) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard let magnitude = Self.nanoseconds(inGoText: rest) else { return nil }
        if magnitude == Self.mostNegativeNanoseconds {
            guard isNegative else { return nil }
            self = .nanoseconds(Int64.min)
        } else {
            self = .nanoseconds(isNegative ? -Int64(magnitude) : Int64(magnitude))
        }
    }

    /// Go's notation of this length: `1h30m0s`, `1.5s`, `0s`.
    ///
    /// Lengths beyond 292 years are written as 292 years, the most Go can hold.
    package var goText: String {
        let nanoseconds = wholeNanoseconds
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case 0: return "0s"
        case ..<1_000: return "\(sign)\(magnitude)ns"
        case ..<1_000_000: return sign + Self.decimal(magnitude, digits: 3) + "µs"
        case ..<1_000_000_000: return sign + Self.decimal(magnitude, digits: 6) + "ms"
        default: return sign + Self.clock(magnitude)
        }
    }
}

extension Duration {
    /// |Int64.min|: the one magnitude that only a negative length can have.
    private static let mostNegativeNanoseconds = UInt64(1) << 63

    private static func nanoseconds(inGoText text: Substring) -> UInt64? {
        if text == "0" { return 0 }
        var rest = text.utf8
        guard !rest.isEmpty else { return nil }
        var total: UInt64 = 0
        while !rest.isEmpty {
            guard let part = nextPart(&rest) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow, sum <= mostNegativeNanoseconds else { return nil }
            total = sum
        }
        return total
    }

    /// Takes one number with its unit off the front.
    private static func nextPart(_ rest: inout Substring.UTF8View) -> UInt64? {
        let whole = takeDigits(&rest)
        var fraction = Substring().utf8
        let hasPoint = rest.first == UInt8(ascii: ".")
        if hasPoint {
            rest.removeFirst()
            fraction = takeDigits(&rest)
        }
        guard !whole.isEmpty || !fraction.isEmpty, let unit = takeUnit(&rest) else { return nil }
        guard let count = whole.isEmpty ? 0 : UInt64(Substring(whole)) else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow, product <= mostNegativeNanoseconds else { return nil }
        return product + nanoseconds(ofFraction: fraction, unit: unit)
    }

    private static func takeDigits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let digits = rest.prefix { isDigit($0) }
        rest = rest[digits.endIndex...]
        return digits
    }

    private static func takeUnit(_ rest: inout Substring.UTF8View) -> UInt64? {
        let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
        rest = rest[name.endIndex...]
        switch String(Substring(name)) {
        case "ns": return 1
        case "us", "\u{B5}s", "\u{3BC}s": return 1_000
        case "ms": return 1_000_000
        case "s": return 1_000_000_000
        case "m": return 60_000_000_000
        case "h": return 3_600_000_000_000
        default: return nil
        }
    }

    /// Digits after the point count as Go counts them: in 64-bit floating point, and those past 63 bits not at all.
    private static func nanoseconds(ofFraction digits: Substring.UTF8View, unit: UInt64) -> UInt64 {
        var value: UInt64 = 0
        var scale = 1.0
        for digit in digits {
            guard value <= (mostNegativeNanoseconds - 1) / 10 else { break }
            let next = value * 10 + UInt64(digit - UInt8(ascii: "0"))
            guard next <= mostNegativeNanoseconds else { break }
            value = next
            scale *= 10
        }
        return UInt64(Double(value) * (Double(unit) / scale))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// `magnitude` divided by 10 to the power of `digits`, without zeros at the end.
    private static func decimal(_ magnitude: UInt64, digits: Int) -> String {
        let divisor = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let fraction = String(magnitude % divisor)
        let padded = String(repeating: "0", count: digits - fraction.count) + fraction
        let significant = padded.trimmingZerosAtEnd
        return significant.isEmpty ? "\(magnitude / divisor)" : "\(magnitude / divisor).\(significant)"
    }

    private static func clock(_ magnitude: UInt64) -> String {
        let minute: UInt64 = 60_000_000_000
        let seconds = decimal(magnitude % minute, digits: 9) + "s"
        let minutes = magnitude / minute
        if minutes == 0 { return seconds }
        if minutes < 60 { return "\(minutes)m\(seconds)" }
        return "\(minutes / 60)h\(minutes % 60)m\(seconds)"
    }
}

extension String {
    fileprivate var trimmingZerosAtEnd: Substring {
        var text = Substring(self)
        while text.last == "0" { text.removeLast() }
        return text
    }
}
