/// Two digits for each byte, in lower case.
package func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// Sixteen digits for each word, in lower case.
package func hexadecimal(_ words: UInt64...) -> String {
    String(unsafeUninitializedCapacity: 16 * words.count) { text in
        for position in 0..<16 * words.count {
            let four = UInt8(truncatingIfNeeded: words[position / 16] >> UInt64(60 - position % 16 * 4)) & 0xF
            text[position] = four < 10 ? UInt8(ascii: "0") + four : UInt8(ascii: "a") + four - 10
        }
        return 16 * words.count
    }
}

/// The bytes that lower or upper case digits stand for; nil when `text` is something else.
package func decodedHexadecimal(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    var high: UInt8?
    for character in text {
        let digit: UInt8
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = character - UInt8(ascii: "A") + 10
        default: return nil
        }
        if let first = high {
            bytes.append(first << 4 | digit)
            high = nil
        } else {
            high = digit
        }
    }
    return bytes
}
