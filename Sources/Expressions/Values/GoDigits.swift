/// Digits as Go's time package reads them.
enum GoDigits {
    static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// The number that digits mean: few enough for an `Int`, such as the nine of a fraction.
    static func value(of digits: some Sequence<UInt8>) -> Int {
        digits.reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) }
    }

    /// Digits with a sign before them, perhaps.
    static func signedValue(of text: some Collection<UInt8>) -> Int? {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text.dropFirst(0)
        guard digits.allSatisfy(isDigit) else { return nil }
        return isNegative ? -value(of: digits) : value(of: digits)
    }
}
