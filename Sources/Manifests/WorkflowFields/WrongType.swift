package import EventData

/// A field of a Workflow, a template or a CronWorkflow that holds what Argo cannot decode there.
///
/// Read leniently such a field would be as good as absent, and what it guards would run: `when: false`.
package struct WrongType: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        case member(String)
        case item(Int)
    }

    /// Of one object; more say nothing new to anybody, and cost whoever answers.
    package static let most = 100

    /// From the object itself.
    package let path: [Step]
    package let expected: WorkflowFieldType
    package let value: JSON

    /// As messages have it: `spec.templates[0].steps[0][1].when`.
    package var field: String { path.field }

    /// All of an object of Argo's kinds of Workflows, in the order of its members; none for other kinds.
    ///
    /// Fields that are not known are not judged here (`UnknownField`), and what is null is absent.
    package static func all(in object: JSON, kind: String) -> [WrongType] {
        guard let shape = WorkflowShape(kind: kind), let spec = object["spec"] else { return [] }
        var walk = FieldWalk()
        walk.visit(spec, as: .object(shape), below: .member("spec"))
        return walk.wrong
    }
}

extension [WrongType.Step] {
    /// As messages have it: `spec.templates[0].steps[0][1].when`.
    var field: String {
        reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .item(let index): text += "[\(index)]"
            }
        }
    }

    /// As a trigger's `dest` has it: `spec.templates.0.steps.0.1.when`.
    var destination: String {
        map { step in
            switch step {
            case .member(let name): name
            case .item(let index): "\(index)"
            }
        }.joined(separator: ".")
    }
}
