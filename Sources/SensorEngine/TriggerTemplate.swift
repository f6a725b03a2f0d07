import EventData
import Manifests

/// A trigger's template taken apart: what a firing needs to render its request.
struct TriggerTemplate: Sendable {
    /// The kind's block as written.
    let block: JSONDocument
    /// The block without the members that a request never has.
    let frame: JSON
    /// Where the object of `k8s` and `argoWorkflow` comes from; nil for other kinds.
    let resource: ResourceSource?
    let body: TriggerBody
    /// Whether the parameters of the block may change the payload or headers in it.
    let rewritesItself: Bool

    /// Members that are rendered into something else.
    private static let renderedMembers = ["parameters", "payload", "dynamicHeaders"]

    init(_ template: JSONDocument, kind: String, body: TriggerBody) throws(RenderError) {
        guard let path = Self.kindPaths[kind], let found = template.find(path), found.kind == .json else {
            throw RenderError("'\(kind)' is not an object in the template")
        }
        try self.init(block: try JSONDocument(rendering: found.raw), kind: kind, body: body)
    }

    init(block: JSONDocument, kind: String, body: TriggerBody) throws(RenderError) {
        self.block = block
        self.body = body
        rewritesItself = body.parameters.contains { $0.destination.mayRewriteBody(below: nil) }
        var frame = try typedBlock(block.tree, kind: kind)
        for name in Self.renderedMembers { frame[name] = nil }
        if resourceKinds.contains(kind), frame["operation"]?.string ?? "" == "" {
            frame["operation"] = kind == "argoWorkflow" ? "submit" : "create"
        }
        self.frame = frame
        resource = resourceKinds.contains(kind) ? try ResourceSource(block, frame: frame, kind: kind) : nil
    }

    private static let kindPaths = Dictionary(
        uniqueKeysWithValues: TemplateSchema.kinds.keys.map { ($0, JSONPath($0)) }
    )
}

/// The kinds whose `parameters` go into `source.resource`.
let resourceKinds: Set = ["k8s", "argoWorkflow"]

extension JSONDocument {
    /// A piece of JSON, such as one of another document, as a document of its own.
    init(rendering piece: JSONText) throws(RenderError) {
        do {
            try self.init(parsing: piece.bytes)
        } catch {
            throw RenderError("\(error)")
        }
    }
}
