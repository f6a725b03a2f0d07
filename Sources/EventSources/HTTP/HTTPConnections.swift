import NIOCore
import Synchronization

/// The open connections of a listener, and what their bodies take; shared by all event loops.
final class HTTPConnections: Sendable {
    enum Admission { case served, refused, closed }

    private struct State {
        var channels: [ObjectIdentifier: (channel: any Channel, port: Int)] = [:]
        var isDraining = false
    }

    private let limits: HTTPLimits
    private let state = Mutex(State())
    private let bodyBytes = Atomic<Int>(0)

    init(limits: HTTPLimits) { self.limits = limits }

    func admit(_ channel: any Channel, on port: Int) -> Admission {
        state.withLock { state in
            guard !state.isDraining else { return .closed }
            let count = state.channels.count
            guard count < limits.connections + limits.refusedConnections else { return .closed }
            state.channels[ObjectIdentifier(channel)] = (channel, port)
            return count < limits.connections ? .served : .refused
        }
    }

    func forget(_ channel: any Channel) {
        state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
    }

    /// - Returns: false, with nothing reserved, when all bodies together would exceed the limit.
    func reserveBody(_ byteCount: Int) -> Bool {
        let total = bodyBytes.add(byteCount, ordering: .relaxed).newValue
        guard total > limits.bodyBytesInMemory else { return true }
        releaseBody(byteCount)
        return false
    }

    func releaseBody(_ byteCount: Int) { bodyBytes.subtract(byteCount, ordering: .relaxed) }

    var isDraining: Bool { state.withLock { $0.isDraining } }

    /// Has the connections of a port end after the request in flight, and idle ones now.
    func quiesce(port: Int) {
        let channels = state.withLock { $0.channels.values.filter { $0.port == port }.map(\.channel) }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }

    /// Lets requests in flight finish within the limit's time, then closes every connection.
    func drain(on loop: any EventLoop) async throws {
        let channels = state.withLock { state in
            state.isDraining = true
            return state.channels.values.map(\.channel)
        }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        let timeout = loop.scheduleTask(in: limits.drainTime) {
            for channel in channels { channel.close(promise: nil) }
        }
        // The close future fails with the connection's last error, which matters to nobody now.
        let closed = channels.map { $0.closeFuture.recover { _ in } }
        try await EventLoopFuture.andAllComplete(closed, on: loop).get()
        timeout.cancel()
    }
}
