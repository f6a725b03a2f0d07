package import EventData
package import Expressions

/// How one attempt to perform an invocation ended.
package enum AttemptResult: Sendable, Equatable {
    /// Performed (or found performed before); the text names what was made: `Workflow default/ci-x7k2`.
    case succeeded(String)
    /// Trying again can help; `after` is what the other side asked for.
    case transient(String, after: Duration?)
    /// Trying the same again cannot help.
    case permanent(String, fix: String)
}

/// What an attempt's result means for the invocation (design §4, step 9).
package enum DeliveryDecision: Sendable, Equatable {
    case done(String)
    case retry(at: Timestamp, problem: String)
    /// Kept as a dead letter with the reason.
    case dead(String)
}

/// The second pure state machine: from attempts to decisions.
package struct Delivery: Sendable {
    /// First and longest wait between attempts when the trigger has no `retryStrategy`.
    package static let defaultWait = Duration.seconds(1)
    package static let longestDefaultWait = Duration.seconds(300)
    /// Longest wait that the other side can ask for: a mistaken `Retry-After` must not park an invocation for ever.
    package static let longestRequestedWait = Duration.seconds(3600)

    /// Decides what follows from an attempt.
    ///
    /// With a `retryStrategy` every failure is tried again until its steps are used up. Without one, a transient
    /// failure is tried again for ever and a permanent one makes a dead letter at once. What the other side asked for
    /// is the least that is waited.
    ///
    /// `number` is that of the attempt that just ended, counted from 1; `random` goes from 0 up to but not including 1
    /// and makes the jitter.
    package static func decide(
        after result: AttemptResult,
        attempt number: Int,
        strategy: Backoff?,
        at now: Timestamp,
        random: Double
    ) -> DeliveryDecision {
        let failure: Failure
        switch result {
        case .succeeded(let made): return .done(made)
        case .transient(let problem, let after): failure = Failure(problem: problem, canPass: true, requested: after)
        case .permanent(let problem, let fix):
            failure = Failure(problem: "\(problem); \(fix)", canPass: false, requested: nil)
        }
        let wait: Duration
        if let strategy {
            guard number < strategy.steps else { return .dead("\(failure.problem) (attempt \(number), the last)") }
            wait = strategy.delay(beforeAttempt: number + 1, random: random)
        } else {
            guard failure.canPass else { return .dead(failure.problem) }
            wait = defaultDelay(afterAttempt: number, random: random)
        }
        let requested = min(failure.requested ?? .zero, longestRequestedWait)
        return .retry(at: now + max(wait, requested), problem: failure.problem)
    }

    private struct Failure {
        let problem: String
        let canPass: Bool
        let requested: Duration?
    }

    /// Doubles from the first wait on; jitter lengthens it by up to itself, and never past the longest.
    private static func defaultDelay(afterAttempt number: Int, random: Double) -> Duration {
        var base = defaultWait
        for _ in 1..<max(number, 1) where base < longestDefaultWait { base = base * 2 }
        return min(base, longestDefaultWait / 2) * (1 + random)
    }
}
