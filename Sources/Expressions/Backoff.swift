import EventData

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

    /// No wait is longer than a year, whatever factor and jitter say: it is added to a moment, which must not overflow.
    package static let longestWait: Duration = .seconds(365 * 86_400)

    package init(steps: Int = 5, duration: Duration = .seconds(1), factor: Double = 1, jitter: Double = 1) {
        self.steps = steps > 0 ? steps : 5
        self.duration = duration
        self.factor = factor
        self.jitter = jitter
    }

    /// Waits before attempt `number` (counted from 1) of an invocation.
    ///
    /// - Parameters:
    ///   - number: which attempt is to come.
    ///   - random: from 0 up to but not including 1.
    /// - Returns: zero for the first attempt; later `duration × factor^(number − 2)` and its jitter. Never negative and
    ///   never more than `longestWait`.
    package func delay(beforeAttempt number: Int, random: Double) -> Duration {
        let base = Double(baseDelay(beforeAttempt: number).wholeNanoseconds)
        guard base > 0 else { return .zero }
        let extra = jitter > 0 ? base * jitter * random : 0
        return .nanoseconds(Self.clamped(base + extra))
    }

    /// The wait before attempt `number` without its jitter; negative when duration or factor is.
    package func baseDelay(beforeAttempt number: Int) -> Duration {
        guard number > 1 else { return .zero }
        var wait = Self.clamped(Double(duration.wholeNanoseconds))
        guard factor != 0, factor != 1 else { return .nanoseconds(wait) }
        let multiplications = number - 2
        for _ in 0..<min(multiplications, Self.exactMultiplications) {
            wait = Self.clamped(Double(wait) * factor)
        }
        return .nanoseconds(wait)
    }

    /// Multiplications carried out one by one, each cut to whole nanoseconds; after them the wait stays as it is.
    ///
    /// Far more attempts than anybody makes; it keeps the loop short where `steps` is two thousand million.
    private static let exactMultiplications = 10_000

    private static func clamped(_ nanoseconds: Double) -> Int64 {
        let limit = longestWait.wholeNanoseconds
        guard !nanoseconds.isNaN else { return limit }
        return Int64(min(max(nanoseconds, -Double(limit)), Double(limit)))
    }
}
