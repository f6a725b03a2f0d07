/// A JSON text that was checked once and can be read by path many times without parsing it again.
///
/// The bytes stay as received: number text, spacing, member order and duplicates survive.
package struct JSONDocument: Sendable {
    /// Deepest nesting of arrays and objects that is accepted; deeper texts are refused.
    ///
    /// Releasing, comparing and printing a `JSON` tree takes a few stack frames per level, here and in every language
    /// that we hand trees to; a thousand levels fit the smallest stack of any thread, and no payload comes near.
    package static let maximumDepth = 1_100

    /// What a producer may nest; an event's data wraps it, and must stay within `maximumDepth` itself.
    package static let maximumForeignDepth = 1_000

    /// Longest text, because the tape holds offsets in 32 bits.
    package static let maximumBytes = Int(UInt32.max) - 1

    /// The text as received.
    package let bytes: [UInt8]
    /// The whole value first; never empty.
    let nodes: [JSONNode]

    /// Checks `bytes` against RFC 8259, UTF-8 included, and indexes them.
    package init(parsing bytes: [UInt8], depthLimit: Int = maximumDepth) throws(JSONSyntaxError) {
        self.bytes = bytes
        nodes = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            try JSONScanner.tape(of: buffer, depthLimit: depthLimit)
        }
        try refuseTooManyMarks()
    }

    /// Only a string of some length can have room for them.
    private func refuseTooManyMarks() throws(JSONSyntaxError) {
        let harmless = 2 * CombiningMarks.maximumInARow
        for index in nodes.indices where nodes[index].kind == .string && nodes[index].range.count > harmless {
            // Plain letters are looked at where they lie; most long strings hold nothing else.
            guard nodes[index].isEscaped || !isASCII(nodes[index].range),
                CombiningMarks.areTooMany(in: string(at: index))
            else { continue }
            let problem = "more than \(CombiningMarks.maximumInARow) accents on one letter"
            throw JSONSyntaxError(offset: nodes[index].range.lowerBound, problem: problem)
        }
    }

    /// Eight bytes at a time.
    private func isASCII(_ range: Range<Int>) -> Bool {
        bytes.withUnsafeBytes { text in
            var (index, seen) = (range.lowerBound, UInt64(0))
            while index + 8 <= range.upperBound {
                seen |= text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                index += 8
            }
            return seen & 0x8080_8080_8080_8080 == 0 && !text[index..<range.upperBound].contains { $0 >= 0x80 }
        }
    }

    /// Takes a text that was checked and its tape.
    init(bytes: [UInt8], nodes: [JSONNode]) {
        self.bytes = bytes
        self.nodes = nodes
    }

    /// Checks and indexes a text that is at hand as a string.
    package init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }
}
