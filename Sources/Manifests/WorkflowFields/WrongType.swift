package import EventData

/// A field of a Workflow, a template or a CronWorkflow that holds what Argo cannot decode there.
///
/// Read leniently such a field would be as good as absent, and what it guards would run: `when: false`.
package struct WrongType: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        case member(String)
        case item(Int)
    }

    /// From the object itself.
    package let path: [Step]
    package let expected: WorkflowFieldType
    package let value: JSON

    /// As messages have it: `spec.templates[0].steps[0][1].when`.
    package var field: String {
        path.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .item(let index): text += "[\(index)]"
            }
        }
    }

    /// All of an object of Argo's kinds of Workflows, in the order of its members; none for other kinds.
    ///
    /// Fields that are not known are not judged, and what is null is absent.
    package static func all(in object: JSON, kind: String) -> [WrongType] {
        guard let shape = WorkflowShape(kind: kind), let spec = object["spec"] else { return [] }
        var walk = TypeWalk()
        walk.visit(spec, as: .object(shape), below: .member("spec"))
        return walk.found
    }
}

/// One way through an object.
private struct TypeWalk {
    private var path: [WrongType.Step] = []
    private(set) var found: [WrongType] = []

    mutating func visit(_ value: JSON, as type: WorkflowFieldType, below step: WrongType.Step) {
        path.append(step)
        visit(value, as: type)
        path.removeLast()
    }

    private mutating func visit(_ value: JSON, as type: WorkflowFieldType) {
        switch (type, value) {
        case (_, .null), (.string, .string), (.bool, .bool): return
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
            for member in object.members {
                guard let type = shape.fields[member.name] else { continue }
                visit(member.value, as: type, below: .member(member.name))
            }
        default: found.append(WrongType(path: path, expected: type, value: value))
        }
    }
}

extension JSONNumber {
    fileprivate var isWhole: Bool { integer != nil || double.rounded() == double }
}
