/// The zone that a text names.
extension GoTimeParser {
    mutating func readOffset(_ style: GoLayout.Offset) throws(Problem) {
        if style.hasZ && rest.first == UInt8(ascii: "Z") {
            rest = rest.dropFirst()
            isUTC = true
            return
        }
        let width = style.hasColons ? 3 : 2
        let piece = Array(try take(style.parts * width + (style.hasColons ? 0 : 1)))
        let colons = style.hasColons ? (1..<style.parts).map { piece[$0 * 3] } : []
        guard colons.allSatisfy({ $0 == UInt8(ascii: ":") }) else { throw .mismatch }
        let numbers = (0..<style.parts).map { part in
            let digits = piece[(1 + part * width)..<(3 + part * width)]
            return digits.allSatisfy(GoDigits.isDigit) ? GoDigits.value(of: digits) : nil
        }
        // The bounds are Go's: some people do write 24 hours, or 60 minutes.
        for (field, number) in zip([("hour", 24), ("minute", 60), ("second", 60)], numbers) {
            guard let number else { throw .mismatch }
            guard number <= field.1 else { throw .outOfRange("time zone offset \(field.0)") }
        }
        guard piece[0] == UInt8(ascii: "+") || piece[0] == UInt8(ascii: "-") else { throw .mismatch }
        let parts = numbers.compactMap(\.self) + [0, 0]
        let size = parts[0] * 3_600 + parts[1] * 60 + parts[2]
        offset = piece[0] == UInt8(ascii: "-") ? -size : size
    }

    mutating func readAbbreviation() throws(Problem) {
        if rest.starts(with: "UTC".utf8) {
            rest = rest.dropFirst(3)
            isUTC = true
            return
        }
        let length = abbreviationLength
        guard length > 0 else { throw .mismatch }
        abbreviation = String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
    }

    /// Three capitals, or four or five that end in `T`; `GMT+3`; `-03`; and three names that are unlike all others.
    private var abbreviationLength: Int {
        guard rest.count >= 3, let first = rest.first else { return 0 }
        if rest.starts(with: "ChST".utf8) || rest.starts(with: "MeST".utf8) { return 4 }
        if rest.starts(with: "GMT".utf8) { return 3 + signedHoursLength(rest.dropFirst(3)) }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return signedHoursLength(rest) }
        let capitals = rest.prefix(6).prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        switch capitals.count {
        case 3: return 3
        case 4: return capitals.last == UInt8(ascii: "T") || capitals.elementsEqual("WITA".utf8) ? 4 : 0
        case 5: return capitals.last == UInt8(ascii: "T") ? 5 : 0
        default: return 0
        }
    }

    /// How long a sign and a number up to 23 are; zero when it is something else.
    private func signedHoursLength(_ text: ArraySlice<UInt8>) -> Int {
        guard text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") else { return 0 }
        let digits = text.dropFirst().prefix(while: GoDigits.isDigit)
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        return !digits.isEmpty && significant.count <= 2 && GoDigits.value(of: significant) <= 23 ? digits.count + 1 : 0
    }
}
