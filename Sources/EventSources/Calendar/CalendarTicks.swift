import EventData
import Expressions

/// The nominal times of a calendar, without the excluded days.
struct CalendarTicks: Sendable {
    enum Rule: Sendable, Hashable {
        case cron(CronSchedule, timeZone: String?)
        /// Counted from the phase that the run keeps.
        case every(Duration)

        /// Names the rule in the note: ticks of another rule were never due, so they cannot be missed.
        var text: String {
            switch self {
            case .cron(let schedule, let timeZone): "schedule \(schedule.text) \(timeZone ?? "UTC")"
            case .every(let interval): "interval \(interval.goText)"
            }
        }
    }

    /// Ticks that nobody ran for, oldest first.
    struct Missed: Hashable {
        /// The newest ones, at most as many as asked for.
        var newest: [Timestamp] = []
        /// How many older ones there are.
        var olderCount = 0
    }

    let rule: Rule
    let exclusions: [Range<Timestamp>]

    /// The first tick strictly after `moment`; nil when there is none within five years.
    func next(after moment: Timestamp, phase: Timestamp) -> Timestamp? {
        var moment = moment
        while let tick = unfiltered(after: moment, phase: phase) {
            guard let excluded = exclusions.first(where: { $0.contains(tick) }) else { return tick }
            moment = excluded.upperBound - .nanoseconds(1)
        }
        return nil
    }

    /// The ticks after `start` and up to `end`.
    func between(_ start: Timestamp, _ end: Timestamp, phase: Timestamp, keeping limit: Int) async -> Missed {
        var missed = Missed()
        var moment = start
        while let tick = next(after: moment, phase: phase), tick <= end {
            missed.newest.append(tick)
            moment = tick
            // Half of the list is dropped at once, so that a long list is not moved for every tick.
            guard missed.newest.count >= 2 * max(limit, 1) else { continue }
            missed.olderCount += missed.newest.count - limit
            missed.newest.removeFirst(missed.newest.count - limit)
            // A year of seconds takes a while, and other work wants this thread.
            await Task.yield()
        }
        let surplus = max(0, missed.newest.count - limit)
        missed.newest.removeFirst(surplus)
        missed.olderCount += surplus
        return missed
    }

    private func unfiltered(after moment: Timestamp, phase: Timestamp) -> Timestamp? {
        switch rule {
        case .cron(let schedule, _): return schedule.next(after: moment)
        case .every(let interval):
            let length = interval.wholeNanoseconds
            let passed = moment.nanoseconds - phase.nanoseconds
            let (quotient, remainder) = passed.quotientAndRemainder(dividingBy: length)
            let count = remainder < 0 ? quotient : quotient + 1
            return Timestamp(nanoseconds: phase.nanoseconds + count * length)
        }
    }
}
