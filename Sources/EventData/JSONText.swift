/// A piece of valid JSON text.
package struct JSONText: Sendable, Hashable {
    package let bytes: [UInt8]

    /// - Parameter bytes: must be one valid JSON value.
    package init(validated bytes: [UInt8]) { self.bytes = bytes }

    /// `value` as a JSON string, quoted and escaped.
    package init(string value: String) { bytes = escaped(value) }

    /// A tree's compact text.
    package init(_ value: JSON) { bytes = value.bytes }

    /// An object whose members are texts already, for embedding a payload without parsing it.
    package static func object(_ members: [(name: String, value: JSONText)]) -> JSONText {
        var writer = JSONWriter()
        writer.beginObject()
        for member in members {
            writer.name(member.name)
            writer.raw(member.value.bytes)
        }
        writer.endObject()
        return JSONText(validated: writer.bytes)
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// `value` as a JSON string, quoted and escaped.
private func escaped(_ value: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count + 2)
    appendJSONString(value.utf8, to: &bytes)
    return bytes
}
