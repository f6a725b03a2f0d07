import GRPCNIOTransportHTTP2TransportServices
import NIOCore
import NIOHPACK
import NIOHTTP2
import Synchronization

/// What a connection shows of itself: written on its event loop, read when it has ended.
final class EventingSigns: Sendable {
    typealias ConfiguredChannel = HTTP2ClientTransport.WrappedChannel.ConfiguredChannel

    private struct State {
        var configured: [ObjectIdentifier: ConfiguredChannel] = [:]
        var isOpen = false
        var fault: (any Error)?
    }

    private let state = Mutex(State())

    /// The first error below HTTP/2: gRPC only says that the connection has ended.
    var fault: (any Error)? { state.withLock { $0.fault } }
    /// Whether the server has spoken HTTP/2, so that the call could be made.
    var isOpen: Bool { state.withLock { $0.isOpen } }

    func note(_ fault: any Error) { state.withLock { $0.fault = $0.fault ?? fault } }

    func noteOpening() { state.withLock { $0.isOpen = true } }

    /// Of several addresses of a host the first that answers counts; each of them is prepared.
    ///
    /// Each is kept until it is closed: what reads and writes a channel may not go before the channel does, or the process ends.
    func note(_ configured: ConfiguredChannel) {
        let channel = configured.channel
        state.withLock { $0.configured[ObjectIdentifier(channel)] = configured }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { _ = $0.configured.removeValue(forKey: ObjectIdentifier(channel)) }
        }
    }

    func configured(_ channel: any Channel) -> ConfiguredChannel? {
        state.withLock { $0.configured[ObjectIdentifier(channel)] }
    }
}

/// Stands between TLS and HTTP/2, and keeps the reason for which a connection fails.
final class EventingFaults: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let signs: EventingSigns

    init(_ signs: EventingSigns) { self.signs = signs }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        signs.note(error)
        context.fireErrorCaught(error)
    }
}

/// Says in the call that the connection is encrypted; a transport that is given a connection does not know it.
final class EncryptedScheme: ChannelOutboundHandler {
    typealias OutboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .headers(var frame) = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        // Replacing one would move it behind the others, where none of these names may be.
        frame.headers = HPACKHeaders(frame.headers.map { ($0.name, $0.name == ":scheme" ? "https" : $0.value) })
        context.write(wrapOutboundOut(.headers(frame)), promise: promise)
    }
}
