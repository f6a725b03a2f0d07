package import EventData

/// When a CronWorkflow ticks next, for those who look at it (spec/workflows.md C2).
package struct CronOutlook: Sendable {
    /// Its schedules and its time zone, as they are written.
    package let rule: String
    /// The next ticks, of all schedules together.
    package private(set) var next: [Timestamp] = []
    /// Why there are none.
    package private(set) var problem: String?

    package init(of object: JSON, after now: Timestamp, count: Int) {
        let spec = object["spec"] ?? .null
        let zone = spec["timezone"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        let texts = spec["schedules"]?.array?.compactMap(\.string) ?? spec["schedule"]?.string.map { [$0] } ?? []
        rule = (texts + (zone.map { [$0] } ?? [])).joined(separator: " ")
        let created = object.at("metadata", "creationTimestamp")?.string.flatMap { Timestamp(rfc3339: $0) } ?? now
        var schedules: [CronTicks] = []
        do throws(RunProblem) {
            for text in texts { schedules.append(try CronTicks(text, timeZone: zone, from: created)) }
        } catch {
            problem = error.message
            return
        }
        var moment = now
        while next.count < count, let tick = schedules.compactMap({ $0.next(after: moment) }).min() {
            next.append(tick)
            moment = tick
        }
    }
}
