/// A gjson path, parsed once (spec/sensor.md §2.11).
package struct JSONPath: Sendable, Hashable {
    /// Longest chain of parts, brackets included; a longer path finds nothing.
    ///
    /// Compiling and searching take a few stack frames for each part, and no real path has ten.
    package static let maximumParts = 128

    /// Longest path; a longer one finds nothing, because compiling may look at its end once for every part.
    package static let maximumBytes = 4_096

    /// Longest text that multipaths, projections and modifiers may build; a longer result does not exist.
    ///
    /// Paths such as `[@this,@this]|[@this,@this]` grow exponentially, and no cluster takes objects half as large.
    package static let maximumResultBytes = 8 << 20

    /// The path as the user wrote it.
    package let text: String
    let selector: JSONSelector

    /// Every text is a path; one that can never match anything finds nothing, as in gjson.
    package init(_ text: String) {
        self.text = text
        var compiler = JSONPathCompiler()
        selector = text.utf8.count <= Self.maximumBytes ? compiler.selector(Array(text.utf8)[...]) : .nothing
    }

    package static func == (left: JSONPath, right: JSONPath) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension JSONDocument {
    /// The value at a gjson path (spec/sensor.md §2.11); nil when it does not exist.
    package func find(_ path: JSONPath) -> JSONMatch? {
        if case .plain(let plain) = path.selector {
            return withTape { tape in plain.find(in: tape, from: 0).map { JSONMatch(tape, at: $0) } }
        }
        var budget = JSONBudget()
        let found = select(path.selector, from: JSONPlace(document: self, index: 0), &budget)
        return budget.isSpent ? nil : found.map(JSONMatch.init)
    }
}
