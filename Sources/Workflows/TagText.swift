/// A text with tags `{{name}}` and `{{=expression}}` in it, cut up once (spec/workflows.md D3.1).
///
/// Only what stands in a manifest is cut up; what a tag is replaced with is not looked at again, so that `{{` in
/// someone's data stays what it is.
struct TagText: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        /// A name, in which tags may stand that are filled in first.
        case tag([Piece])
        case expression([Piece])
    }

    /// Tags in tags that are looked for; more are taken as text.
    private static let maximumDepth = 20

    let pieces: [Piece]

    /// Whether there is anything to cut up.
    static func hasTag(_ text: String) -> Bool {
        var wasBrace = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "{") {
                if wasBrace { return true }
                wasBrace = true
            } else {
                wasBrace = false
            }
        }
        return false
    }

    init(_ text: String) {
        var reader = TagReader(bytes: Array(text.utf8))
        pieces = reader.pieces(depth: 0).pieces
    }

    /// The name of the tag that is the whole text; nil for everything else.
    var onlyTag: String? {
        guard pieces.count == 1, case .tag(let inner) = pieces[0], case .text(let name)? = inner.first, inner.count == 1
        else { return nil }
        return trimmed(name)
    }

    /// Names of simple tags without others in them.
    var tagNames: [String] {
        pieces.flatMap { piece -> [String] in
            switch piece {
            case .text, .expression: return []
            case .tag(let inner):
                if inner.count == 1, case .text(let name) = inner[0] { return [trimmed(name)] }
                return inner.flatMap { TagText(pieces: [$0]).tagNames }
            }
        }
    }

    private init(pieces: [Piece]) { self.pieces = pieces }

    private struct TagReader {
        let bytes: [UInt8]
        var position = 0

        private func isPair(_ byte: Character) -> Bool {
            guard let value = byte.asciiValue, position + 1 < bytes.count else { return false }
            return bytes[position] == value && bytes[position + 1] == value
        }

        /// Up to the end, or the `}}` that closes the tag it is in.
        mutating func pieces(depth: Int) -> (pieces: [Piece], isClosed: Bool) {
            var pieces: [Piece] = []
            var start = position
            while position < bytes.count {
                if depth > 0, isPair("}") {
                    append(start..<position, to: &pieces)
                    position += 2
                    return (pieces, true)
                }
                guard depth < TagText.maximumDepth, isPair("{") else {
                    position += 1
                    continue
                }
                let opening = position
                position += 2
                let isExpression = position < bytes.count && bytes[position] == UInt8(ascii: "=")
                if isExpression { position += 1 }
                let inner = self.pieces(depth: depth + 1)
                guard inner.isClosed else {
                    position = opening + 2
                    continue
                }
                append(start..<opening, to: &pieces)
                pieces.append(isExpression ? .expression(inner.pieces) : .tag(inner.pieces))
                start = position
            }
            append(start..<position, to: &pieces)
            return (pieces, false)
        }

        private func append(_ range: Range<Int>, to pieces: inout [Piece]) {
            guard !range.isEmpty else { return }
            pieces.append(.text(String(decoding: bytes[range], as: UTF8.self)))
        }
    }
}

/// Without blanks at both ends.
func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
}
