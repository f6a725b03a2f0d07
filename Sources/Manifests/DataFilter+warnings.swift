import Expressions

/// The quirks of Argo's data filters that surprise (spec/sensor.md §2.7): they work as there, and lint says so.
extension DataFilter {
    /// `reader` is that of the entry.
    func warn(_ reader: ManifestReader) {
        switch expected {
        case .bools: Self.warnBool(comparator, values, reader)
        case .numbers(let numbers):
            Self.warnCoercion(comparator, numbers, reader)
            if comparator == .notEqual { Self.warnSeveral(numbers, values, reader) }
        case .patterns(let patterns): Self.warnPatterns(comparator, patterns, values, reader)
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
        let example = Bool(goText: values[0]) == false ? "false" : "true"
        reader.warn("comparator", "is ignored for type bool: always equality, so \(example) passes", fix: fix)
    }

    private static func warnPatterns(
        _ comparator: Comparator,
        _ patterns: [Result<RegularExpression, ExpressionError>],
        _ values: [String],
        _ reader: ManifestReader
    ) {
        switch comparator {
        case .greater, .greaterOrEqual, .less, .lessOrEqual:
            let fix = "use type: number, or = with a pattern"
            reader.warn("comparator", "is '\(comparator.rawValue)', which is never true for type string", fix: fix)
        case .notEqual:
            warnSeveral(patterns, values, reader)
            warnUnanchored(values, reader, effect: "refuses")
        case .equal:
            warnUnanchored(values, reader, effect: "accepts")
        case .unknown: break
        }
    }

    /// `!=` with several numbers: one of them passes because it is not another one.
    private static func warnSeveral(
        _ numbers: [Result<Double, ExpressionError>],
        _ values: [String],
        _ reader: ManifestReader
    ) {
        let known = zip(numbers, values).compactMap { number, text in (try? number.get()).map { ($0, text) } }
        guard let first = known.first, let other = known.first(where: { $0.0 != first.0 }) else { return }
        let example = "'\(first.1)' passes because it is not '\(other.1)'"
        reader.warn("value", "\(effectOfSeveral): \(example)", fix: "write one entry for each value")
    }

    /// `!=` with several patterns: what one of them matches passes because another one does not match it.
    private static func warnSeveral(
        _ patterns: [Result<RegularExpression, ExpressionError>],
        _ values: [String],
        _ reader: ManifestReader
    ) {
        guard Set(values).count > 1 else { return }
        let texts = values.map(UnanchoredValue.init).map(\.literal)
        let compared = patterns.prefix(comparedPatterns)
        let examples = texts.prefix(comparedPatterns).lazy.compactMap { text -> String? in
            guard let text else { return nil }
            let other = compared.firstIndex { pattern in (try? !pattern.get().matches(text)) ?? false }
            return other.map { "'\(text)' passes because it is not '\(texts[$0] ?? values[$0])'" }
        }
        // Where every value is a plain text, none that passes means that they all say the same.
        let found = examples.first
        if found == nil, !texts.contains(nil) { return }
        let example = found ?? "what one matches passes because another one does not match it"
        var seen: Set<String> = []
        let alternatives = zip(values, texts).map { value, text in text.map(UnanchoredValue.escaped) ?? value }
            .filter { seen.insert($0).inserted }
        let fix = "write one value: [\"^(\(alternatives.joined(separator: "|")))$\"]"
        reader.warn("value", "\(effectOfSeveral): \(example)", fix: fix)
    }

    /// Patterns that are held against each other in search of an example: the work is their square.
    private static let comparedPatterns = 50

    private static let effectOfSeveral = "with != is true as soon as one differs"

    /// A plain word is a pattern that matches anywhere in the text.
    private static func warnUnanchored(_ values: [String], _ reader: ManifestReader, effect: String) {
        guard case .sequence(let nodes)? = reader.anything("value")?.content else { return }
        for (value, node) in zip(values, nodes) {
            guard let loose = UnanchoredValue(value).loose else { continue }
            let problem = "\(loose.problem), so it also \(effect) '\(loose.example)'"
            reader.add(.warning, at: node.place, problem, fix: "write \"\(loose.whole)\" to match the whole text")
        }
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
