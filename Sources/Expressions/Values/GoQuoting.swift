/// `text` as Go's strconv.Quote writes it: in double quotes, with escapes for what cannot be printed.
///
/// With `asciiOnly` everything beyond ASCII is escaped as well (`%+q`).
package func goQuoted(_ text: String, asciiOnly: Bool = false) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { appendEscaped(scalar, to: &result, quote: "\"", asciiOnly: asciiOnly) }
    return result + "\""
}

/// A character as Go's strconv.QuoteRune writes it: `'x'`.
func goQuoted(_ scalar: Unicode.Scalar, asciiOnly: Bool) -> String {
    var result = "'"
    appendEscaped(scalar, to: &result, quote: "'", asciiOnly: asciiOnly)
    return result + "'"
}

/// Whether `text` could stand between backquotes.
func canBeBackquoted(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
        scalar == "\t" || (scalar >= " " && scalar != "`" && scalar != "\u{7F}" && scalar != "\u{FEFF}")
    }
}

private func appendEscaped(_ scalar: Unicode.Scalar, to text: inout String, quote: Unicode.Scalar, asciiOnly: Bool) {
    if scalar == quote || scalar == "\\" {
        text += "\\"
        text.unicodeScalars.append(scalar)
    } else if scalar.isGoPrintable && (scalar.isASCII || !asciiOnly) {
        text.unicodeScalars.append(scalar)
    } else if let letter = shortEscapes[scalar] {
        text += "\\" + letter
    } else {
        let digits = String(scalar.value, radix: 16)
        let (mark, width) = scalar.value < 0x80 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        text += "\\" + mark + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

private let shortEscapes: [Unicode.Scalar: String] = [
    "\u{07}": "a", "\u{08}": "b", "\u{0C}": "f", "\n": "n", "\r": "r", "\t": "t", "\u{0B}": "v",
]

extension Unicode.Scalar {
    /// Whether Go's unicode.IsPrint has it for visible: letters, marks, numbers, punctuation, symbols, the ASCII space.
    var isGoPrintable: Bool {
        if isASCII { return self >= " " && self != "\u{7F}" }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}

/// Bytes as a string; each byte that is not part of UTF-8 reads as U+FFFD, as in Go's range loops and JSON encoder.
package func goString(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        if let scalar = String(validating: rest.prefix(width), as: UTF8.self), scalar.unicodeScalars.count == 1 {
            text += scalar
            rest = rest.dropFirst(width)
        } else {
            text += "\u{FFFD}"
            rest = rest.dropFirst()
        }
    }
    return text
}
