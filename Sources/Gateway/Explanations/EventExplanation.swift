import Buses
import EventData
import EventSources
import Expressions
import Manifests
import SensorEngine

/// The whole way of an event: which sensors waited for it, what each filter saw, what is held, fired and made.
struct EventExplanation: Sendable {
    let bus: any EventBus
    let explainer: Explainer
    let running: RunningManifests
    let objects: ExplainedObjects

    /// One entry for each sensor that waited for the event when it was decided on.
    func sensors(of stored: StoredEvent) async throws(BusError) -> JSON {
        let outcomes = try await bus.outcomes(of: stored.sequence)
        var names: [ManifestName] = []
        for outcome in outcomes where !names.contains(outcome.sensor) { names.append(outcome.sensor) }
        var sensors: [JSON] = []
        for name in names {
            sensors.append(try await sensor(name, outcomes.filter { $0.sensor == name }, stored))
        }
        return .array(sensors)
    }

    /// What a request had to prove to become the event, as its source is configured now; nil for what is no request.
    func verification(of event: CloudEvent) -> String? {
        let source = running.generation.checked.sources.first { source in
            running.generation.checked.naming.source(of: source.name) == event.source
                && source.eventName == event.subject
        }
        guard let hook = (source?.source as? any HookSource)?.hook else { return nil }
        return hook.demands.isEmpty
            ? "none, so that anybody can have sent it"
            : hook.demands.joined(separator: "; ")
    }

    /// Why no sensor decided on it.
    func silence(about event: CloudEvent) -> String {
        let waiting = running.generation.checked.sensors.filter { sensor in
            sensor.dependencies.contains { $0.eventSourceName == event.source && $0.eventName == event.subject }
        }
        guard waiting.isEmpty else {
            let names = waiting.map(\.name.description).joined(separator: ", ")
            return "not decided on yet, or it came before they did: \(names)"
        }
        let others = Set(
            running.generation.checked.sensors.flatMap(\.dependencies)
                .filter { $0.eventSourceName == event.source }.map { "\($0.eventSourceName)/\($0.eventName)" }
        )
        let near = others.isEmpty ? "" : "; sensors wait for \(others.sorted().joined(separator: ", "))"
        return "no sensor waits for \(event.source)/\(event.subject)\(near)"
    }

    // MARK: One sensor

    private func sensor(
        _ name: ManifestName,
        _ outcomes: [SensorOutcome],
        _ stored: StoredEvent
    ) async throws(BusError) -> JSON {
        let fired = try await invocations(of: outcomes)
        let current = running.generation.checked.sensors.first { $0.name == name }?.revision
        let revision = outcomes.lazy.compactMap(\.revision).first ?? fired.first?.invocation.revision ?? current
        var json: JSON = ["sensor": .string(name.description), "revision": revision.map { .string($0) } ?? .null]
        var engine: Engine?
        if let revision {
            switch try await explainer.engine(of: name, revision: revision) {
            case .success(let found): engine = found
            case .failure(let unknown): json["problem"] = .string(unknown.text)
            }
        }
        var dependencies: [String] = []
        for outcome in outcomes where !dependencies.contains(outcome.outcome.dependency) {
            dependencies.append(outcome.outcome.dependency)
        }
        json["dependencies"] = .array(
            dependencies.map { dependency in
                engine?.examination(of: stored.event, by: dependency)?.json(of: dependency)
                    ?? ["dependency": .string(dependency)]
            }
        )
        var triggers: [JSON] = []
        for outcome in outcomes {
            guard let trigger = outcome.outcome.trigger else { continue }
            triggers.append(try await self.trigger(trigger, outcome, of: engine?.sensor, fired))
        }
        json["triggers"] = .array(triggers)
        return json
    }

    private func invocations(of outcomes: [SensorOutcome]) async throws(BusError) -> [InvocationRecord] {
        var records: [InvocationRecord] = []
        for outcome in outcomes where outcome.outcome.verdict == .fired {
            let id = InvocationID(outcome.outcome.detail)
            if let record = try await bus.invocation(id) { records.append(record) }
        }
        return records
    }

    private func trigger(
        _ name: String,
        _ kept: SensorOutcome,
        of sensor: Sensor?,
        _ records: [InvocationRecord]
    ) async throws(BusError) -> JSON {
        let outcome = kept.outcome
        var json: JSON = [
            "trigger": .string(name), "dependency": .string(outcome.dependency),
            "verdict": .string(outcome.verdict.rawValue), "detail": .string(outcome.detail),
        ]
        if outcome.verdict == .held { json["waiting"] = try await waiting(for: kept, of: sensor) }
        guard let record = records.first(where: { $0.invocation.id.text == outcome.detail }) else { return json }
        var made = record.summary
        made["attemptList"] = .array(try await bus.attempts(of: record.invocation.id).map { $0.json })
        made["object"] = await objects.object(of: record)
        json["invocation"] = made
        return json
    }

    /// What is still missing; nil where the event is not held any more.
    private func waiting(for kept: SensorOutcome, of sensor: Sensor?) async throws(BusError) -> JSON? {
        let held = try await bus.knownState(of: kept.sensor)?.held ?? []
        guard
            let own = held.first(where: {
                $0.sequence == kept.outcome.sequence && $0.place.trigger == kept.outcome.trigger
            })
        else { return nil }
        let present = Set(held.filter { $0.place == own.place }.map(\.dependency))
        let wanted = sensor?.triggers.first { $0.name == kept.outcome.trigger }?.condition.dependencies ?? []
        return [
            "since": .string(own.event.time.rfc3339),
            "for": .array(wanted.filter { !present.contains($0) }.map { .string($0) }),
        ]
    }
}

extension Examination {
    func json(of dependency: String) -> JSON {
        var json: JSON = [
            "dependency": .string(dependency), "verdict": .string(verdict.rawValue), "detail": .string(detail),
            "filters": .array(checks.map { ["verdict": .string($0.verdict.rawValue), "text": .string($0.text)] }),
        ]
        if isAnyKindEnough { json["anyKindIsEnough"] = true }
        json["transformed"] = transformed.map { bytes in
            switch Result(catching: { try JSON(parsing: bytes) }) {
            case .success(let value): value
            case .failure: .string(String(decoding: bytes, as: UTF8.self))
            }
        }
        return json
    }
}
