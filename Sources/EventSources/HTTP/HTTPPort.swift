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
    /// nil serves plain HTTP.
    private let tls: Mutex<NIOSSLContext?>

    init(number: Int, tls: NIOSSLContext?, routes: HTTPRoutes, connections: HTTPConnections, limits: HTTPLimits) {
        self.number = number
        self.tls = Mutex(tls)
        self.routes = routes
        self.connections = connections
        self.limits = limits
    }

    /// For connections that come from now on.
    func setEncryption(_ context: NIOSSLContext?) { tls.withLock { $0 = context } }

    func open(options: HTTPServer.Options) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // A client may close its sending side and still wait for the answer, as `nc` does.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.set(up: channel) }
            }
            .bind(host: options.host, port: options.usesFreePorts ? 0 : number)
            .get()
    }

    private func set(up channel: any Channel) throws {
        let admission = connections.admit(channel, on: number)
        guard admission != .closed else {
            channel.close(promise: nil)
            return
        }
        channel.closeFuture.whenComplete { [connections] _ in connections.forget(channel) }
        let pipeline = channel.pipeline.syncOperations
        if let tls = tls.withLock({ $0 }) { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
        let connection = HTTPConnection(port: self, isRefused: admission == .refused, channel: channel)
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
