import AsyncHTTPClient
import EventData
import NIOHTTP1
import NIOSSL
import SensorEngine

/// `source.s3`: an object of a bucket, from AWS or any server that speaks its protocol.
struct S3Source: Sendable {
    /// Argo Events reads no more than this; we refuse what is longer.
    static let maximumBytes = 1_253_376
    private static let defaultRegion = "us-east-1"

    private let block: JSON
    private let secrets: TriggerSecrets

    init(_ block: JSON, secrets: TriggerSecrets) {
        self.block = block
        self.secrets = secrets
    }

    func content(by client: HTTPClient, at now: Timestamp) async throws(AttemptFailure) -> ArtifactContent {
        let endpoint = block.text("endpoint")
        let (bucket, key) = (block["bucket"]?.text("name") ?? "", block["bucket"]?.text("key") ?? "")
        let scheme = block["insecure"]?.bool == true ? "http://" : "https://"
        guard !bucket.isEmpty, !key.isEmpty else {
            throw .permanent(
                "source.s3 names no bucket or no key",
                fix: "write bucket.name and bucket.key in the sensor"
            )
        }
        // An event may have written it: nothing but a host may get into the address.
        guard HTTPRequest.origin(of: scheme + endpoint) == scheme + endpoint else {
            throw .permanent("source.s3 'endpoint' is no host with or without a port", fix: "correct it in the sensor")
        }
        let path = Self.path(bucket: bucket, key: key)
        var request = HTTPClientRequest(url: scheme + endpoint + path)
        request.headers = HTTPHeaders(try await signature(at: now).headers(host: endpoint, path: path))
        request.tlsConfiguration = try await tls()
        let name = "source.s3 '\(bucket)/\(key)' at \(endpoint)"
        let answer = try await ArtifactAnswer(to: request, by: client, limit: Self.maximumBytes, name: name)
        return try Self.content(answer, name)
    }

    /// Path style: every server knows it, whatever the names look like.
    private static func path(bucket: String, key: String) -> String {
        let parts = [bucket] + key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.map { "/" + $0.percentEncoded }.joined()
    }

    private func signature(at now: Timestamp) async throws(AttemptFailure) -> AWSSignature {
        let region = block.text("region")
        return AWSSignature(
            accessKey: try await trimmed("accessKey"),
            secretKey: try await trimmed("secretKey"),
            region: region.isEmpty ? Self.defaultRegion : region,
            time: now
        )
    }

    /// Keys have no spaces; files that Secrets are made from do.
    private func trimmed(_ field: String) async throws(AttemptFailure) -> String {
        guard let selector = block[field], selector.object != nil else {
            throw .permanent("source.s3 has no '\(field)'", fix: "write name and key of the Secret in the sensor")
        }
        let text = String(decoding: try await secrets.secret(selector), as: UTF8.self)
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private func tls() async throws(AttemptFailure) -> TLSConfiguration? {
        guard let selector = block["caCertificate"], selector.object != nil else { return nil }
        return try await secrets.tls(["caCertSecret": selector])
    }

    private static func content(_ answer: ArtifactAnswer, _ name: String) throws(AttemptFailure) -> ArtifactContent {
        let code = errorCode(in: answer.bytes)
        switch (answer.status, code) {
        case (403, "RequestTimeTooSkewed"):
            let problem = "\(name): the clocks of the gateway and of the server differ too much; set them"
            throw AttemptFailure(result: .transient(problem, after: nil))
        case (403, _):
            let fix = "correct the Secrets of accessKey and secretKey, or what that key may read"
            return try answer.content(name, detail: code, fix: "\(fix); then retry the invocation")
        default:
            let fix = "correct endpoint, region and bucket in the sensor"
            return try answer.content(name, detail: code, fix: fix)
        }
    }

    /// What stands in `<Code>`; nothing else of an error's text is shown, since some servers put parts of keys there.
    private static func errorCode(in bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(maximumErrorBytes), as: UTF8.self)
        guard let start = text.firstRange(of: "<Code>") else { return "" }
        return String(text[start.upperBound...].prefix { $0.isASCII && $0.isLetter })
    }

    /// Errors are a few lines of XML with the code at their beginning.
    private static let maximumErrorBytes = 4_096
}
