import Expressions

/// The quirks of Argo's data filters that surprise (spec/sensor.md §2.7): they work as there, and lint says so.
extension DataFilter {
    /// `reader` is that of the entry.
    func warn(_ reader: ManifestReader) {
        switch expected {
        case .bools: Self.warnBool(comparator, values, reader)
        case .numbers(let numbers):
            Self.warnCoercion(comparator, numbers, reader)
            Self.warnSeveral(comparator, values, reader, fix: "write one entry for each value")
        case .patterns: Self.warnPatterns(comparator, values, reader)
        case .unknown: break
        }
    }

    /// What is no number counts as 0.
    private static func warnCoercion(
        _ comparator: Comparator,
        _ numbers: [Result<Double, ExpressionError>],
        _ reader: ManifestReader
    ) {
        let accepting = numbers.first { number in
            if case .success(let wanted) = number { comparator.holds(0, wanted) } else { false }
        }
        guard accepting != nil else { return }
        let problem = "accepts 0, and text that is no number, null and objects count as 0: \"n/a\" passes"
        reader.warn("value", problem, fix: "add an entry of type string for the same path: value: [\"^-?[0-9.]+$\"]")
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
        case .unknown: break
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

extension DataFilter.Comparator {
    /// Whether `found OP wanted`.
    package func holds(_ found: Double, _ wanted: Double) -> Bool {
        switch self {
        case .equal: found == wanted
        case .notEqual: found != wanted
        case .greater: found > wanted
        case .greaterOrEqual: found >= wanted
        case .less: found < wanted
        case .lessOrEqual: found <= wanted
        case .unknown: false
        }
    }
}
