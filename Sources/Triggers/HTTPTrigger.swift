import AsyncHTTPClient
package import Manifests
import NIOCore
import NIOHTTP1
package import SensorEngine

/// Sends one HTTP request (spec/sensor.md §5.3).
///
/// Any response is a success unless `policy.status` lists those that are; every attempt carries the invocation's id as
/// `Idempotency-Key`, so that the other side can recognise a repetition.
package struct HTTPTrigger: TriggerKind {
    package static let kind = "http"
    /// Of an answer this much is read, so that the connection can be used again; its content means nothing here.
    static let maximumAnswerBytes = 64 << 10
    /// An answer that is still coming after this is cut off.
    static let answerTimeLimit = Duration.seconds(5)

    private let client: HTTPClient

    init(client: HTTPClient) { self.client = client }

    /// HTTP/1 only, because names of headers are sent as written; redirects as Go follows them.
    static var clientConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .follow(max: 10, allowCycles: true))
        configuration.httpVersion = .http1Only
        configuration.timeout = .init(connect: .seconds(10))
        configuration.connectionPool.retryConnectionEstablishment = false
        // Nobody reads traces here, and making their attributes costs as much as the request.
        configuration.tracing.tracer = nil
        return configuration
    }

    /// Manifests reads the fields; this finds what can be read and cannot work.
    package static func check(_ reader: ManifestReader) {
        guard !reader.has("parameters"), let url = reader.optionalString("url"), !url.isEmpty else { return }
        if HTTPRequest.origin(of: url) == nil {
            reader.warn("url", "does not start with http:// or https:// and a host", fix: "write the whole address")
        }
    }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            let request = try await HTTPRequest(of: invocation, in: context)
            return try request.result(try await send(request))
        }
    }

    private func send(_ request: HTTPRequest) async throws(AttemptFailure) -> HTTPResponseHead {
        do {
            let response = try await client.execute(request.wire, timeout: TimeAmount(request.timeout))
            await drain(response.body)
            return HTTPResponseHead(version: response.version, status: response.status, headers: response.headers)
        } catch {
            throw request.failure(error)
        }
    }

    /// Reads the rest so that the connection can be used again; whatever goes wrong here only costs the connection.
    private func drain(_ body: HTTPClientResponse.Body) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = try? await body.collect(upTo: Self.maximumAnswerBytes) }
            group.addTask { try? await Task.sleep(for: Self.answerTimeLimit) }
            await group.next()
            group.cancelAll()
        }
    }
}
