package import EventData

/// A five-field cron schedule with its time zone (spec/eventsources.md Appendix A).
package struct CronSchedule: Sendable, Hashable {
    package let text: String

    /// - Parameter timeZone: an IANA name used unless the text has a `TZ=` prefix; nil is UTC.
    package init(parsing text: String, timeZone: String?) throws(ExpressionError) {
        self.text = text
    }

    /// The first tick strictly after `moment`; nil when there is none within five years.
    package func next(after moment: Timestamp) -> Timestamp? { nil }
}
