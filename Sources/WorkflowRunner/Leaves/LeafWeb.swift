package import AsyncHTTPClient
import EventData
import NIOCore
import NIOHTTP1

/// HTTP as leaves and artifacts need it.
package struct LeafWeb: Sendable {
    /// Time for an exchange when nothing says otherwise (spec/workflows.md D9).
    static let defaultTimeout = Duration.seconds(30)

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]
    }

    private let client: HTTPClient

    package init(_ client: HTTPClient) { self.client = client }

    /// What the client must be made with: names of headers as written, redirects as Go follows them.
    package static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .follow(max: 10, allowCycles: true))
        configuration.httpVersion = .http1Only
        configuration.timeout = .init(connect: .seconds(10))
        configuration.tracing.tracer = nil
        return configuration
    }

    /// Sends a request and reads the whole answer, of at most `limit` bytes; `subject` names it in messages.
    func answer(
        to request: HTTPClientRequest,
        within timeout: Duration = defaultTimeout,
        limit: Int,
        subject: String
    ) async throws(LeafProblem) -> Answer {
        guard request.url.lowercased().hasPrefix("http://") || request.url.lowercased().hasPrefix("https://") else {
            throw .error("\(subject): the address does not start with http:// or https://; correct it")
        }
        var body: [UInt8] = []
        let head = try await exchange(request, within: timeout, subject) { piece throws(LeafProblem) in
            body += piece
            guard body.count <= limit else { throw .failed("\(subject): the answer is longer than \(limit) bytes") }
        }
        return Answer(status: Int(head.status.code), headers: head.headers, body: body)
    }

    /// Writes a successful answer's body into a file; the status.
    func fetch(
        _ request: LeafRequest,
        to path: String,
        within timeout: Duration,
        limit: Int
    ) async throws(LeafProblem) -> Int {
        guard let file = WrittenFile(path) else { throw .error("\(request.subject): \(path) cannot be written") }
        var count = 0
        let head = try await exchange(request.wire, within: timeout, request.subject) { piece throws(LeafProblem) in
            count += piece.count
            guard count <= limit else {
                throw .error("\(request.subject): the artifact is larger than artifactBytes (\(limit)) allows")
            }
            guard file.write(piece[...]) else { throw .error("\(request.subject): the disk takes no more") }
        }
        return Int(head.status.code)
    }

    /// Sends a request and gives the answer's body in pieces.
    private func exchange(
        _ request: HTTPClientRequest,
        within timeout: Duration,
        _ subject: String,
        _ take: ([UInt8]) throws(LeafProblem) -> Void
    ) async throws(LeafProblem) -> HTTPClientResponse {
        do {
            let response = try await client.execute(request, timeout: TimeAmount(timeout))
            for try await part in response.body { try take(Array(part.readableBytesView)) }
            return response
        } catch let problem as LeafProblem {
            throw problem
        } catch let error as HTTPClientError where error == .deadlineExceeded {
            throw .failed("\(subject): no answer within \(timeout)")
        } catch {
            throw .failed("\(subject): \(error)")
        }
    }
}
