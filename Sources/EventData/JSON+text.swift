extension JSON {
    /// Parses a whole text.
    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) { self = try JSONDocument(parsing: bytes).tree }

    /// Parses a whole text.
    package init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }

    /// Compact JSON text, members in order.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// Compact JSON text, members in order.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// JSON text with two spaces of indentation, for people.
    package var prettyText: String {
        var text = ""
        appendPretty(to: &text, indentation: "")
        return text
    }

    private func appendPretty(to text: inout String, indentation: String) {
        let isDeep = indentation.utf8.count >= 2 * JSONPrettyStyle.maximumLevel
        let deeper = indentation + (isDeep ? "" : "  ")
        switch self {
        case .array(let elements) where !elements.isEmpty:
            var opening = "[\n"
            for element in elements {
                text += opening + deeper
                element.appendPretty(to: &text, indentation: deeper)
                opening = ",\n"
            }
            text += "\n\(indentation)]"
        case .object(let object) where !object.members.isEmpty:
            var opening = "{\n"
            for member in object.members {
                text += opening + deeper + JSONText(string: member.name).text + ": "
                member.value.appendPretty(to: &text, indentation: deeper)
                opening = ",\n"
            }
            text += "\n\(indentation)}"
        default: text += self.text
        }
    }
}

extension JSONWriter {
    /// Writes a tree; trees that were parsed are at most `JSONDocument.maximumDepth` deep.
    package mutating func write(_ value: JSON) {
        switch value {
        case .null: raw("null".utf8)
        case .bool(let value): raw((value ? "true" : "false").utf8)
        case .number(let number): raw(number.text.utf8)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                name(member.name)
                write(member.value)
            }
            endObject()
        }
    }
}
