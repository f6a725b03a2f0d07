package import EventData

/// An expression of a WorkflowEventBinding over the event's `namespace`, `discriminator`, `payload` and `metadata`
/// (spec/workflows.md B5.1), checked at load.
///
/// What Argo would refuse for every event is refused once, with its place.
package struct EventExpression: Sendable, Hashable {
    /// What the value is for, which decides what it may be and which functions there are.
    package enum Purpose: Sendable, Hashable {
        /// `event.selector`: true or false.
        case selector
        /// `valueFrom.event`: any value.
        case parameter
        /// A value of `submit.metadata`: a text; sprig's functions are there as well.
        case metadata
    }

    /// As written.
    package let text: String
    package let purpose: Purpose
    private let source: FilterText
    private let tree: FilterTree
    private let functions: [String: GoFunction]
    private let scope: FilterScope

    /// What an event has, with what is known of it.
    private static let variables: [String: FilterType] = [
        "namespace": .string, "discriminator": .string, "payload": .any, "metadata": .map,
    ]

    /// `functions` are what a metadata value can call as `sprig.NAME(…)`.
    package init(
        parsing text: String,
        for purpose: Purpose,
        functions: [String: GoFunction] = [:]
    ) throws(ExpressionError) {
        let source = try FilterText(text)
        let parsed = try FilterParser.tree(of: source)
        let known = purpose == .metadata ? Set(FilterExtras.functions.keys).union(["sprig"]) : []
        try Self.refuseStrangers(in: parsed, beside: known, source)
        let checked = try FilterChecker.checked(parsed, of: source, knowing: Self.variables)
        let tree = try FilterOptimizer.optimized(checked, of: source, functions: functions)
        let verdict = FilterVerdict(text: source, tree: tree, functions: functions)
        if purpose == .selector { try verdict.check() } else { try verdict.checkCalls() }
        self.text = text
        self.purpose = purpose
        self.source = source
        self.tree = tree
        self.functions = functions
        scope = FilterScope(of: tree)
    }

    package static func == (left: EventExpression, right: EventExpression) -> Bool {
        left.purpose == right.purpose && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// A name that no event has; Argo refuses it for each event, as it does `event.payload` of its own documentation.
    private static func refuseStrangers(
        in tree: FilterTree,
        beside known: Set<String>,
        _ source: FilterText
    ) throws(ExpressionError) {
        for (id, node) in tree.nodes.enumerated() {
            guard case .variable(let name) = node, variables[name] == nil, !known.contains(name),
                !FilterNames.isFunction(name)
            else { continue }
            let names = variables.keys.sorted()
            let meant = name == "event" ? "payload" : Suggestion.nearest(to: name, among: names + known.sorted())
            let isForMetadata = name == "sprig" || FilterExtras.functions[name] != nil
            let fix =
                isForMetadata
                ? "use it in the values of submit.metadata, where it is known"
                : meant.map { "write \($0)" } ?? "use one of: \(names.joined(separator: ", "))"
            throw source.refusal("'\(name)' is not known here", at: tree.offsets[id], fix: fix)
        }
    }
}

extension EventExpression {
    /// Whether the selector is true.
    ///
    /// - Throws: when a value does not fit what is done with it, or the result is neither true nor false.
    package func matches(_ event: JSONDocument, in evaluation: Evaluation) throws(EvaluationError) -> Bool {
        let result = try value(from: event, in: evaluation)
        guard case .bool(let matches) = result else {
            throw EvaluationError("the expression gives \(filterTypeName(of: result)), not true or false")
        }
        return matches
    }

    /// The value as text (B5.2): a text as it is, everything else as compact JSON with sorted names.
    ///
    /// Whole numbers keep all their digits where the expression is a path. A metadata value must be a text.
    package func rendered(from event: JSONDocument, in evaluation: Evaluation) throws(EvaluationError) -> String {
        let result = try value(from: event, in: evaluation)
        if case .string(let text) = result { return text }
        guard purpose != .metadata else {
            throw EvaluationError("the expression gives \(filterTypeName(of: result)), not a text; use string(…)")
        }
        if let element = element(of: tree.root, in: event) { return try element.plainJSON(in: evaluation) }
        return try GoJSONEncoding(keepsHTML: true).text(of: result)
    }

    private func value(from event: JSONDocument, in evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        defer { evaluation.releaseChangedMaps() }
        let variables = try FilterVariables(of: event, in: scope, functions: functions)
        var evaluator = FilterEvaluator(text: source, tree: tree, variables: variables, evaluation: evaluation)
        return try evaluator.value(of: tree.root)
    }

    /// What a path leads to in the event's own text; nil for every other expression.
    private func element(of id: FilterTree.ID, in event: JSONDocument) -> JSONElement? {
        switch tree[id] {
        case .variable(let name): return JSONElement(event).member(name)
        case .chain(let inner): return element(of: inner, in: event)
        case .member(let base, let property, _):
            guard let base = element(of: base, in: event) else { return nil }
            switch (base.kind, tree[property]) {
            case (.object, .string(let name)): return base.member(name)
            case (.array, .integer(let index)):
                let elements = base.elements
                let place = index < 0 ? elements.count + index : index
                return elements.indices.contains(place) ? elements[place] : nil
            default: return nil
            }
        default: return nil
        }
    }
}

extension JSONElement {
    /// Compact JSON with sorted names, in which whole numbers keep their digits.
    fileprivate func plainJSON(in evaluation: Evaluation, depth: Int = 0) throws(EvaluationError) -> String {
        guard depth < GoValue.maximumDepth else { throw EvaluationError("json: the value is too deep") }
        try evaluation.take(1)
        switch kind {
        case .null: return "null"
        case .bool: return bool ? "true" : "false"
        case .string: return goJSONString(string, keepsHTML: true)
        case .number: return try plainNumber
        case .array:
            var parts: [String] = []
            for element in elements { parts.append(try element.plainJSON(in: evaluation, depth: depth + 1)) }
            return "[\(parts.joined(separator: ","))]"
        case .object:
            var parts: [(name: String, text: String)] = []
            for member in members {
                let name = goJSONString(member.name, keepsHTML: true)
                let value = try member.value.plainJSON(in: evaluation, depth: depth + 1)
                parts.append((member.name, "\(name):\(value)"))
            }
            let sorted = parts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            return "{\(sorted.map(\.text).joined(separator: ","))}"
        }
    }

    private var plainNumber: String {
        get throws(EvaluationError) {
            let digits = source.first == UInt8(ascii: "-") ? source.dropFirst() : source
            let isWhole = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return isWhole ? String(decoding: source, as: UTF8.self) : try goJSONNumber(number)
        }
    }
}
