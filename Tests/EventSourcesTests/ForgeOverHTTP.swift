import EventSources
import LoopbackServers

/// Calls a double over HTTP, by the client that calls real providers: methods, headers, bodies and pages as they are sent.
struct ForgeOverHTTP: ProviderClient {
    private let server: String
    private let connections = ProviderConnections()

    /// Serves the double while `body` runs.
    static func serving(_ double: ForgeDouble, while body: (ForgeOverHTTP) async throws -> Void) async throws {
        try await ScriptedServer.serving { request, _ in
            let answer = double.answer(
                ProviderRequest(
                    request.method,
                    "https:/" + request.target,
                    headers: request.headers.map { HTTPField($0.name, $0.value) },
                    body: request.body
                )
            )
            let headers = answer.headers.map { Received.Header(name: $0.name, value: $0.value) }
            return [.binaryAnswer(answer.status, headers: headers, body: answer.body)]
        } while: { server in
            try await body(ForgeOverHTTP(server: server.url))
        }
    }

    private init(server: String) { self.server = server }

    /// The same call, to the double: its host becomes the beginning of the path.
    private func call(_ request: ProviderRequest) -> ProviderRequest {
        var call = request
        call.url = "\(server)/\(request.url.trimmingPrefix("https://"))"
        return call
    }

    func perform(_ request: ProviderRequest) async throws -> ProviderResponse {
        try await connections.perform(call(request))
    }

    func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws {
        try await connections.follow(call(request), line: line)
    }
}
