/// Merges maps in place by the rules of Go's mergo.
///
/// Maps under one name are merged in turn. Anything else replaces what is there when that is empty (zero, an empty text
/// or list, nil) or when `overwrites`; nil replaces only when `overwrites`.
struct MapMerge {
    let overwrites: Bool
    let evaluation: Evaluation

    func merge(_ source: GoMap, into destination: GoMap, depth: Int = 0) throws(EvaluationError) {
        guard depth < GoValue.maximumDepth else { throw EvaluationError("the maps are nested too deep to merge") }
        evaluation.noteChange(of: destination)
        for name in source.sortedNames {
            try evaluation.take(1)
            try merge(source[name] ?? .null, under: name, into: destination, depth: depth)
        }
    }

    private func merge(
        _ value: GoValue,
        under name: String,
        into destination: GoMap,
        depth: Int
    ) throws(EvaluationError) {
        let present = destination[name]
        switch (value, present) {
        case (.null, _):
            if overwrites { destination[name] = .null }
            return
        case (.map(let source), .map(let inner)):
            guard inner.element == .any else { throw EvaluationError("a map of texts cannot take other values") }
            if source !== inner { try merge(source, into: inner, depth: depth + 1) }
            if inner.count > 0 { return }
        default: break
        }
        if overwrites || !(present?.isTrue ?? false) { destination[name] = value }
    }
}
