extension Dependency {
    /// Reads one entry of `dependencies` (spec/sensor.md §1.4, rules V2–V15).
    package init(from reader: ManifestReader) {
        let name = reader.string("name")
        let source = reader.string("eventSourceName")
        let event = reader.string("eventName")
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
            places: Places(source: reader.place(of: "eventSourceName"), event: reader.place(of: "eventName"))
        )
    }
}

extension ManifestReader {
    /// `and`, `or`, or nothing, which means `and`.
    func logicalOperator(_ name: String) -> LogicalOperator {
        choice(name, of: ["", "and", "or"], default: "and") == "or" ? .or : .and
    }
}
