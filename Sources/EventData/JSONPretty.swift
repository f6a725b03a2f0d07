/// How `@pretty` lays a text out.
struct JSONPrettyStyle: Sendable {
    /// Deeper levels are not indented further, so that the text grows in proportion to its source.
    static let maximumLevel = 32
    /// Wider lines are not asked for, since at every level an array may be written up to here to see whether it fits.
    static let maximumWidth = 1_000

    /// Arrays that fit into a line of so many bytes are not broken.
    private(set) var width = 80
    private(set) var indent = Array("  ".utf8)
    private(set) var prefix: [UInt8] = []
    private(set) var sortsKeys = false

    init(_ options: [(name: String, value: JSONMatch)]) {
        for (name, value) in options {
            switch name {
            case "sortKeys": sortsKeys = value.bool
            case "indent": indent = value.text.utf8.filter { " \t\n\r".utf8.contains($0) }
            case "prefix": prefix = value.text.utf8.filter { " \t\n\r".utf8.contains($0) }
            case "width":
                width = Swift.min(Int(exactly: value.number.rounded(.towardZero)) ?? 80, Self.maximumWidth)
            default: break
            }
        }
    }
}

/// A value laid out as gjson's `@pretty` does, with a line end after it; nil when it becomes too long.
func prettyJSON(_ place: JSONPlace, _ style: JSONPrettyStyle, maximumBytes: Int) -> [UInt8]? {
    var printer = JSONPrettyPrinter(style: style, maximumBytes: maximumBytes, bytes: style.prefix)
    printer.append(place, level: 0)
    return printer.isFull ? nil : printer.bytes + [0x0A]
}

/// A value without any space outside of strings.
func uglyJSON(_ place: JSONPlace) -> [UInt8] {
    var text: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in place.value {
        if isInString {
            text.append(byte)
            if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        } else if byte > 0x20 {
            text.append(byte)
            isInString = byte == UInt8(ascii: "\"")
        }
    }
    return text
}

private struct JSONPrettyPrinter {
    let style: JSONPrettyStyle
    /// Indents and prefixes come from the path and may be long.
    let maximumBytes: Int
    var bytes: [UInt8]
    /// Where the line begins, its line end included.
    var lineStart = 0

    var isFull: Bool { bytes.count > maximumBytes }

    /// Recursion is bounded by `JSONDocument.maximumDepth`.
    mutating func append(_ place: JSONPlace, level: Int) {
        switch place.node.kind {
        case .array where !place.elements.isEmpty: appendArray(place, level: level)
        case .object where !place.members.isEmpty: appendObject(place, level: level)
        case .array: bytes += Array("[]".utf8)
        case .object: bytes += Array("{}".utf8)
        default: bytes += place.value
        }
    }

    private mutating func appendArray(_ place: JSONPlace, level: Int) {
        let room = style.width - (bytes.count - lineStart)
        // Each value takes a byte or more of its line; to find out by writing it would take too long at every level.
        let mayFit = style.width > 0 && room > 3 && Int(place.node.next) - place.index <= room
        if mayFit, let line = singleLine(place), line.count <= room { return bytes += line }
        bytes.append(UInt8(ascii: "["))
        for (position, element) in place.elements.enumerated() where !isFull {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(level: level + 1)
            append(element, level: level + 1)
        }
        breakLine(level: level)
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func appendObject(_ place: JSONPlace, level: Int) {
        var members = place.members
        if style.sortsKeys { members.sort { $0.name.string.lexicographicallyPrecedes($1.name.string) } }
        bytes.append(UInt8(ascii: "{"))
        for (position, member) in members.enumerated() where !isFull {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(level: level + 1)
            bytes += member.name.value + Array(": ".utf8)
            append(member.value, level: level + 1)
        }
        breakLine(level: level)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func breakLine(level: Int) {
        lineStart = bytes.count
        bytes.append(0x0A)
        bytes += style.prefix
        for _ in 0..<Swift.min(level, JSONPrettyStyle.maximumLevel) { bytes += style.indent }
    }

    /// The array without a line break; nil when there is an object in it.
    private func singleLine(_ place: JSONPlace) -> [UInt8]? {
        switch place.node.kind {
        case .object: return nil
        case .array:
            var line = [UInt8(ascii: "[")]
            for (position, element) in place.elements.enumerated() {
                guard let text = singleLine(element), line.count <= style.width else { return nil }
                if position > 0 { line += Array(", ".utf8) }
                line += text
            }
            return line + [UInt8(ascii: "]")]
        default: return place.value.count <= style.width ? Array(place.value) : nil
        }
    }
}
