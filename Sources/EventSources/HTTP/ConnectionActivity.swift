import NIOCore
import Synchronization

/// What a connection is doing, for whoever looks for one that nobody would miss.
///
/// A class, because the connection writes it on its event loop and every other loop may read it.
final class ConnectionActivity: Sendable {
    enum Waiting: Equatable {
        /// Between requests, or before the first.
        case idle(since: UInt64)
        /// A request's headers have begun to arrive.
        case headers(since: UInt64)
    }

    /// Zero while a request is being read or answered; else nanoseconds, and the lowest bit tells headers from idleness.
    private let state = Atomic<UInt64>(0)

    /// nil while it is of use.
    var waiting: Waiting? {
        let value = state.load(ordering: .relaxed)
        if value == 0 { return nil }
        return value & 1 == 0 ? .idle(since: value) : .headers(since: value & ~1)
    }

    func becomeIdle() { state.store(max(2, NIODeadline.now().uptimeNanoseconds) & ~1, ordering: .relaxed) }

    func beginHeaders() { state.store(NIODeadline.now().uptimeNanoseconds | 1, ordering: .relaxed) }

    func beginRequest() { state.store(0, ordering: .relaxed) }
}
