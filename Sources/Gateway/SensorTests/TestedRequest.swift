import EventData
import EventSources
import Manifests

/// A request that a test sends to an EventSource: a file as `signalbox verify` reads it, or written out.
struct TestedRequest: Sendable {
    private enum Content: Sendable {
        case file(String)
        case written(HTTPRequest)
        /// With a body from a file.
        case partly(HTTPRequest, body: String)
    }

    private static let usualAnswer = 200

    private let content: Content
    private let place: Place
    /// `SOURCE/EVENT`; nil for the one that serves the path.
    private let taker: String?
    /// The status that is expected.
    let answer: Int

    /// Reads `request`, `event` and `answer` of a step; nil after reporting what is wrong.
    init?(from reader: ManifestReader) {
        place = reader.node.place
        taker = reader.optionalString("event")
        answer = reader.integer("answer", in: 100...599, default: Self.usualAnswer)
        guard reader.anything("request")?.json.object != nil else {
            guard let file = reader.optionalString("request") else { return nil }
            content = .file(file)
            return
        }
        guard let request = reader.mapping("request") else { return nil }
        let path = request.string("path")
        if !path.hasPrefix("/") {
            request.invalid("path", "is '\(path)'", fix: "write the endpoint's path, such as path: /github")
        }
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var headers = request.stringMap("headers").map { HTTPField($0.name, $0.value) }
        let body = request.anything("body")?.json
        if !headers.contains(where: { $0.isNamed("Content-Type") }) {
            headers.append(HTTPField("Content-Type", "application/json"))
        }
        let written = HTTPRequest(
            method: request.optionalString("method") ?? "POST",
            path: parts.first ?? "",
            query: parts.count > 1 ? parts[1] : "",
            headers: headers,
            body: body.map { $0.string.map { Array($0.utf8) } ?? $0.bytes } ?? []
        )
        let file = request.optionalString("file")
        if file != nil, body != nil { request.invalid("file", "and 'body' are both there", fix: "keep one of them") }
        content = file.map { .partly(written, body: $0) } ?? .written(written)
        request.finish()
    }

    /// - Throws: when a file cannot be read, or is no request.
    func request(of file: SensorTestFile) throws(StartRefusal) -> HTTPRequest {
        switch content {
        case .written(let request): return request
        case .partly(let request, let body):
            return HTTPRequest(
                method: request.method,
                path: request.path,
                query: request.query,
                headers: request.headers,
                body: try ManifestFiles.bytes(of: file.resolved(body))
            )
        case .file(let name):
            let path = file.resolved(name)
            let bytes = try ManifestFiles.bytes(of: path)
            do { return try RequestFile(bytes).request } catch {
                throw StartRefusal("\(path): \(error.sentence)")
            }
        }
    }

    func source(among sources: [CheckedManifests.Source], for request: HTTPRequest) -> CheckedManifests.Source? {
        sources.first { source in
            guard source.source is any HookSource else { return false }
            return taker.map { $0 == "\(source.name.name)/\(source.eventName)" } ?? source.serves(request)
        }
    }
}

/// A Secret that a source needs and the test file does not have.
struct MissingSecret: Error, CustomStringConvertible {
    let selector: SecretSelector

    var description: String {
        "the test has no secret '\(selector.name)' with key '\(selector.key)'; add it below secrets:"
    }
}
