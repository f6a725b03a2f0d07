/// Cuts a template's text into tokens, one at a time.
struct TemplateLexer {
    let source: TemplateSource
    let bytes: [UInt8]
    var position = 0
    private var isInsideAction = false
    private var openParentheses = 0
    /// Where the action began, for errors about its missing end.
    private var actionStart = 0

    init(_ source: TemplateSource) {
        self.source = source
        bytes = source.bytes
    }

    mutating func next() throws(ExpressionError) -> TemplateToken {
        while !isInsideAction {
            if let token = try outside() { return token }
        }
        return try inside()
    }

    private func token(_ kind: TemplateToken.Kind, from start: Int) -> TemplateToken {
        TemplateToken(kind: kind, range: start..<position)
    }
}

extension TemplateLexer {
    /// The text up to the next action, or the beginning of that action; nil when there was a comment or nothing.
    private mutating func outside() throws(ExpressionError) -> TemplateToken? {
        let start = position
        guard let delimiter = firstDelimiter() else {
            position = bytes.count
            return token(start < position ? .text : .end, from: start)
        }
        let isTrimmed = hasLeftMarker(at: delimiter + 2)
        var end = delimiter
        if isTrimmed {
            while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        }
        if end > start {
            position = delimiter
            return TemplateToken(kind: .text, range: start..<end)
        }
        actionStart = delimiter
        position = delimiter + (isTrimmed ? 4 : 2)
        if source.has("/*", at: position) {
            try skipComment()
            return nil
        }
        isInsideAction = true
        openParentheses = 0
        return TemplateToken(kind: .leftDelimiter, range: delimiter..<delimiter + 2)
    }

    private func firstDelimiter() -> Int? {
        let brace = UInt8(ascii: "{")
        var index = position
        while index + 1 < bytes.count {
            if bytes[index] == brace, bytes[index + 1] == brace { return index }
            index += 1
        }
        return nil
    }

    /// `- ` after the opening braces, which takes away the spaces before them.
    private func hasLeftMarker(at offset: Int) -> Bool {
        offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "-") && Self.isSpace(bytes[offset + 1])
    }

    private mutating func skipComment() throws(ExpressionError) {
        position += 2
        while position < bytes.count, !source.has("*/", at: position) { position += 1 }
        guard position < bytes.count else {
            throw source.error(at: actionStart, "this comment has no end", fix: "end it with */}}")
        }
        position += 2
        guard closeAction() else {
            throw source.error(
                at: position,
                "after a comment the action has to end",
                fix: "write }} right after */, or the comment in braces of its own: {{/* … */}}"
            )
        }
    }

    /// Steps over the closing braces, and the spaces that their marker takes away; false when there are none.
    private mutating func closeAction() -> Bool {
        if source.has("}}", at: position) {
            position += 2
            return true
        }
        guard isAtTrimmingEnd else { return false }
        position += 4
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        return true
    }

    private var isAtEndOfAction: Bool {
        guard position < bytes.count else { return false }
        return bytes[position] == UInt8(ascii: "}") ? source.has("}}", at: position) : isAtTrimmingEnd
    }

    private var isAtTrimmingEnd: Bool {
        position < bytes.count && Self.isSpace(bytes[position]) && source.has("-}}", at: position + 1)
    }
}

extension TemplateLexer {
    private mutating func inside() throws(ExpressionError) -> TemplateToken {
        let start = position
        if isAtEndOfAction {
            guard openParentheses == 0 else {
                throw source.error(at: start, "a bracket is not closed", fix: "add ) before }}")
            }
            _ = closeAction()
            isInsideAction = false
            return TemplateToken(kind: .rightDelimiter, range: start..<start + 2)
        }
        guard position < bytes.count else {
            throw source.error(at: actionStart, "this action has no end", fix: "end it with }}")
        }
        let byte = bytes[position]
        if Self.isSpace(byte) {
            while position < bytes.count, Self.isSpace(bytes[position]), !isAtTrimmingEnd { position += 1 }
            return token(.space, from: start)
        }
        if let kind = try sign(byte) { return token(kind, from: start) }
        return try word()
    }

    /// What a single character begins and ends; nil when a longer word begins here.
    private mutating func sign(_ byte: UInt8) throws(ExpressionError) -> TemplateToken.Kind? {
        let start = position
        switch byte {
        case UInt8(ascii: "|"): position += 1; return .pipe
        case UInt8(ascii: ","): position += 1; return .comma
        case UInt8(ascii: "="): position += 1; return .assignment
        case UInt8(ascii: ":"):
            position += 2
            guard source.has(":=", at: start) else {
                throw source.error(at: start, "':' has no meaning here", fix: "write := to declare a variable")
            }
            return .declaration
        case UInt8(ascii: "("):
            position += 1
            openParentheses += 1
            return .leftParenthesis
        case UInt8(ascii: ")"):
            position += 1
            openParentheses -= 1
            guard openParentheses >= 0 else {
                throw source.error(at: start, "this bracket was never opened", fix: "remove it, or add ( before")
            }
            return .rightParenthesis
        default: return nil
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }
}
