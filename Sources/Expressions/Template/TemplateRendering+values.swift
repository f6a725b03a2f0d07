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
        switch command.operand {
        case .function(let function): return try call(function, command, piped, dot: dot)
        case .junction(let isAnd): return try join(isAnd: isAnd, command, piped, dot: dot)
        case .field(let names): return try member(names, of: dot, command, piped, dot: dot)
        case .variable(let name, let names) where !names.isEmpty:
            return try member(names, of: variable(name), command, piped, dot: dot)
        case .chain(let base, let names, let offset):
            let value = try argument(base, at: offset, dot: dot)
            return try member(names, of: value, command, piped, dot: dot)
        case .dot, .null, .bool, .number, .text, .variable, .pipeline:
            guard command.arguments.isEmpty, piped == nil else {
                throw failure(at: command.offset, "this is a value, not a function: it takes no arguments")
            }
            if case .null = command.operand { throw failure(at: command.offset, "nil alone is not a value to print") }
            return try argument(command.operand, at: command.offset, dot: dot)
        }
    }

    /// The value of an operand where any type will do.
    mutating func argument(_ operand: TemplateOperand, at offset: Int, dot: GoValue?) throws(EvaluationError) -> GoValue? {
        switch operand {
        case .dot: return dot
        case .null: return nil
        case .bool(let flag): return .bool(flag)
        case .text(let text): return .string(text)
        case .number(let number): return try constant(number, at: offset)
        case .field(let names): return try member(names, of: dot, at: offset)
        case .variable(let name, let names): return try member(names, of: variable(name), at: offset)
        case .pipeline(let pipeline): return try value(of: pipeline, dot: dot)
        case .function(let function): return try call(function, with: [], at: offset)
        case .junction(let isAnd): throw tooFewArguments(isAnd ? "and" : "or", at: offset)
        case .chain(let base, let names, let offset):
            return try member(names, of: argument(base, at: offset, dot: dot), at: offset)
        }
    }

    private func constant(_ number: TemplateNumber, at offset: Int) throws(EvaluationError) -> GoValue {
        if number.isFloat { return .float(number.float) }
        guard let integer = number.integer else { throw failure(at: offset, "\(number.text) overflows int") }
        return .integer(integer, .int)
    }

    func tooFewArguments(_ name: String, at offset: Int) -> EvaluationError {
        failure(at: offset, "wrong number of args for \(name): want at least 1 got 0")
    }
}

// MARK: Members

extension TemplateRendering {
    /// The member that the names lead to; what does not exist has no members either.
    private func member(_ names: [String], of value: GoValue?, at offset: Int) throws(EvaluationError) -> GoValue? {
        var value = value
        for name in names { value = try member(name, of: value, at: offset) }
        return value
    }

    /// A member that may be a method with arguments.
    private mutating func member(
        _ names: [String],
        of value: GoValue?,
        _ command: TemplateCommand,
        _ piped: TemplatePiped?,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue? {
        if command.arguments.isEmpty, piped == nil { return try member(names, of: value, at: command.offset) }
        let owner = try member(Array(names.dropLast()), of: value, at: command.offset)
        guard let owner, let name = names.last else { return nil }
        var arguments: [GoValue] = []
        for operand in command.arguments {
            arguments.append(try argument(operand, at: command.offset, dot: dot) ?? .null)
        }
        if let piped { arguments.append(piped.value ?? .null) }
        return try method(name, of: owner, arguments, at: command.offset)
    }

    private func member(_ name: String, of value: GoValue?, at offset: Int) throws(EvaluationError) -> GoValue? {
        switch value {
        case nil: return nil
        case .map(let map): return map[name]
        case .null: throw failure(at: offset, "nil has no member '\(name)'")
        case .some(let value): return try method(name, of: value, [], at: offset)
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
