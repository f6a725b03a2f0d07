/// Checks a text against RFC 8259 and writes its tape, without recursion and without an allocation per value.
struct JSONScanner {
    private let lexer: JSONLexer
    /// Brackets that may be open at once.
    private let depthLimit: Int

    private var position = 0
    /// Nodes on the tape.
    private var count = 0
    /// Brackets that are open.
    private var depth = 0
    /// Tape index of the innermost open container, whose node holds as `next` the index of the one around it.
    private var container = 0
    private var isInObject = false

    private init(_ text: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        lexer = JSONLexer(text: text)
        self.depthLimit = depthLimit
    }

    /// The tape of a whole text, in which at most `depthLimit` brackets may be open at once.
    static func tape(of text: UnsafeBufferPointer<UInt8>, depthLimit: Int) throws(JSONSyntaxError) -> [JSONNode] {
        guard text.count <= JSONDocument.maximumBytes else {
            throw JSONSyntaxError(offset: JSONDocument.maximumBytes, problem: "text too long")
        }
        var scanner = JSONScanner(text, depthLimit: depthLimit)
        // Payloads carry one value or name for every ten to twenty bytes; a wrong guess only costs a copy.
        var capacity = text.count / 10 + 8
        var tape: [JSONNode] = []
        while true {
            var end: Int?
            tape = Array(unsafeUninitializedCapacity: capacity) { longer, count in
                _ = longer.initialize(fromContentsOf: tape)
                end = scanner.scanValues(onto: longer)
                count = scanner.count
            }
            if let end {
                guard end >= 0 else { throw scanner.lexer.error(of: end) }
                return tape
            }
            capacity *= 2
        }
    }

    /// The loop that every event goes through byte by byte.
    ///
    /// One flat function, whose state stays in registers because nothing takes its address. What does not follow the
    /// usual order is refused by `lexer`, whose answer is negative then. Each turn adds at most a value and the name of
    /// the one after it, and begins only where the tape has room for both.
    ///
    /// - Returns: the text's end, nil when the tape is full, or a failure.
    @inline(never)
    private mutating func scanValues(onto tape: UnsafeMutableBufferPointer<JSONNode>) -> Int? {
        let lexer = lexer
        var (position, count, depth, container, isInObject) = (position, count, depth, container, isInObject)
        values: while count &+ 2 <= tape.count {
            let start = lexer.endOfSpace(from: position)
            let first = lexer.byte(at: start)
            switch first {
            case UInt8(ascii: "\""): position = lexer.string(from: start, onto: tape, at: count)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < depthLimit else { return lexer.failure(.depth, at: start) }
                isInObject = first == UInt8(ascii: "{")
                tape[count] = JSONNode(kind: isInObject ? .object : .array, from: start, to: start, next: container)
                (container, depth) = (count, depth &+ 1)
                position = lexer.endOfSpace(from: start &+ 1)
                // Either closing bracket is the second ASCII character after its opening one.
                if lexer.byte(at: position) != first &+ 2 {
                    count &+= 1
                    guard isInObject else { continue values }
                    position = lexer.name(from: position, onto: tape, at: count)
                    count &+= 1
                    if position < 0 { return position }
                    continue values
                }
            default: position = lexer.scalar(from: start, onto: tape, at: count)
            }
            if position < 0 { return position }
            count &+= 1
            while depth > 0 {
                position = lexer.endOfSpace(from: position)
                if lexer.byte(at: position) == UInt8(ascii: ",") {
                    position &+= 1
                    guard isInObject else { continue values }
                    position = lexer.name(from: lexer.endOfSpace(from: position), onto: tape, at: count)
                    count &+= 1
                    if position < 0 { return position }
                    continue values
                }
                position = lexer.endOfContainer(isObject: isInObject, at: position)
                if position < 0 { return position }
                let outer = Int(tape[container].next)
                tape[container].close(at: position, next: count)
                (container, isInObject, depth) = (outer, tape[outer].kind == .object, depth &- 1)
            }
            self.count = count
            return lexer.endOfText(from: position)
        }
        (self.position, self.count, self.depth) = (position, count, depth)
        (self.container, self.isInObject) = (container, isInObject)
        return nil
    }
}
