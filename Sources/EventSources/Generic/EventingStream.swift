import GRPCCore
import GRPCNIOTransportHTTP2TransportServices
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// One stream of a user's server: a connection, one call on it, and the messages that come.
struct EventingStream: Sendable {
    /// Largest message that is taken: what clients of gRPC take everywhere if nobody says otherwise.
    static let largestMessageBytes = 4 << 20
    /// Bytes that a server may send ahead of what is stored: HTTP/2's own default, because all of it is lost with a process.
    private static let windowBytes = 64 << 10
    /// How long a server may take to answer at all.
    static let openingLimit = TimeAmount.seconds(10)
    /// Servers refuse pings in less than five minutes; some proxies forget a connection that is silent for longer.
    private static let pingInterval = Duration.seconds(330)
    private static let pingLimit = Duration.seconds(20)
    /// A peer that vanished is noticed within a minute and a half, which no server sees as traffic.
    private static let probes: [(level: NIOBSDSocket.OptionLevel, name: CInt, value: Int)] = [
        (.socket, SO_KEEPALIVE, 1), (.tcp, TCP_KEEPIDLE, 30), (.tcp, TCP_KEEPINTVL, 10), (.tcp, TCP_KEEPCNT, 6),
    ]

    /// How far a stream has come.
    enum Step: Sendable {
        /// The server speaks HTTP/2, and the call is on its way to it.
        case called
        /// It has said something; some servers say nothing before the first message.
        case answered
    }

    let target: EventingTarget
    let request: EventingRequest
    let token: String?
    /// nil for plaintext.
    let tls: NIOSSLContext?

    /// Calls the server, and hands over what it sends, until the stream ends.
    ///
    /// - Parameters:
    ///   - step: called when a step is taken, on any thread.
    ///   - message: called for each message; the next one is taken when it returns.
    /// - Returns: the reason; there always is one.
    /// - Throws: when cancelled.
    func follow(
        step: @escaping @Sendable (Step) -> Void,
        message: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> EventingEnd {
        let signs = EventingSigns()
        do {
            let client = GRPCClient(transport: try await transport(signs, step))
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.runConnections() }
                defer { group.cancelAll() }
                return try await call(client, step: step, message: message)
            }
        } catch {
            try Task.checkCancellation()
            return EventingEnd(error, signs, target)
        }
    }

    private func call(
        _ client: GRPCClient<HTTP2ClientTransport.WrappedChannel>,
        step: @escaping @Sendable (Step) -> Void,
        message: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> EventingEnd {
        var metadata = Metadata()
        if let token { metadata.addString("Bearer \(token)", forKey: "authorization") }
        var options = CallOptions.defaults
        // The transport takes the first for both directions.
        options.maxRequestMessageBytes = Self.largestMessageBytes
        options.maxResponseMessageBytes = Self.largestMessageBytes
        return try await client.serverStreaming(
            request: ClientRequest(message: request.encoded, metadata: metadata),
            descriptor: Eventing.startEventSource,
            serializer: PlainMessages(),
            deserializer: PlainMessages(),
            options: options
        ) { response in
            _ = try response.accepted.get()
            step(.answered)
            for try await bytes in response.messages { try await message(bytes) }
            return EventingEnd(reason: "\(target) has ended the stream")
        }
    }

    // MARK: Connecting

    private func transport(
        _ signs: EventingSigns,
        _ step: @escaping @Sendable (Step) -> Void
    ) async throws -> HTTP2ClientTransport.WrappedChannel {
        let tls = tls
        var config = HTTP2ClientTransport.WrappedChannel.Config.defaults
        config.http2.targetWindowSize = Self.windowBytes
        config.http2.authority = target.description
        config.connection.keepalive = HTTP2ClientTransport.Config.Keepalive(
            time: Self.pingInterval,
            timeout: Self.pingLimit,
            allowWithoutCalls: false
        )
        config.channelDebuggingCallbacks = .init(onCreateHTTP2Stream: { stream in
            stream.eventLoop.makeCompletedFuture {
                signs.noteOpening()
                step(.called)
                if tls != nil { try stream.pipeline.syncOperations.addHandler(EncryptedScheme(), position: .first) }
            }
        })
        return try await .wrapping(config: config) { configure in
            let channel = try await connect(signs, configure)
            guard let configured = signs.configured(channel) else { throw ChannelError.alreadyClosed }
            return configured
        }
    }

    /// Ends at once when cancelled, also while a name is being looked up.
    private func connect(
        _ signs: EventingSigns,
        _ configure: @escaping @Sendable (any Channel) -> EventLoopFuture<EventingSigns.ConfiguredChannel>
    ) async throws -> any Channel {
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(Self.openingLimit)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try addHandlers(to: channel, signs) }
                    .flatMap { configure(channel) }
                    .map { signs.note($0) }
            }
        for probe in Self.probes {
            let option = ChannelOptions.Types.SocketOption(level: probe.level, name: .init(rawValue: probe.name))
            bootstrap = bootstrap.channelOption(option, value: .init(probe.value))
        }
        let connecting = bootstrap.connect(host: target.host, port: target.port)
        let outcome = connecting.eventLoop.makePromise(of: (any Channel).self)
        connecting.cascade(to: outcome)
        return try await withTaskCancellationHandler {
            try await outcome.futureResult.get()
        } onCancel: {
            outcome.fail(CancellationError())
            connecting.whenSuccess { $0.close(promise: nil) }
        }
    }

    private func addHandlers(to channel: any Channel, _ signs: EventingSigns) throws {
        if let tls {
            let isAddress = (try? SocketAddress(ipAddress: target.host, port: target.port)) != nil
            let handler = try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : target.host)
            try channel.pipeline.syncOperations.addHandler(handler)
        }
        try channel.pipeline.syncOperations.addHandler(EventingFaults(signs))
        channel.eventLoop.scheduleTask(in: Self.openingLimit + Self.openingLimit) {
            guard !signs.isOpen else { return }
            signs.note(EventingSilence())
            channel.close(promise: nil)
        }
    }
}

/// The server has accepted a connection and not said what HTTP/2 begins with.
struct EventingSilence: Error {}
