import EventData
import HTTPTypes
import Hummingbird

/// Keeps web pages and other users of the machine out: loopback alone is no protection against a browser.
struct LoopbackGate: Sendable {
    private let hosts: Set<String>
    private let bearerToken: [UInt8]?
    private let peers: KnownPeers?

    init(_ configuration: LocalClusterServer.Configuration) {
        hosts = ["localhost", "127.0.0.1", "::1", configuration.host.lowercased()]
        bearerToken = configuration.bearerToken.map { Array($0.utf8) }
        peers = configuration.isStep.map(KnownPeers.init)
    }

    /// - Throws: `APIFailure` 403 or 401.
    func admit(_ request: Request, _ context: PeerContext) throws {
        // A page whose name was rebound to 127.0.0.1 sends its own name.
        guard let authority = request.head.authority, hosts.contains(Self.hostName(authority)) else {
            throw APIFailure.forbidden("the Host header does not name this loopback server")
        }
        // Browsers name the page's origin with every request that could change something; kubectl sends none.
        guard request.headers[.origin] == nil, Self.isDirect(request.headers) else {
            throw APIFailure.forbidden("requests from web pages are refused")
        }
        if let peers, request.uri.path != "/version", peers.isStep(context.channel) {
            throw APIFailure.forbidden(
                "steps of Workflows have no account in the local cluster; use a resource template, env.valueFrom, "
                    + "or a gateway with --runner-network cluster"
            )
        }
        guard let bearerToken else { return }
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer "),
            equalInConstantTime(Array(header.utf8.dropFirst("bearer ".utf8.count)), bearerToken)
        else { throw APIFailure.unauthorized }
    }

    /// A person typing the address into a browser is welcome to look.
    private static func isDirect(_ headers: HTTPFields) -> Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let site = headers[name] else { return true }
        return site == "none"
    }

    /// The name in `name`, `name:port` or `[address]:port`.
    private static func hostName(_ authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[authority.index(after: authority.startIndex)..<end]).lowercased()
        }
        return String(authority.prefix { $0 != ":" }).lowercased()
    }
}
