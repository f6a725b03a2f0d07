import NIOCore
import NIOHTTP1

/// A request while it is being read.
struct IncomingRequest {
    let begun = NIODeadline.now()
    /// Who answers; nil when the request is refused.
    let route: HTTPRoute?
    /// The answer that is known before the body.
    let refusal: HTTPResponse?
    let expectsContinue: Bool
    /// What the body takes of the memory for all bodies.
    private(set) var bodyBytes = 0
    private let head: HTTPRequestHead
    private let target: RequestTarget?
    /// nil when the body is chunked; zero when there is none.
    private let declaredBytes: Int?
    private var body: ByteBuffer?

    init(_ head: HTTPRequestHead, port: HTTPPort, isRefused: Bool) {
        self.head = head
        target = RequestTarget(head.uri)
        let encodings = head.headers["transfer-encoding"]
        declaredBytes =
            encodings.isEmpty ? head.headers.first(name: "content-length").map { Int($0) ?? .max } ?? 0 : nil
        let isClear = encodings.isEmpty || Self.endsWhereAllSee(head, encodings)
        let early = isRefused ? HTTPRefusal.tooManyConnections : isClear ? nil : HTTPRefusal.ambiguousEnd
        switch early.map(Routing.refused) ?? Routing.of(head, target: target, port: port) {
        case .route(let route) where declaredBytes.map({ $0 > route.maximumBodyBytes }) ?? false:
            self.route = nil
            refusal = HTTPRefusal.tooLarge(route.maximumBodyBytes)
        case .route(let route):
            self.route = route
            refusal = nil
        case .refused(let response):
            route = nil
            refusal = response
        }
        let isWaiting = head.headers.first(name: "expect").map { $0.lowercased() == "100-continue" } ?? false
        expectsContinue = isWaiting && refusal == nil && declaredBytes != 0
    }

    /// Whether a proxy in front of us has seen the same end of an encoded body (RFC 9112 §6.1).
    ///
    /// Where the encoding is not just chunked, stands beside a length, or came before HTTP/1.1, some have not.
    private static func endsWhereAllSee(_ head: HTTPRequestHead, _ encodings: [String]) -> Bool {
        encodings.map { $0.lowercased() } == ["chunked"] && !head.headers.contains(name: "content-length")
            && head.version == .http1_1
    }

    /// Whether the body of a refused request is too long, or of unknown length, to be read just to drop it.
    func mustRefuseEarly(limits: HTTPLimits) -> Bool {
        guard let declaredBytes else { return true }
        return declaredBytes > limits.drainedBodyBytes || (declaredBytes > 0 && head.headers.contains(name: "expect"))
    }

    /// Adds a piece of the body.
    ///
    /// - Returns: the answer when the body is too large for the route or for the memory of all bodies.
    mutating func append(_ piece: ByteBuffer, limits: HTTPLimits, connections: HTTPConnections) -> HTTPResponse? {
        guard let route else { return nil }
        let count = piece.readableBytes
        guard bodyBytes + count <= route.maximumBodyBytes else { return HTTPRefusal.tooLarge(route.maximumBodyBytes) }
        guard connections.reserveBody(count) else { return HTTPRefusal.tooManyBodies }
        bodyBytes += count
        if body == nil { body = piece } else { body?.writeImmutableBuffer(piece) }
        return nil
    }

    func complete(from address: String?, port: HTTPPort) -> HTTPRequest {
        let headers = head.headers.map { HTTPField($0.name, $0.value) }
        let forwarded = ForwardedRequest(
            from: address,
            headers: headers,
            isEncrypted: port.isEncrypted,
            trusted: port.trustedProxies
        )
        return HTTPRequest(
            method: head.method.rawValue,
            path: target?.path ?? "/",
            query: target?.query ?? "",
            headers: headers,
            body: body.map { Array($0.readableBytesView) } ?? [],
            remoteAddress: forwarded.remoteAddress,
            rawPath: target?.rawPath,
            origin: forwarded.origin
        )
    }
}

/// Who answers a request, as far as its head tells.
private enum Routing {
    case route(HTTPRoute)
    case refused(HTTPResponse)

    static func of(_ head: HTTPRequestHead, target: RequestTarget?, port: HTTPPort) -> Routing {
        guard let target else { return .refused(HTTPRefusal.badPath) }
        if !port.keepsEmptySegments, let clean = target.cleanedPath {
            let location = HTTPField("Location", target.redirect(to: clean))
            return .refused(HTTPResponse(301, headers: [location], "the path is \(clean); ask for that\n"))
        }
        switch port.routes.find(target.path, port: port.number) {
        case .route(let route):
            guard route.methods.isEmpty || route.methods.contains(head.method.rawValue) else {
                return .refused(HTTPRefusal.method(head.method.rawValue, allowed: route.methods))
            }
            return .route(route)
        case .notServing: return .refused(HTTPRefusal.notServing)
        case .nothing where target.path == "/health": return .refused(HTTPResponse(200, "OK"))
        case .nothing: return .refused(HTTPRefusal.unknownPath(target.path, port: port.number))
        }
    }
}
