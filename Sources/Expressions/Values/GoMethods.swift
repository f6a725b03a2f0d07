/// Calls a method of a Go value, as templates and expressions may: `(now).Year`, `date(…).Format("2006")`.
///
/// - Returns: nil when values of this type have no such method or field.
/// - Throws: when the arguments do not fit, or the method gives several results.
package func goMethod(
    _ name: String,
    of value: GoValue,
    _ arguments: [GoValue]
) throws(EvaluationError) -> GoValue? {
    switch value {
    case .object(let object): arguments.isEmpty ? object.member(name) : nil
    case .integer(_, .duration), .integer(_, .month), .integer(_, .weekday), .time:
        name == "String" && arguments.isEmpty ? .string(value.text) : nil
    default: nil
    }
}
