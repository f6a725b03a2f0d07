/// A decimal number whose digits and power of ten are doubles themselves, so that one operation rounds to the nearest.
struct ShortDecimal {
    let value: Double

    /// Nil for all other texts, numbers or not.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var reader = DecimalReader(text: text)
        let isNegative = reader.skip(UInt8(ascii: "-"))
        var count = reader.addDigits()
        guard count > 0 else { return nil }
        var exponent = 0
        if reader.skip(UInt8(ascii: ".")) {
            let fraction = reader.addDigits()
            guard fraction > 0 else { return nil }
            count &+= fraction
            exponent = -fraction
        }
        let digits = reader.number
        if reader.skip(UInt8(ascii: "e")) || reader.skip(UInt8(ascii: "E")) {
            let isFraction = reader.skip(UInt8(ascii: "-"))
            if !isFraction { _ = reader.skip(UInt8(ascii: "+")) }
            reader.number = 0
            guard (1...3).contains(reader.addDigits()) else { return nil }
            exponent += isFraction ? -Int(reader.number) : Int(reader.number)
        }
        // Nineteen digits fit into 64 bits.
        guard reader.isAtEnd, count <= 19, digits <= 1 << 53, abs(exponent) < powersOfTen.count else { return nil }
        let power = powersOfTen[abs(exponent)]
        let size = exponent < 0 ? Double(digits) / power : Double(digits) * power
        value = isNegative ? -size : size
    }
}

private struct DecimalReader {
    let text: UnsafeBufferPointer<UInt8>
    private var index = 0
    var number: UInt64 = 0

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { index == text.count }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index &+= 1
        return true
    }

    /// Steps over digits and appends them to `number`, which is wrong after the nineteenth; how many there were.
    mutating func addDigits() -> Int {
        let start = index
        while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
            number = number &* 10 &+ UInt64(text[index] &- UInt8(ascii: "0"))
            index &+= 1
        }
        return index &- start
    }
}

/// All that are doubles.
private let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]
