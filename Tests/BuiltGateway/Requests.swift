package import AsyncHTTPClient
package import EventData
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// An answer with its whole body.
package struct Answer: Sendable {
    package let status: Int
    /// By their names in lower case.
    package let headers: [String: String]
    package let body: String

    package var json: JSON { get throws { try JSON(parsing: body) } }
}

/// `token` is the admin API's, where it is not the one that the gateway has left for this user.
package func get(_ url: String, token: String? = nil, client: HTTPClient = .shared) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    return try await send(request, client: client)
}

package func post(
    _ url: String,
    _ body: String,
    headers: [String: String] = [:],
    client: HTTPClient = .shared
) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
    request.body = .bytes(ByteBuffer(string: body))
    return try await send(request, client: client)
}

extension HTTPClient {
    /// Notices at once that a gateway is gone; the usual client goes on connecting until the request's deadline.
    package static let impatient: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            timeout: .init(connect: .milliseconds(300), read: .seconds(5))
        )
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}

private func send(_ given: HTTPClientRequest, client: HTTPClient = .shared) async throws -> Answer {
    var request = given
    if !request.headers.contains(name: "authorization"), let token = adminToken(for: request.url) {
        request.headers.add(name: "authorization", value: "Bearer \(token)")
    }
    let response = try await client.execute(request, timeout: .seconds(20))
    let body = try await response.body.collect(upTo: 64 << 20)
    let headers = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
    return Answer(status: Int(response.status.code), headers: headers, body: String(buffer: body))
}

/// The ports of the admin APIs of this process's gateways.
let adminPorts = Mutex<Set<Int>>([])

/// What a gateway of this user has left for callers of its admin API; nil for every other address.
private func adminToken(for url: String) -> String? {
    guard let port = URL(string: url)?.port, adminPorts.withLock({ $0.contains(port) }) else { return nil }
    return try? String(contentsOfFile: tokenFile(port: port), encoding: .utf8)
}

private func tokenFile(port: Int) -> String {
    let environment = ProcessInfo.processInfo.environment
    let base = environment["XDG_RUNTIME_DIR"] ?? FileManager.default.temporaryDirectory.path
    let directory = environment["SIGNALBOX_RUNTIME_DIR"] ?? "\(base)/signalbox-\(getuid())"
    return "\(directory)/admin-\(port).token"
}

extension GatewayProcess {
    /// Where it leaves the token for this user.
    package var tokenFile: String { BuiltGateway.tokenFile(port: ports.admin) }

    /// What the admin API answers.
    package func admin(_ path: String, token: String? = nil) async throws -> JSON {
        try await get("\(admin)\(path)", token: token).json
    }

    /// The Workflows of the local cluster.
    package func workflows(namespace: String = "default") async throws -> [JSON] {
        let path = "/apis/argoproj.io/v1alpha1/namespaces/\(namespace)/workflows"
        return try await get(cluster + path).json["items"]?.array ?? []
    }
}

extension JSON {
    /// The values of a Workflow's arguments by name.
    package var workflowArguments: [String: String] {
        let parameters = at("spec", "arguments", "parameters")?.array ?? []
        return Dictionary(
            parameters.map { ($0["name"]?.string ?? "", $0["value"]?.string ?? "") },
            uniquingKeysWith: { _, last in last }
        )
    }

    package var name: String { at("metadata", "name")?.string ?? "" }
}
