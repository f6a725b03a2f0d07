import NIOCore

/// Sends what a connection flushes in one turn of its event loop with one system call.
///
/// The HTTP client flushes the head of a request by itself before its body, which would make two packets of most requests.
final class FlushGatherer: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private var isDue = false

    /// For a client's `http1_1ConnectionDebugInitializer`, the one place where it lets others into its pipeline.
    @Sendable static func add(to channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(FlushGatherer(), position: .first)
        }
    }

    func flush(context: ChannelHandlerContext) {
        guard !isDue else { return }
        isDue = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let (gatherer, context) = bound.value
            gatherer.flushNow(context)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        flushNow(context)
        context.close(mode: mode, promise: promise)
    }

    private func flushNow(_ context: ChannelHandlerContext) {
        guard isDue else { return }
        isDue = false
        context.flush()
    }
}
