import EventData

/// Reads JSON text into nodes with their places; only for manifests, where places matter more than speed.
struct JSONNodeReader {
    private let file: String
    private let bytes: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []
    private var offset = 0
    private var line = 1
    /// Where the running column was last counted, and the column there.
    private var counted = (offset: 0, column: 1)
    private var isRefused = false

    init(file: String, text: String) {
        self.file = file
        bytes = Array(text.utf8)
    }

    /// The documents, one after the other; nil when the text is not JSON throughout.
    mutating func documents() -> [ManifestNode]? {
        var documents: [ManifestNode] = []
        skipBlanks()
        while offset < bytes.count, !isRefused {
            documents.append(value(depth: 1))
            skipBlanks()
            skipSeparator()
        }
        return isRefused ? nil : documents
    }

    /// Kubernetes also takes JSON documents with YAML's `---` between them.
    private mutating func skipSeparator() {
        guard bytes[offset...].starts(with: Array("---".utf8)) else { return }
        offset += 3
        skipBlanks()
    }

    /// Whether the text starts as only JSON usually does: `{"`.
    var startsLikeJSON: Bool {
        let start = bytes.prefix { $0 == UInt8(ascii: "{") || isBlank($0) }.count
        return start < bytes.count && bytes[start] == UInt8(ascii: "\"")
    }

    // MARK: Values

    private mutating func value(depth: Int) -> ManifestNode {
        let start = place()
        guard depth <= ManifestLimits.depth else {
            let problem = "nested deeper than \(ManifestLimits.depth) levels (depth)"
            return refuse(problem, fix: "flatten the manifest")
        }
        guard offset < bytes.count else { return refuse("the text ends inside a value", fix: "close what is open") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return object(at: start, depth: depth)
        case UInt8(ascii: "["): return array(at: start, depth: depth)
        case UInt8(ascii: "\""):
            let before = offset
            let text = string()
            let isPlain = offset - before == text.utf8.count + 2
            let layout = isPlain ? ScalarLayout.line(offset: 1) : .unknown
            return ManifestNode(.scalar(.string(text), text: text), at: start, layout: layout)
        default: return word(at: start)
        }
    }

    private mutating func object(at start: Place, depth: Int) -> ManifestNode {
        var members: [ManifestNode.Member] = []
        var names: Set<String> = []
        offset += 1
        skipBlanks()
        if accept("}") { return ManifestNode(.mapping([]), at: start) }
        while !isRefused {
            let namePlace = place()
            guard peek == UInt8(ascii: "\"") else {
                return refuse("a field's name in double quotes is expected", fix: "write \"name\": value")
            }
            let name = string()
            skipBlanks()
            guard accept(":") else { return refuse("':' is expected after the name", fix: "write \"\(name)\": value") }
            skipBlanks()
            let value = value(depth: depth + 1)
            if names.insert(name).inserted {
                members.append(ManifestNode.Member(name: name, namePlace: namePlace, value: value))
            } else {
                let fix = "remove or rename one of them"
                diagnostics.append(Diagnostic(at: namePlace, problem: "'\(name)' is there twice", fix: fix))
            }
            skipBlanks()
            if accept("}") { break }
            guard accept(",") else { return refuse("',' or '}' is expected", fix: "separate the fields with commas") }
            skipBlanks()
        }
        return ManifestNode(.mapping(members), at: start)
    }

    private mutating func array(at start: Place, depth: Int) -> ManifestNode {
        var items: [ManifestNode] = []
        offset += 1
        skipBlanks()
        if accept("]") { return ManifestNode(.sequence([]), at: start) }
        while !isRefused {
            items.append(value(depth: depth + 1))
            skipBlanks()
            if accept("]") { break }
            guard accept(",") else { return refuse("',' or ']' is expected", fix: "separate the items with commas") }
            skipBlanks()
        }
        return ManifestNode(.sequence(items), at: start)
    }

    private mutating func word(at start: Place) -> ManifestNode {
        let end = bytes[offset...].firstIndex { !isWordByte($0) } ?? bytes.count
        let text = String(decoding: bytes[offset..<end], as: UTF8.self)
        let value: JSON
        switch text {
        case "null": value = .null
        case "true": value = .bool(true)
        case "false": value = .bool(false)
        case _ where YAMLScalar.isJSONNumber(text.utf8): value = .number(JSONNumber(validated: text))
        default: return refuse("a JSON value is expected", fix: "text needs double quotes")
        }
        offset = end
        return ManifestNode(.scalar(value, text: text), at: start)
    }

    // MARK: Text

    private mutating func string() -> String {
        offset += 1
        var content: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let character = escape() else {
                    _ = refuse("this is no escape of JSON", fix: "write \\\\ for a backslash")
                    return ""
                }
                content += Array(String(character).utf8)
            case 0..<0x20:
                _ = refuse("a control character stands in the text", fix: "write it as an escape, \\n for a line break")
                return ""
            default:
                content.append(byte)
                offset += 1
            }
        }
        _ = refuse("the text ends inside a value", fix: "close the quotes")
        return ""
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard offset + 1 < bytes.count else { return nil }
        let simple: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let character = simple[bytes[offset + 1]] {
            offset += 2
            return character
        }
        guard let unit = codeUnit(at: offset) else { return nil }
        offset += 6
        guard (0xD800...0xDFFF).contains(unit) else { return Unicode.Scalar(unit) }
        guard unit < 0xDC00, let low = codeUnit(at: offset), (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
        offset += 6
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    /// The value of `\uXXXX` at `start`.
    private func codeUnit(at start: Int) -> UInt32? {
        guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        let digits = String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self)
        guard let first = digits.first, first.isHexDigit else { return nil }
        return UInt32(digits, radix: 16)
    }

    // MARK: Places

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard let byte = peek, UInt32(byte) == character.value else { return false }
        offset += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, isBlank(byte) {
            offset += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                counted = (offset, 1)
            }
        }
    }

    /// Columns count characters (Unicode scalars), as the YAML parser's do.
    private mutating func place() -> Place {
        let characters = bytes[counted.offset..<offset].count { $0 & 0xC0 != 0x80 }
        counted = (offset, counted.column + characters)
        return Place(file: file, line: line, column: counted.column)
    }

    private mutating func refuse(_ problem: String, fix: String) -> ManifestNode {
        let place = place()
        if !isRefused { diagnostics.append(Diagnostic(at: place, problem: problem, fix: fix)) }
        isRefused = true
        return ManifestNode(.scalar(.null, text: ""), at: place)
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

/// What may stand in a number or in `true`, `false` and `null`.
private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
    default: false
    }
}
