import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A call of ours to a provider's API.
package struct ProviderRequest: Sendable, Hashable {
    package var method = "GET"
    package var url: String
    package var headers: [HTTPField] = []
    package var body: [UInt8] = []

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
}

/// The real way: HTTPS with the system's certificates, redirects not followed.
package struct ProviderConnections: ProviderClient {
    /// For a whole call.
    private static let time = TimeAmount.seconds(15)
    /// Longer answers are refused: a page of deliveries or hooks is far below.
    private static let maximumBytes = 4 << 20

    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        // An answer that sends us elsewhere would choose what we call.
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }()

    package init() {}

    package func perform(_ request: ProviderRequest) async throws -> ProviderResponse {
        var call = HTTPClientRequest(url: request.url)
        call.method = .RAW(value: request.method)
        for field in request.headers { call.headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty { call.body = .bytes(ByteBuffer(bytes: request.body)) }
        let answer = try await Self.client.execute(call, timeout: Self.time)
        let body = try await answer.body.collect(upTo: Self.maximumBytes)
        return ProviderResponse(
            status: Int(answer.status.code),
            headers: answer.headers.map { HTTPField($0.name, $0.value) },
            body: Array(body.readableBytesView)
        )
    }
}
