/// A time of day as time filters write it (spec/sensor.md §2.9).
package struct TimeOfDay: Sendable, Hashable, CustomStringConvertible {
    /// Digits of a second's fraction that count.
    private static let fractionDigits = 9

    package let seconds: Int
    package let nanoseconds: Int

    /// Reads `HH:MM:SS`: the hour may have one digit, blanks may precede it, a fraction may follow.
    package init?(_ text: String) {
        let parts = text.drop { $0 == " " }.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let last = parts[2].split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let hours = Self.number(parts[0], digits: 1...2, below: 24),
            let minutes = Self.number(parts[1], digits: 2...2, below: 60),
            let second = last.first, let seconds = Self.number(second, digits: 2...2, below: 60)
        else { return nil }
        var fraction = 0
        if last.count == 2 {
            guard !last[1].isEmpty, last[1].utf8.allSatisfy(Self.isDigit) else { return nil }
            let digits = String(last[1].prefix(Self.fractionDigits))
            let padding = String(repeating: "0", count: Self.fractionDigits - digits.count)
            fraction = Int(digits + padding) ?? 0
        }
        self.seconds = (hours * 60 + minutes) * 60 + seconds
        nanoseconds = fraction
    }

    /// `09:30:00`, without the fraction.
    package var description: String {
        [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>, below limit: Int) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
        guard let value = Int(text), value < limit else { return nil }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
