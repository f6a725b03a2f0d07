import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// What every connection of one port shares.
///
/// A class, because connections come while its encryption changes.
final class HTTPPort: Sendable {
    let number: Int
    let routes: HTTPRoutes
    let connections: HTTPConnections
    let limits: HTTPLimits
    let trustedProxies: [AddressRange]
    let keepsEmptySegments: Bool
    /// nil serves plain HTTP.
    private let tls: Mutex<HTTPCertificate?>

    init(
        number: Int,
        tls: HTTPCertificate?,
        routes: HTTPRoutes,
        connections: HTTPConnections,
        options: HTTPServer.Options
    ) {
        self.number = number
        self.tls = Mutex(tls)
        self.routes = routes
        self.connections = connections
        limits = options.limits
        trustedProxies = options.trustedProxies
        keepsEmptySegments = options.keepsEmptySegments
    }

    var isEncrypted: Bool { tls.withLock { $0 != nil } }

    /// For connections that come from now on.
    ///
    /// What has not changed stays as it is, with the sessions that clients may resume.
    func setEncryption(_ new: HTTPCertificate?) {
        tls.withLock { if $0?.digest != new?.digest || new == nil { $0 = new } }
    }

    func open(options: HTTPServer.Options) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // A client may close its sending side and still wait for the answer, as `nc` does.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // One receive buffer at a time: what a connection takes beyond its request is bounded by it.
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.set(up: channel) }
            }
            .bind(host: options.host, port: options.usesFreePorts ? 0 : number)
            .get()
    }

    private func set(up channel: any Channel) throws {
        let activity = ConnectionActivity()
        let admission = connections.admit(channel, on: number, activity)
        guard admission != .closed else {
            channel.close(promise: nil)
            return
        }
        channel.closeFuture.whenComplete { [connections] _ in connections.forget(channel) }
        let pipeline = channel.pipeline.syncOperations
        if let tls = tls.withLock({ $0 }) { try pipeline.addHandler(NIOSSLServerHandler(context: tls.context)) }
        let connection = HTTPConnection(
            port: self,
            isRefused: admission == .refused,
            channel: channel,
            activity: activity
        )
        try pipeline.addHandler(FirstByteMark(connection: connection))
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerBytes
        decoding.maxHeaderListSize = limits.headerBytes
        decoding.maxHeaderFieldCount = limits.headerLines
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: decoding)
        try pipeline.addHandler(ByteToMessageHandler(decoder))
        try pipeline.addHandler(HTTPResponseEncoder())
        try pipeline.addHandler(connection)
    }
}
