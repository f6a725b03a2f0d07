package import EventData
package import Manifests

/// A Kubernetes object with its parameters written in, its members sorted by name (spec/sensor.md §6, `resource`).
///
/// `place` is how the parameters are called in errors, such as `argoWorkflow.parameters`.
package func renderResource(
    _ resource: JSONDocument,
    _ parameters: [Parameter],
    from events: FiringEvents,
    at place: String
) throws(RenderError) -> JSON {
    let rendered = try resource.applying(parameters, from: events, at: place).sortedTree
    guard case .object = rendered else { throw RenderError("the resource is no longer an object") }
    guard let kind = rendered["kind"]?.string, !kind.isEmpty else {
        throw RenderError("the resource has no 'kind'; write what it is, such as kind: Workflow")
    }
    return rendered
}

extension JSON {
    /// The same value with the members of every object in the order of their names' bytes.
    var sortedByName: JSON {
        switch self {
        case .object(let object): return .object(object.sortedByName(\.sortedByName))
        case .array(let elements): return .array(elements.map(\.sortedByName))
        default: return self
        }
    }
}
