import EventData

/// One way through an object of a known shape.
struct FieldWalk {
    private var path: [WrongType.Step] = []
    /// The first ones (`WrongType.most`).
    private(set) var wrong: [WrongType] = []
    /// The first ones (`UnknownField.most`).
    private(set) var unknown: [UnknownField] = []

    mutating func visit(_ value: JSON, as type: WorkflowFieldType, below step: WrongType.Step) {
        path.append(step)
        visit(value, as: type)
        path.removeLast()
    }

    mutating func visit(_ value: JSON, as type: WorkflowFieldType) {
        switch (type, value) {
        case (_, .null), (.anything, _), (.string, .string), (.bool, .bool): return
        case (.numberOrString, .string), (.numberOrString, .number): return
        case (.integer, .number(let number)) where number.isWhole: return
        case (.list(let element), .array(let items)):
            for (index, item) in items.enumerated() { visit(item, as: element, below: .item(index)) }
        case (.oneOrMore(let element), .array): visit(value, as: .list(element))
        case (.oneOrMore(let element), _): visit(value, as: element)
        case (.items, .array), (.mapping, .object): return
        case (.map(let element), .object(let object)):
            for member in object.members { visit(member.value, as: element, below: .member(member.name)) }
        case (.object(let shape), .object(let object)):
            let known = shape.fields
            for member in object.members {
                if let type = known[member.name] {
                    visit(member.value, as: type, below: .member(member.name))
                } else {
                    stumble(over: member.name, holding: member.value, among: known)
                }
            }
        default: if wrong.count < WrongType.most { wrong.append(WrongType(path: path, expected: type, value: value)) }
        }
    }

    /// What is null is absent.
    private mutating func stumble(over name: String, holding value: JSON, among known: [String: WorkflowFieldType]) {
        guard value != .null, unknown.count < UnknownField.most else { return }
        unknown.append(UnknownField(path: path + [.member(name)], known: known.keys.sorted()))
    }
}

extension JSONNumber {
    fileprivate var isWhole: Bool { integer != nil || double.rounded() == double }
}
