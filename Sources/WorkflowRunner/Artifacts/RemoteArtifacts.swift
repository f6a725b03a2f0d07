import AsyncHTTPClient
import EventData
import Kubernetes
import NIOCore
import NIOHTTP1
import Workflows

/// A request, and what messages call it: without a query, which may hold secrets.
struct LeafRequest: Sendable {
    let wire: HTTPClientRequest
    let subject: String

    init(_ wire: HTTPClientRequest) {
        self.wire = wire
        subject = "\(wire.method.rawValue) \(wire.url.prefix { $0 != "?" })"
    }
}

/// An artifact that a web server has.
struct HTTPArtifact: Sendable {
    private let block: JSON
    private let secrets: LeafSecrets

    init(_ block: JSON, _ task: LeafTask, _ cluster: KubernetesClient) {
        self.block = block
        secrets = LeafSecrets(namespace: task.namespace, cluster: cluster)
    }

    func request() async throws(LeafProblem) -> LeafRequest {
        var request = HTTPClientRequest(url: block.text("url"))
        for header in block.list("headers") {
            request.headers.add(name: header.text("name"), value: header.text("value"))
        }
        if let basic = block.at("auth", "basicAuth") {
            let user = try await secrets.text(basic["usernameSecret"])
            let password = try await secrets.text(basic["passwordSecret"])
            request.headers.add(name: "Authorization", value: "Basic \(base64(Array("\(user):\(password)".utf8)))")
        } else if block["auth"]?.object?.members.isEmpty == false {
            throw .error("http.auth: only basicAuth is supported here")
        }
        return LeafRequest(request)
    }
}

/// An artifact of a bucket, at AWS or any server that speaks its protocol.
struct S3Artifact: Sendable {
    private static let defaultRegion = "us-east-1"

    private let block: JSON
    private let secrets: LeafSecrets
    private let now: Timestamp

    init(_ block: JSON, _ task: LeafTask, _ tools: LeafTools) {
        self.block = block
        secrets = LeafSecrets(namespace: task.namespace, cluster: tools.cluster)
        now = tools.now()
    }

    /// Reads the object.
    func request() async throws(LeafProblem) -> LeafRequest {
        try await request(.GET, bodyHash: sha256([]))
    }

    /// Writes a file as the object; it is read twice, so that the signature covers it.
    func request(putting file: String) async throws(LeafProblem) -> LeafRequest {
        guard let reader = ReadFile(file) else { throw .error("s3: the artifact cannot be read") }
        var size: Int64 = 0
        let hash: [UInt8]
        do {
            hash = try sha256(pieces: {
                let piece = try reader.next()
                size += Int64(piece?.count ?? 0)
                return piece
            })
        } catch { throw .error("s3: the artifact cannot be read: \(error)") }
        var wire = try await request(.PUT, bodyHash: hash).wire
        wire.body = .stream(FilePieces(path: file), length: .known(size))
        return LeafRequest(wire)
    }

    private func request(_ method: HTTPMethod, bodyHash: [UInt8]) async throws(LeafProblem) -> LeafRequest {
        let (endpoint, bucket, key) = (block.text("endpoint"), block.text("bucket"), block.text("key"))
        guard !bucket.isEmpty, !key.isEmpty else { throw .error("s3 names no bucket or no key; write both") }
        // Tags may have filled it in: nothing but a host and a port may get into the address.
        guard endpoint.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._:[]".contains($0)) }) else {
            throw .error("s3: endpoint '\(endpoint)' is no host with or without a port; correct it")
        }
        // Path style: every server knows it, whatever the names look like.
        let parts = [bucket] + key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let path = parts.map { "/" + $0.percentEncoded }.joined()
        var request = HTTPClientRequest(
            url: (block["insecure"]?.bool == true ? "http://" : "https://") + endpoint + path
        )
        request.method = method
        guard block["accessKeySecret"] != nil else { return LeafRequest(request) }
        let region = block.text("region")
        let signature = AWSSignature(
            accessKey: try await secrets.text(block["accessKeySecret"]),
            secretKey: try await secrets.text(block["secretKeySecret"]),
            region: region.isEmpty ? Self.defaultRegion : region,
            time: now
        )
        request.headers = HTTPHeaders(
            signature.headers(host: endpoint, path: path, method: method.rawValue, bodyHash: bodyHash)
        )
        return LeafRequest(request)
    }
}

/// A file's bytes, piece by piece.
private struct FilePieces: AsyncSequence, Sendable {
    let path: String

    struct AsyncIterator: AsyncIteratorProtocol {
        let reader: ReadFile?

        mutating func next() async throws -> ByteBuffer? { try reader?.next().map { ByteBuffer(bytes: $0) } }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: ReadFile(path)) }
}

/// Keys of Secrets in the Workflow's namespace.
struct LeafSecrets: Sendable {
    let namespace: String
    let cluster: KubernetesClient

    /// Without blanks around it, which files that Secrets are made from have.
    func text(_ selector: JSON?) async throws(LeafProblem) -> String {
        guard let selector, !selector.text("name").isEmpty, !selector.text("key").isEmpty else {
            throw .error("a reference to a Secret has no name or no key; write both")
        }
        do throws(KubernetesError) {
            let bytes = try await cluster.secret(selector.text("name"), key: selector.text("key"), in: namespace)
            let text = String(decoding: bytes, as: UTF8.self)
            return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        } catch { throw .error(error.text) }
    }
}
