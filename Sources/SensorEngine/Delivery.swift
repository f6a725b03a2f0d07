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

    /// - Parameters:
    ///   - number: of the attempt that just ended, counted from 1.
    ///   - random: from 0 up to but not including 1; makes the jitter.
    package static func decide(
        after result: AttemptResult,
        attempt number: Int,
        strategy: Backoff?,
        at now: Timestamp,
        random: Double
    ) -> DeliveryDecision { .dead("") }
}
