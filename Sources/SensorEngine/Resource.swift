package import EventData
import Expressions
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
    try finished(try resource.applying(parameters, in: &rendering, at: place))
}

/// What `renderResource` makes of an object that an attempt fetched, with the values that were resolved when the
/// invocation was decided (`parameters` of its request).
///
/// The same object and invocation always give the same; it may use no more than a rendering may.
///
/// - Throws: when a value cannot be written into this object, and when the result is no object with a `kind`.
package func completeResource(_ fetched: JSON, for invocation: Invocation) throws(RenderError) -> JSONText {
    let rendering = Rendering(FiringEvents([]), in: Evaluation(now: invocation.createdAt, seed: []))
    var resource = try canonicalResource(try JSONDocument(rendering: JSONText(fetched)))
    let request = JSONElement(try JSONDocument(rendering: invocation.requestText))
    for entry in request.member("parameters")?.elements ?? [] {
        let parameter = try ResolvedParameter(entry)
        do throws(RenderError) {
            resource = try resource.writing(parameter)
            try rendering.pay(for: resource)
        } catch {
            throw error.at("the parameter for '\(parameter.destination.text)'")
        }
    }
    return try finished(resource)
}

private func finished(_ resource: JSONDocument) throws(RenderError) -> JSONText {
    let root = JSONElement(resource)
    guard root.kind == .object else { throw RenderError("the resource is no longer an object") }
    guard let kind = root.member("kind"), kind.kind == .string, !kind.string.isEmpty else {
        throw RenderError("the resource has no 'kind'; write what it is, such as kind: Workflow")
    }
    return resource.sortedByName
}
