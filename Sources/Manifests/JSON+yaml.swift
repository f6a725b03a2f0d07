package import EventData
import Yams

extension JSON {
    /// The value as a YAML document, members in order; reading it again by Kubernetes' rules gives the same value.
    ///
    /// - Throws: what libyaml says when it cannot write a text; no text is known that it cannot write.
    package func yamlText() throws -> String {
        let text = try Yams.serialize(node: yamlNode, allowUnicode: true)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    private var yamlNode: Node {
        switch self {
        case .null: Node("null", Tag(.null), .plain)
        case .bool(let value): Node(value ? "true" : "false", Tag(.bool), .plain)
        case .number(let number): Node(number.text, Tag(.float), .plain)
        case .string(let text): Node(text, Tag(.str), Self.style(of: text))
        case .array(let elements):
            Node(elements.map(\.yamlNode), Tag(.seq), elements.isEmpty ? .flow : .block)
        case .object(let object):
            Node(
                object.members.map { (Node($0.name, Tag(.str), Self.style(of: $0.name)), $0.value.yamlNode) },
                Tag(.map),
                object.members.isEmpty ? .flow : .block
            )
        }
    }

    /// Quoted where a reader could take the text for something else; several lines stay readable as a block.
    private static func style(of text: String) -> Node.Scalar.Style {
        if text.contains("\n"), !text.hasPrefix(" "), !text.hasPrefix("\n") { return .literal }
        guard YAMLScalar.resolve(text) == .string(text) else { return .doubleQuoted }
        let startsLikeANumber = text.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        // 2026-11-21 and 12:30 are a date and a number of base 60 to other readers of YAML.
        return startsLikeANumber && text.contains(where: { $0 == "-" || $0 == ":" }) ? .doubleQuoted : .plain
    }
}
