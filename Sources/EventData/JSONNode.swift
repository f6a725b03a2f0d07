/// One value of a scanned text on the tape: where it lies and where the next one after it is.
///
/// A container's node comes before its children; an object's children alternate between names and values.
struct JSONNode: Sendable {
    enum Kind: UInt8, Sendable { case object, array, string, number, `true`, `false`, null }

    let kind: Kind
    /// Whether a string's text holds a backslash, so that its content differs from its source.
    let isEscaped: Bool
    /// Offset of the first byte.
    private(set) var start: UInt32
    /// Offset after the last byte.
    private(set) var end: UInt32
    /// The tape index after this value and everything in it.
    private(set) var next: UInt32

    init(kind: Kind, from start: Int, to end: Int, next: Int, isEscaped: Bool = false) {
        self.kind = kind
        self.isEscaped = isEscaped
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
    }

    /// Completes a container when its closing bracket is known.
    mutating func close(at end: Int, next: Int) {
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
    }

    /// The same container with so much more in it.
    func grown(bytes: Int, nodes: Int) -> JSONNode {
        var node = self
        node.close(at: Int(end) &+ bytes, next: Int(next) &+ nodes)
        return node
    }

    /// The same value with so much more before it.
    func moved(bytes: Int, nodes: Int) -> JSONNode {
        var node = grown(bytes: bytes, nodes: nodes)
        node.start = UInt32(truncatingIfNeeded: Int(start) &+ bytes)
        return node
    }

    var range: Range<Int> { Int(start)..<Int(end) }

    var isContainer: Bool { kind == .object || kind == .array }
}
