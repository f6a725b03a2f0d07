/// What the command before a `|` hands on; its value may be the one that does not exist.
struct TemplatePiped {
    let value: GoValue?
}

extension TemplateRendering {
    /// The last command's value; JSON's null becomes no value, as Go looks into the interface.
    mutating func value(of pipeline: TemplatePipeline, dot: GoValue?) throws(EvaluationError) -> GoValue? {
        try enter()
        defer { leave() }
        var value: GoValue?
        var piped: TemplatePiped?
        for command in pipeline.commands {
            value = try self.value(of: command, piped, dot: dot)
            if case .null = value { value = nil }
            piped = TemplatePiped(value: value)
        }
        for name in pipeline.variables {
            if pipeline.isAssignment { try assign(name, value) } else { declare(name, value) }
        }
        return value
    }

    private mutating func value(
        of command: TemplateCommand,
        _ piped: TemplatePiped?,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue? {
        try evaluation.take(1 + command.arguments.count)
        switch command.first.operand {
        case .function(let function): return try call(function, command, piped, dot: dot)
        case .junction(let isAnd): return try join(isAnd: isAnd, command, piped, dot: dot)
        case .field, .chain: break
        case .variable(_, let names) where !names.isEmpty: break
        case .dot, .null, .bool, .number, .text, .variable, .pipeline:
            guard command.arguments.isEmpty, piped == nil else {
                throw failure(at: command.first.offset, "this is a value, not a function: it takes no arguments")
            }
            if case .null = command.first.operand {
                throw failure(at: command.first.offset, "nil alone is not a value to print")
            }
        }
        guard !command.arguments.isEmpty || piped != nil else { return try value(of: command.first, dot: dot) }
        return try callMethod(command, piped, dot: dot)
    }

    /// The value of a term where any type will do.
    mutating func value(of term: TemplateTerm, dot: GoValue?) throws(EvaluationError) -> GoValue? {
        switch term.operand {
        case .dot: return dot
        case .null: return nil
        case .bool(let flag): return .bool(flag)
        case .text(let text): return .string(text)
        case .number(let number): return try constant(number, at: term.offset)
        case .field(let names): return try member(names[...], of: dot, at: term.offset)
        case .variable(let name, let names): return try member(names[...], of: variable(name), at: term.offset)
        case .pipeline(let pipeline): return try value(of: pipeline, dot: dot)
        case .function(let function): return try call(function, with: [], at: term.offset)
        case .junction(let isAnd): throw tooFewArguments(isAnd ? "and" : "or", at: term.offset)
        case .chain(let base, let names): return try member(names[...], of: value(of: base, dot: dot), at: term.offset)
        }
    }

    private func constant(_ number: TemplateNumber, at offset: Int) throws(EvaluationError) -> GoValue {
        if number.isFloat { return .float(number.float) }
        guard let integer = number.integer else { throw failure(at: offset, "\(number.text) is too large for an int") }
        return .integer(integer, .int)
    }

    func tooFewArguments(_ name: String, at offset: Int) -> EvaluationError {
        failure(at: offset, "wrong number of args for \(name): want at least 1 got 0")
    }
}

// MARK: Members

extension TemplateRendering {
    /// The member that the names lead to; what does not exist has no members either.
    private func member(
        _ names: ArraySlice<String>,
        of value: GoValue?,
        at offset: Int
    ) throws(EvaluationError) -> GoValue? {
        try evaluation.take(names.count)
        var value = value
        for name in names {
            switch value {
            case nil: return nil
            case .map(let map): value = map[name]
            case .null: throw failure(at: offset, "nil has no member '\(name)'")
            case .some(let owner): value = try method(name, of: owner, [], at: offset)
            }
        }
        return value
    }

    /// The last member of the command's first term, as a method with arguments.
    private mutating func callMethod(
        _ command: TemplateCommand,
        _ piped: TemplatePiped?,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue? {
        let offset = command.first.offset
        guard let (base, names) = try owner(command.first.operand, dot: dot), let name = names.last else { return nil }
        guard let owner = try member(names.dropLast(), of: base, at: offset) else { return nil }
        if case .null = owner { throw failure(at: offset, "nil has no method '\(name)'") }
        var arguments: [GoValue] = []
        for term in command.arguments { arguments.append(try value(of: term, dot: dot) ?? .null) }
        if let piped { arguments.append(piped.value ?? .null) }
        return try method(name, of: owner, arguments, at: offset)
    }

    /// The value where a chain of members begins, and their names.
    private mutating func owner(
        _ operand: TemplateOperand,
        dot: GoValue?
    ) throws(EvaluationError) -> (GoValue?, [String])? {
        switch operand {
        case .field(let names): (dot, names)
        case .variable(let name, let names): (try variable(name), names)
        case .chain(let base, let names): (try value(of: base, dot: dot), names)
        default: nil
        }
    }

    private func method(
        _ name: String,
        of value: GoValue,
        _ arguments: [GoValue],
        at offset: Int
    ) throws(EvaluationError) -> GoValue? {
        try evaluation.take(1 + arguments.count)
        do {
            if let result = try goMethod(name, of: value, arguments) { return result }
        } catch {
            throw failure(at: offset, error.problem)
        }
        let problem = arguments.isEmpty ? "there is no member '\(name)'" : "'\(name)' is no method with arguments"
        throw failure(at: offset, "\(problem) in a value of type \(value.typeName)")
    }
}
