/// Whether all of `text` fits `pattern`, where `*` stands for any characters, `?` for one, and `\` escapes.
func matchesWildcards(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (at, position) = (0, 0)
    var retry: (text: Int, pattern: Int)?
    while at < text.count {
        if position < pattern.count, pattern[position] == UInt8(ascii: "*") {
            position += 1
            retry = (at, position)
        } else if let step = fittingStep(text, at, pattern, position) {
            at += step.text
            position += step.pattern
        } else if let last = retry {
            at = last.text + 1
            position = last.pattern
            retry = (at, position)
        } else {
            return false
        }
    }
    return pattern[position...].allSatisfy { $0 == UInt8(ascii: "*") }
}

/// How far one character of the pattern, if it fits, takes text and pattern.
private func fittingStep(_ text: [UInt8], _ at: Int, _ pattern: [UInt8], _ index: Int) -> (text: Int, pattern: Int)? {
    guard index < pattern.count else { return nil }
    switch pattern[index] {
    case UInt8(ascii: "?"):
        var length = 1
        while at + length < text.count, text[at + length] & 0xC0 == 0x80 { length += 1 }
        return (length, 1)
    case UInt8(ascii: "\\") where index + 1 < pattern.count:
        return text[at] == pattern[index + 1] ? (1, 2) : nil
    default:
        return text[at] == pattern[index] ? (1, 1) : nil
    }
}
