import GRPCCore
import GRPCNIOTransportHTTP2TransportServices
import NIOCore
import NIOPosix
package import NIOSSL
import Synchronization

/// A user's server of `generic.Eventing`, on a port of 127.0.0.1: grpc-swift's own server, over TCP, for one test.
///
/// Its messages are written and read here once more, so that it is no mirror of what it tests.
package struct EventingServer: Sendable {
    /// A call of `StartEventSource`.
    package struct Call: Sendable {
        package let name: String
        package let config: String
        /// Every value of the header.
        package let authorization: [String]
        private let writer: RPCWriter<[UInt8]>

        fileprivate init(_ request: [UInt8], _ metadata: Metadata, _ writer: RPCWriter<[UInt8]>) {
            let fields = shortFields(of: request)
            name = fields[1] ?? ""
            config = fields[2] ?? ""
            authorization = Array(metadata[stringValues: "authorization"])
            self.writer = writer
        }

        /// Returns when the connection has taken the message: it need not have arrived.
        package func send(_ payload: [UInt8]) async throws {
            try await sendRaw([0x0A, 1, UInt8(ascii: "x"), 0x12] + varint(payload.count) + payload)
        }

        package func send(_ payload: String) async throws { try await send(Array(payload.utf8)) }

        /// Bytes that need not be an `Event`.
        package func sendRaw(_ message: [UInt8]) async throws { try await writer.write(message) }

        /// Keeps the stream open until the other side, or the server, ends.
        package func untilEnd() async throws { try await Task.sleep(for: .seconds(3_600)) }
    }

    package typealias Answer = @Sendable (Call) async throws -> Void

    /// Runs a server while `body` runs; then its connections are cut, as when its process is killed.
    ///
    /// - Parameters:
    ///   - port: of 127.0.0.1; 0 is a free one.
    ///   - tls: nil for plaintext.
    ///   - isThere: whether it knows the method at all.
    ///   - token: what callers must show; nil lets everybody in.
    ///   - answer: what it does with a call; when it returns the stream ends well.
    ///   - body: is given the port.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws, and when the port is taken.
    package static func run<Result: Sendable>(
        port: Int = 0,
        tls: TLSConfiguration? = nil,
        isThere: Bool = true,
        token: String? = nil,
        _ answer: @escaping Answer,
        body: (Int) async throws -> Result
    ) async throws -> Result {
        let listener = Listener(port: port, tls: try tls.map { try NIOSSLContext(configuration: $0) })
        let transport = HTTP2ServerTransport.Custom(listenerFactory: listener, config: .defaults)
        let service = EventingService(token: token, answer: answer)
        let server = GRPCServer(transport: transport, services: isThere ? [service] : [])
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.serve() }
            defer { group.cancelAll() }
            return try await body(try await listener.bound())
        }
    }
}

private struct EventingService: RegistrableRPCService {
    let token: String?
    let answer: EventingServer.Answer

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(
            forMethod: MethodDescriptor(fullyQualifiedService: "generic.Eventing", method: "StartEventSource"),
            deserializer: Bytes(),
            serializer: Bytes()
        ) { request, _ in
            if let token, Array(request.metadata[stringValues: "authorization"]) != ["Bearer \(token)"] {
                throw RPCError(code: .unauthenticated, message: "no such token")
            }
            var messages = request.messages.makeAsyncIterator()
            guard let message = try await messages.next() else {
                throw RPCError(code: .invalidArgument, message: "no EventSource")
            }
            return StreamingServerResponse { writer in
                try await answer(EventingServer.Call(message, request.metadata, writer))
                return [:]
            }
        }
    }
}

/// Listens where the gateway's test says, and tells where that is.
private final class Listener: HTTP2ServerTransport.ListenerFactory {
    let eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    private let port: Int
    private let tls: NIOSSLContext?
    private let address: EventLoopPromise<Int>

    init(port: Int, tls: NIOSSLContext?) {
        self.port = port
        self.tls = tls
        address = eventLoopGroup.any().makePromise()
    }

    func bound() async throws -> Int { try await address.futureResult.get() }

    func makeListeningChannel(
        listenerConfigurator: HTTP2ServerTransport.ListenerConfigurator,
        connectionConfigurator: HTTP2ServerTransport.ConnectionConfigurator
    ) async throws -> NIOAsyncChannel<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel, Never> {
        let tls = tls
        do {
            let channel = try await ServerBootstrap(group: eventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .serverChannelInitializer { listenerConfigurator.configure(channel: $0) }
                .bind(host: "127.0.0.1", port: port) { client in
                    client.eventLoop.makeCompletedFuture {
                        if let tls {
                            try client.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                        }
                    }.flatMap {
                        connectionConfigurator.configure(
                            channel: client,
                            tls: tls == nil ? .none : .configured(requireALPN: true)
                        )
                    }.map { configured in
                        // A connection that nobody takes because the server ends may not go before its channel does.
                        client.closeFuture.whenComplete { _ in withExtendedLifetime(configured) {} }
                        return configured
                    }
                }
            address.succeed(channel.channel.localAddress?.port ?? 0)
            return channel
        } catch {
            address.fail(error)
            throw error
        }
    }
}

private struct Bytes: MessageSerializer, MessageDeserializer {
    func serialize<Wanted: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Wanted { Wanted(message) }

    func deserialize<Given: GRPCContiguousBytes>(_ bytes: Given) throws -> [UInt8] {
        bytes.withUnsafeBytes { Array($0) }
    }
}

private func varint(_ number: Int) -> [UInt8] {
    number < 0x80 ? [UInt8(number)] : [UInt8(number & 0x7F | 0x80)] + varint(number >> 7)
}

/// The texts of a message whose fields are all texts of less than 128 bytes, by their numbers.
private func shortFields(of message: [UInt8]) -> [Int: String] {
    var fields: [Int: String] = [:]
    var rest = message[...]
    while let tag = rest.popFirst(), let count = rest.popFirst() {
        fields[Int(tag >> 3)] = String(decoding: rest.prefix(Int(count)), as: UTF8.self)
        rest = rest.dropFirst(Int(count))
    }
    return fields
}
