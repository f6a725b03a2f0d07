import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import SensorEngine

/// What a server answered to a request for an object.
struct ArtifactAnswer: Sendable {
    /// Time for the whole answer; the reference waits for ever.
    static let timeLimit = Duration.seconds(60)

    let status: Int
    let headers: HTTPHeaders
    let bytes: [UInt8]

    /// Sends the request and reads the answer as a whole.
    ///
    /// `name` is that of the source, for messages. What the network does is a transient failure; more than `limit`
    /// bytes with status 200 are a permanent one.
    init(
        to request: HTTPClientRequest,
        by client: HTTPClient,
        limit: Int,
        name: String
    ) async throws(AttemptFailure) {
        let result = await withTaskGroup(of: Result<ArtifactAnswer, AttemptFailure>?.self) { group in
            group.addTask { await Self.read(request, by: client, limit: limit, name: name) }
            group.addTask {
                try? await Task.sleep(for: Self.timeLimit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        guard let result else {
            throw AttemptFailure(result: .transient("\(name) did not answer within \(Self.timeLimit)", after: nil))
        }
        self = try result.get()
    }

    private init(status: Int, headers: HTTPHeaders, bytes: [UInt8]) {
        self.status = status
        self.headers = headers
        self.bytes = bytes
    }

    private static func read(
        _ request: HTTPClientRequest,
        by client: HTTPClient,
        limit: Int,
        name: String
    ) async -> Result<ArtifactAnswer, AttemptFailure> {
        do {
            let response = try await client.execute(request, timeout: TimeAmount(timeLimit))
            var bytes: [UInt8] = []
            for try await part in response.body {
                bytes += part.readableBytesView
                guard bytes.count > limit else { continue }
                if response.status == .ok { return .failure(ArtifactContent.tooLong(name, limit: limit)) }
                break
            }
            let answer = ArtifactAnswer(status: Int(response.status.code), headers: response.headers, bytes: bytes)
            return .success(answer)
        } catch {
            return .failure(AttemptFailure(error, calling: name))
        }
    }

    /// The content of an answer with status 200; `detail` is what the server says beside another status.
    func content(_ name: String, detail: String = "", fix: String) throws(AttemptFailure) -> ArtifactContent {
        if status == 200 { return ArtifactContent(name: name, bytes: bytes) }
        let problem = "\(name) answered \(status)\(detail.isEmpty ? "" : " \(detail)")"
        switch status {
        case 404:
            throw AttemptFailure(result: .transient("\(problem): there is nothing (yet); put it there", after: nil))
        case 408, 429, 500...:
            // Not `pressed`, which would slow down everything that goes to the cluster.
            let wait = HTTPRequest.retryAfter(headers)
            throw AttemptFailure(result: .transient(problem, after: wait))
        default: throw .permanent(problem, fix: fix)
        }
    }
}
