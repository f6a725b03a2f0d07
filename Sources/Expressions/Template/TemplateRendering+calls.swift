extension TemplateRendering {
    /// Calls a function with the command's arguments and what came through the pipe, which is the last one.
    mutating func call(
        _ function: GoFunction,
        _ command: TemplateCommand,
        _ piped: TemplatePiped?,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue? {
        let offset = command.first.offset
        let count = command.arguments.count + (piped == nil ? 0 : 1)
        try check(count, for: function, at: offset)
        var values: [GoValue] = []
        values.reserveCapacity(count)
        for (index, term) in command.arguments.enumerated() {
            values.append(try argument(term, of: function, index, dot: dot))
        }
        if let piped { values.append(try checked(piped.value, of: function, count - 1, at: offset)) }
        return try call(function, with: values, at: offset)
    }

    func call(_ function: GoFunction, with values: [GoValue], at offset: Int) throws(EvaluationError) -> GoValue? {
        do { return try function.call(values, in: evaluation) } catch {
            throw failure(at: offset, "\(function.name): \(error.problem)")
        }
    }

    /// `and` and `or`: the first argument that decides, or the last one.
    mutating func join(
        isAnd: Bool,
        _ command: TemplateCommand,
        _ piped: TemplatePiped?,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue? {
        guard !command.arguments.isEmpty || piped != nil else {
            throw tooFewArguments(isAnd ? "and" : "or", at: command.first.offset)
        }
        var value: GoValue?
        for term in command.arguments {
            value = try self.value(of: term, dot: dot)
            if value?.isTrue ?? false != isAnd { return value }
        }
        if let piped { return piped.value }
        return value
    }

    private func check(_ count: Int, for function: GoFunction, at offset: Int) throws(EvaluationError) {
        let least = function.parameters.count
        guard function.rest == nil ? count != least : count < least else { return }
        let wanted = function.rest == nil ? "\(least)" : "at least \(least)"
        throw failure(at: offset, "wrong number of args for \(function.name): want \(wanted) got \(count)")
    }

    /// An argument in the type that the function asks for: constants fit themselves to it, values have to be of it.
    private mutating func argument(
        _ term: TemplateTerm,
        of function: GoFunction,
        _ index: Int,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue {
        let parameter = function.parameter(index)
        switch (term.operand, parameter) {
        case (.number(let number), .float64): return .float(number.float)
        case (.number(let number), .int):
            if let integer = number.integer { return .integer(integer, .int) }
        case (.number(let number), .int64):
            if let integer = number.integer { return .integer(integer, .int64) }
        case (.number, .any), (.text, .any), (.text, .string), (.bool, .any), (.bool, .bool):
            return try value(of: term, dot: dot) ?? .null
        case (.number, _), (.text, _), (.bool, _): break
        default: return try checked(value(of: term, dot: dot), of: function, index, at: term.offset)
        }
        throw failure(
            at: term.offset,
            "\(function.name) expects \(parameter.rawValue) here, not \(term.operand.constantText)"
        )
    }

    /// A value as an argument: what does not exist is nil where the type has one, JSON's null only where any type goes.
    private func checked(
        _ value: GoValue?,
        of function: GoFunction,
        _ index: Int,
        at offset: Int
    ) throws(EvaluationError) -> GoValue {
        let parameter = function.parameter(index)
        if parameter == .any { return value ?? .null }
        guard let value else {
            if parameter.takes(.null) { return .null }
            throw failure(at: offset, "\(function.name) expects \(parameter.rawValue) here, and there is no value")
        }
        if case .null = value {
            throw failure(at: offset, "\(function.name) expects \(parameter.rawValue) here, not nil")
        }
        guard parameter.takes(value) else {
            throw failure(at: offset, "\(function.name) expects \(parameter.rawValue) here, not \(value.typeName)")
        }
        return value
    }
}

extension GoFunction {
    /// The type of the argument at `index`.
    fileprivate func parameter(_ index: Int) -> Parameter {
        index < parameters.count ? parameters[index] : rest ?? .any
    }
}

extension TemplateOperand {
    /// A constant as it stands in the template.
    fileprivate var constantText: String {
        switch self {
        case .number(let number): number.text
        case .text(let text): goQuoted(text)
        case .bool(let flag): "\(flag)"
        default: "a value"
        }
    }
}
