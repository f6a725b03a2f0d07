package import EventData

/// Time and chance as the client meets them; tests bring their own and never wait.
package struct Surroundings: Sendable {
    /// The wall clock, for credentials that expire.
    package let now: @Sendable () -> Timestamp
    /// A clock that only goes forward, for budgets.
    package let uptime: @Sendable () -> Duration
    /// Waits; returns early when the task is cancelled.
    package let sleep: @Sendable (Duration) async -> Void
    /// From 0 up to but not including 1.
    package let random: @Sendable () -> Double

    package init(
        now: @escaping @Sendable () -> Timestamp,
        uptime: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.uptime = uptime
        self.sleep = sleep
        self.random = random
    }
}
