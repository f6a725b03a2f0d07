package import EventData

/// Checks the fields that a trigger-level parameter may have given a value of another type.
///
/// A text that is written with `useRawData` may become a number, and one without it always becomes a string; the kinds
/// would misread either (spec/sensor.md §4.1).
package func checkTypes(ofTemplate template: JSON) throws(RenderError) {
    for name in ["name", "conditions"] {
        try check(template[name], isA: .string, at: name)
    }
    for kind in fieldTypes.keys.sorted() {
        if let block = template[kind], block != .null { try checkTypes(of: block, kind: kind) }
    }
}

/// The same for one kind's block.
func checkTypes(of block: JSON, kind: String) throws(RenderError) {
    guard case .object = block else { throw RenderError("'\(kind)' is no longer an object") }
    for field in fieldTypes[kind] ?? [] {
        try check(block[field.name], isA: field.type, at: "\(kind).\(field.name)")
    }
}

private enum FieldType: String {
    case string = "text"
    case bool = "true or false"
    case wholeNumber = "a whole number"
    case stringList = "a list of texts"
    case stringMap = "a mapping of texts"
    case object = "a mapping"
    case list = "a list"
}

/// The fields of the kinds that exist, by kind.
private let fieldTypes: [String: [(name: String, type: FieldType)]] = [
    "argoWorkflow": [("operation", .string), ("args", .stringList), ("parameters", .list), ("source", .object)],
    "k8s": [
        ("operation", .string), ("patchStrategy", .string), ("liveObject", .bool), ("parameters", .list),
        ("source", .object),
    ],
    "http": [
        ("url", .string), ("method", .string), ("timeout", .wholeNumber), ("headers", .stringMap), ("payload", .list),
        ("parameters", .list), ("dynamicHeaders", .list), ("secureHeaders", .list), ("basicAuth", .object),
        ("tls", .object),
    ],
    "log": [("intervalSeconds", .wholeNumber)],
]

/// A field that is absent or null has its default, whatever its type.
private func check(_ value: JSON?, isA type: FieldType, at place: String) throws(RenderError) {
    guard let value, value != .null, !type.fits(value) else { return }
    let fix = type == .string ? "leave out 'useRawData'" : "use 'useRawData: true' if the event has it in that form"
    throw RenderError("'\(place)' is not \(type.rawValue) after the trigger's parameters; \(fix)")
}

extension FieldType {
    fileprivate func fits(_ value: JSON) -> Bool {
        switch self {
        case .string: value.string != nil
        case .bool: value.bool != nil
        case .wholeNumber: value.integer != nil
        case .stringList: value.array?.allSatisfy { $0.string != nil } ?? false
        case .stringMap: value.object?.members.allSatisfy { $0.value.string != nil } ?? false
        case .object: value.object != nil
        case .list: value.array != nil
        }
    }
}
