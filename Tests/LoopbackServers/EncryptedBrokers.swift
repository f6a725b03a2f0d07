import NIOCore
import NIOPosix
package import NIOSSL

/// TLS, and if asked for a password, in front of the brokers of a mock that knows neither; for as long as it is held.
///
/// Not a broker: it passes frames of Kafka's protocol on, and puts its own port in the place of the mock's in the answers,
/// so that clients come back to it. It adds SASL/PLAIN to what the mock says that it can, and answers that itself.
package final class EncryptedBrokers: Sendable {
    package struct Password: Sendable {
        let user: String
        let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// `host:port`.
    package let bootstrap: String
    private let channel: any Channel

    /// `mock` is the port of the only broker on 127.0.0.1.
    package init(before mock: Int, _ tls: TLSConfiguration, password: Password? = nil) async throws {
        let context = try NIOSSLContext(configuration: tls)
        let group = MultiThreadedEventLoopGroup.singleton
        channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { client in
                client.eventLoop.makeCompletedFuture {
                    try client.pipeline.syncOperations.addHandlers(
                        NIOSSLServerHandler(context: context),
                        ByteToMessageHandler(KafkaFrames()),
                        Doorkeeper(mock: mock, password: password)
                    )
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        bootstrap = "127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    package func stop() async throws { try await channel.close() }
}

/// Cuts a stream into frames, each with the four bytes that say how long it is.
private struct KafkaFrames: ByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: Int32.self),
            let frame = buffer.readSlice(length: 4 + Int(length))
        else { return .needMoreData }
        context.fireChannelRead(wrapInboundOut(frame))
        return .continue
    }
}

/// A client's request, as far as it has to be understood.
private struct KafkaRequest {
    enum Key: Int16 { case handshake = 17, versions = 18, authenticate = 36 }

    let key: Key?
    let version: Int16
    let correlation: Int32
    /// What comes after the header of a version that is not flexible.
    let body: ByteBuffer

    init?(_ frame: ByteBuffer) {
        var frame = frame
        guard frame.readInteger(as: Int32.self) != nil, let key = frame.readInteger(as: Int16.self),
            let version = frame.readInteger(as: Int16.self), let correlation = frame.readInteger(as: Int32.self),
            let nameLength = frame.readInteger(as: Int16.self), frame.readSlice(length: max(0, Int(nameLength))) != nil
        else { return nil }
        self.key = Key(rawValue: key)
        self.version = version
        self.correlation = correlation
        body = frame
    }

    /// An answer with its length in front.
    func answer(_ write: (inout ByteBuffer) -> Void) -> ByteBuffer {
        var body = ByteBuffer(integer: correlation)
        write(&body)
        var frame = ByteBuffer(integer: Int32(body.readableBytes))
        frame.writeBuffer(&body)
        return frame
    }
}

/// Opens a connection to the mock for each client, and passes on what clients say once they have proved themselves.
private final class Doorkeeper: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// In Kafka's protocol: wrong user or password.
    private static let authenticationFailed: Int16 = 58

    private let mock: Int
    /// nil when nothing is left to prove.
    private var password: EncryptedBrokers.Password?
    private var broker: (any Channel)?
    private var answers: AnswerChanger?
    private var early: [ByteBuffer] = []

    init(mock: Int, password: EncryptedBrokers.Password?) {
        self.mock = mock
        self.password = password
    }

    func channelActive(context: ChannelHandlerContext) {
        let client = context.channel
        let mock = mock
        let answers = AnswerChanger(client: client, from: mock, to: client.localAddress?.port ?? 0)
        self.answers = answers
        let door = NIOLoopBound((keeper: self, answers: answers), eventLoop: context.eventLoop)
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { broker in
                broker.eventLoop.makeCompletedFuture {
                    try broker.pipeline.syncOperations.addHandlers(
                        ByteToMessageHandler(KafkaFrames()),
                        door.value.answers
                    )
                }
            }
            .connect(host: "127.0.0.1", port: mock)
            .whenComplete { result in
                switch result {
                case .success(let broker): door.value.keeper.open(broker)
                case .failure: client.close(promise: nil)
                }
            }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard password != nil, let request = KafkaRequest(frame) else { return pass(frame) }
        switch request.key {
        case .versions:
            if request.version == 0 { answers?.addsSASL(to: request.correlation) }
            pass(frame)
        case .handshake:
            let answer = request.answer { body in
                body.writeInteger(Int16(0))
                body.writeInteger(Int32(1))
                body.writeInteger(Int16(5))
                body.writeString("PLAIN")
            }
            context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        case .authenticate: check(request, context)
        case nil: context.close(promise: nil)
        }
    }

    private func pass(_ frame: ByteBuffer) {
        if let broker { broker.writeAndFlush(frame, promise: nil) } else { early.append(frame) }
    }

    private func check(_ request: KafkaRequest, _ context: ChannelHandlerContext) {
        var body = request.body
        let said = body.readInteger(as: Int32.self).flatMap { body.readString(length: Int($0)) }
        let isRight = password.map { said == "\0\($0.user)\0\($0.password)" } ?? false
        if isRight { password = nil }
        let answer = request.answer { body in
            body.writeInteger(isRight ? 0 : Self.authenticationFailed)
            // No message, and nothing more to say.
            body.writeInteger(Int16(-1))
            body.writeInteger(Int32(0))
        }
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    }

    private func open(_ broker: any Channel) {
        self.broker = broker
        for frame in early { broker.write(frame, promise: nil) }
        broker.flush()
        early = []
    }

    func channelInactive(context: ChannelHandlerContext) {
        broker?.close(promise: nil)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Answers name brokers by host and port, and versions of requests; both become what they are for clients here.
private final class AnswerChanger: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let client: any Channel
    private let known: [UInt8]
    private let replacement: [UInt8]
    private var versions: Set<Int32> = []

    init(client: any Channel, from mock: Int, to port: Int) {
        func address(_ port: Int) -> [UInt8] { Array("127.0.0.1".utf8) + [0, 0, UInt8(port >> 8), UInt8(port & 255)] }
        self.client = client
        known = address(mock)
        replacement = address(port)
    }

    /// The answer to this request is a list of requests and their versions.
    func addsSASL(to correlation: Int32) { versions.insert(correlation) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        if let correlation = frame.getInteger(at: frame.readerIndex + 4, as: Int32.self),
            versions.remove(correlation) != nil
        {
            addSASL(to: &frame)
        }
        var bytes = Array(buffer: frame)
        var index = 0
        while index + known.count <= bytes.count {
            if bytes[index..<index + known.count].elementsEqual(known) {
                bytes.replaceSubrange(index..<index + known.count, with: replacement)
            }
            index += 1
        }
        client.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// After length, correlation and error comes the number of entries; an entry is a key, and its first and last version.
    private func addSASL(to frame: inout ByteBuffer) {
        let start = frame.readerIndex
        guard let count = frame.getInteger(at: start + 10, as: Int32.self) else { return }
        let added: [(key: Int16, last: Int16)] = [
            (KafkaRequest.Key.handshake.rawValue, 1), (KafkaRequest.Key.authenticate.rawValue, 0),
        ]
        for entry in added {
            for value in [entry.key, 0, entry.last] { frame.writeInteger(value) }
        }
        frame.setInteger(count + Int32(added.count), at: start + 10)
        frame.setInteger(Int32(frame.readableBytes - 4), at: start)
    }

    func channelInactive(context: ChannelHandlerContext) {
        client.close(promise: nil)
        context.fireChannelInactive()
    }
}
