import EventData
import EventSources
import Foundation
import Manifests
import SensorEngine

/// Sources, sensors and triggers with what went through them, for the console's picture.
///
/// Numbers are those since the process started; whoever shows rates subtracts two pictures.
struct FlowPicture: Sendable {
    /// Sensors that one picture shows; more nobody can look at.
    static let maximumSensors = 100

    let running: RunningManifests
    let metrics: GatewayMetrics
    let scrape: MetricsScrape

    /// Of the sensors whose names, sources or triggers contain the text.
    func json(containing text: String, at now: Timestamp) async -> JSON {
        let checked = running.generation.checked
        let all = checked.sensors.filter { WorkflowEventBinding.name(ofSensor: $0.name) == nil }
        let found = text.isEmpty ? all : all.filter { Self.contains(text, $0) }
        let shown = found.sorted { $0.name < $1.name }.prefix(Self.maximumSensors)
        let wanted = Set(shown.flatMap(\.dependencies).map { [$0.eventSourceName, $0.eventName] })
        let sources = checked.sources.filter { source in
            let key = [checked.naming.source(of: source.name), source.eventName]
            // Without a search also those that nobody waits for: that is what people look for.
            return wanted.contains(key) || text.isEmpty && found.count <= Self.maximumSensors
        }
        return [
            "at": .string(now.rfc3339),
            "bus": await standing(),
            "sensors": .array(shown.map(sensor)),
            "sources": .array(sources.prefix(Self.maximumSensors).map { source($0, checked.naming) }),
            "more": .number(JSONNumber(found.count - shown.count)),
        ]
    }

    private static func contains(_ text: String, _ sensor: Sensor) -> Bool {
        let names =
            [sensor.name.description] + sensor.triggers.map(\.name)
            + sensor.dependencies.flatMap { [$0.eventSourceName, $0.eventName] }
        return names.contains { $0.localizedCaseInsensitiveContains(text) }
    }

    private func standing() async -> JSON {
        let standing = await scrape.standing()
        return [
            "isUp": .bool(standing.isUp),
            "unread": .number(JSONNumber(standing.unread)),
            "oldestUnreadSeconds": .number(JSONNumber(Int(standing.oldestUnread))),
            "held": .number(JSONNumber(standing.held)),
            "pending": .number(JSONNumber(standing.pending)),
            "dead": .number(JSONNumber(standing.deadLetters)),
        ]
    }

    private func source(_ source: CheckedManifests.Source, _ naming: SourceNaming) -> JSON {
        let name = SourceName(source)
        let status = running.generation.intake.statuses.status(of: name)
        return [
            "source": .string(naming.source(of: source.name)), "event": .string(source.eventName),
            "kind": .string(source.kind),
            "stored": .number(JSONNumber(metrics.source(name, kind: source.kind).storedCount)),
            "problem": status?.problem.map { .string($0) } ?? .null,
        ]
    }

    private func sensor(_ sensor: Sensor) -> JSON {
        let decisions = metrics.sensor(sensor.name).counts
        return [
            "name": .string(sensor.name.description),
            "decisions": .object(
                JSONObject(decisions.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })
            ),
            "dependencies": .array(
                sensor.dependencies.map { dependency in
                    [
                        "name": .string(dependency.name), "source": .string(dependency.eventSourceName),
                        "event": .string(dependency.eventName),
                    ]
                }
            ),
            "triggers": .array(
                sensor.triggers.map { trigger in
                    let counts = metrics.trigger(trigger.name, of: sensor.name).counts
                    return [
                        "name": .string(trigger.name), "kind": .string(trigger.kind),
                        "succeeded": .number(JSONNumber(counts.succeeded)), "dead": .number(JSONNumber(counts.dead)),
                    ]
                }
            ),
        ]
    }
}
