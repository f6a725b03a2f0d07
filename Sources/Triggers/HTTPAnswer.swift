import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// The head of an answer, whose body is read so that the connection can be used again; its content means nothing here.
///
/// The client calls it on the exchange's event loop, which is where the timer lies too: one of the task's own would cost
/// as much as the request.
final class HTTPAnswer: HTTPClientResponseDelegate {
    /// Of a body this much is read.
    static let maximumBytes = 64 << 10
    /// A body that is still coming after this is cut off.
    static let timeLimit = TimeAmount.seconds(5)

    private struct TooMuch: Error {}

    private struct State {
        var head: HTTPResponseHead?
        var bytes = 0
        var timer: Scheduled<Void>?
    }

    private let state = Mutex(State())

    /// nil before it has come; not that of a redirect.
    var head: HTTPResponseHead? { state.withLock { $0.head } }

    func didReceiveHead(task: HTTPClient.Task<HTTPResponseHead>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let timer = task.eventLoop.scheduleTask(in: Self.timeLimit) { task.cancel() }
        state.withLock { state in
            state.head = head
            state.timer = timer
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<HTTPResponseHead>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        let bytes = state.withLock { state in
            state.bytes += part.readableBytes
            return state.bytes
        }
        return bytes > Self.maximumBytes
            ? task.eventLoop.makeFailedFuture(TooMuch()) : task.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPResponseHead>) throws -> HTTPResponseHead {
        end()
        guard let head else { throw HTTPClientError.remoteConnectionClosed }
        return head
    }

    func didReceiveError(task: HTTPClient.Task<HTTPResponseHead>, _ error: any Error) { end() }

    private func end() {
        let timer = state.withLock { state in
            defer { state.timer = nil }
            return state.timer
        }
        timer?.cancel()
    }
}
