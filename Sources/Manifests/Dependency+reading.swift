extension Dependency {
    /// Reads one entry of `dependencies` (spec/sensor.md §1.4, rules V2–V15).
    init(from reader: ManifestReader) {
        let name = reader.string("name")
        let source = reader.string("eventSourceName")
        let event = reader.string("eventName")
        let kinds = reader.logicalOperator("filtersLogicalOperator")
        let filters = reader.mapping("filters").map { Filters(from: $0, kindsOperator: kinds) }
        if let transform = reader.mapping("transform") {
            for language in ["jq", "script"] where transform.optionalString(language)?.isEmpty == false {
                transform.notSupportedYet(language, as: "transform.\(language)")
            }
            transform.finish()
        }
        reader.finish()
        let places = Places(source: reader.place(of: "eventSourceName"), event: reader.place(of: "eventName"))
        self.init(name: name, eventSourceName: source, eventName: event, filters: filters, places: places)
    }
}

extension ManifestReader {
    /// `and`, `or`, or nothing, which means `and`.
    func logicalOperator(_ name: String) -> LogicalOperator {
        choice(name, of: ["", "and", "or"], default: "and") == "or" ? .or : .and
    }
}
