/// `#(path op value)` taken apart, before anything in it is compiled.
struct JSONQuerySource {
    let path: ArraySlice<UInt8>
    let comparison: JSONComparison
    /// Index after the closing bracket.
    let end: Int

    /// Nil when `text` does not begin with a query, or its bracket never closes.
    init?(_ text: ArraySlice<UInt8>) {
        guard text.first == UInt8(ascii: "#"), let bracket = text.dropFirst().first, "([".utf8.contains(bracket)
        else { return nil }
        var scanner = JSONBracketScanner(text: text, index: text.startIndex + 2)
        var operation: Int?
        while scanner.depth > 0 {
            guard scanner.index < text.endIndex else { return nil }
            if operation == nil, scanner.depth == 1, "!=<>%".utf8.contains(text[scanner.index]) {
                operation = scanner.index
                scanner.index += 1
            } else {
                scanner.step()
            }
        }
        end = scanner.index
        let inside = text[(text.startIndex + 2)..<(end - 1)]
        path = trimmed(inside.prefix(upTo: operation ?? inside.endIndex))
        comparison = JSONComparison(operation.map { trimmed(inside[$0...]) } ?? [])
    }
}

/// `[a,b]` or `{"x":a,b}` taken apart, before anything in it is compiled.
struct JSONMultipathSource {
    struct Part {
        let name: ArraySlice<UInt8>?
        let path: ArraySlice<UInt8>
    }

    private(set) var parts: [Part] = []
    /// What stands after the closing bracket.
    private(set) var rest: ArraySlice<UInt8>

    /// Nil when the bracket that `text` begins with never closes.
    init?(_ text: ArraySlice<UInt8>) {
        rest = text
        var scanner = JSONBracketScanner(text: text, index: text.startIndex + 1)
        var start = scanner.index
        var colon: Int?
        var isInModifier = false
        while scanner.depth > 0 {
            guard scanner.index < text.endIndex else { return nil }
            let index = scanner.index
            let byte = text[index]
            if byte == UInt8(ascii: "@"), ".|".utf8.contains(text[index - 1]) { isInModifier = true }
            if byte == UInt8(ascii: ":"), !isInModifier { colon = index }
            scanner.step()
            guard scanner.depth == 0 || (scanner.depth == 1 && byte == UInt8(ascii: ",")) else { continue }
            parts.append(
                Part(name: colon.map { text[start..<$0] }, path: text[(colon.map { $0 + 1 } ?? start)..<index])
            )
            (start, colon, isInModifier) = (scanner.index, nil, false)
        }
        rest = text[scanner.index...]
    }
}

/// Walks over brackets, quotes and escapes; all three kinds of brackets count as one.
struct JSONBracketScanner {
    let text: ArraySlice<UInt8>
    var index: Int
    private(set) var depth: Int

    init(text: ArraySlice<UInt8>, index: Int, depth: Int = 1) {
        self.text = text
        self.index = index
        self.depth = depth
    }

    /// Steps over one character, or one quoted text.
    mutating func step() {
        switch text[index] {
        case UInt8(ascii: "\\"): index += 1
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "\""): skipQuoted()
        default: break
        }
        index = min(index + 1, text.endIndex)
    }

    /// Goes from the opening quote to the closing one, or to the end.
    private mutating func skipQuoted() {
        index += 1
        while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
    }
}

/// The bracketed or quoted text that `text` begins with; all of it when nothing closes.
func bracketed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isQuoted = text.first == UInt8(ascii: "\"")
    var scanner = JSONBracketScanner(text: text, index: text.startIndex + (isQuoted ? 0 : 1), depth: isQuoted ? 0 : 1)
    repeat {
        if scanner.index < text.endIndex { scanner.step() }
    } while scanner.depth > 0 && scanner.index < text.endIndex
    return text[text.startIndex..<scanner.index]
}

/// Splits a projected path at its first pipe, so that the pipe applies to the collected results.
///
/// As in gjson, only queries after a dot and a multipath object at the beginning protect a pipe inside of them.
func splitAtPipe(_ path: ArraySlice<UInt8>) -> (left: ArraySlice<UInt8>, right: ArraySlice<UInt8>?) {
    var index = path.startIndex
    if path.first == UInt8(ascii: "{") {
        index += bracketed(path).count
        guard index < path.endIndex, path[index] == UInt8(ascii: "|") else { return (path, nil) }
    }
    while index < path.endIndex {
        switch path[index] {
        case UInt8(ascii: "|"): return (path[path.startIndex..<index], path[(index + 1)...])
        case UInt8(ascii: "\\"): index += 2
        case UInt8(ascii: "."):
            index += 1
            if let query = JSONQuerySource(path[index...]) { index = query.end }
        default: index += 1
        }
    }
    return (path, nil)
}

/// Without the spaces and control characters at both ends.
func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first <= 0x20 { text.removeFirst() }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text
}
