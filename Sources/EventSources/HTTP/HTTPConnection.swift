import NIOCore
import NIOHTTP1
import NIOSSL

/// One connection: reads a request, has its route answer it, and only then reads the next.
///
/// Runs on the connection's event loop. What comes while a request is being answered waits, and after it nothing more is
/// read from the socket, so what a client can make us hold is one request, the head of another and two receive buffers.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        case idle
        case reading
        case answering
        /// The last answer is written; what still arrives is dropped until the client has read it.
        case lingering
    }

    private let port: HTTPPort
    private let isRefused: Bool
    private let channel: any Channel
    private let activity: ConnectionActivity
    private let executor: EventLoopExecutor
    private lazy var address = channel.remoteAddress?.ipAddress
    private var state = State.idle
    /// The request being read; not part of the state, so that its body grows in place.
    private var incoming: IncomingRequest?
    /// Parts of later requests that arrived together with the one being answered.
    private var backlog = CircularBuffer<HTTPServerRequestPart>()
    private var isWorkingOff = false
    private var readIsWaiting = false
    private var headHasBegun = false
    /// Something came while a request was being answered.
    private var nextHasBegun = false
    /// The connection ends after the answer being prepared.
    private var closesAfterAnswer = false
    /// Answered when the request in flight is done.
    private var pendingRefusal: HTTPResponse?
    private var isDraining = false
    private var inputHasEnded = false
    private var task: Task<Void, Never>?
    private let timer: ConnectionTimer
    private var answersHead = false
    private var answersOldClient = false

    /// Bodies up to this are read on the event loop: parsing as much takes less than a millisecond.
    private static let shortBodyBytes = 64 << 10

    private var limits: HTTPLimits { port.limits }

    init(port: HTTPPort, isRefused: Bool, channel: any Channel, activity: ConnectionActivity) {
        self.activity = activity
        self.port = port
        self.isRefused = isRefused
        self.channel = channel
        executor = EventLoopExecutor(channel.eventLoop)
        timer = ConnectionTimer(loop: channel.eventLoop)
    }

    // MARK: Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        timer.expired = { [self] in timedOut() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer.cancel() }

    func channelActive(context: ChannelHandlerContext) {
        // The TLS handshake counts as part of the first request's headers.
        setDeadline(in: limits.headerTime)
        activity.becomeIdle()
        context.fireChannelActive()
        // The listener may have begun to stop before there was a handler to hear of it.
        if port.connections.isDraining { channel.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer.cancel()
        dropIncoming()
        state = .lingering
        // A client that leaves does not stop its event from being stored; a gateway that stops does.
        if isDraining { task?.cancel() }
        context.fireChannelInactive()
    }

    func read(context: ChannelHandlerContext) {
        // Clients that wait for their answer send nothing meanwhile; to stop listening to them costs two system calls.
        if isBusy && !(backlog.isEmpty && channel.isWritable) { readIsWaiting = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        workOff()
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isDraining = true
            if case .idle = state, !headHasBegun { channel.close(promise: nil) }
        case ChannelEvent.inputClosed:
            inputHasEnded = true
            switch state {
            case .answering: break
            case .idle, .reading, .lingering: channel.close(promise: nil)
            }
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case let error as HTTPParserError:
            let refusal = HTTPRefusal.unreadable(error)
            if case .answering = state { pendingRefusal = refusal } else { refuseAndClose(refusal) }
        case is ByteToMessageDecoderError:
            // More bytes after the text that could not be read; the refusal is on its way.
            break
        default: channel.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if isBusy || isWorkingOff { backlog.append(part) } else { take(part) }
    }

    /// The first byte of something arrived.
    func bytesArrived() {
        if case .answering = state { nextHasBegun = true }
        if case .idle = state, !headHasBegun { beginHead() }
    }

    private func beginHead() {
        headHasBegun = true
        activity.beginHeaders()
        setDeadline(in: limits.headerTime)
    }

    // MARK: Reading

    /// Nothing may be read now: an answer is being prepared, or the client does not take those it has.
    private var isBusy: Bool {
        if case .answering = state { return true }
        return !channel.isWritable
    }

    private func take(_ part: HTTPServerRequestPart) {
        switch (state, part) {
        case (.idle, .head(let head)): begin(head)
        case (.reading, .body(let piece)):
            if let refusal = incoming?.append(piece, limits: limits, connections: port.connections) {
                refuseAndClose(refusal)
            } else {
                setBodyDeadline()
            }
        case (.reading, .end): finish()
        default: break
        }
    }

    private func begin(_ head: HTTPRequestHead) {
        (headHasBegun, nextHasBegun) = (false, false)
        activity.beginRequest()
        // After an upgrade request NIO's decoder reads no further request.
        answersHead = head.method == .HEAD
        answersOldClient = head.version == .http1_0
        closesAfterAnswer =
            !head.isKeepAlive || isDraining || isRefused || head.headers.contains(name: "upgrade")
        let request = IncomingRequest(head, port: port, isRefused: isRefused)
        state = .reading
        incoming = request
        if let refusal = request.refusal, request.mustRefuseEarly(limits: limits) {
            refuseAndClose(refusal)
            return
        }
        setBodyDeadline()
        if request.expectsContinue {
            write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
            flush()
        }
    }

    private func finish() {
        guard let request = incoming else { preconditionFailure("a request that ends has begun") }
        incoming = nil
        state = .answering
        setDeadline(in: nil)
        if let refusal = request.refusal {
            answer(refusal)
            return
        }
        guard let route = request.route else { preconditionFailure("a request without refusal has a route") }
        let reserved = request.bodyBytes
        let complete = request.complete(from: address, port: port)
        let loop = channel.eventLoop
        let connection = NIOLoopBound(self, eventLoop: loop)
        // A route is async and a channel handler is not: this task is the bridge. There is one per connection at most,
        // because nothing is read before its answer is written. A long body is read apart from the loop.
        task = Task(executorPreference: reserved <= Self.shortBodyBytes ? executor : nil) {
            let response = await route.respond(complete)
            // Mostly on the loop already; then another turn of it would only cost.
            if loop.inEventLoop {
                connection.value.finished(response, of: reserved)
            } else {
                loop.execute { connection.value.finished(response, of: reserved) }
            }
        }
    }

    private func finished(_ response: HTTPResponse, of reserved: Int) {
        port.connections.releaseBody(reserved)
        task = nil
        answer(response)
    }

    private func dropIncoming() {
        if let incoming { port.connections.releaseBody(incoming.bodyBytes) }
        incoming = nil
    }

    // MARK: Answering

    private func answer(_ response: HTTPResponse) {
        guard channel.isActive, case .answering = state else { return }
        if isDraining || (inputHasEnded && backlog.isEmpty) { closesAfterAnswer = true }
        if pendingRefusal != nil { closesAfterAnswer = false }
        send(response)
        if closesAfterAnswer {
            setDeadline(in: limits.lingerTime)
        } else if let refusal = pendingRefusal {
            refuseAndClose(refusal)
        } else {
            state = .idle
            if nextHasBegun && backlog.isEmpty {
                beginHead()
            } else {
                activity.becomeIdle()
                setDeadline(in: limits.keepAliveTime)
            }
        }
        workOff()
    }

    /// Takes the parts that waited for the answer, then reads on.
    private func workOff() {
        guard !isWorkingOff else { return }
        isWorkingOff = true
        while !isBusy, let part = backlog.popFirst() { take(part) }
        isWorkingOff = false
        guard !isBusy else {
            if !channel.isWritable, case .idle = state { setDeadline(in: limits.bodyIdleTime) }
            return
        }
        if readIsWaiting {
            readIsWaiting = false
            channel.read()
        }
    }

    /// Answers before the whole request was read; what the client still sends is dropped.
    private func refuseAndClose(_ refusal: HTTPResponse) {
        dropIncoming()
        if case .lingering = state { return }
        closesAfterAnswer = true
        send(refusal)
        setDeadline(in: limits.lingerTime)
    }

    private func send(_ response: HTTPResponse) {
        var headers = HTTPHeaders()
        headers.reserveCapacity(response.headers.count + 3)
        for field in response.headers { headers.add(name: field.name, value: field.value) }
        if !headers.contains(name: "Content-Type") {
            headers.add(name: "Content-Type", value: "text/plain; charset=utf-8")
        }
        headers.add(name: "Content-Length", value: String(response.body.utf8.count))
        if closesAfterAnswer {
            headers.add(name: "Connection", value: "close")
        } else if answersOldClient {
            headers.add(name: "Connection", value: "keep-alive")
        }
        let status = HTTPResponseStatus(statusCode: response.status)
        write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
        if !response.body.isEmpty, !answersHead { write(.body(.byteBuffer(ByteBuffer(string: response.body)))) }
        guard closesAfterAnswer else {
            write(.end(nil))
            flush()
            return
        }
        state = .lingering
        backlog.removeAll()
        let connection = NIOLoopBound(self, eventLoop: channel.eventLoop)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil)).whenComplete { _ in connection.value.closeOutput() }
    }

    /// Ends our side only.
    ///
    /// Closing wholly while the client sends would reset the connection, and it might never see the answer. The
    /// linger time bounds the wait for its side.
    private func closeOutput() {
        let mode: CloseMode = inputHasEnded ? .all : .output
        channel.close(mode: mode, promise: nil)
    }

    private func write(_ part: HTTPServerResponsePart) { channel.write(part, promise: nil) }

    private func flush() { channel.flush() }

    // MARK: Time

    private func setBodyDeadline() {
        guard let begun = incoming?.begun else { return }
        timer.set(to: min(.now() + limits.bodyIdleTime, begun + limits.bodyTime))
    }

    private func setDeadline(in time: TimeAmount?) {
        timer.set(to: time.map { .now() + $0 })
    }

    private func timedOut() {
        switch state {
        case .idle where headHasBegun: refuseAndClose(HTTPRefusal.slowHeaders(limits.headerTime))
        case .reading: refuseAndClose(HTTPRefusal.slowBody(limits.bodyIdleTime))
        case .idle, .answering, .lingering: channel.close(promise: nil)
        }
    }
}

/// Tells the connection when a request begins, which the decoder behind it says only when the headers are complete.
final class FirstByteMark: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: HTTPConnection

    init(connection: HTTPConnection) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.bytesArrived()
        context.fireChannelRead(data)
    }
}
