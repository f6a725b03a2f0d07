import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Sends POSTs to loopback when it is told to, whatever became of those before, on as many connections as that needs.
///
/// It shares the cores with what it measures, so it does little: a full HTTP client would take more than the gateway.
final class SteadyLoad: Sendable {
    private struct State {
        var idle: [any Channel] = []
        var underWay = 0
        var problem: String?
    }

    private static let answerLimit = Duration.seconds(30)

    private let port: Int
    private let path: String
    private let results = Results()

    /// What connections tell.
    private final class Results: Sendable {
        let state = Mutex(State())

        func end(_ channel: any Channel, _ status: HTTPResponseStatus) {
            state.withLock { state in
                state.underWay -= 1
                state.idle.append(channel)
                if status != .ok { state.problem = "a POST was answered \(status)" }
            }
        }

        func fail(_ problem: String) { state.withLock { $0.problem = problem } }
    }

    init(port: Int, path: String) {
        self.port = port
        self.path = path
    }

    private func connect() -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { [results] channel in
                channel.pipeline.addHTTPClientHandlers().flatMapThrowing {
                    try channel.pipeline.syncOperations.addHandler(Answers(results))
                }
            }
            .connect(host: "127.0.0.1", port: port)
    }

    func post(_ body: String) {
        let idle = results.state.withLock { state in
            state.underWay += 1
            return state.idle.popLast()
        }
        if let idle { return send(body, on: idle) }
        connect().whenComplete { [self] result in
            switch result {
            case .success(let channel): send(body, on: channel)
            case .failure(let error): results.fail("\(error)")
            }
        }
    }

    private func send(_ body: String, on channel: any Channel) {
        let bytes = channel.allocator.buffer(string: body)
        let head = HTTPRequestHead(
            version: .http1_1,
            method: .POST,
            uri: path,
            headers: [
                "Host": "127.0.0.1:\(port)", "Content-Type": "application/json",
                "Content-Length": "\(bytes.readableBytes)",
            ]
        )
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(bytes)), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    }

    /// Waits until everything is answered.
    func finish() async throws {
        let deadline = ContinuousClock.now + Self.answerLimit
        while true {
            let (underWay, problem) = results.state.withLock { ($0.underWay, $0.problem) }
            if let problem { throw BenchmarkError(problem) }
            if underWay == 0 { break }
            guard .now < deadline else { throw BenchmarkError("\(underWay) POSTs were not answered") }
            try await Task.sleep(for: .milliseconds(5))
        }
        for channel in results.state.withLock({ $0.idle }) { try await channel.close() }
    }

    private final class Answers: ChannelInboundHandler {
        typealias InboundIn = HTTPClientResponsePart

        private let results: Results
        private var status = HTTPResponseStatus.ok

        init(_ results: Results) { self.results = results }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): status = head.status
            case .body: break
            case .end: results.end(context.channel, status)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            results.fail("\(error)")
            context.close(promise: nil)
        }
    }
}
