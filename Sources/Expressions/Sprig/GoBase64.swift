/// Padded standard base64 as Go's decoder reads it: line ends are skipped, bits that are left over may be anything.
package enum GoBase64 {
    package static func decoded(_ text: String) -> Result<[UInt8], EncodingError> {
        var reader = Base64Reader(bytes: Array(text.utf8))
        return Result { () throws(EncodingError) in try reader.read() }
    }
}

private struct Base64Reader {
    let bytes: [UInt8]
    private var place = 0
    private var result: [UInt8] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() throws(EncodingError) -> [UInt8] {
        while place < bytes.count {
            let values = try readGroup()
            let bits = values.reduce(0) { $0 << 6 | UInt32($1) } << (6 * UInt32(4 - values.count))
            for index in 0..<max(values.count - 1, 0) {
                result.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * UInt32(index))))
            }
        }
        return result
    }

    /// The next four characters, fewer where padding ends the text.
    private mutating func readGroup() throws(EncodingError) -> [UInt8] {
        var values: [UInt8] = []
        while values.count < 4 {
            guard place < bytes.count else {
                if values.isEmpty { return [] }
                throw EncodingError(place: place - values.count)
            }
            let byte = bytes[place]
            place += 1
            if let value = Self.value(byte) {
                values.append(value)
            } else if !Self.isLineEnd(byte) {
                guard byte == UInt8(ascii: "="), values.count >= 2 else { throw EncodingError(place: place - 1) }
                try readPadding(after: values.count)
                return values
            }
        }
        return values
    }

    /// What may follow the first `=`: a second one after two characters, and nothing else.
    private mutating func readPadding(after count: Int) throws(EncodingError) {
        skipLineEnds()
        if count == 2 {
            guard place < bytes.count else { throw EncodingError(place: bytes.count) }
            guard bytes[place] == UInt8(ascii: "=") else { throw EncodingError(place: place - 1) }
            place += 1
            skipLineEnds()
        }
        guard place == bytes.count else { throw EncodingError(place: place) }
    }

    private mutating func skipLineEnds() {
        while place < bytes.count, Self.isLineEnd(bytes[place]) { place += 1 }
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
