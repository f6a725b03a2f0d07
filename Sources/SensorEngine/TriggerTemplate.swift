import EventData
import Expressions
import Manifests

/// A trigger's template taken apart: what a firing needs to render its request.
struct TriggerTemplate: Sendable {
    /// The kind's block as written.
    let block: JSONDocument
    /// The block without the members that a request never has.
    let frame: JSON
    /// `source.resource` of `k8s` and `argoWorkflow`, and the request around it; nil for other kinds.
    let resource: (object: JSONDocument, frame: RequestFrame)?
    let body: TriggerBody

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
        var frame = try typedBlock(block.tree, kind: kind)
        for name in Self.renderedMembers { frame[name] = nil }
        if resourceKinds.contains(kind), frame["operation"]?.string ?? "" == "" {
            frame["operation"] = kind == "argoWorkflow" ? "submit" : "create"
        }
        self.frame = frame
        resource =
            resourceKinds.contains(kind) ? (try Self.resource(of: block, kind: kind), RequestFrame(frame)) : nil
    }

    private static let kindPaths = Dictionary(
        uniqueKeysWithValues: TemplateSchema.kinds.keys.map { ($0, JSONPath($0)) }
    )

    private static let resourcePath = JSONPath("source.resource")

    private static func resource(of block: JSONDocument, kind: String) throws(RenderError) -> JSONDocument {
        let source = block.tree["source"]?.object?.members ?? []
        let known: Set = ["resource", "inline"]
        if let other = source.first(where: { !known.contains($0.name) && $0.value != .null }) {
            throw RenderError("'\(kind).source.\(other.name)' is not supported yet; write the resource in the manifest")
        }
        if let text = block.tree.at("source", "inline")?.string, !text.isEmpty {
            return try inline(text, kind: kind)
        }
        guard let found = block.find(resourcePath), found.kind == .json else {
            throw RenderError("'\(kind).source.resource' is not an object")
        }
        return try canonicalResource(try JSONDocument(rendering: found.raw))
    }

    private static func inline(_ text: String, kind: String) throws(RenderError) -> JSONDocument {
        let object: JSON
        do throws(ExpressionError) {
            object = try InlineResource.object(in: text)
        } catch {
            throw RenderError("\(kind).source.inline: \(error.problem)")
        }
        return try canonicalResource(try JSONDocument(rendering: JSONText(object)))
    }
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
