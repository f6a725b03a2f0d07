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
        do {
            let response = try await client.execute(request, timeout: TimeAmount(timeout))
            let body = try await response.body.collect(upTo: limit)
            return Answer(
                status: Int(response.status.code),
                headers: response.headers,
                body: Array(body.readableBytesView)
            )
        } catch is NIOTooManyBytesError {
            throw .failed("\(subject): the answer is longer than \(limit) bytes")
        } catch let error as HTTPClientError where error == .deadlineExceeded {
            throw .failed("\(subject): no answer within \(timeout)")
        } catch {
            throw .failed("\(subject): \(error)")
        }
    }
}
