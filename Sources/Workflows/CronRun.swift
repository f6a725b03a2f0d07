package import EventData

/// One CronWorkflow as a value: told the time and what became of its Workflows, it says what to start, end and delete
/// (spec/workflows.md C).
package struct CronRun: Sendable {
    var seen: JSON
    var status: CronStatus
    /// Up to when ticks are dealt with; nil before the first look.
    var examined: Timestamp?
    /// Whether a tick that was missed is to be looked for.
    var mustLookBack = true
    var turn = CronTurn()
    /// Whether its condition `SpecError` is about the schedules.
    var hasBadSchedules = false

    package init(_ object: JSON) {
        seen = object
        status = CronStatus(object["status"] ?? .null)
    }

    package var name: String { seen.at("metadata", "name")?.string ?? "" }
    package var namespace: String { seen.at("metadata", "namespace")?.string ?? "" }
    var spec: JSON { seen["spec"] ?? [:] }

    /// The object as someone else changed it.
    package mutating func adopt(_ object: JSON) {
        if object["spec"] != seen["spec"] { mustLookBack = true }
        let (before, wasStopped) = (schedules, CronStatus(seen["status"] ?? .null).isStopped)
        seen = object
        // What a new schedule would have started before it was there is not made up for (C5).
        if schedules != before { examined = nil }
        // Whoever has it begin again may have set its counters as well; that it stops may not be written yet.
        let written = CronStatus(object["status"] ?? .null)
        if status.isStopped, wasStopped, !written.isStopped { status = written }
    }

    /// Notes that the object is written as it should be.
    package mutating func wrote(_ object: JSON) { seen = object }

    /// As it should be written.
    package var object: JSON {
        var object = seen
        var written = object["status"]?.object ?? JSONObject()
        status.write(into: &written)
        object["status"] = .object(written)
        if let schedules = status.lastUsedSchedules {
            object["metadata", "annotations", Self.lastUsed] = .string(schedules)
        }
        if status.isStopped, turn.mustLabel || object.at("metadata", "labels", Self.completed) != nil {
            object["metadata", "labels", Self.completed] = "true"
        }
        return object
    }

    static let lastUsed = "cronworkflows.argoproj.io/last-used-schedule"
    static let completed = "cronworkflows.argoproj.io/completed"

    /// The schedules with their zone, as the annotation keeps them.
    var schedules: String {
        let zone = spec["timezone"]?.string.flatMap { $0.isEmpty ? nil : "CRON_TZ=\($0) " } ?? ""
        return texts.map { zone + $0 }.joined(separator: ",")
    }

    /// Version 3's single `schedule` as well.
    var texts: [String] {
        let several = spec["schedules"]?.array?.compactMap(\.string) ?? []
        return several.isEmpty ? [spec["schedule"]?.string].compactMap { $0 } : several
    }
}

/// A CronWorkflow's `status`.
struct CronStatus: Sendable, Hashable {
    var active: [JSON] = []
    var lastScheduledTime: Timestamp?
    var conditions: [JSON] = []
    var succeeded = 0
    var failed = 0
    /// Whether the stop expression has held.
    var isStopped = false
    var hasPhase = false
    var lastUsedSchedules: String?

    init(_ json: JSON) {
        active = json["active"]?.array ?? []
        lastScheduledTime = json["lastScheduledTime"]?.string.flatMap(Timestamp.init(rfc3339:))
        conditions = json["conditions"]?.array ?? []
        succeeded = json["succeeded"]?.integer ?? 0
        failed = json["failed"]?.integer ?? 0
        isStopped = json["phase"] == "Stopped"
        hasPhase = json["phase"] != nil
    }

    func write(into status: inout JSONObject) {
        status["active"] = active.isEmpty ? nil : .array(active)
        status["lastScheduledTime"] = lastScheduledTime.map { .string($0.rfc3339Seconds) }
        status["conditions"] = conditions.isEmpty ? nil : .array(conditions)
        status["succeeded"] = .number(JSONNumber(succeeded))
        status["failed"] = .number(JSONNumber(failed))
        status["phase"] = hasPhase ? (isStopped ? "Stopped" : "Active") : nil
    }

    /// Sets a condition with its message, or takes it away.
    mutating func setCondition(_ type: String, _ message: String?) {
        conditions.removeAll { $0["type"]?.string == type }
        guard let message else { return }
        conditions.append(["type": .string(type), "status": "True", "message": .string(message)])
    }
}

/// What one look needs.
struct CronTurn: Sendable {
    var now = Timestamp(seconds: 0)
    var view = ClusterView()
    var orders: [CronOrder] = []
    /// Workflows that were ordered and have not been seen yet.
    var ordered: Set<String> = []
    /// Whether the label of its end is to be set.
    var mustLabel = false
}
