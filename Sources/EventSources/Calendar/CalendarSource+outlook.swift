package import EventData
package import Manifests

extension CalendarSource {
    /// What ticks and when, and the note that says how far it came.
    package struct Outlook: Sendable {
        /// `schedule 0 8 * * * Europe/Berlin`, `interval 10s`.
        package let rule: String
        /// Up to where ticks are decided; nil before the first start.
        package let settled: Timestamp?
        package let next: [Timestamp]
    }

    /// The next ticks after `now`, in the order in which they come.
    ///
    /// `note` is the calendar's in the bus; an interval is counted from the tick that it names.
    package func outlook(after now: Timestamp, note: String?, count: Int) -> Outlook? {
        guard let ticks else { return nil }
        let parts = (note ?? "").split(separator: " ", maxSplits: 1)
        let isOfRule = parts.count == 2 && parts[1] == ticks.rule.text
        let settled = isOfRule ? Timestamp(rfc3339: String(parts[0])) : nil
        var next: [Timestamp] = []
        var moment = now
        while next.count < count, let tick = ticks.next(after: moment, phase: settled ?? now) {
            next.append(tick)
            moment = tick
        }
        return Outlook(rule: ticks.rule.text, settled: settled, next: next)
    }

    /// Under which key the bus keeps the note of an event's calendar.
    package static func noteKey(of source: ManifestName, _ eventName: String) -> String {
        "calendar/\(source.namespace)/\(source.name)/\(eventName)"
    }

    /// The bus's counter of ticks that came while nothing ran, and were not made up for.
    package static func missedCounter(of source: ManifestName, _ eventName: String) -> String {
        "calendar_missed_ticks/\(source.namespace)/\(source.name)/\(eventName)"
    }
}
