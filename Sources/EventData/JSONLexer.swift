/// Finds where the words, numbers and strings of a JSON text end, and refuses what RFC 8259 does not allow in them.
///
/// Each byte is read only after its offset was compared with the text's end, so that the pointer, which checks nothing
/// itself in an optimized build, is safe. Ends that are negative stand for failures: an error that is thrown costs
/// more in every function around than a comparison, and there are thousands of ends in an event.
struct JSONLexer {
    enum Problem: Int {
        case value, name, colon, commaInObject, commaInArray, rest, depth, word, digit, escape, hexadecimal, control
        case encoding
    }

    /// Must outlive the lexer.
    let text: UnsafeBufferPointer<UInt8>

    /// The byte at an offset; zero, which belongs to no token, at the text's end.
    @inline(__always)
    func byte(at position: Int) -> UInt8 { position < text.count ? text[position] : 0 }

    @inline(__always)
    func endOfSpace(from start: Int) -> Int {
        byte(at: start) > 0x20 ? start : endOfBlanks(from: start)
    }

    @inline(never)
    private func endOfBlanks(from start: Int) -> Int {
        var index = start
        while index < text.count {
            let byte = text[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return index }
            index &+= 1
        }
        return index
    }

    /// Writes the node of a string.
    @inline(__always)
    func string(from start: Int, onto tape: UnsafeMutableBufferPointer<JSONNode>, at index: Int) -> Int {
        let end = endOfPlainText(from: start &+ 1)
        guard byte(at: end) == UInt8(ascii: "\"") else {
            return specialString(from: start, after: end, onto: tape, at: index)
        }
        tape[index] = JSONNode(kind: .string, from: start, to: end &+ 1, next: index &+ 1)
        return end &+ 1
    }

    /// Writes the node of a member's name and steps over the colon after it.
    @inline(__always)
    func name(from start: Int, onto tape: UnsafeMutableBufferPointer<JSONNode>, at index: Int) -> Int {
        guard byte(at: start) == UInt8(ascii: "\"") else { return failure(.name, at: start) }
        let end = string(from: start, onto: tape, at: index)
        guard end >= 0 else { return end }
        let colon = endOfSpace(from: end)
        return byte(at: colon) == UInt8(ascii: ":") ? colon &+ 1 : failure(.colon, at: colon)
    }

    /// Writes the node of a number or word.
    @inline(__always)
    func scalar(from start: Int, onto tape: UnsafeMutableBufferPointer<JSONNode>, at index: Int) -> Int {
        let kind: JSONNode.Kind
        let end: Int
        switch byte(at: start) {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): (kind, end) = (.number, endOfNumber(from: start))
        case UInt8(ascii: "t"): (kind, end) = (.true, endOfWord("true", from: start))
        case UInt8(ascii: "f"): (kind, end) = (.false, endOfWord("false", from: start))
        case UInt8(ascii: "n"): (kind, end) = (.null, endOfWord("null", from: start))
        default: return failure(.value, at: start)
        }
        tape[index] = JSONNode(kind: kind, from: start, to: end, next: index &+ 1)
        return end
    }

    @inline(__always)
    func endOfContainer(isObject: Bool, at position: Int) -> Int {
        if byte(at: position) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return position &+ 1 }
        return failure(isObject ? .commaInObject : .commaInArray, at: position)
    }

    @inline(never)
    func endOfText(from start: Int) -> Int {
        let end = endOfSpace(from: start)
        return end == text.count ? end : failure(.rest, at: end)
    }

    @inline(never)
    private func endOfWord(_ word: StaticString, from start: Int) -> Int {
        for index in 0..<word.utf8CodeUnitCount where byte(at: start &+ index) != word.utf8Start[index] {
            return failure(.word, at: start &+ index)
        }
        return start &+ word.utf8CodeUnitCount
    }

    @inline(__always)
    private func endOfNumber(from start: Int) -> Int {
        var index = start
        if byte(at: index) == UInt8(ascii: "-") { index &+= 1 }
        let integer = index
        while byte(at: index) &- UInt8(ascii: "0") < 10 { index &+= 1 }
        // No zero stands before other digits.
        if byte(at: integer) == UInt8(ascii: "0") { index = integer &+ 1 }
        if index == integer { return failure(.digit, at: index) }
        let next = byte(at: index)
        return next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") ? endOfFraction(from: index) : index
    }

    @inline(never)
    private func endOfFraction(from start: Int) -> Int {
        var index = start
        if byte(at: index) == UInt8(ascii: ".") { index = endOfDigits(from: index &+ 1) }
        guard index >= 0, byte(at: index) | 0x20 == UInt8(ascii: "e") else { return index }
        index &+= 1
        if byte(at: index) == UInt8(ascii: "+") || byte(at: index) == UInt8(ascii: "-") { index &+= 1 }
        return endOfDigits(from: index)
    }

    private func endOfDigits(from start: Int) -> Int {
        var index = start
        while byte(at: index) &- UInt8(ascii: "0") < 10 { index &+= 1 }
        return index > start ? index : failure(.digit, at: index)
    }
}

extension JSONLexer {
    /// A failure as a negative number; no text is longer than 32 bits can count.
    @inline(__always)
    func failure(_ problem: Problem, at position: Int) -> Int { ~(problem.rawValue << 32 | position) }

    /// What the user reads; whatever is missing at the text's end, that is where it ended.
    func error(of failure: Int) -> JSONSyntaxError {
        let position = ~failure & 0xFFFF_FFFF
        let problem = Problem(rawValue: ~failure >> 32)?.text ?? ""
        return JSONSyntaxError(offset: position, problem: position < text.count ? problem : "unexpected end")
    }
}

extension JSONLexer.Problem {
    fileprivate var text: String {
        switch self {
        case .value: "a value must begin here"
        case .name: "a member's name must begin here"
        case .colon: "':' must follow"
        case .commaInObject: "',' or '}' must follow"
        case .commaInArray: "',' or ']' must follow"
        case .rest: "text after the value"
        case .depth: "nested too deep"
        case .word: "unknown word"
        case .digit: "a digit must follow"
        case .escape: "unknown escape"
        case .hexadecimal: "four hexadecimal digits must follow '\\u'"
        case .control: "control character in a string"
        case .encoding: "invalid UTF-8"
        }
    }
}
