/// What a field may hold.
package indirect enum WorkflowFieldType: Sendable, Hashable {
    /// Not judged.
    case anything
    case string
    case bool
    /// A number without a fraction.
    case integer
    /// Quantities, and what Argo takes as a number or its text.
    case numberOrString
    /// Of anything.
    case items
    /// Of anything.
    case mapping
    case list(WorkflowFieldType)
    /// A list, or its only item.
    case oneOrMore(WorkflowFieldType)
    /// Names of one's own, with values of one type.
    case map(WorkflowFieldType)
    case object(WorkflowShape)

    /// As API servers call it.
    package var name: String {
        switch self {
        case .anything: "any"
        case .string: "string"
        case .bool: "boolean"
        case .integer: "integer"
        case .numberOrString: "integer or string"
        case .items, .list: "array"
        case .oneOrMore(let element): element.name
        case .mapping, .map, .object: "object"
        }
    }

    /// As the author of a manifest calls it.
    var words: String {
        switch self {
        case .anything: "anything"
        case .string: "text"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .numberOrString: "a number or text"
        case .list(.string): "a list of texts"
        case .items, .list: "a list"
        case .oneOrMore(let element): element.words
        case .mapping, .map, .object: "a mapping"
        }
    }
}
