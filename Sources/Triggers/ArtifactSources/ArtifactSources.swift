import AsyncHTTPClient
import EventData
import Expressions
import Manifests
import SensorEngine

/// Gives attempts the objects that they create: as the request has them, or fetched anew (spec/sensor.md §6).
///
/// What is not there (a file, a key, a branch) is a transient failure: it is mounted, uploaded or pushed by somebody
/// else, maybe a moment later. What is there and is no object, and what refuses us, needs somebody to act: permanent.
struct ArtifactSources: Sendable {
    /// Follows redirects, as the reference does for `url`.
    let web: HTTPClient
    /// Follows none: a signature is for one address.
    let storage: HTTPClient

    /// The resource with its parameters written in.
    func resource(of invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure)
        -> RenderedResource
    {
        switch try await find(for: invocation, in: context) {
        case .written(let resource): RenderedResource(json: resource, isFetched: false)
        case .fetched(let content): RenderedResource(json: try content.object(for: invocation), isFetched: true)
        }
    }

    /// What names the object of a `liveObject` trigger, whose parameters are written into the object itself.
    func bareResource(of invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) -> JSON {
        switch try await find(for: invocation, in: context) {
        case .written(let resource): resource
        case .fetched(let content): try content.bareObject()
        }
    }

    private enum Found {
        case written(JSON)
        case fetched(ArtifactContent)
    }

    private func find(for invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) -> Found {
        let source = invocation.request["source"] ?? .null
        if let resource = source["resource"], resource.object != nil {
            return .written(resource)
        }
        for member in ArtifactSource.allCases {
            guard let block = source[member.rawValue], block.object != nil else { continue }
            return .fetched(try await content(of: member, block, for: invocation, in: context))
        }
        throw .permanent(
            "the invocation has no resource",
            fix: "write the object below source.resource in the sensor"
        )
    }

    private func content(
        of member: ArtifactSource,
        _ block: JSON,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> ArtifactContent {
        let namespace = invocation.sensor.namespace
        switch member {
        case .file: return try await FileSource(block).content()
        case .url: return try await URLSource(block).content(by: web)
        case .configmap:
            return try await ConfigMapSource(block, namespace: namespace).content(in: context)
        case .s3:
            let secrets = TriggerSecrets(of: namespace, in: context)
            return try await S3Source(block, secrets: secrets).content(by: storage, at: context.now())
        case .git:
            let secrets = TriggerSecrets(of: namespace, in: context)
            return try await GitSource(block, secrets: secrets).content(logger: context.logger)
        case .inline, .resource:
            throw .permanent("'source.\(member.rawValue)' holds no object", fix: "write the object in the sensor")
        }
    }
}

/// What an attempt creates.
struct RenderedResource: Sendable {
    let json: JSON
    /// Whether another attempt of the same invocation may see another object.
    let isFetched: Bool
}

/// What a source holds.
struct ArtifactContent: Sendable {
    /// Longest text of a source for which Argo Events has no limit of its own: twice what a cluster takes as one object.
    static let maximumBytes = 3 << 20

    /// For messages, without secrets: `source.file '/workflows/hello.yaml'`.
    let name: String
    let bytes: [UInt8]

    /// The first document, with the invocation's parameters written in.
    func object(for invocation: Invocation) throws(AttemptFailure) -> JSON {
        try completed(try bareObject(), for: invocation, called: name)
    }

    /// The first document as it is.
    func bareObject() throws(AttemptFailure) -> JSON {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .permanent("\(name) holds no text in UTF-8", fix: "store the object as YAML or JSON there")
        }
        do throws(ExpressionError) { return try InlineResource.object(in: text) } catch {
            let line = error.line.map { ", line \($0)" } ?? ""
            throw .permanent("\(name)\(line): \(error.problem)", fix: "at the source: \(error.fix)")
        }
    }

    /// Says that the content is too long to be read, where the reference would cut it off silently.
    static func tooLong(_ name: String, limit: Int) -> AttemptFailure {
        .permanent("\(name) is longer than \(limit) bytes", fix: "keep the object alone there, and shorter")
    }
}

/// An object with the invocation's parameters written in; `name` is what messages call it.
func completed(_ object: JSON, for invocation: Invocation, called name: String) throws(AttemptFailure) -> JSON {
    do throws(RenderError) {
        return try JSON(rendering: completeResource(object, for: invocation))
    } catch {
        let fix = "correct the object at its source, or the trigger's parameters; then retry the invocation"
        throw .permanent("\(name): \(error.problem)", fix: fix)
    }
}

extension JSON {
    /// The tree of a text that was just rendered.
    fileprivate init(rendering text: JSONText) throws(RenderError) {
        do { try self.init(parsing: text.bytes) } catch { throw RenderError("\(error)") }
    }
}

extension JSON {
    /// The text of a field; empty when it is absent.
    func text(_ field: String) -> String { self[field]?.string ?? "" }
}
