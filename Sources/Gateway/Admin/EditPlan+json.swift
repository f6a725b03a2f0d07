import EventData
import Manifests
import SensorEngine

extension EditPlan {
    /// `pending` says how many invocations of a sensor wait.
    func json(pending: [ManifestName: Int]) -> JSON {
        [
            "changes": .bool(!changesNothing),
            "sensors": .array(sensors.map { $0.json(pending: pending[$0.sensor] ?? 0) }),
            "eventSources": .array(sources.map { $0.json }),
            "hints": .array(hints.map { .string($0) }),
        ]
    }
}

extension SensorChange {
    fileprivate func json(pending: Int) -> JSON {
        [
            "namespace": .string(sensor.namespace),
            "name": .string(sensor.name),
            "verdict": .string(verdict.rawValue),
            "changes": .array(lines.map { .string($0) }),
            "kept": .array(kept.map { $0.json }),
            "dropped": .array(dropped.map { $0.json }),
            "pending": .number(JSONNumber(pending)),
        ]
    }
}

extension SensorChange.Drop {
    var json: JSON {
        var json = event.json
        json["reason"] = .string(reason)
        return json
    }
}

extension SourceChange {
    fileprivate var json: JSON {
        [
            "namespace": .string(source.source.namespace),
            "name": .string(source.source.name),
            "event": .string(source.eventName),
            "kind": .string(kind),
            "verdict": .string(verdict.rawValue),
            "changes": .array(lines.map { .string($0) }),
        ]
    }
}

extension HeldEvent {
    /// Which event waits where; without its data.
    var json: JSON {
        [
            "trigger": .string(trigger),
            "dependency": .string(dependency),
            "sequence": .number(JSONNumber(Int(sequence))),
            "source": .string(event.source),
            "event": .string(event.subject),
            "id": .string(event.id),
            "time": .string(event.time.rfc3339),
        ]
    }
}

extension RunningManifests {
    /// Dropped events that are listed; each has its outcome in the bus as well.
    private static let maximumDropped = 100

    /// For `/readyz`: what runs is fine even when a later edit was refused.
    var brief: JSON {
        [
            "generation": .number(JSONNumber(generation.number)),
            "refusedEdit": refused.map { .string($0.message) } ?? .null,
        ]
    }

    /// Which manifests run, what the last edit dropped, and whether a later one was refused.
    var summary: JSON {
        let (generation, refused) = (generation, refused)
        let dropped = generation.plan.dropped
        return [
            "generation": .number(JSONNumber(generation.number)),
            "since": .string(generation.since.rfc3339),
            "cause": .string(generation.cause.rawValue),
            "droppedCount": .number(JSONNumber(dropped.count)),
            "dropped": .array(
                dropped.prefix(Self.maximumDropped).map { sensor, drop in
                    var json = drop.json
                    json["sensor"] = .string(sensor.description)
                    return json
                }
            ),
            "refused": refused?.json ?? .null,
        ]
    }
}

extension RefusedEdit {
    fileprivate var json: JSON {
        [
            "at": .string(at.rfc3339),
            "cause": .string(cause.rawValue),
            "message": .string(message),
            "problems": .array(problems.map { .string($0.description) }),
        ]
    }
}
