import EventData
import Logging
package import Manifests

/// Bucket notifications of MinIO, by its endless answer (spec/eventsources.md §2.13).
///
/// MinIO keeps nothing for those who do not listen: what happens while the connection is down is lost there, as with
/// Argo Events. What arrives here is held until it is stored, however long that takes.
package struct MinioSource: EventSource {
    package static let kind = "minio"
    package let runsOnce = true
    package static let hasOwnFilter = true

    private static let logger = Logger(label: "signalbox.minio")

    let endpoint: String
    let bucket: String
    let accessKey: SecretSelector?
    let secretKey: SecretSelector?
    let isInsecure: Bool
    let authorities: SecretSelector?
    let events: [String]
    let prefix: String
    let suffix: String
    let region: String
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        endpoint = Self.endpoint(from: reader)
        let bucket = reader.mapping("bucket")
        self.bucket = bucket?.string("name") ?? ""
        bucket?.ignore("key")
        bucket?.finish()
        // Argo Events accepts a manifest without one, and crashes.
        if bucket == nil, !reader.has("bucket") {
            reader.missing("bucket", fix: "add bucket: {name: my-bucket}")
        }
        accessKey = reader.secret("accessKey")
        secretKey = reader.secret("secretKey")
        for field in ["accessKey", "secretKey"] where !reader.has(field) {
            reader.missing(field, fix: "add \(field): with name and key of the Secret")
        }
        isInsecure = reader.bool("insecure", default: false)
        authorities = reader.secret("caCertificate")
        events = reader.strings("events")
        let filter = reader.mapping("filter")
        prefix = filter?.optionalString("prefix") ?? ""
        suffix = filter?.optionalString("suffix") ?? ""
        filter?.finish()
        let region = reader.optionalString("region") ?? ""
        self.region = region.isEmpty ? "us-east-1" : region
        metadata = reader.stringMap("metadata")
        reader.ignore("quota")
        reader.finish()
    }

    private static func endpoint(from reader: ManifestReader) -> String {
        let endpoint = reader.string("endpoint")
        if endpoint.contains("/") {
            let fix = "write host:port alone; insecure: true means http instead of https"
            reader.invalid("endpoint", "is '\(endpoint)', must be a host with or without a port", fix: fix)
        }
        let host = endpoint.prefix { $0 != ":" }.lowercased()
        if host.hasSuffix("amazonaws.com") || host.hasSuffix("amazonaws.com.cn") || host.hasSuffix("googleapis.com") {
            let fix = "let the bucket tell a topic or queue, and listen there"
            reader.invalid("endpoint", "is a service that has no endless answer; only MinIO has", fix: fix)
        }
        return endpoint
    }

    /// Until the answer ends, which it never should: then it is a failure, and asked for again.
    package func run(in context: SourceContext) async throws {
        let request = try await request(in: context)
        try await context.providers.follow(request) { line in try await take(line, in: context) }
        throw EndedAnswer()
    }

    // MARK: The request

    func query() -> String {
        var pairs = [("ping", "10")]
        pairs += [("prefix", prefix), ("suffix", suffix)]
        pairs += (events.isEmpty ? ["s3:ObjectCreated:*"] : events).map { ("events", $0) }
        return pairs.map { ($0.percentEncoded, $1.percentEncoded) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            .map { "\($0)=\($1)" }
            .joined(separator: "&")
    }

    private func request(in context: SourceContext) async throws -> ProviderRequest {
        guard let accessKey, let secretKey else { preconditionFailure("a source with problems is never run") }
        func secret(_ selector: SecretSelector) async throws -> [UInt8] {
            try await context.runtime.secret(selector, namespace: context.source.namespace)
        }
        let signature = AWSSignature(
            accessKey: String(decoding: try await secret(accessKey), as: UTF8.self),
            secretKey: String(decoding: try await secret(secretKey), as: UTF8.self),
            region: region,
            time: context.runtime.now()
        )
        let path = "/\(bucket.percentEncoded)"
        let query = query()
        let headers = signature.headers(host: endpoint, path: path, query: query)
        let scheme = isInsecure ? "http" : "https"
        var request = ProviderRequest(
            "GET",
            "\(scheme)://\(endpoint)\(path)?\(query)",
            headers: headers.map { HTTPField($0, $1) }
        )
        if let authorities { request.trust = ProviderTrust(authorities: try await secret(authorities)) }
        return request
    }

    // MARK: Lines

    /// Spaces are there to show that the other side lives.
    private func take(_ line: [UInt8], in context: SourceContext) async throws {
        guard line.contains(where: { $0 > 0x20 }) else { return }
        let document: JSONDocument
        do { document = try JSONDocument(parsing: line, depthLimit: JSONDocument.maximumForeignDepth) } catch {
            throw UnreadableLine(problem: error.problem)
        }
        guard let list = document.raw("Records"),
            case .success(let records) = Result(catching: { try JSONDocument(parsing: list.bytes) }),
            let elements = records.elements, !elements.isEmpty
        else { return }
        let found = try elements.map { try JSONDocument(parsing: $0.bytes) }
        let payload = HookPayload(first: "notification", capacity: line.count) { writer in
            writer.raw("[")
            for (index, record) in found.enumerated() {
                if index > 0 { writer.raw(",") }
                MinioRecord(document: record).write(to: &writer)
            }
            writer.raw("]")
        }
        let identity = ObjectHistory.identity(of: found)
        try await store(Emission(type: Self.kind, payload: payload.finished(metadata), identity: identity), in: context)
    }

    /// Nobody sends it again, so it is tried until it is stored; meanwhile MinIO's lines wait in the connection.
    private func store(_ emission: Emission, in context: SourceContext) async throws {
        while true {
            do throws(EmitError) {
                _ = try await context.emit(emission)
                return
            } catch {
                switch error {
                case .unavailable(_, let wait), .full(_, let wait): try await context.runtime.sleep(for: wait)
                case .tooLarge(let limit):
                    let facts: Logger.Metadata = ["eventsource": "\(context.source)", "limitBytes": "\(limit)"]
                    Self.logger.error("notification is too large for the bus and is lost", metadata: facts)
                    return
                }
            }
        }
    }
}

/// The answer of MinIO has ended.
struct EndedAnswer: Error, CustomStringConvertible {
    let description = "MinIO has ended its answer"
}

struct UnreadableLine: Error, CustomStringConvertible {
    let problem: String

    var description: String { "a line of MinIO's is no JSON: \(problem)" }
}

/// What names a change of an object: a sequencer orders the changes of one key.
enum ObjectHistory {
    private static let parts = ["eventName", "s3.bucket.name", "s3.object.key", "s3.object.sequencer"].map(
        JSONPath.init
    )

    /// nil when a record has no sequencer.
    static func identity(of records: [JSONDocument]) -> String? {
        let texts = records.map { record in parts.map { record.find($0)?.text ?? "" } }
        guard texts.allSatisfy({ !$0[3].isEmpty }) else { return nil }
        return HookIdentity.provider(texts.map { $0.joined(separator: "|") }.joined(separator: "||"))
    }
}
