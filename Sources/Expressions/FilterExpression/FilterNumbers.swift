/// The functions on numbers.
enum FilterNumbers {
    /// A number for arithmetic as floating point; nil for everything else.
    static func double(_ value: GoValue) -> Double? {
        switch value {
        case .float(let number): number
        case .integer(let number, let type) where type.isPlain: Double(number)
        default: nil
        }
    }

    static func apply(_ builtin: FilterBuiltin, _ value: GoValue) throws(EvaluationError) -> GoValue {
        switch builtin {
        case .int: return .int(try int(value))
        case .float: return .float(try float(value))
        case .abs:
            if case .integer(let number, let type) = value, type.isPlain {
                return .integer(number < 0 ? 0 &- number : number, type)
            }
            return .float(try number(value).magnitude)
        case .ceil: return .float(try number(value).rounded(.up))
        case .floor: return .float(try number(value).rounded(.down))
        default: return .float(try number(value).rounded(.toNearestOrAwayFromZero))
        }
    }

    static func int(_ value: GoValue) throws(EvaluationError) -> Int {
        switch value {
        case .integer(let number, let type) where type.isPlain: return Int(number)
        case .float(let number): return Int(goInt64(number))
        case .string(let text):
            if let number = Int(text) { return number }
            throw EvaluationError("'\(text.prefix(40))' is not a whole number")
        default: throw EvaluationError("a number or a text is needed, and this is \(filterTypeName(of: value))")
        }
    }

    static func float(_ value: GoValue) throws(EvaluationError) -> Double {
        if case .string(let text) = value {
            if let number = Double(goText: text) { return number }
            throw EvaluationError("'\(text.prefix(40))' is not a number")
        }
        return try number(value)
    }

    private static func number(_ value: GoValue) throws(EvaluationError) -> Double {
        guard let number = double(value) else {
            throw EvaluationError("a number is needed, and this is \(filterTypeName(of: value))")
        }
        return number
    }

    /// `sum`, `mean` and `median` of a list of numbers.
    static func summary(_ builtin: FilterBuiltin, _ values: [GoValue]) throws(EvaluationError) -> GoValue {
        if builtin == .sum { return try sum(values) }
        guard !values.isEmpty else { return .float(0) }
        var numbers: [Double] = []
        for value in values { numbers.append(try countable(value)) }
        if builtin == .mean { return .float(numbers.reduce(0, +) / Double(numbers.count)) }
        numbers.sort { $0 < $1 || ($0.isNaN && !$1.isNaN) }
        let middle = numbers.count / 2
        return .float(numbers.count % 2 == 0 ? (numbers[middle - 1] + numbers[middle]) / 2 : numbers[middle])
    }

    /// Whole numbers add up to a whole number, until one with a fraction comes.
    private static func sum(_ values: [GoValue]) throws(EvaluationError) -> GoValue {
        var whole: Int64 = 0
        var float: Double?
        for value in values {
            let number = try countable(value)
            if let sum = float {
                float = sum + number
            } else if case .integer(let integer, _) = value {
                whole &+= integer
            } else {
                float = Double(whole) + number
            }
        }
        return float.map(GoValue.float) ?? .int(Int(whole))
    }

    /// Named types count here, unlike in arithmetic; numbers without a sign do not.
    private static func countable(_ value: GoValue) throws(EvaluationError) -> Double {
        switch value {
        case .float(let number): return number
        case .integer(let number, let type) where !type.rawValue.hasPrefix("u"): return Double(number)
        default: throw EvaluationError("the list holds \(filterTypeName(of: value))")
        }
    }
}
