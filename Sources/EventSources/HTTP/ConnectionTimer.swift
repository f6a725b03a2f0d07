import NIOCore

/// The deadline of a connection, which moves several times per request.
///
/// Moving it later costs nothing: the scheduled task looks at the deadline when it runs, and waits on.
final class ConnectionTimer {
    /// Called on the event loop when the deadline has passed.
    var expired: (() -> Void)?

    private let loop: any EventLoop
    private var deadline: NIODeadline?
    private var wake: NIODeadline?
    private var scheduled: Scheduled<Void>?

    init(loop: any EventLoop) { self.loop = loop }

    /// nil means never.
    func set(to deadline: NIODeadline?) {
        self.deadline = deadline
        guard let deadline else { return }
        if let wake, wake <= deadline { return }
        schedule(at: deadline)
    }

    /// The end; it also lets go of `expired`.
    func cancel() {
        scheduled?.cancel()
        scheduled = nil
        deadline = nil
        expired = nil
    }

    private func schedule(at time: NIODeadline) {
        scheduled?.cancel()
        wake = time
        scheduled = loop.assumeIsolated().scheduleTask(deadline: time) { self.woke() }
    }

    private func woke() {
        wake = nil
        guard let deadline else { return }
        if deadline <= .now() { expired?() } else { schedule(at: deadline) }
    }
}
