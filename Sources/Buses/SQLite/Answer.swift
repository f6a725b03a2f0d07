import Synchronization

/// What comes of a change, once: before or after somebody waits for it.
final class Answer<Value: Sendable>: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Result<Value, BusError>, Never>)
        case given(Result<Value, BusError>)
    }

    private let state = Mutex(State.open)

    func give(_ result: Result<Value, BusError>) {
        let waiting: CheckedContinuation<Result<Value, BusError>, Never>? = state.withLock { state in
            guard case .awaited(let waiting) = state else {
                state = .given(result)
                return nil
            }
            state = .given(result)
            return waiting
        }
        waiting?.resume(returning: result)
    }

    /// One may wait at a time.
    func result() async -> Result<Value, BusError> {
        await withCheckedContinuation { caller in
            let given: Result<Value, BusError>? = state.withLock { state in
                switch state {
                case .given(let result): return result
                case .awaited: preconditionFailure("an answer is awaited by one")
                case .open:
                    state = .awaited(caller)
                    return nil
                }
            }
            if let given { caller.resume(returning: given) }
        }
    }
}
