import EventData
import Expressions

/// One of a CronWorkflow's schedules: five fields, a name for them such as `@daily`, or `@every` and a duration
/// (spec/workflows.md C2).
struct CronTicks: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
        case calendar(CronSchedule)
        /// Counted from a fixed moment, so that nothing that happens in between moves it.
        case every(Duration, from: Timestamp)
    }

    private let kind: Kind

    /// Names and the fields that they stand for; only small letters, as the reference's schema has it.
    private static let names = [
        "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
        "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
    ]

    /// `start` is what `@every` counts from.
    init(_ text: String, timeZone: String?, from start: Timestamp) throws(RunProblem) {
        if text.hasPrefix("@every ") {
            // It has no use for the zone, but one that is none is the same mistake as elsewhere.
            do throws(ExpressionError) { _ = try TimeZoneOffsets(named: timeZone ?? "") } catch {
                throw RunProblem("schedule '\(text)': \(error.problem); \(error.fix)")
            }
            guard let duration = Duration(goText: trimmed(String(text.dropFirst(7)))), duration > .zero else {
                throw RunProblem("schedule '\(text)' has no duration after @every; write @every 1h30m")
            }
            let seconds = max(1, duration.wholeNanoseconds / 1_000_000_000)
            kind = .every(.seconds(seconds), from: Timestamp(seconds: start.seconds))
            return
        }
        guard !text.contains("TZ=") else {
            throw RunProblem("schedule '\(text)' names a time zone; set spec.timezone instead")
        }
        do throws(ExpressionError) {
            kind = .calendar(try CronSchedule(parsing: Self.names[text] ?? text, timeZone: timeZone))
        } catch { throw RunProblem("schedule '\(text)': \(error.problem); \(error.fix)") }
    }

    /// The first tick strictly after a moment; nil when there is none in sight.
    func next(after moment: Timestamp) -> Timestamp? {
        switch kind {
        case .calendar(let schedule): return schedule.next(after: moment)
        case .every(let duration, let start):
            guard moment >= start else { return start + duration }
            let step = duration.wholeNanoseconds
            let rounds = (moment - start).wholeNanoseconds / step + 1
            return start + .nanoseconds(rounds * step)
        }
    }

    /// The last tick after `start` and not after `end`; nil when there is none.
    func last(after start: Timestamp, through end: Timestamp) -> Timestamp? {
        switch kind {
        case .calendar(let schedule):
            guard let first = schedule.next(after: start), first <= end else { return nil }
            return schedule.previous(before: end + .nanoseconds(1))
        case .every(let duration, let from):
            guard let first = next(after: start), first <= end else { return nil }
            let step = duration.wholeNanoseconds
            return from + .nanoseconds((end - from).wholeNanoseconds / step * step)
        }
    }
}
