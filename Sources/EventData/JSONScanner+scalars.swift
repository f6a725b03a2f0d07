extension JSONScanner {
    /// Scans a string from its opening quote to after its closing quote.
    mutating func scanString() throws(JSONSyntaxError) {
        let start = position
        var isEscaped = false
        position += 1
        while true {
            position = endOfPlainText(from: position)
            guard position < bytes.count else { throw failure("") }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return append(.string, from: start, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try scanEscape()
            case 0x00..<0x20: throw failure("control character in a string")
            default: try scanMultibyteCharacter()
            }
        }
    }

    /// The first place from `start` on that holds something else than an ASCII character that stands for itself.
    ///
    /// Most of every payload is such text, so it is looked at eight bytes at a time.
    private func endOfPlainText(from start: Int) -> Int {
        let text = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let special = specialBytes(in: word)
            if special != 0 { return index + special.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x00..<0x20, 0x80...: return index
            default: index += 1
            }
        }
        return index
    }

    private mutating func scanEscape() throws(JSONSyntaxError) {
        let start = position
        position += 1
        guard position < bytes.count else { throw failure("") }
        switch bytes[position] {
        case UInt8(ascii: "u"):
            var value: UInt32 = 0
            for _ in 0..<4 {
                position += 1
                guard position < bytes.count, let digit = hexadecimalValue(bytes[position]) else {
                    throw failure("four hexadecimal digits must follow '\\u'")
                }
                value = value << 4 | UInt32(digit)
            }
            position += 1
            return try countEscape(value, from: start)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            break
        default: throw failure("unknown escape")
        }
        position += 1
    }

    /// Steps over one character of two to four bytes; refuses overlong forms, surrogates and beyond U+10FFFF.
    private mutating func scanMultibyteCharacter() throws(JSONSyntaxError) {
        let start = position
        let rest = bytes.count - position
        func isContinuation(_ distance: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            distance < rest && range.contains(bytes[position + distance])
        }
        switch bytes[position] {
        case 0xC2...0xDF where isContinuation(1): position += 2
        case 0xE0 where isContinuation(1, in: 0xA0...0xBF) && isContinuation(2): position += 3
        case 0xED where isContinuation(1, in: 0x80...0x9F) && isContinuation(2): position += 3
        case 0xE1...0xEC where isContinuation(1) && isContinuation(2): position += 3
        case 0xEE...0xEF where isContinuation(1) && isContinuation(2): position += 3
        case 0xF0 where isContinuation(1, in: 0x90...0xBF) && isContinuation(2) && isContinuation(3): position += 4
        case 0xF4 where isContinuation(1, in: 0x80...0x8F) && isContinuation(2) && isContinuation(3): position += 4
        case 0xF1...0xF3 where isContinuation(1) && isContinuation(2) && isContinuation(3): position += 4
        default: throw failure("invalid UTF-8")
        }
        // The first byte has the bits after its leading ones, each further byte six more.
        var value = UInt32(bytes[start]) & (0x7F >> UInt32(position - start))
        for byte in bytes[(start + 1)..<position] { value = value << 6 | UInt32(byte & 0x3F) }
        if let scalar = Unicode.Scalar(value) { try count(scalar, from: start) }
    }

    /// Counts a character that starts at `start` and ends here, when it is one more mark on the same letter.
    private mutating func count(_ scalar: Unicode.Scalar, from start: Int) throws(JSONSyntaxError) {
        guard CombiningMarks.isMark(scalar) else { return }
        marks = (start == marks.end ? marks.count + 1 : 1, position)
        guard marks.count <= CombiningMarks.maximumInARow else {
            throw failure("more than \(CombiningMarks.maximumInARow) accents on one letter")
        }
    }

    /// The same for an escape: the first half of a pair is looked at with its second.
    private mutating func countEscape(_ value: UInt32, from start: Int) throws(JSONSyntaxError) {
        if let scalar = Unicode.Scalar(value) { return try count(scalar, from: start) }
        guard value >= 0xDC00 else {
            if start == marks.end { marks.end = position }
            return
        }
        guard start >= Self.escapeBytes else { return }
        let digits = bytes[(start - Self.escapeBytes + 2)..<start]
        let first = digits.reduce(UInt32(0)) { $0 << 4 | UInt32(hexadecimalValue($1) ?? 0) }
        guard (0xD800..<0xDC00).contains(first) else { return }
        let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (value - 0xDC00))
        if let scalar { try count(scalar, from: start) }
    }

    /// `\u` and four digits.
    private static var escapeBytes: Int { 6 }

    mutating func scanNumber() throws(JSONSyntaxError) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            try scanDigits()
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try scanDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try scanDigits()
        }
        append(.number, from: start)
    }

    private mutating func scanDigits() throws(JSONSyntaxError) {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        if position == start { throw failure("a digit must follow") }
    }
}

/// Marks with its top bit each byte that is a quote, a backslash, a control character or no ASCII.
///
/// Only the lowest mark is to be trusted: a borrow may mark bytes above it as well.
private func specialBytes(in word: UInt64) -> UInt64 {
    func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
    let quotes = word ^ each(UInt8(ascii: "\""))
    let backslashes = word ^ each(UInt8(ascii: "\\"))
    let below = ((word &- each(0x20)) & ~word) | ((quotes &- each(1)) & ~quotes)
    return (below | ((backslashes &- each(1)) & ~backslashes) | word) & each(0x80)
}

/// What a hexadecimal digit stands for; nil for other characters.
func hexadecimalValue(_ digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(digit - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(digit - UInt8(ascii: "A")) + 10
    default: nil
    }
}
