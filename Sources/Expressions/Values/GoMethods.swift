/// Calls a method of a Go value, as templates and expressions may: `(now).Year`, `date(…).Format("2006")`.
///
/// - Returns: nil when values of this type have no such method or field.
/// - Throws: when the arguments do not fit, or the method gives several results.
package func goMethod(
    _ name: String,
    of value: GoValue,
    _ arguments: [GoValue]
) throws(EvaluationError) -> GoValue? {
    let call = GoMethodCall(name: name, arguments: arguments)
    switch value {
    case .time(let time): return try call.result(of: time)
    case .integer(let number, .duration): return try call.result(ofDuration: number)
    case .integer(_, .month), .integer(_, .weekday):
        guard name == "String" else { return nil }
        try call.check()
        return .string(value.text)
    case .object(let object): return try object.call(name, arguments)
    default: return nil
    }
}

/// A place on earth whose clocks a time can be shown by: Go's `*time.Location`.
package struct GoLocation: GoObject {
    package let zone: GoTime.Zone

    package init(_ zone: GoTime.Zone) { self.zone = zone }

    package let typeName = "*time.Location"

    package var text: String { zone.name }

    package func member(_ name: String) -> GoValue? { name == "String" ? .string(text) : nil }
}

/// A method by name with what it is called with.
struct GoMethodCall {
    let name: String
    let arguments: [GoValue]

    /// Checks the arguments against what the method takes.
    func check(_ types: GoFunction.Parameter...) throws(EvaluationError) {
        guard arguments.count == types.count else {
            throw EvaluationError("wrong number of args for \(name): want \(types.count) got \(arguments.count)")
        }
        for (type, argument) in zip(types, arguments) where !type.takes(argument) {
            throw wrongType(type.rawValue, argument)
        }
    }

    func time() throws(EvaluationError) -> GoTime {
        try check(.time)
        guard case .time(let time) = arguments[0] else { throw wrongType("time.Time", arguments[0]) }
        return time
    }

    /// A `time.Duration`; a number written in the text stands for nanoseconds.
    func duration() throws(EvaluationError) -> Int64 {
        try check(.any)
        switch arguments[0] {
        case .integer(let number, .duration), .integer(let number, .int): return number
        default: throw wrongType("time.Duration", arguments[0])
        }
    }

    func location() throws(EvaluationError) -> GoLocation {
        try check(.any)
        if case .object(let object) = arguments[0], let location = object as? GoLocation { return location }
        throw wrongType("*time.Location", arguments[0])
    }

    private func wrongType(_ wanted: String, _ found: GoValue) -> EvaluationError {
        EvaluationError("\(name): wrong type for value; expected \(wanted); got \(found.typeName)")
    }
}
