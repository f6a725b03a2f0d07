/// A trigger's condition over dependency names, checked at load (spec/sensor.md §3.1–3.2).
package struct Condition: Sendable, Hashable {
    /// The dependency expression: names and operators without spaces, `dep-1||dep_1a`.
    package let expression: String
    /// The dependencies it mentions, in order of first use.
    ///
    /// Empty for the text `true` (or `false`), which no event can ever meet: such a trigger does not fire.
    package let dependencies: [String]
    /// Whether events must be held for a join: the expression contains `&` (spec §3.3).
    package let isJoin: Bool

    /// Characters a condition may have, so that reading it stays cheap; a hundred long names fit.
    package static let maximumLength = 16_384
    /// Parentheses that may be open at once: reading and evaluating call themselves once for each.
    package static let maximumDepth = 100

    private let root: ConditionNode

    /// Parses `text` against the sensor's dependency names; nil or an empty text joins all of them with `&&`.
    ///
    /// A dash and an underscore mean the same in a reference; of two names that differ only in them, the one that is
    /// listed last is meant. Names the expression language knows for something else (`len`, `in`, …) have to be quoted.
    package init(parsing text: String?, dependencies names: [String]) throws(ExpressionError) {
        let translation = try ConditionTranslation(of: text, dependencies: names)
        let known = Set(names)
        for use in translation.uses where !known.contains(use.name) {
            throw ConditionNames(names).unknown(use.name, column: use.column)
        }
        expression = translation.expression
        dependencies = translation.uses.map(\.name)
        isJoin = expression.utf8.contains(UInt8(ascii: "&"))
        root = translation.root
    }

    /// Whether it holds when exactly `present` have an event.
    package func isSatisfied(by present: Set<String>) -> Bool {
        isSatisfied { present.contains(dependencies[$0]) }
    }

    /// Whether it holds when `isPresent` says which of `dependencies`, by index, have an event.
    package func isSatisfied(where isPresent: (_ index: Int) -> Bool) -> Bool {
        root.holds(isPresent)
    }
}

/// A condition as a tree; dependencies are numbers, so that deciding never compares texts.
enum ConditionNode: Sendable, Hashable {
    case literal(Bool)
    case dependency(Int)
    case all([ConditionNode])
    case any([ConditionNode])

    func holds(_ isPresent: (Int) -> Bool) -> Bool {
        switch self {
        case .literal(let value): value
        case .dependency(let index): isPresent(index)
        case .all(let parts): parts.allSatisfy { $0.holds(isPresent) }
        case .any(let parts): parts.contains { $0.holds(isPresent) }
        }
    }
}
