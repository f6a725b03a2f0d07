/// One rendering of a template: its output so far and the variables in sight.
struct TemplateRendering {
    /// How a list of nodes ended.
    enum Ending { case next, leave, skip }

    private static let stepsPerSortedName = 8

    let template: Template
    let evaluation: Evaluation
    private let root: GoValue
    private var output = ""
    /// The innermost last; those of a template that calls another are not in sight.
    private var variables: [(name: TemplateVariable, value: GoValue?)]
    private var depth = 0

    /// Begins with `dot` for `.` and `$`.
    ///
    /// A value that is nil is Go's invalid one: a member that does not exist. JSON's null is `.null`.
    init(_ template: Template, dot: GoValue, _ evaluation: Evaluation) {
        self.template = template
        self.evaluation = evaluation
        root = dot
        variables = [(.root, dot)]
    }

    mutating func text() throws(EvaluationError) -> String {
        _ = try render(template.definitions[Template.mainName] ?? [], dot: root)
        return output
    }

    private mutating func render(_ nodes: [TemplateNode], dot: GoValue?) throws(EvaluationError) -> Ending {
        try enter()
        defer { depth -= 1 }
        for node in nodes {
            try evaluation.take(1)
            let ending = try render(node, dot: dot)
            if ending != .next { return ending }
        }
        return .next
    }

    private mutating func render(_ node: TemplateNode, dot: GoValue?) throws(EvaluationError) -> Ending {
        switch node {
        case .text(let text): try write(text)
        case .action(let pipeline):
            let value = try value(of: pipeline, dot: dot)
            if pipeline.variables.isEmpty { try write(value, of: pipeline) }
        case .condition(let branch): return try render(branch, changesDot: false, dot: dot)
        case .with(let branch): return try render(branch, changesDot: true, dot: dot)
        case .range(let branch): return try loop(branch, dot: dot)
        case .call(let name, let pipeline, let offset): try call(name, with: pipeline, at: offset, dot: dot)
        case .leave: return .leave
        case .skip: return .skip
        }
        return .next
    }

    private mutating func render(
        _ branch: TemplateBranch,
        changesDot: Bool,
        dot: GoValue?
    ) throws(EvaluationError) -> Ending {
        let count = variables.count
        defer { variables.removeLast(variables.count - count) }
        let value = try value(of: branch.pipeline, dot: dot)
        guard let value, value.isTrue else { return try render(branch.alternative, dot: dot) }
        return try render(branch.body, dot: changesDot ? value : dot)
    }

    private mutating func call(
        _ name: String,
        with pipeline: TemplatePipeline?,
        at offset: Int,
        dot: GoValue?
    ) throws(EvaluationError) {
        guard let nodes = template.definitions[name] else {
            throw failure(at: offset, "there is no template \"\(name)\"")
        }
        var value: GoValue?
        if let pipeline { value = try self.value(of: pipeline, dot: dot) }
        let outer = variables
        variables = [(.root, value)]
        defer { variables = outer }
        _ = try render(nodes, dot: value)
    }
}

// MARK: Loops

extension TemplateRendering {
    private mutating func loop(_ branch: TemplateBranch, dot: GoValue?) throws(EvaluationError) -> Ending {
        let count = variables.count
        defer { variables.removeLast(variables.count - count) }
        let value = try value(of: branch.pipeline, dot: dot)
        switch value {
        case .list(let list) where list.count > 0:
            // The loop sees the list as it is now, even when its body changes it.
            for (index, element) in list.elements.enumerated() {
                guard try iterate(branch, .int(index), element) else { break }
            }
        case .map(let map) where map.count > 0:
            // Sorting the names takes more than going through them.
            try evaluation.take(map.count * Self.stepsPerSortedName)
            for name in map.sortedNames {
                guard try iterate(branch, .string(name), map[name]) else { break }
            }
        case .integer(let limit, let type):
            guard try loop(branch, upTo: limit, type) else { return try render(branch.alternative, dot: dot) }
        case nil, .null, .list, .map: return try render(branch.alternative, dot: dot)
        case .some(let other):
            throw failure(at: branch.pipeline.offset, "range cannot go through a value of type \(other.typeName)")
        }
        return .next
    }

    /// Counts from zero; false when there is nothing to count.
    private mutating func loop(
        _ branch: TemplateBranch,
        upTo limit: Int64,
        _ type: GoInteger
    ) throws(EvaluationError) -> Bool {
        guard branch.pipeline.variables.count < 2 else {
            throw failure(at: branch.pipeline.offset, "a range over a number has one variable only")
        }
        var number: Int64 = 0
        while number < limit {
            guard try iterate(branch, nil, .integer(number, type)) else { break }
            number += 1
        }
        return limit > 0
    }

    /// Renders the body once; false when it said `break`.
    private mutating func iterate(
        _ branch: TemplateBranch,
        _ key: GoValue?,
        _ element: GoValue?
    ) throws(EvaluationError) -> Bool {
        try evaluation.take(1)
        try assign(branch.pipeline, key, element)
        let count = variables.count
        defer { variables.removeLast(variables.count - count) }
        return try render(branch.body, dot: element) != .leave
    }

    /// Gives the loop's variables their values; of two, the first one is the key.
    private mutating func assign(
        _ pipeline: TemplatePipeline,
        _ key: GoValue?,
        _ element: GoValue?
    ) throws(EvaluationError) {
        let names = pipeline.variables
        guard let last = names.last else { return }
        if pipeline.isAssignment {
            if names.count > 1 { try assign(names[0], key) }
            try assign(last, element)
        } else {
            // The pipeline has just declared them, so they are the last ones.
            variables[variables.count - 1].value = element
            if names.count > 1 { variables[variables.count - 2].value = key }
        }
    }
}

// MARK: Variables, output and bounds

extension TemplateRendering {
    mutating func declare(_ name: TemplateVariable, _ value: GoValue?) { variables.append((name, value)) }

    mutating func assign(_ name: TemplateVariable, _ value: GoValue?) throws(EvaluationError) {
        guard let index = variables.lastIndex(where: { $0.name == name }) else { throw Self.undeclared }
        variables[index].value = value
    }

    func variable(_ name: TemplateVariable) throws(EvaluationError) -> GoValue? {
        guard let variable = variables.last(where: { $0.name == name }) else { throw Self.undeclared }
        return variable.value
    }

    private static let undeclared = EvaluationError("a variable is used that was not declared")

    private mutating func write(_ value: GoValue?, of pipeline: TemplatePipeline) throws(EvaluationError) {
        switch value {
        case nil, .null: try write("<no value>")
        case .string(let text): try write(text)
        case .function:
            throw failure(at: pipeline.offset, "a function cannot be printed")
        case .some(let value): try write(value.text)
        }
    }

    private mutating func write(_ text: String) throws(EvaluationError) {
        try evaluation.take(text.utf8.count)
        output += text
        guard output.utf8.count <= Evaluation.maximumResultBytes else {
            throw EvaluationError("the result is longer than \(Evaluation.maximumResultBytes) bytes")
        }
    }

    mutating func enter() throws(EvaluationError) {
        guard depth < Template.maximumDepth else {
            throw EvaluationError("templates call each other more than \(Template.maximumDepth) levels deep")
        }
        depth += 1
    }

    mutating func leave() { depth -= 1 }

    /// An error with the place it happened at.
    func failure(at offset: Int, _ problem: String) -> EvaluationError {
        let place = template.source.place(of: offset)
        let line = place.line.map { "line \($0), " } ?? ""
        return EvaluationError("\(line)column \(place.column): \(problem)")
    }
}
