extension FilterChecker {
    mutating func memberType(
        _ base: FilterTree.ID,
        _ property: FilterTree.ID,
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let type = try type(of: base)
        let key = try self.type(of: property)
        if case .environment = tree[base] {
            if case .string(let name) = tree[property], FilterNames.isFunction(name) { return .function }
            return .any
        }
        if case .string(let name) = tree[property], let method = FilterMethod.named(name, of: type) {
            return .method(method)
        }
        switch type.kind {
        case .interface: return .any
        case .map:
            if key == .null || key.isAny || key == .string || type != .map { return type.element }
            throw refusal("a map is read by a text, not by \(key.described)", at: property, fix: "write map[\"key\"]")
        case .list:
            if key.isInteger || key.isAny { return type.element }
            throw refusal(
                "a list is read by a whole number, not by \(key.described)",
                at: property,
                fix: "write list[0], or a predicate such as any(list, {.name == \"x\"})"
            )
        default: throw noMember(property, of: type, at: id)
        }
    }

    private func noMember(_ property: FilterTree.ID, of type: FilterType, at id: FilterTree.ID) -> ExpressionError {
        var name = "elements"
        if case .string(let member) = tree[property] { name = "a member '\(member)'" }
        let isFunction = type.kind == .function
        return refusal(
            "\(type.described) has no \(name == "elements" ? name : String(name.dropFirst(2)))",
            at: id,
            fix: isFunction
                ? "a function's name hides the payload's member; write get($env, \"name\") for the member"
                : "read members of maps, and elements of lists"
        )
    }

    mutating func callType(
        _ callee: FilterTree.ID,
        _ arguments: [FilterTree.ID],
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let type = try type(of: callee)
        switch type {
        // As in the reference, nothing is known of such a call, and what is in its parentheses is not looked at.
        case .any: return .any
        case .method(let method):
            guard let result = method.result else {
                throw refusal("this method gives several values", at: id, fix: "call one that gives a single value")
            }
            if let problem = try mismatch(of: arguments, with: method.parameters) {
                throw refusal(problem.text, at: problem.node ?? id, fix: "see the methods of Go's time package")
            }
            return result
        case .function:
            // A function can be called by a name that `let` gave it, and by $env.name.
            if let function = function(named: callee) {
                tree[id] = .builtin(function, arguments)
                return try self.type(of: function, arguments, at: id)
            }
            throw refusal("this name cannot be called", at: id, fix: "call the function by its own name")
        default: throw refusal("\(type.described) cannot be called", at: id, fix: "remove the parentheses")
        }
    }

    struct Mismatch {
        let text: String
        let node: FilterTree.ID?
    }

    /// Why the arguments do not fit the parameters; nil when they may.
    mutating func mismatch(
        of arguments: [FilterTree.ID],
        with parameters: [FilterType]
    ) throws(ExpressionError) -> Mismatch? {
        guard arguments.count == parameters.count else {
            return Mismatch(text: "\(arguments.count) arguments are given, \(parameters.count) are needed", node: nil)
        }
        for (argument, parameter) in zip(arguments, parameters) {
            let type = try type(of: argument)
            let fits =
                type == .null || type.isAny || type.isAssignable(to: parameter)
                || (parameter.isInteger && type.isInteger && parameter.kind != type.kind)
            if !fits {
                return Mismatch(text: "\(parameter.described) is needed, and this is \(type.described)", node: argument)
            }
        }
        return nil
    }
}
