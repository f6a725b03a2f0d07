package import EventData

/// A template with its parameters written in, as Argo Events decodes it: what it does not know is dropped.
///
/// A text that is written with `useRawData` may become a number, and one without it always becomes a string; a field
/// that then has the wrong type fails the attempt (spec/sensor.md §4.1).
package func typedTemplate(_ template: JSON) throws(RenderError) -> JSON {
    try typed(template, as: .object(TemplateSchema.template), at: "")
}

/// The same for one kind's block.
func typedBlock(_ block: JSON, kind: String) throws(RenderError) -> JSON {
    try typed(block, as: TemplateSchema.kinds[kind].map { .object($0) } ?? .anything, at: kind)
}

/// A field that is null has its default, whatever its type.
private func typed(_ value: JSON, as type: FieldType, at place: String) throws(RenderError) -> JSON {
    switch (type, value) {
    case (_, .null), (.anything, _), (.string, .string), (.bool, .bool), (.number, .number): return value
    case (.wholeNumber, .number(let number)) where number.integer != nil: return value
    case (.stringMap, .object(let object)):
        for member in object.members where member.value.string == nil && member.value != .null {
            throw wrongType(.string, at: "\(place).\(member.name)")
        }
        return value
    case (.list(let element), .array(let items)):
        var typedItems: [JSON] = []
        for (index, item) in items.enumerated() {
            typedItems.append(try typed(item, as: element, at: "\(place)[\(index)]"))
        }
        return .array(typedItems)
    case (.object(let fields), .object(let object)): return try typedMembers(of: object, fields, at: place)
    default: throw wrongType(type, at: place)
    }
}

private func typedMembers(
    of object: JSONObject,
    _ fields: [String: FieldType],
    at place: String
) throws(RenderError) -> JSON {
    var members: [(name: String, value: JSON)] = []
    for member in object.members {
        guard let type = fields[member.name] else { continue }
        let inner = place.isEmpty ? member.name : "\(place).\(member.name)"
        members.append((member.name, try typed(member.value, as: type, at: inner)))
    }
    return .object(JSONObject(members))
}

private func wrongType(_ type: FieldType, at place: String) -> RenderError {
    var fix = "use 'useRawData: true' if the event has it in that form"
    if case .string = type { fix = "leave out 'useRawData'" }
    return RenderError("'\(place)' is not \(type.words) after the trigger's parameters; \(fix)")
}

extension FieldType {
    fileprivate var words: String {
        switch self {
        case .string: "text"
        case .bool: "true or false"
        case .wholeNumber: "a whole number"
        case .number: "a number"
        case .anything: "a value"
        case .stringMap: "a mapping of texts"
        case .list(.string): "a list of texts"
        case .list: "a list"
        case .object: "a mapping"
        }
    }
}
