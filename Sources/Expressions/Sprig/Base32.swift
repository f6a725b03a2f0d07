/// Padded standard base32 as Go's package has it.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let padding = UInt8(ascii: "=")

    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 5) {
            let group = bytes[start..<min(start + 5, bytes.count)]
            let bits = group.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << (8 * UInt64(5 - group.count))
            let used = (group.count * 8 + 4) / 5
            for position in 0..<8 {
                text.append(position < used ? alphabet[Int(bits >> UInt64(35 - 5 * position) & 31)] : padding)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func decoded(_ text: String) -> Result<[UInt8], EncodingError> {
        Result { () throws(EncodingError) in
            // Go drops line ends first, so that places are counted without them.
            let bytes = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
            var result: [UInt8] = []
            var place = 0
            while place < bytes.count {
                let values = try group(of: bytes, &place)
                let bits = values.reduce(UInt64(0)) { $0 << 5 | UInt64($1) } << (5 * UInt64(8 - values.count))
                for index in 0..<values.count * 5 / 8 {
                    result.append(UInt8(truncatingIfNeeded: bits >> UInt64(32 - 8 * index)))
                }
                if values.count < 8 { break }
            }
            return result
        }
    }

    /// The next eight characters, fewer where padding ends the text.
    private static func group(of bytes: [UInt8], _ place: inout Int) throws(EncodingError) -> [UInt8] {
        var values: [UInt8] = []
        while values.count < 8 {
            guard place < bytes.count else { throw EncodingError(place: bytes.count - values.count) }
            let byte = bytes[place]
            place += 1
            let rest = bytes.count - place
            if byte == padding, values.count >= 2, rest < 8 {
                try check(bytes[place...], after: values.count, total: bytes.count)
                return values
            }
            guard let value = alphabet.firstIndex(of: byte) else { throw EncodingError(place: place - 1) }
            values.append(UInt8(value))
        }
        return values
    }

    /// What follows the first `=`.
    private static func check(_ rest: ArraySlice<UInt8>, after count: Int, total: Int) throws(EncodingError) {
        guard rest.count + count >= 7 else { throw EncodingError(place: total) }
        for (index, byte) in rest.prefix(7 - count).enumerated() where byte != padding {
            throw EncodingError(place: total - rest.count + index - 1)
        }
        // After one, three or six characters no byte is complete.
        if count == 3 || count == 6 { throw EncodingError(place: total - rest.count - 1) }
    }
}
