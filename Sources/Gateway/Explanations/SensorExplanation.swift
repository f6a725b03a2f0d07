import Buses
import EventData
import Expressions
import Manifests
import SensorEngine

/// Why a sensor fired what it did in the time before now, or did not: nothing came, what came was refused, or it waits.
struct SensorExplanation: Sendable {
    /// Events of each kind that are looked at, the newest first.
    static let maximumEvents = 1_000
    /// The usual time, and the longest.
    static let usualSeconds = 3_600
    static let longestSeconds = 366 * 86_400

    let bus: any EventBus
    let explainer: Explainer
    let clock: WallClock

    /// What was decided for one reason, counted.
    private struct Reason: Hashable {
        let dependency: String
        let verdict: Outcome.Verdict
        let rule: String
    }

    private struct Tally {
        var counts: [Reason: (count: Int, example: String, detail: String)] = [:]
        var nearest: (event: CloudEvent, passed: Int, of: Int, text: String)?
        /// Ids of invocations: each of the events of one says that it fired.
        var fired: Set<String> = []
        /// Made once for all events that a revision decided on.
        var engines: [String: Result<Engine, Explainer.UnknownRevision>] = [:]
    }

    func json(of sensor: Sensor, seconds: Int) async throws(BusError) -> JSON {
        let now = clock.now()
        let start = now - .seconds(seconds)
        var tally = Tally()
        var topics: [JSON] = []
        var looked: Set<Int64> = []
        for dependency in sensor.dependencies {
            let events = try await events(of: dependency)
            let recent = events.filter { $0.event.time >= start }
            topics.append(
                [
                    "dependency": .string(dependency.name), "source": .string(dependency.eventSourceName),
                    "event": .string(dependency.eventName), "came": .number(JSONNumber(recent.count)),
                    // There may be more than were looked at.
                    "isCut": .bool(recent.count >= Self.maximumEvents),
                    "last": events.first.map { .string($0.event.time.rfc3339) } ?? .null,
                ]
            )
            for stored in recent where looked.insert(stored.sequence).inserted {
                try await count(stored, for: sensor, in: &tally)
            }
        }
        let pending = try await bus.pendingCount(of: sensor.name)
        return [
            "sensor": .string(sensor.name.description), "since": .string(start.rfc3339),
            "dependencies": .array(topics), "fired": .number(JSONNumber(tally.fired.count)),
            "reasons": .array(Self.reasons(in: tally)), "nearest": Self.nearest(in: tally),
            "held": .array(try await held(by: sensor)), "pending": .number(JSONNumber(pending)),
        ]
    }

    private func events(of dependency: Dependency) async throws(BusError) -> [StoredEvent] {
        let query = EventQuery(
            source: dependency.eventSourceName,
            subject: dependency.eventName,
            limit: Self.maximumEvents
        )
        return try await bus.events(matching: query)
    }

    private func count(_ stored: StoredEvent, for sensor: Sensor, in tally: inout Tally) async throws(BusError) {
        let outcomes = try await bus.outcomes(of: stored.sequence).filter { $0.sensor == sensor.name }
        // A listing is without the data, which only what has to be decided again needs.
        let isWhole = !outcomes.contains { $0.revision != nil }
        let event = isWhole ? stored.event : try await bus.event(at: stored.sequence)?.event ?? stored.event
        for kept in outcomes {
            let outcome = kept.outcome
            if outcome.verdict == .fired { tally.fired.insert(outcome.detail) }
            let isCounted = ![.fired, .held, .replaced].contains(outcome.verdict)
            guard isCounted else { continue }
            let (detail, checks) = try await finding(of: kept, on: event, in: &tally)
            let reason = Reason(
                dependency: outcome.dependency,
                verdict: outcome.verdict,
                rule: Self.rule(in: detail)
            )
            let known = tally.counts[reason]
            tally.counts[reason] = ((known?.count ?? 0) + 1, known?.example ?? event.id, known?.detail ?? detail)
            if outcome.verdict == .filtered { Self.compare(event, detail, checks, in: &tally) }
        }
    }

    /// What was found, worked out again where it is not kept.
    private func finding(
        of kept: SensorOutcome,
        on event: CloudEvent,
        in tally: inout Tally
    ) async throws(BusError) -> (detail: String, checks: [FilterCheck]) {
        guard let revision = kept.revision else { return (kept.outcome.detail, []) }
        let found: Result<Engine, Explainer.UnknownRevision>
        if let known = tally.engines[revision] {
            found = known
        } else {
            found = try await explainer.engine(of: kept.sensor, revision: revision)
            tally.engines[revision] = found
        }
        switch found {
        case .failure(let unknown): return (unknown.text, [])
        case .success(let engine):
            let examination = engine.examination(of: event, by: kept.outcome.dependency)
            return (examination?.detail ?? kept.outcome.detail, examination?.checks ?? [])
        }
    }

    /// What was refused by the fewest of its filters, the newest of several.
    private static func compare(_ event: CloudEvent, _ detail: String, _ checks: [FilterCheck], in tally: inout Tally) {
        guard !checks.isEmpty else { return }
        let passed = checks.count { $0.verdict == .accepted }
        if let nearest = tally.nearest, nearest.of - nearest.passed <= checks.count - passed { return }
        tally.nearest = (event, passed, checks.count, detail)
    }

    /// `data[0] 'body.ref'` of `data[0] 'body.ref' is "dev", wanted = "main"`.
    private static func rule(in detail: String) -> String {
        for end in [" is ", " does not ", ": "] {
            if let range = detail.firstRange(of: end) { return String(detail[..<range.lowerBound]) }
        }
        return detail
    }

    private static func reasons(in tally: Tally) -> [JSON] {
        let sorted = tally.counts.sorted {
            ($1.value.count, $0.key.dependency, $0.key.rule) < ($0.value.count, $1.key.dependency, $1.key.rule)
        }
        return sorted.map { reason, value in
            [
                "dependency": .string(reason.dependency), "verdict": .string(reason.verdict.rawValue),
                "rule": .string(reason.rule), "count": .number(JSONNumber(value.count)),
                "example": .string(value.example), "detail": .string(value.detail),
            ]
        }
    }

    private static func nearest(in tally: Tally) -> JSON {
        guard let nearest = tally.nearest else { return .null }
        return [
            "event": .string(nearest.event.id), "time": .string(nearest.event.time.rfc3339),
            "passed": .number(JSONNumber(nearest.passed)), "of": .number(JSONNumber(nearest.of)),
            "detail": .string(nearest.text),
        ]
    }

    private func held(by sensor: Sensor) async throws(BusError) -> [JSON] {
        let held = try await bus.knownState(of: sensor.name)?.held ?? []
        return held.map { entry in
            let present = Set(held.filter { $0.place == entry.place }.map(\.dependency))
            let wanted = sensor.triggers.first { $0.name == entry.place.trigger }?.condition.dependencies ?? []
            return [
                "trigger": .string(entry.place.trigger), "dependency": .string(entry.dependency),
                "event": .string(entry.event.id), "since": .string(entry.event.time.rfc3339),
                "for": .array(wanted.filter { !present.contains($0) }.map { .string($0) }),
            ]
        }
    }
}
