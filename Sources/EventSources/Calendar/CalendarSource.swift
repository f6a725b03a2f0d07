import EventData
import Expressions
package import Manifests

/// Emits an event at each tick of a schedule or interval (spec/eventsources.md §2.3).
///
/// An event's identity is its tick's nominal time, so that no tick becomes two events. The last tick is kept in a
/// durable note of the bus, whatever `persistence.configMap` says.
package struct CalendarSource: EventSource {
    package static let kind = "calendar"
    package let runsOnce = true

    /// Argo Events spins below a second; a finer clock is nothing to build workflows on.
    package static let shortestInterval = Duration.seconds(1)

    /// nil when the manifest's schedule cannot be used.
    let ticks: CalendarTicks?
    let catchUp: CatchUp
    let metadata: [(name: String, value: String)]

    /// What happens to ticks that fell into a time when nothing was running.
    struct CatchUp: Hashable {
        var isEnabled = false
        /// Older ticks are not emitted; nil means all that were missed.
        var maximumAge: Duration?
    }

    package init(from reader: ManifestReader) {
        let timeZone = CalendarSource.timeZone(from: reader)
        let rule = CalendarSource.rule(from: reader, timeZone: timeZone)
        let exclusions = ExclusionDates(from: reader, timeZone: timeZone)
        ticks = rule.map { CalendarTicks(rule: $0, exclusions: exclusions.ranges) }
        catchUp = CalendarSource.catchUp(from: reader)
        metadata = reader.stringMap("metadata")
        // Every kind may have them; they are read and asked where events are taken in.
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package func run(in context: SourceContext) async throws {
        guard let ticks else { preconditionFailure("a source with problems is never run") }
        try await CalendarRun(source: self, ticks: ticks, context: context).run()
    }

    private static func timeZone(from reader: ManifestReader) -> String? {
        guard let name = reader.optionalString("timezone"), !name.isEmpty else { return nil }
        do {
            _ = try CronSchedule(parsing: "* * * * *", timeZone: name)
            return name
        } catch {
            reader.invalid(
                "timezone",
                "is '\(name)', which is unknown",
                fix: "write an IANA name such as Europe/Berlin"
            )
            return nil
        }
    }

    private static func rule(from reader: ManifestReader, timeZone: String?) -> CalendarTicks.Rule? {
        if let text = reader.optionalString("schedule"), !text.isEmpty {
            if reader.has("interval") {
                reader.warn("interval", "is not used, because schedule is set", fix: "remove it")
            }
            return schedule(text, timeZone: timeZone, reader: reader)
        }
        guard reader.has("interval") else {
            let fix = "write schedule: \"0 * * * *\" or interval: 10s"
            reader.invalid("schedule", "is missing: a calendar must have either schedule or interval", fix: fix)
            return nil
        }
        guard let interval = reader.optionalDuration("interval") else { return nil }
        guard interval >= shortestInterval else {
            reader.invalid("interval", "is \(interval.goText), shorter than a second", fix: "write 1s or longer")
            return nil
        }
        return .every(interval)
    }

    private static func schedule(_ text: String, timeZone: String?, reader: ManifestReader) -> CalendarTicks.Rule? {
        do {
            let schedule = try CronSchedule(parsing: text, timeZone: timeZone)
            // From 2024 on, five years hold every date there is, 29 February included.
            guard schedule.next(after: Timestamp(seconds: 1_704_067_200)) != nil else {
                reader.invalid("schedule", "is '\(text)', which never comes", fix: "write a day that the month has")
                return nil
            }
            return .cron(schedule, timeZone: timeZone)
        } catch {
            reader.invalid("schedule", "is '\(text)': \(error.problem)", fix: error.fix)
            return nil
        }
    }

    private static func catchUp(from reader: ManifestReader) -> CatchUp {
        guard let persistence = reader.mapping("persistence") else { return CatchUp() }
        // Argo Events keeps the last tick in a ConfigMap; ours is in the bus, so its name has no effect.
        persistence.ignore("configMap")
        defer { persistence.finish() }
        guard let settings = persistence.mapping("catchup") else { return CatchUp() }
        defer { settings.finish() }
        let isEnabled = settings.bool("enabled", default: false)
        let maximumAge = settings.optionalDuration("maxDuration")
        if let maximumAge, maximumAge <= .zero {
            settings.invalid("maxDuration", "is not positive", fix: "write how far back to go, such as 1h")
        }
        return CatchUp(isEnabled: isEnabled, maximumAge: maximumAge)
    }
}
