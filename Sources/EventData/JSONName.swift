/// A member's name as a key: compared byte by byte, as every other JSON reader does, not by Unicode equivalence.
///
/// Names come with events. Swift's own comparison would take two spellings of one accented letter for one name, and
/// hours for a name of a million accents, which it puts in order first.
package struct JSONName: Sendable, Hashable, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(stringLiteral text: String) { self.text = text }

    package static func == (left: JSONName, right: JSONName) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
