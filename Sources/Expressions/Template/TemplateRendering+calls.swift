extension TemplateRendering {
    /// Calls a function with the command's arguments and what came through the pipe, which is the last one.
    mutating func call(
        _ function: GoFunction,
        _ command: TemplateCommand,
        _ piped: TemplatePiped?,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue? {
        let count = command.arguments.count + (piped == nil ? 0 : 1)
        try check(count, for: function, at: command.offset)
        var values: [GoValue] = []
        values.reserveCapacity(count)
        for (index, operand) in command.arguments.enumerated() {
            values.append(try value(of: operand, as: function.parameter(index), command, dot: dot))
        }
        if let piped {
            values.append(try checked(piped.value, as: function.parameter(count - 1), at: command.offset))
        }
        return try call(function, with: values, at: command.offset)
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
            throw tooFewArguments(isAnd ? "and" : "or", at: command.offset)
        }
        var value: GoValue?
        for operand in command.arguments {
            value = try argument(operand, at: command.offset, dot: dot)
            if value?.isTrue ?? false != isAnd { return value }
        }
        return piped.map(\.value) ?? value
    }

    private func check(_ count: Int, for function: GoFunction, at offset: Int) throws(EvaluationError) {
        let least = function.parameters.count
        guard function.rest == nil ? count != least : count < least else { return }
        let wanted = function.rest == nil ? "\(least)" : "at least \(least)"
        throw failure(at: offset, "wrong number of args for \(function.name): want \(wanted) got \(count)")
    }

    /// An argument in the type that the function asks for: constants fit themselves to it, values have to be of it.
    private mutating func value(
        of operand: TemplateOperand,
        as parameter: GoFunction.Parameter,
        _ command: TemplateCommand,
        dot: GoValue?
    ) throws(EvaluationError) -> GoValue {
        switch (operand, parameter) {
        case (.number(let number), .float64): return .float(number.float)
        case (.number(let number), .int):
            if let integer = number.integer { return .integer(integer, .int) }
        case (.number(let number), .int64):
            if let integer = number.integer { return .integer(integer, .int64) }
        case (.number, .any), (.text, .any), (.text, .string), (.bool, .any), (.bool, .bool):
            return try argument(operand, at: command.offset, dot: dot) ?? .null
        case (.number, _), (.text, _), (.bool, _): break
        default:
            return try checked(
                argument(operand, at: command.offset, dot: dot),
                as: parameter,
                at: command.offset
            )
        }
        throw failure(at: command.offset, "expected \(parameter.rawValue); found \(operand.constantText)")
    }

    /// A value as an argument: what does not exist is nil where the type has one, JSON's null only where any type goes.
    private func checked(
        _ value: GoValue?,
        as parameter: GoFunction.Parameter,
        at offset: Int
    ) throws(EvaluationError) -> GoValue {
        guard let value else {
            if parameter.takes(.null) { return .null }
            throw failure(at: offset, "there is no value where \(parameter.rawValue) is expected")
        }
        if case .null = value, parameter != .any {
            throw failure(at: offset, "wrong type: expected \(parameter.rawValue); got nil")
        }
        guard parameter.takes(value) else {
            throw failure(at: offset, "wrong type: expected \(parameter.rawValue); got \(value.typeName)")
        }
        return value
    }
}

extension GoFunction {
    /// The type of the argument at `index`.
    fileprivate func parameter(_ index: Int) -> Parameter { index < parameters.count ? parameters[index] : rest ?? .any }
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
