import Synchronization

/// Says that a queue of librdkafka has something, to the one task that reads it.
///
/// librdkafka says it only when a queue that was empty gets something, so it is remembered until the next `wait`.
final class QueueSignal: Sendable {
    private enum State {
        case idle
        case raised
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.idle)

    func raise() {
        let waiting: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard case .waiting(let waiting) = state else {
                state = .raised
                return nil
            }
            state = .idle
            return waiting
        }
        waiting?.resume()
    }

    /// Returns once it was raised since the last return, or when the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRaised = state.withLock { state in
                    if case .raised = state {
                        state = .idle
                        return true
                    }
                    if case .waiting = state { preconditionFailure("a queue has one reader") }
                    state = .waiting(continuation)
                    return false
                }
                if isRaised { continuation.resume() }
            }
        } onCancel: {
            raise()
        }
    }
}
