import EventData
import Manifests

/// Compares a tree with one that a file has, and says where in the file they differ.
enum ExpectedJSON {
    struct Difference {
        let place: Place
        let text: String
    }

    /// Values are quoted up to this many characters.
    private static let longestQuote = 200

    /// Without `isWhole`, members that are not expected may be there; lists are always compared whole.
    static func differences(of value: JSON, from node: ManifestNode, isWhole: Bool) -> [Difference] {
        compare(value, node, "", isWhole)
    }

    private static func compare(_ value: JSON?, _ node: ManifestNode, _ path: String, _ isWhole: Bool) -> [Difference] {
        let name = path.isEmpty ? "the object" : path
        guard let value else {
            return [Difference(place: node.place, text: "\(name) is not there, expected \(quoted(node.json))")]
        }
        switch (node.content, value) {
        case (.mapping(let members), .object(let object)):
            var differences = members.flatMap { member in
                compare(
                    object[member.name],
                    member.value,
                    path.isEmpty ? member.name : "\(path).\(member.name)",
                    isWhole
                )
            }
            let known = Set(members.map(\.name))
            for member in object.members where isWhole && !known.contains(member.name) {
                let text =
                    "\(path.isEmpty ? "" : path + ".")\(member.name) is \(quoted(member.value)), expected is none"
                differences.append(Difference(place: node.place, text: text))
            }
            return differences
        case (.sequence(let items), .array(let values)) where items.count == values.count:
            return zip(items, values).enumerated().flatMap { index, pair in
                compare(pair.1, pair.0, "\(path)[\(index)]", isWhole)
            }
        default:
            if isSame(value, node.json) { return [] }
            return [Difference(place: node.place, text: "\(name) is \(quoted(value)), expected \(quoted(node.json))")]
        }
    }

    private static func isSame(_ left: JSON, _ right: JSON) -> Bool {
        if case .number(let left) = left, case .number(let right) = right {
            return left.text == right.text || left.double == right.double
        }
        return left == right
    }

    private static func quoted(_ json: JSON) -> String {
        let text = json.text
        return text.count > longestQuote ? "\(text.prefix(longestQuote))…" : text
    }
}
