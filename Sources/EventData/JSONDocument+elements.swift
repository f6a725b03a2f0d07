/// The parts of a document that code of ours asks for by name, without paths.
extension JSONDocument {
    private var root: JSONPlace { JSONPlace(document: self, index: 0) }

    /// The source texts of a list's elements; nil when the document is no list.
    package var elements: [JSONText]? {
        root.node.kind == .array ? root.elements.map { JSONText(validated: Array($0.value)) } : nil
    }

    /// Names and source texts of an object's members, in order and with repeated ones; nil when it is no object.
    package var members: [(name: String, value: JSONText)]? {
        guard root.node.kind == .object else { return nil }
        return root.members.map { member in
            (String(decoding: member.name.string, as: UTF8.self), JSONText(validated: Array(member.value.value)))
        }
    }

    /// The source text of the last member of that name; nil when there is none.
    package func raw(_ name: String) -> JSONText? { place(name).map { JSONText(validated: Array($0.value)) } }

    /// The content of a string member; nil when it is something else.
    package func string(_ name: String) -> String? {
        guard let place = place(name), place.node.kind == .string else { return nil }
        return String(decoding: place.string, as: UTF8.self)
    }

    private func place(_ name: String) -> JSONPlace? {
        guard root.node.kind == .object else { return nil }
        let wanted = Array(name.utf8)
        var found: JSONPlace?
        for member in members(of: 0) where isString(at: member.name, wanted) { found = root.at(member.value) }
        return found
    }
}
