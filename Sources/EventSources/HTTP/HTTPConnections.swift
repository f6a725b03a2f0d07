import NIOCore
import Synchronization

/// The open connections of a listener, and what their bodies take; shared by all event loops.
final class HTTPConnections: Sendable {
    enum Admission { case served, refused, closed }

    private struct Entry {
        let channel: any Channel
        let port: Int
        let activity: ConnectionActivity
    }

    private struct State {
        var channels: [ObjectIdentifier: Entry] = [:]
        var isDraining = false
    }

    private let limits: HTTPLimits
    private let state = Mutex(State())
    private let bodyBytes = Atomic<Int>(0)

    init(limits: HTTPLimits) { self.limits = limits }

    /// Makes room by closing the connection that has waited longest for nothing, so that those who only hold
    /// connections never keep out somebody who sends.
    func admit(_ channel: any Channel, on port: Int, _ activity: ConnectionActivity) -> Admission {
        let (admission, victim) = state.withLock { state -> (Admission, (any Channel)?) in
            guard !state.isDraining else { return (.closed, nil) }
            let count = state.channels.count
            var victim: (any Channel)?
            if count >= limits.connections, let id = mostUseless(of: state.channels) {
                victim = state.channels.removeValue(forKey: id)?.channel
            }
            guard victim != nil || count < limits.connections + limits.refusedConnections else { return (.closed, nil) }
            state.channels[ObjectIdentifier(channel)] = Entry(channel: channel, port: port, activity: activity)
            return (victim != nil || count < limits.connections ? .served : .refused, victim)
        }
        victim?.close(promise: nil)
        return admission
    }

    /// The longest idle one; else the one whose headers take longest, if they have had time enough.
    private func mostUseless(of channels: [ObjectIdentifier: Entry]) -> ObjectIdentifier? {
        var idle: (id: ObjectIdentifier, since: UInt64)?
        var slow: (id: ObjectIdentifier, since: UInt64)?
        for (id, entry) in channels {
            switch entry.activity.waiting {
            case nil: continue
            case .idle(let since): if since < idle?.since ?? .max { idle = (id, since) }
            case .headers(let since): if since < slow?.since ?? .max { slow = (id, since) }
            }
        }
        if let idle { return idle.id }
        let latest = NIODeadline.now() - limits.patientHeaderTime
        return slow.flatMap { $0.since < latest.uptimeNanoseconds ? $0.id : nil }
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
