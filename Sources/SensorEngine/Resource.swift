package import EventData
package import Manifests

/// A Kubernetes object with its parameters written in, its members sorted by name (spec/sensor.md §6, `resource`).
///
/// `resource` is as `canonicalResource` makes it; `place` is how the parameters are called in errors, such as
/// `argoWorkflow.parameters`.
package func renderResource(
    _ resource: JSONDocument,
    _ parameters: [Parameter],
    in rendering: inout Rendering,
    at place: String
) throws(RenderError) -> JSONText {
    let rendered = try resource.applying(parameters, in: &rendering, at: place)
    let root = JSONElement(rendered)
    guard root.kind == .object else { throw RenderError("the resource is no longer an object") }
    guard let kind = root.member("kind"), kind.kind == .string, !kind.string.isEmpty else {
        throw RenderError("the resource has no 'kind'; write what it is, such as kind: Workflow")
    }
    return rendered.sortedByName
}
