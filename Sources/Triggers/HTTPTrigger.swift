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
    /// As many as there may be attempts at once: none waits because others have slow answers.
    private static let connectionsPerHost = 32

    private let client: HTTPClient

    init(client: HTTPClient) { self.client = client }

    /// HTTP/1 only, because names of headers are sent as written; redirects as Go follows them.
    static var clientConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .follow(max: 10, allowCycles: true))
        configuration.httpVersion = .http1Only
        configuration.timeout = .init(connect: .seconds(10))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.connectionsPerHost
        configuration.http1_1ConnectionDebugInitializer = FlushGatherer.add
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
        let answer = HTTPAnswer()
        let exchange = client.execute(
            request: request.wire,
            delegate: answer,
            deadline: .now() + TimeAmount(request.timeout)
        )
        do {
            return try await withTaskCancellationHandler {
                try await exchange.get()
            } onCancel: {
                exchange.cancel()
            }
        } catch {
            // What goes wrong after the head of the answer only costs the connection.
            guard let head = answer.head else { throw request.failure(error) }
            return head
        }
    }
}
