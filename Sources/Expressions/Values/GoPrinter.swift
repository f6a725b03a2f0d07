/// Prints values by the verbs of Go's fmt.
struct GoPrinter {
    /// Widest field and longest precision; Go has the same bound.
    static let maximumWidth = 1_000_000

    struct Flags {
        /// An alternative form: `0x`, a decimal point, backquotes.
        var isSharp = false
        var hasZeros = false
        var hasPlus = false
        var hasSpace = false
        /// Padding goes to the right of the text.
        var isLeft = false
        /// `%#v`: a value as Go's source code would have it.
        var isSyntax = false
        var width: Int?
        var precision: Int?

        /// With the verb `v`, `#` means Go's syntax and `+` the names of fields.
        mutating func turnIntoSyntax() {
            isSyntax = isSharp
            isSharp = false
            hasPlus = false
        }
    }

    var flags = Flags()
    private(set) var output = ""
    /// Whether a wrong verb is being reported; the value then shows without methods of its own.
    private var isComplaining = false

    mutating func write(_ text: String) { output += text }

    /// Prints `value`; a verb that does not fit its type prints a complaint instead.
    ///
    /// - Throws: when what was printed becomes too long, or the value is nested too deeply.
    mutating func printValue(_ value: GoValue, _ verb: Unicode.Scalar, depth: Int = 0) throws(EvaluationError) {
        guard depth < GoValue.maximumDepth else {
            throw EvaluationError("what is printed is nested more than \(GoValue.maximumDepth) levels deep")
        }
        guard output.utf8.count <= Evaluation.maximumResultBytes else {
            throw EvaluationError("what is printed is longer than \(Evaluation.maximumResultBytes) bytes")
        }
        if verb == "T", depth == 0 { return pad(truncated(value.typeName)) }
        if let text = methodText(of: value, verb) { return try printString(text, verb, of: value, depth) }
        switch value {
        case .null: try printNull(verb, depth)
        case .bool(let flag) where verb == "t" || verb == "v": pad(flag ? "true" : "false")
        case .integer(let number, let type): try printInteger(number, of: type, verb)
        case .float(let number): try printFloat(number, verb)
        case .string(let text): try printString(text, verb, of: value, depth)
        case .list(let list): try printList(list, verb, depth)
        case .map(let map): try printMap(map, verb, depth)
        case .time, .object, .function, .bool:
            if verb == "v" { pad(value.text) } else { try complain(verb, value) }
        }
    }

    /// What the value's own `String` method says, where fmt asks it.
    private func methodText(of value: GoValue, _ verb: Unicode.Scalar) -> String? {
        switch value {
        case .integer(_, .duration), .integer(_, .month), .integer(_, .weekday), .time, .object: break
        default: return nil
        }
        guard !flags.isSyntax, !isComplaining, "vsxXq".unicodeScalars.contains(verb) else { return nil }
        return value.text
    }

    private mutating func printNull(_ verb: Unicode.Scalar, _ depth: Int) throws(EvaluationError) {
        if depth > 0 {
            write(flags.isSyntax ? "interface {}(nil)" : "<nil>")
        } else if verb == "v" {
            pad("<nil>")
        } else {
            write("%!\(verb)(<nil>)")
        }
    }

    /// Reports that the verb means nothing for the type: `%!d(string=a)`.
    mutating func complain(_ verb: Unicode.Scalar, _ value: GoValue) throws(EvaluationError) {
        // A value that complains while it is reported has no verb of its own left to try.
        guard !isComplaining else { return write(value.text) }
        write("%!\(verb)(\(value.typeName)=")
        isComplaining = true
        try printValue(value, "v")
        isComplaining = false
        write(")")
    }

    private mutating func printList(_ list: GoList, _ verb: Unicode.Scalar, _ depth: Int) throws(EvaluationError) {
        if list.element == .byte, "sxXq".unicodeScalars.contains(verb) {
            return try printBytes(list.bytes, verb)
        }
        write(flags.isSyntax ? (list.element == .byte ? "[]byte" : GoValue.list(list).typeName) + "{" : "[")
        for (index, element) in list.elements.enumerated() {
            if index > 0 { write(flags.isSyntax ? ", " : " ") }
            try printValue(element, verb, depth: depth + 1)
        }
        write(flags.isSyntax ? "}" : "]")
    }

    private mutating func printMap(_ map: GoMap, _ verb: Unicode.Scalar, _ depth: Int) throws(EvaluationError) {
        write(flags.isSyntax ? GoValue.map(map).typeName + "{" : "map[")
        for (index, name) in map.sortedNames.enumerated() {
            if index > 0 { write(flags.isSyntax ? ", " : " ") }
            try printValue(.string(name), verb, depth: depth + 1)
            write(":")
            try printValue(map[name] ?? .null, verb, depth: depth + 1)
        }
        write(flags.isSyntax ? "}" : "]")
    }
}

extension GoPrinter {
    private mutating func printString(
        _ text: String,
        _ verb: Unicode.Scalar,
        of value: GoValue,
        _ depth: Int
    ) throws(EvaluationError) {
        switch verb {
        case "v" where flags.isSyntax: printQuoted(text)
        case "v", "s": pad(truncated(text))
        case "q": printQuoted(text)
        case "x", "X": printHexadecimal(Array(text.utf8.prefix(flags.precision ?? .max)), isUpper: verb == "X")
        default: try complain(verb, value)
        }
    }

    private mutating func printBytes(_ bytes: [UInt8], _ verb: Unicode.Scalar) throws(EvaluationError) {
        switch verb {
        case "s": pad(truncated(goString(bytes)))
        case "q": printQuoted(goString(bytes))
        default: printHexadecimal(bytes, isUpper: verb == "X")
        }
    }

    private mutating func printQuoted(_ text: String) {
        let text = truncated(text)
        let isRaw = flags.isSharp && canBeBackquoted(text)
        pad(isRaw ? "`" + text + "`" : goQuoted(text, asciiOnly: flags.hasPlus))
    }

    private mutating func printHexadecimal(_ bytes: [UInt8], isUpper: Bool) {
        let prefix = flags.isSharp ? (isUpper ? "0X" : "0x") : ""
        let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").unicodeScalars)
        var text = ""
        for (index, byte) in bytes.prefix(flags.precision ?? .max).enumerated() {
            if index > 0, flags.hasSpace { text += " " }
            if index == 0 || flags.hasSpace { text += prefix }
            text.unicodeScalars.append(digits[Int(byte >> 4)])
            text.unicodeScalars.append(digits[Int(byte & 15)])
        }
        pad(text)
    }

    /// The first characters of `text`, as many as the precision says.
    func truncated(_ text: String) -> String {
        guard let precision = flags.precision, precision < text.utf8.count else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    }

    /// Writes `text` in a field of the wanted width.
    mutating func pad(_ text: String, withZeros: Bool? = nil) {
        guard let width = flags.width else { return write(text) }
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return write(text) }
        let hasZeros = (withZeros ?? flags.hasZeros) && !flags.isLeft
        let padding = String(repeating: hasZeros ? "0" : " ", count: missing)
        write(flags.isLeft ? text + padding : padding + text)
    }
}
