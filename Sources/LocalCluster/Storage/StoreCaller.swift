import Synchronization

/// Who waits for a change of the store: it hears what came of it once, or that it does not wait any longer.
final class StoreCaller<Answer: Sendable>: Sendable {
    private enum State {
        case comes
        case waits(CheckedContinuation<Answer, any Error>)
        /// The answer was there before anybody waited for it.
        case early(Result<Answer, any Error>)
        case left
    }

    private let state = Mutex(State.comes)

    /// Returns when it has been told; a disk that stalls holds nobody who has been cancelled.
    ///
    /// - Throws: `CancellationError`, and then the change may still be made; or what it was told.
    func wait() async throws -> Answer {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let early = state.withLock { state -> Result<Answer, any Error>? in
                    if case .early(let answer) = state {
                        state = .left
                        return answer
                    }
                    state = .waits(continuation)
                    return nil
                }
                if let early { continuation.resume(with: early) }
            }
        } onCancel: {
            tell(.failure(CancellationError()))
        }
    }

    /// Only the first call counts.
    func tell(_ answer: Result<Answer, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Answer, any Error>? in
            switch state {
            case .comes:
                state = .early(answer)
                return nil
            case .waits(let continuation):
                state = .left
                return continuation
            case .early, .left: return nil
            }
        }
        waiting?.resume(with: answer)
    }
}
