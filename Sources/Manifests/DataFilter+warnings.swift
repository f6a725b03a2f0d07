import Expressions

/// The quirks of Argo's data filters that surprise (spec/sensor.md §2.7): they work as there, and lint says so.
extension DataFilter {
    static func warn(
        about expected: Expected,
        _ comparator: Comparator,
        values: [String],
        _ reader: ManifestReader
    ) {
        switch expected {
        case .bools: warnBool(comparator, values, reader)
        case .numbers: warnSeveral(comparator, values, reader, fix: "write one entry for each value")
        case .patterns: warnPatterns(comparator, values, reader)
        }
    }

    private static func warnBool(_ comparator: Comparator, _ values: [String], _ reader: ManifestReader) {
        if comparator == .equal { return }
        let opposite = Bool(goText: values[0]) == true ? "false" : "true"
        let fix = comparator == .notEqual ? "remove it and write value: [\"\(opposite)\"]" : "remove it"
        reader.warn("comparator", "is ignored for type bool: always equality", fix: fix)
    }

    private static func warnPatterns(_ comparator: Comparator, _ values: [String], _ reader: ManifestReader) {
        switch comparator {
        case .greater, .greaterOrEqual, .less, .lessOrEqual:
            let fix = "use type: number, or = with a pattern"
            reader.warn("comparator", "is '\(comparator.rawValue)', which is never true for type string", fix: fix)
        case .notEqual:
            let alternatives = values.map(escaped).joined(separator: "|")
            warnSeveral(comparator, values, reader, fix: "write one value: [\"^(\(alternatives))$\"]")
            warnUnanchored(values, reader, effect: "refuses")
        case .equal:
            warnUnanchored(values, reader, effect: "accepts")
        }
    }

    private static func warnSeveral(
        _ comparator: Comparator,
        _ values: [String],
        _ reader: ManifestReader,
        fix: String
    ) {
        guard comparator == .notEqual, Set(values).count > 1 else { return }
        let problem = "with != is true as soon as one differs: '\(values[0])' passes because it is not '\(values[1])'"
        reader.warn("value", problem, fix: fix)
    }

    /// A plain word is a pattern that matches anywhere in the text.
    private static func warnUnanchored(_ values: [String], _ reader: ManifestReader, effect: String) {
        guard case .sequence(let nodes)? = reader.anything("value")?.content else { return }
        for (value, node) in zip(values, nodes) where !value.isEmpty && isPlain(value) {
            let problem = "'\(value)' matches anywhere in the text, so it also \(effect) 'not-\(value)'"
            reader.add(.warning, at: node.place, problem, fix: "write \"^\(escaped(value))$\" to match the whole text")
        }
    }

    /// Whether nothing in it asks to be a pattern; a dot alone is taken for a full stop.
    private static func isPlain(_ value: String) -> Bool { !value.contains { "^$*+?()[]{}|\\".contains($0) } }

    /// The value for a pattern inside double quotes of YAML.
    private static func escaped(_ value: String) -> String {
        isPlain(value) ? value.replacing(".", with: "[.]") : value
    }
}
