/// Reads what stands between quotation marks, with the escapes of Go's source code.
struct EscapeReader {
    enum Piece {
        case byte(UInt8)
        case character(Unicode.Scalar)
    }

    private let source: TemplateSource
    private let range: Range<Int>
    /// The mark around the text; the other one needs no escape, and may have none.
    private let quote: UInt8
    private var position: Int

    init(source: TemplateSource, range: Range<Int>, quote: UInt8) {
        self.source = source
        self.range = range
        self.quote = quote
        position = range.lowerBound
    }

    var isAtEnd: Bool { position >= range.upperBound }

    /// The next byte or escape; nil at the end.
    mutating func next() throws(ExpressionError) -> Piece? {
        guard !isAtEnd else { return nil }
        let byte = source.bytes[position]
        position += 1
        return byte == UInt8(ascii: "\\") ? try escape() : .byte(byte)
    }

    /// The next character's number; nil at the end.
    mutating func nextCharacter() throws(ExpressionError) -> UInt32? {
        guard let piece = try next() else { return nil }
        switch piece {
        case .character(let scalar): return scalar.value
        // What an escape stands for was not itself in the text.
        case .byte(let byte) where byte < 0x80 || source.bytes[position - 1] != byte: return UInt32(byte)
        case .byte(let byte):
            let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let start = position - 1
            position = min(start + width, range.upperBound)
            return source.text(start..<position).unicodeScalars.first?.value
        }
    }

    private mutating func escape() throws(ExpressionError) -> Piece {
        guard !isAtEnd else { throw problem }
        let letter = source.bytes[position]
        position += 1
        if let byte = Self.letters[letter] { return .byte(byte) }
        switch letter {
        case quote: return .byte(quote)
        case UInt8(ascii: "x"): return .byte(UInt8(truncatingIfNeeded: try digits(2, radix: 16)))
        case UInt8(ascii: "u"): return .character(try scalar(digits(4, radix: 16)))
        case UInt8(ascii: "U"): return .character(try scalar(digits(8, radix: 16)))
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            guard let byte = UInt8(exactly: try digits(3, radix: 8)) else { throw problem }
            return .byte(byte)
        default: throw problem
        }
    }

    private static let letters: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10,
        UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    ]

    private mutating func digits(_ count: Int, radix: Int) throws(ExpressionError) -> UInt32 {
        let end = position + count
        guard end <= range.upperBound, source.bytes[position] != UInt8(ascii: "+"),
            let number = UInt32(source.text(position..<end), radix: radix)
        else { throw problem }
        position = end
        return number
    }

    private func scalar(_ number: UInt32) throws(ExpressionError) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(number) else { throw problem }
        return scalar
    }

    private var problem: ExpressionError {
        let start = source.bytes[..<position].lastIndex(of: UInt8(ascii: "\\")) ?? range.lowerBound
        return source.error(
            at: start,
            "this is no escape that a text in quotation marks may have",
            fix: "write \\\\ for a backslash, or put the text in backquotes: `\\w+`"
        )
    }
}
