/// Checks a text against RFC 8259 and writes its tape, without recursion and without an allocation per value.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private(set) var nodes: [JSONNode] = []
    /// Marks on one letter so far, and where the last of them ended.
    var marks = (count: 0, end: 0)
    /// Tape indexes of the containers around the position, outermost first.
    private var open: [Int] = []

    private let depthLimit: Int

    /// - Parameters:
    ///   - bytes: must outlive the scanner.
    ///   - depthLimit: brackets that may be open at once.
    init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        // Payloads carry one value or name for every ten to twenty bytes; a wrong guess only costs a reallocation.
        nodes.reserveCapacity(bytes.count / 10 + 8)
    }

    mutating func scan() throws(JSONSyntaxError) {
        guard bytes.count <= JSONDocument.maximumBytes else {
            throw JSONSyntaxError(offset: JSONDocument.maximumBytes, problem: "text too long")
        }
        repeat { try scanValue() } while try continuesAfterValue()
    }

    func failure(_ problem: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, problem: position < bytes.count ? problem : "unexpected end")
    }

    mutating func append(_ kind: JSONNode.Kind, from start: Int, isEscaped: Bool = false) {
        nodes.append(JSONNode(kind: kind, from: start, to: position, next: nodes.count + 1, isEscaped: isEscaped))
    }

    /// Scans one scalar, or descends to the first scalar (or empty container) in a container.
    private mutating func scanValue() throws(JSONSyntaxError) {
        while true {
            skipSpace()
            guard position < bytes.count else { throw failure("") }
            switch bytes[position] {
            case UInt8(ascii: "{"):
                try enter(.object)
                if try closesAtOnce(UInt8(ascii: "}")) { return }
                try scanName()
            case UInt8(ascii: "["):
                try enter(.array)
                if try closesAtOnce(UInt8(ascii: "]")) { return }
            case UInt8(ascii: "\""): return try scanString()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try scanNumber()
            case UInt8(ascii: "t"): return try scanWord("true", .true)
            case UInt8(ascii: "f"): return try scanWord("false", .false)
            case UInt8(ascii: "n"): return try scanWord("null", .null)
            default: throw failure("a value must begin here")
            }
        }
    }

    /// Closes what ends here and steps over a comma; false at the end of the text.
    private mutating func continuesAfterValue() throws(JSONSyntaxError) -> Bool {
        while let container = open.last {
            skipSpace()
            guard position < bytes.count else { throw failure("") }
            let isObject = nodes[container].kind == .object
            switch (bytes[position], isObject) {
            case (UInt8(ascii: ","), true):
                position += 1
                skipSpace()
                try scanName()
                return true
            case (UInt8(ascii: ","), false):
                position += 1
                return true
            case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false): leave(container)
            default: throw failure(isObject ? "',' or '}' must follow" : "',' or ']' must follow")
            }
        }
        skipSpace()
        if position < bytes.count { throw failure("text after the value") }
        return false
    }

    private mutating func enter(_ kind: JSONNode.Kind) throws(JSONSyntaxError) {
        guard open.count < depthLimit else { throw failure("nested too deep") }
        open.append(nodes.count)
        nodes.append(JSONNode(kind: kind, from: position, to: position, next: 0))
        position += 1
    }

    private mutating func leave(_ container: Int) {
        position += 1
        nodes[container].end = UInt32(truncatingIfNeeded: position)
        nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        open.removeLast()
    }

    private mutating func closesAtOnce(_ closer: UInt8) throws(JSONSyntaxError) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == closer, let container = open.last else { return false }
        leave(container)
        return true
    }

    /// Scans a member's name and the colon after it.
    private mutating func scanName() throws(JSONSyntaxError) {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw failure("a member's name must begin here")
        }
        try scanString()
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { throw failure("':' must follow") }
        position += 1
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONSyntaxError) {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count, bytes[position] == word.utf8Start[index] else {
                throw failure("unknown word")
            }
            position += 1
        }
        append(kind, from: start)
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }
}
