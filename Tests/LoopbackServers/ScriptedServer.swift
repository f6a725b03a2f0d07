import NIOCore
import NIOHTTP1
import NIOPosix
package import NIOSSL
import Synchronization

/// A request as it arrived.
package struct Received: Sendable, Equatable {
    package let method: String
    /// Path and query as sent.
    package let target: String
    package let headers: [Header]
    package let body: [UInt8]

    package struct Header: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the first header with exactly this name.
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    package var path: String { String(target.prefix { $0 != "?" }) }

    package var bodyText: String { String(decoding: body, as: UTF8.self) }
}

/// What the server does for a request, in order; after the last step it waits for the next request.
package enum Step: Sendable {
    /// Raw bytes, flushed at once.
    case send(String)
    /// A whole answer.
    case answer(Int, headers: [String: String] = [:], body: String = "")
    /// A whole answer whose body is no text.
    case binaryAnswer(Int, headers: [Received.Header], body: [UInt8])
    /// Closes the connection.
    case close
    /// Nothing for so long, and then these; other connections are served meanwhile.
    case later(Duration, @Sendable () -> [Step])
}

/// An HTTP/1.1 server on a free loopback port that does what a test tells it to, however rude.
package final class ScriptedServer: Sendable {
    /// - Parameter number: of the request, counted from 1 over all connections.
    package typealias Script = @Sendable (_ request: Received, _ number: Int) -> [Step]

    private let channel: any Channel
    private let log: RequestLog
    package let port: Int
    private let scheme: String

    private init(channel: any Channel, log: RequestLog, port: Int, scheme: String) {
        self.channel = channel
        self.log = log
        self.port = port
        self.scheme = scheme
    }

    package var url: String { "\(scheme)://127.0.0.1:\(port)" }

    /// The requests so far, in order of arrival.
    package var received: [Received] { log.requests }

    /// How often something arrived so far: a request that was sent in pieces may count for each.
    package var arrivals: Int { log.arrivals }

    /// Serves while `body` runs; a server for very many requests does not remember them.
    package static func serving<Result: Sendable>(
        tls: TLSConfiguration? = nil,
        remembers: Bool = true,
        script: @escaping Script,
        while body: (ScriptedServer) async throws -> Result
    ) async throws -> Result {
        let server = try await start(tls: tls, log: RequestLog(remembers: remembers), script: script)
        do {
            let result = try await body(server)
            try await server.channel.close()
            return result
        } catch {
            try await server.channel.close()
            throw error
        }
    }

    private static func start(
        tls: TLSConfiguration?,
        log: RequestLog,
        script: @escaping Script
    ) async throws -> ScriptedServer {
        let context = try tls.map { try NIOSSLContext(configuration: $0) }
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    if let context {
                        try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try child.pipeline.syncOperations.addHandlers([
                        ByteToMessageHandler(HTTPRequestDecoder()), ScriptedHandler(script: script, log: log),
                    ])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        return ScriptedServer(channel: channel, log: log, port: port, scheme: tls == nil ? "http" : "https")
    }
}

final class RequestLog: Sendable {
    private let remembers: Bool
    private let state = Mutex<(requests: [Received], count: Int, arrivals: Int)>(([], 0, 0))

    init(remembers: Bool) { self.remembers = remembers }

    var requests: [Received] { state.withLock { $0.requests } }

    var arrivals: Int { state.withLock { $0.arrivals } }

    func noteArrival() { state.withLock { $0.arrivals += 1 } }

    /// The request's number, counted from 1.
    func add(_ request: Received) -> Int {
        state.withLock { state in
            if remembers { state.requests.append(request) }
            state.count += 1
            return state.count
        }
    }
}

private final class ScriptedHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private let script: ScriptedServer.Script
    private let log: RequestLog
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(script: @escaping ScriptedServer.Script, log: RequestLog) {
        self.script = script
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body.append(contentsOf: part.readableBytesView)
        case .end:
            guard let head else { return }
            let request = Received(
                method: head.method.rawValue,
                target: head.uri,
                headers: head.headers.map { Received.Header(name: $0.name, value: $0.value) },
                body: body
            )
            for step in script(request, log.add(request)) { perform(step, in: context) }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        log.noteArrival()
        context.fireChannelReadComplete()
    }

    /// As Go's server answers what is no HTTP, such as a TLS handshake.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError { send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", in: context) }
        context.close(promise: nil)
    }

    private func perform(_ step: Step, in context: ChannelHandlerContext) {
        switch step {
        case .close: context.close(promise: nil)
        case .later(let wait, let steps):
            let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: TimeAmount(wait)) {
                // The work is done also when nobody waits for the answer any more.
                for step in steps() { bound.value.handler.perform(step, in: bound.value.context) }
            }
        case .send(let text): send(text, in: context)
        case .answer(let status, let headers, let body):
            let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
            send("HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n\(lines)\r\n\(body)", in: context)
        case .binaryAnswer(let status, let headers, let body):
            let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
            send("HTTP/1.1 \(status) X\r\nContent-Length: \(body.count)\r\n\(lines)\r\n", in: context)
            context.writeAndFlush(NIOAny(ByteBuffer(bytes: body)), promise: nil)
        }
    }

    private func send(_ text: String, in context: ChannelHandlerContext) {
        context.writeAndFlush(NIOAny(ByteBuffer(string: text)), promise: nil)
    }
}
