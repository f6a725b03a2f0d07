package import EventData
import NIOHTTP1

extension KubernetesClient {
    /// Whether Argo Server does what concerns Workflows.
    package var submitsThroughArgoServer: Bool { transport.argoServer != nil }

    package func shutDownArgoServer() async throws { try await transport.argoServer?.shutDown() }

    /// `PUT …/{name}/VERB` of Argo Server.
    package func perform(_ verb: String, on resource: ResourcePath, _ body: JSON) async throws(KubernetesError) -> JSON
    {
        var call = Call(method: .PUT, target: resource.sub(verb).urlPath, body: body.bytes)
        // Whoever asks again has to look first.
        call.isRepeatable = false
        return try await json(call)
    }
}

/// The connections to Argo Server.
///
/// A class, because a transport that holds another one by value would have no end.
final class ArgoServer: Sendable {
    private let transport: Transport

    init(_ transport: Transport) { self.transport = transport }

    func shutDown() async throws { try await transport.shutDown() }

    /// Its HTTP/2 is gRPC, so that JSON is spoken over HTTP/1, which the transport keeps for watches.
    func perform(_ call: Call, for method: HTTPMethod) async throws(CallFailure) -> Answer {
        let response = try await transport.start(call)
        return ArgoServerRoute.translated(try await transport.wholeAnswer(of: response), to: method)
    }
}
