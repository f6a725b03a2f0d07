import EventData
import Expressions
import Manifests

extension [ExprFilter] {
    /// The `exprs` kind as a whole (spec/sensor.md §2.6): true for an event without data.
    ///
    /// An empty list is true when its entries are joined by `and`, and false when by `or`.
    func verdict(on event: DecodedEvent, combinedBy logicalOperator: LogicalOperator) -> FilterVerdict {
        guard let parsed = event.document else { return .accepted }
        switch parsed {
        case .failure(let error): return .failed("exprs: the event's data is not JSON: \(error)")
        case .success(let document):
            guard !isEmpty || logicalOperator == .and else { return .rejected("exprs: none of no entries is true") }
            return combined(logicalOperator, count: count) { self[$0].verdict(in: document, index: $0) }
        }
    }
}

extension ExprFilter {
    fileprivate func verdict(in document: JSONDocument, index: Int) -> FilterVerdict {
        var matches: [JSONMatch] = []
        matches.reserveCapacity(fields.count)
        for field in fields {
            guard let match = document.find(field.path) else {
                return .failed("\(rule(index)): path '\(field.path.text)' does not exist in the event's data")
            }
            matches.append(match)
        }
        switch expression {
        case .failure(let error): return .failed("\(rule(index)): \(error.problem)")
        case .success(let expression): return verdict(expression, on: matches, index: index)
        }
    }

    /// Only `true` itself accepts; any other result is false.
    private func verdict(_ expression: FieldExpression, on matches: [JSONMatch], index: Int) -> FilterVerdict {
        do throws(EvaluationError) {
            let values = fieldsOfVariables.map { field in field.map { GoValue(matches[$0]) } }
            if case .bool(true) = try expression.evaluate(values) { return .accepted }
            let text = "\(rule(index)) is not true with \(used(matches))"
            return .rejected(text.clipped(to: longestDetailBytes))
        } catch {
            return .failed("\(rule(index)): \(error.problem)")
        }
    }

    private func used(_ matches: [JSONMatch]) -> String {
        zip(fields, matches).map { "\($0.name) = \($1.explained)" }.joined(separator: ", ")
    }

    /// The verdict, with what was found also where it accepts.
    func check(in document: JSONDocument, index: Int) -> FilterCheck {
        let verdict = verdict(in: document, index: index)
        let matches = fields.compactMap { document.find($0.path) }
        return FilterCheck(verdict, "\(rule(index)) is true with \(used(matches))".clipped(to: longestDetailBytes))
    }

    private func rule(_ index: Int) -> String { "exprs[\(index)] '\(text.clipped(to: longestQuotedValueBytes))'" }
}

extension GoValue {
    /// What a path found, as gjson hands it to Go.
    fileprivate init(_ match: JSONMatch) {
        switch match.kind {
        case .string: self = .string(match.text)
        case .number: self = .float(match.number)
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .null: self = .null
        case .json:
            let document = Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: match.raw.bytes) }
            guard case .success(let document) = document else {
                preconditionFailure("a piece of valid JSON is valid JSON")
            }
            self = GoValue(document)
        }
    }
}
