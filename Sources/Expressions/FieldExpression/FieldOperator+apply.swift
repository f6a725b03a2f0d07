extension FieldPrefix {
    func applied(to value: GoValue) throws(EvaluationError) -> GoValue {
        switch (self, value) {
        case (.negate, .float(let number)): return .float(-number)
        case (.complement, .float(let number)): return .float(Double(~goInt64(number)))
        case (.not, .bool(let flag)): return .bool(!flag)
        case (.not, _): throw EvaluationError("'!' needs true or false, got \(value.kindInWords)")
        default: throw EvaluationError("'\(rawValue)' before a value needs a number, got \(value.kindInWords)")
        }
    }
}

extension FieldOperator {
    func refusal(_ needed: String, _ values: GoValue...) -> EvaluationError {
        let found = values.map(\.kindInWords).joined(separator: " and ")
        return EvaluationError("'\(rawValue)' needs \(needed), got \(found)")
    }

    /// `<` and its like: two numbers, or two strings by their bytes.
    func compares(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.float(let left), .float(let right)):
            switch self {
            case .greater: return left > right
            case .less: return left < right
            case .greaterOrEqual: return left >= right
            default: return left <= right
            }
        case (.string(let left), .string(let right)):
            switch self {
            case .greater: return right.utf8.lexicographicallyPrecedes(left.utf8)
            case .less: return left.utf8.lexicographicallyPrecedes(right.utf8)
            case .greaterOrEqual: return !left.utf8.lexicographicallyPrecedes(right.utf8)
            default: return !right.utf8.lexicographicallyPrecedes(left.utf8)
            }
        default: throw refusal("two numbers or two strings", left, right)
        }
    }

    /// Arithmetic and bit operations, all on 64-bit floating point; nothing traps, division by zero is infinite.
    func computed(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Double {
        guard case .float(let first) = left, case .float(let second) = right else {
            throw refusal("two numbers", left, right)
        }
        switch self {
        case .subtract: return first - second
        case .multiply: return first * second
        case .divide: return first / second
        case .remainder: return first.truncatingRemainder(dividingBy: second)
        case .power: return goPower(first, second)
        case .bitAnd: return Double(goInt64(first) & goInt64(second))
        case .bitOr: return Double(goInt64(first) | goInt64(second))
        case .bitXor: return Double(goInt64(first) ^ goInt64(second))
        case .shiftLeft: return Double(goUInt64(first) << goUInt64(second))
        case .shiftRight: return Double(goUInt64(first) >> goUInt64(second))
        default: throw refusal("two numbers", left, right)
        }
    }
}

extension GoValue {
    /// What it is, for messages; never the value, which may be secret.
    fileprivate var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .integer, .float: "a number"
        case .string: "a string"
        case .list: "a list"
        case .map: "an object"
        case .time, .function, .object: "a \(typeName)"
        }
    }
}
