/// How long to wait before a call is tried again, and when to stop trying.
package struct RetryPacing: Sendable {
    package static let firstWait = Duration.milliseconds(200)
    /// Longer waits belong to the caller, who can show that it waits.
    package static let longestWait = Duration.seconds(10)

    /// Time for all attempts of a call and the waits between them.
    package let budget: Duration
    private var next = firstWait

    package init(budget: Duration) { self.budget = budget }

    /// The wait before the next attempt; nil when it would end after the budget.
    ///
    /// What the server asked for (Retry-After) is never shortened. `elapsed` counts since the call began; `random`, from
    /// 0 up to but not including 1, takes away up to half of the wait.
    package mutating func wait(asked: Duration?, elapsed: Duration, random: Double) -> Duration? {
        let jittered = next - next / 2 * random
        next = min(next * 2, Self.longestWait)
        let wait = max(asked ?? .zero, jittered)
        return elapsed + wait < budget ? wait : nil
    }
}
