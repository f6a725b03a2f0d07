private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// What each character stands for; 0xFF for those outside of the alphabet.
private let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
}()

/// `bytes` in the standard base64 alphabet, padded (RFC 4648 §4).
package func base64(_ bytes: [UInt8]) -> String {
    let length = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: length) { text in
        var (index, place) = (0, 0)
        while index < bytes.count {
            let left = bytes.count - index
            let second = left > 1 ? UInt32(bytes[index + 1]) : 0
            let third = left > 2 ? UInt32(bytes[index + 2]) : 0
            let bits = UInt32(bytes[index]) << 16 | second << 8 | third
            text[place] = alphabet[Int(bits >> 18)]
            text[place + 1] = alphabet[Int(bits >> 12 & 63)]
            text[place + 2] = left > 1 ? alphabet[Int(bits >> 6 & 63)] : UInt8(ascii: "=")
            text[place + 3] = left > 2 ? alphabet[Int(bits & 63)] : UInt8(ascii: "=")
            (index, place) = (index + 3, place + 4)
        }
        return length
    }
}

/// The bytes that padded standard base64 stands for; nil when `text` is something else.
package func decodedBase64(_ text: [UInt8]) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
    let characters = text.dropLast(padding)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for character in characters {
        let value = values[Int(character)]
        guard value < 64 else { return nil }
        bits = bits << 6 | UInt32(value)
        count += 6
        if count >= 8 {
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
    }
    // Bits left over belong to no byte; only zeros may stand there.
    return bits & (1 << UInt32(count) - 1) == 0 ? bytes : nil
}
