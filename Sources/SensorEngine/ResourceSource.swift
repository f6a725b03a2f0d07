import EventData
import Expressions
import Manifests

/// Where the object of a `k8s` or `argoWorkflow` trigger comes from (spec/sensor.md §6).
enum ResourceSource: Sendable {
    /// It stands in the manifest; the request is put around it.
    case written(JSONDocument, RequestFrame)
    /// Each attempt fetches it.
    case fetched(FetchingRequest)

    /// The first member of `source` that is there, in Argo's order.
    ///
    /// `block` is as written, since the object's own text counts; `frame` is the block decoded, for the request.
    ///
    /// The parameters of a live object are written into the object in the cluster, so each attempt does that.
    init(_ block: JSONDocument, frame: JSON, kind: String) throws(RenderError) {
        let isLive = kind == "k8s" && frame["operation"] == "update" && frame["liveObject"]?.bool == true
        for member in ArtifactSource.allCases {
            guard let value = frame["source"]?[member.rawValue], value != .null else { continue }
            switch member {
            case .inline:
                // Empty text is what Go has for a text that is not there.
                guard let text = value.string, !text.isEmpty else { continue }
                let object = try Self.inline(text, kind: kind)
                self = isLive ? .fetched(Self.live(object, frame)) : .written(object, RequestFrame(frame))
            case .resource where isLive:
                self = .fetched(Self.live(try Self.resource(of: block, kind: kind), frame))
            case .resource:
                self = .written(try Self.resource(of: block, kind: kind), RequestFrame(frame))
            case .s3, .file, .url, .git, .configmap:
                var request = frame
                request["source"] = .object(JSONObject([(member.rawValue, value)]))
                self = .fetched(FetchingRequest(request))
            }
            return
        }
        throw RenderError("'\(kind).source.resource' is not an object")
    }

    private static func live(_ object: JSONDocument, _ frame: JSON) -> FetchingRequest {
        var request = frame
        request["source"] = ["resource": object.tree]
        return FetchingRequest(request)
    }

    private static let resourcePath = JSONPath("source.resource")

    private static func resource(of block: JSONDocument, kind: String) throws(RenderError) -> JSONDocument {
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
