import NIOCore
import NIOPosix

/// The mock chooses its own port; this one, which people can write into a manifest, leads to it.
///
/// Clients come through it once, to ask which brokers there are, and are told the mock's own address.
struct Entrance {
    private let channel: any Channel

    /// `address` is `host:port`.
    static func open(port: Int, to address: String) async throws -> Entrance {
        let parts = address.split(separator: ":")
        let (host, inner) = (String(parts.first ?? ""), parts.last.flatMap { Int($0) } ?? 0)
        let group = MultiThreadedEventLoopGroup.singleton
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { outer in
                // Both ends on one loop, so that they can call each other.
                ClientBootstrap(group: outer.eventLoop)
                    .channelInitializer { inner in
                        let ends = (Passage(to: outer), Passage(to: inner))
                        return inner.eventLoop.makeCompletedFuture {
                            try inner.pipeline.syncOperations.addHandler(ends.0)
                            try outer.pipeline.syncOperations.addHandler(ends.1)
                        }
                    }
                    .connect(host: host, port: inner)
                    .flatMap { _ in outer.setOption(.autoRead, value: true) }
            }
            .bind(host: "127.0.0.1", port: port).get()
        return Entrance(channel: channel)
    }

    func closed() async throws { try await channel.closeFuture.get() }
}

/// Hands everything on to the other end.
private final class Passage: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
