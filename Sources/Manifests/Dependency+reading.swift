import EventData

extension Dependency {
    /// Reads one entry of `dependencies` (spec/sensor.md §1.4, rules V2–V15).
    package init(from reader: ManifestReader) {
        let name = reader.string("name")
        let source = reader.string("eventSourceName")
        let event = reader.string("eventName")
        for field in ["eventSourceName", "eventName"] { reader.warnOfWildcard(in: field) }
        let kinds = reader.logicalOperator("filtersLogicalOperator")
        let filters = reader.mapping("filters").map { Filters(from: $0, kindsOperator: kinds) }
        let transform = reader.mapping("transform").flatMap(Transform.init(from:))
        reader.finish()
        self.init(
            name: name,
            eventSourceName: source,
            eventName: event,
            transform: transform,
            filters: filters,
            places: Places(source: reader.place(of: "eventSourceName"), event: reader.place(of: "eventName")),
            match: Self.match(of: reader.node, kinds: kinds)
        )
    }

    /// The first 16 hexadecimal digits of the SHA-256 of all that decides which events count and what becomes of their
    /// data; the name and the order in which fields are written are no part of it.
    private static func match(of node: ManifestNode, kinds: LogicalOperator) -> String {
        let parts = ["eventSourceName", "eventName", "transform", "filters"].map { node[$0]?.json ?? .null }
        let whole = JSON.array([.string(kinds.rawValue)] + parts.map(\.sortedByName))
        return sha256(whole.bytes).prefix(8).hexadecimal
    }
}

extension ManifestReader {
    /// Names are compared as they are; only Argo Events' oldest bus knew patterns (spec/sensor.md §2.2).
    fileprivate func warnOfWildcard(in field: String) {
        guard let name = optionalString(field), name.contains(where: { "*?[{".contains($0) }) else { return }
        let problem = "is '\(name)', and no such name is taken for a pattern: nothing will arrive"
        warn(field, problem, fix: "write the whole name, and a dependency for each event")
    }

    /// `and`, `or`, or nothing, which means `and`.
    func logicalOperator(_ name: String) -> LogicalOperator {
        choice(name, of: ["", "and", "or"], default: "and") == "or" ? .or : .and
    }
}
