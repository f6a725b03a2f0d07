import NIOCore
import NIOPosix
import Synchronization

/// A TCP connection that sends exactly what it is told to and keeps what comes back.
final class RawClient: Sendable {
    private let channel: any Channel
    private let received: Received

    private init(channel: any Channel, received: Received) {
        self.channel = channel
        self.received = received
    }

    static func connect(to port: Int) async throws -> RawClient {
        let received = Received()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.pipeline.addHandler(Collector(received: received))
            }
            .connect(host: "127.0.0.1", port: port)
            .get()
        return RawClient(channel: channel, received: received)
    }

    var text: String { received.text.withLock { $0 } }
    var hasEnded: Bool { received.hasEnded.withLock { $0 } }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Sends without caring whether the server still listens.
    func trySend(_ text: String) { channel.writeAndFlush(ByteBuffer(string: text), promise: nil) }

    func trySend(_ bytes: [UInt8]) { channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }

    func endSending() async throws { try await channel.close(mode: .output) }

    func tryEndSending() { channel.close(mode: .output, promise: nil) }

    func close() async { channel.close(promise: nil) }

    func untilEnd() async throws -> String {
        try await eventually("the server closes") { hasEnded }
        return text
    }

    func until(_ piece: String, count: Int = 1) async throws -> String {
        try await eventually("\(count) of \(piece) in \(text)") { text.components(of: piece) >= count }
        return text
    }

    private final class Received: Sendable {
        let text = Mutex("")
        let hasEnded = Mutex(false)
    }

    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let received: Received

        init(received: Received) { self.received = received }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let piece = String(buffer: unwrapInboundIn(data))
            received.text.withLock { $0 += piece }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed = event {
                received.hasEnded.withLock { $0 = true }
                context.close(promise: nil)
            }
        }

        func channelInactive(context: ChannelHandlerContext) { received.hasEnded.withLock { $0 = true } }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

extension String {
    fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}

/// One answer, taken apart.
struct RawAnswer: Equatable {
    let status: Int
    let headers: [String: String]
    let body: String

    init(_ text: String) throws {
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = parts[0].split(separator: "\r\n")
        guard let first = lines.first, let status = Int(first.split(separator: " ").dropFirst().first ?? "") else {
            throw Overdue(description: "no HTTP answer: \(text)")
        }
        self.status = status
        headers = Dictionary(
            lines.dropFirst().map { line in
                let pair = line.split(separator: ":", maxSplits: 1)
                return (pair[0].lowercased(), String(pair.last ?? "").trimmingPrefix(" ").description)
            },
            uniquingKeysWith: { first, _ in first }
        )
        body = parts.count > 1 ? String(parts[1]) : ""
    }
}
