/// One evaluation: the values of the variables, and what it may still use.
struct FieldEvaluation {
    private let names: [String]
    private let values: [GoValue?]
    private var steps = FieldEvaluation.maximumSteps

    /// Elements visited and bytes of text built: a thousand operators over a large event could take gigabytes.
    static let maximumSteps = Evaluation.maximumSteps
    /// What comparing two lists or two objects counts, whatever their size.
    private static let stepsOfComparison = maximumSteps / 100

    /// What compiling a pattern counts.
    private static let stepsOfCompiling = maximumSteps / 100
    /// What the program of a pattern that is computed may take.
    private static let computedProgramBytes = RegularExpression.maximumProgramBytes / 8

    init(names: [String], values: [GoValue?]) {
        self.names = names
        self.values = values
    }

    /// Recursion is bounded by `FieldExpression.maximumDepth`.
    mutating func value(of node: FieldNode) throws(EvaluationError) -> GoValue {
        switch node {
        case .null: return .null
        case .number(let number): return .float(number)
        case .bool(let flag): return .bool(flag)
        case .string(let text): return .string(text)
        case .pattern(let pattern): return .object(pattern)
        case .variable(let slot): return try variable(slot)
        case .accessor(let name): throw EvaluationError("'\(name)' reads a field of a struct, which no event has")
        case .prefixed(let symbol, let operand): return try symbol.applied(to: value(of: operand))
        case .chain(let first, let links):
            var result = try value(of: first)
            for link in links { result = try applied(link, to: result) }
            return result
        case .list(let nodes): return try list(nodes)
        }
    }

    private func variable(_ slot: Int) throws(EvaluationError) -> GoValue {
        guard slot < values.count, let value = values[slot] else {
            throw EvaluationError("no parameter '\(names[slot])' found among the fields")
        }
        if case .integer(let number, _) = value { return .float(Double(number)) }
        return value
    }

    private mutating func list(_ nodes: [FieldNode]) throws(EvaluationError) -> GoValue {
        var elements: [GoValue] = []
        for (index, node) in nodes.enumerated() {
            let value = try value(of: node)
            if index == 0, case .list(let list) = value {
                elements = list.elements
            } else {
                elements.append(value)
            }
        }
        try take(elements.count)
        return .list(GoList(elements))
    }

    /// The right side is left alone where the left one decides.
    private mutating func applied(_ link: FieldLink, to left: GoValue) throws(EvaluationError) -> GoValue {
        switch (link.symbol, left) {
        case (.and, .bool(false)), (.or, .bool(true)): return left
        case (.choose, .bool(false)): return .null
        case (.coalesce, .null), (.otherwise, .null): break
        case (.coalesce, _), (.otherwise, _): return left
        default: break
        }
        return try combined(link.symbol, left, value(of: link.right))
    }

    private mutating func combined(
        _ symbol: FieldOperator,
        _ left: GoValue,
        _ right: GoValue
    ) throws(EvaluationError) -> GoValue {
        switch symbol {
        case .coalesce, .otherwise, .separate: return right
        case .choose:
            guard case .bool = left else { throw symbol.refusal("true or false before it", left) }
            return right
        case .and, .or:
            // Whatever the left side is, it did not decide.
            guard case .bool = left, case .bool = right else { throw symbol.refusal("true or false", left, right) }
            return right
        case .equal: return .bool(try areEqual(left, right))
        case .notEqual: return .bool(try !areEqual(left, right))
        case .greater, .less, .greaterOrEqual, .lessOrEqual: return .bool(try symbol.compares(left, right))
        case .matches, .matchesNot: return .bool(try matches(right, left) == (symbol == .matches))
        case .isIn: return .bool(try contains(right, left))
        case .add: return try sum(left, right)
        default: return .float(try symbol.computed(left, right))
        }
    }

    private mutating func areEqual(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.list, .list), (.map, .map): try take(Self.stepsOfComparison)
        default: break
        }
        return deepEqual(left, right)
    }

    private mutating func contains(_ list: GoValue, _ wanted: GoValue) throws(EvaluationError) -> Bool {
        guard case .list(let list) = list, list.element == .any else {
            throw FieldOperator.isIn.refusal("a list on its right, such as (\"a\", \"b\")", list)
        }
        for (index, element) in list.elements.enumerated() {
            switch (wanted, element) {
            case (.list, .list), (.map, .map):
                // Go panics here, and with it the whole sensor.
                throw EvaluationError("'in' cannot look for lists and objects")
            case (.list, _), (.map, _): continue
            default:
                guard deepEqual(wanted, element) else { continue }
                try take(index)
                return true
            }
        }
        try take(list.count)
        return false
    }

    /// Whether a pattern is found in a string.
    private mutating func matches(_ pattern: GoValue, _ value: GoValue) throws(EvaluationError) -> Bool {
        guard case .string(let text) = value else { throw FieldOperator.matches.refusal("a string on its left", value) }
        switch pattern {
        case .string(let source): return try matches(try computed(source), text)
        case .object(let object):
            if let constant = object as? FieldPattern { return try matches(constant.expression, text) }
        default: break
        }
        throw FieldOperator.matches.refusal("a regular expression on its right", pattern)
    }

    private mutating func matches(_ expression: RegularExpression, _ text: String) throws(EvaluationError) -> Bool {
        var cost = 0
        let isMatch = try expression.search(text.utf8.count, take: { cost = $0 }) { expression.matches(text) }
        try take(cost)
        return isMatch
    }

    /// A pattern that may come from the event, so that compiling and matching it must not take long.
    private mutating func computed(_ source: String) throws(EvaluationError) -> RegularExpression {
        try take(Self.stepsOfCompiling)
        let expression: RegularExpression
        do {
            expression = try RegularExpression(source, programBytes: Self.computedProgramBytes)
        } catch { throw EvaluationError(error.problem) }
        try take(expression.size)
        return expression
    }

    /// Numbers are added; as soon as one side is a string, both are written one after the other.
    private mutating func sum(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> GoValue {
        switch (left, right) {
        case (.float(let left), .float(let right)): return .float(left + right)
        case (.string, _), (_, .string):
            let (head, tail) = (left.text, right.text)
            try take(head.utf8.count + tail.utf8.count)
            return .string(head + tail)
        default: throw FieldOperator.add.refusal("numbers, or a string on one side", left, right)
        }
    }

    private mutating func take(_ count: Int) throws(EvaluationError) {
        guard count <= steps else { throw EvaluationError("needs more than \(Self.maximumSteps) steps") }
        steps -= count
    }
}
