extension ManifestNode {
    /// How the value or the name at a place is called from here, such as `spec.triggers[0].template`; nil for a place
    /// where neither begins.
    package func path(at place: Place) -> String? {
        if self.place == place { return "" }
        switch content {
        case .scalar: return nil
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                if let rest = item.path(at: place) { return Self.join("[\(index)]", rest) }
            }
        case .mapping(let members):
            for member in members {
                if member.namePlace == place { return member.name }
                if let rest = member.value.path(at: place) { return Self.join(member.name, rest) }
            }
        }
        return nil
    }

    private static func join(_ first: String, _ rest: String) -> String {
        rest.isEmpty || rest.hasPrefix("[") ? first + rest : "\(first).\(rest)"
    }
}
