import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// A call of ours to a provider's API.
package struct ProviderRequest: Sendable, Hashable {
    package var method = "GET"
    package var url: String
    package var headers: [HTTPField] = []
    package var body: [UInt8] = []
    /// nil trusts the system's authorities.
    package var trust: ProviderTrust?

    package init(_ method: String = "GET", _ url: String, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

package struct ProviderResponse: Sendable {
    package let status: Int
    package let headers: [HTTPField]
    package let body: [UInt8]

    package init(status: Int, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package func header(_ name: String) -> String? { headers.first { $0.isNamed(name) }?.value }
}

/// Performs calls; tests have their own.
package protocol ProviderClient: Sendable {
    /// - Throws: when there is no answer; an answer of any status is returned.
    func perform(_ request: ProviderRequest) async throws -> ProviderResponse

    /// Hands over each line of an answer without an end.
    ///
    /// - Throws: `UnexpectedAnswer` when the answer is not 200; whatever ends the connection; what `line` throws.
    func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws
}

/// The real way: HTTPS with the system's certificates, redirects not followed.
package struct ProviderConnections: ProviderClient {
    /// For a whole call.
    private static let time = TimeAmount.seconds(15)
    /// Longer answers are refused.
    ///
    /// GitLab lists deliveries with all that was sent, twenty on a page; everything else is far below.
    private static let maximumBytes = 32 << 20

    private static let client = HTTPClient(
        eventLoopGroup: HTTPClient.defaultEventLoopGroup,
        configuration: plainConfiguration
    )

    package init() {}

    package func perform(_ request: ProviderRequest) async throws -> ProviderResponse {
        guard let trust = request.trust else { return try await Self.perform(request, with: Self.client) }
        var configuration = Self.plainConfiguration
        configuration.tlsConfiguration = try trust.configuration
        return try await Self.withClient(configuration) { try await Self.perform(request, with: $0) }
    }

    private static func perform(_ request: ProviderRequest, with client: HTTPClient) async throws -> ProviderResponse {
        let answer = try await client.execute(call(request), timeout: time)
        let body = try await answer.body.collect(upTo: maximumBytes)
        return ProviderResponse(
            status: Int(answer.status.code),
            headers: answer.headers.map { HTTPField($0.name, $0.value) },
            body: Array(body.readableBytesView)
        )
    }

    /// As long as it takes; an answer in which nothing comes for this time is dead.
    private static let silence = TimeAmount.seconds(60)
    /// Of one line, as in MinIO's own client.
    private static let maximumLineBytes = 4 << 20

    package func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws {
        var configuration = Self.plainConfiguration
        configuration.timeout = .init(connect: .seconds(10), read: Self.silence)
        if let trust = request.trust { configuration.tlsConfiguration = try trust.configuration }
        try await Self.withClient(configuration) { try await follow(request, with: $0, line: line) }
    }

    // MARK: Clients

    private static var plainConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        // An answer that sends us elsewhere would choose what we call.
        configuration.redirectConfiguration = .disallow
        return configuration
    }

    /// A client for one call, whose secrets may be others at the next.
    private static func withClient<Result>(
        _ configuration: HTTPClient.Configuration,
        _ body: (HTTPClient) async throws -> Result
    ) async throws -> Result {
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        let result: Result
        do { result = try await body(client) } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
        return result
    }

    private func follow(
        _ request: ProviderRequest,
        with client: HTTPClient,
        line: ([UInt8]) async throws -> Void
    ) async throws {
        let answer = try await client.execute(Self.call(request), deadline: .distantFuture)
        guard answer.status == .ok else { throw UnexpectedAnswer(status: Int(answer.status.code)) }
        var rest: [UInt8] = []
        for try await chunk in answer.body {
            rest += chunk.readableBytesView
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let found = Array(rest[..<end])
                rest.removeSubrange(...end)
                try await line(found)
            }
            guard rest.count <= Self.maximumLineBytes else { throw LongLine() }
        }
    }

    private static func call(_ request: ProviderRequest) -> HTTPClientRequest {
        var call = HTTPClientRequest(url: request.url)
        call.method = .RAW(value: request.method)
        for field in request.headers { call.headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty { call.body = .bytes(ByteBuffer(bytes: request.body)) }
        return call
    }
}

/// A line of an endless answer is longer than any event.
struct LongLine: Error, CustomStringConvertible {
    let description = "a line of the answer is longer than 4 MiB"
}
