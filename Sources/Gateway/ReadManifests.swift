import EventData
import EventSources
import Manifests
import Triggers

/// Manifests that were read, each by its own kind, and checked as far as each can be by itself.
///
/// This is what takes time; what follows from several together (`CheckedManifests`) does not.
struct ReadManifests: Sendable {
    let eventSources: [EventSourceManifest]
    let sources: [CheckedManifests.Source]
    let sensors: [Sensor]
    let bindings: [WorkflowEventBinding]
    let kafkaBus: KafkaBusBlock?
    let passedOver: [OtherDocument]
    let diagnostics: [Diagnostic]
    /// Whether some of what was meant is missing here, so that nobody can say what nothing refers to.
    let isBroken: Bool

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    init(_ texts: [ManifestText], namespace: String, isLenient: Bool, edit: ManifestEdit = ManifestEdit()) {
        let loaded = load(texts, namespace: namespace, isLenient: isLenient, edit: edit)
        let problems = ManifestProblems(isLenient: isLenient)
        eventSources = loaded.eventSources
        sources = loaded.eventSources.flatMap { manifest in
            manifest.entries.compactMap { Self.read($0, of: manifest.name, problems: problems) }
        }
        sensors = loaded.sensors
        bindings = loaded.bindings
        kafkaBus = loaded.kafkaBuses.first
        passedOver = loaded.others
        for sensor in sensors { Self.check(sensor, problems: problems) }
        isBroken = loaded.hasErrors
        diagnostics = loaded.diagnostics + problems.diagnostics
    }

    private static func read(
        _ entry: EventSourceManifest.Entry,
        of name: ManifestName,
        problems: ManifestProblems
    ) -> CheckedManifests.Source? {
        guard let kind = eventSourceKinds.first(where: { $0.kind == entry.kind }) else {
            let built = eventSourceKinds.map { $0.kind }.joined(separator: ", ")
            problems.add(
                Diagnostic(
                    at: entry.node.place,
                    problem: "not supported yet: \(entry.kind)",
                    fix: "use one of: \(built); or keep this event source out of the directory for now"
                )
            )
            return nil
        }
        let path = "spec.\(entry.kind).\(entry.eventName)"
        let filter =
            kind.hasOwnFilter ? nil : EventFilter(from: ManifestReader(entry.node, path: path, problems: problems))
        let quota = SourceQuota(from: ManifestReader(entry.node, path: path, problems: problems))
        let source = kind.init(from: ManifestReader(entry.node, path: path, problems: problems))
        return CheckedManifests.Source(
            name: name,
            eventName: entry.eventName,
            kind: entry.kind,
            place: entry.node.place,
            source: source,
            filter: filter,
            quota: quota,
            text: entry.node.json.bytes
        )
    }

    /// What only the trigger's kind can know.
    private static func check(_ sensor: Sensor, problems: ManifestProblems) {
        for (index, trigger) in sensor.triggers.enumerated() {
            guard let block = trigger.block, let kind = TriggerKinds.all.first(where: { $0.kind == trigger.kind })
            else { continue }
            let path = "spec.triggers[\(index)].template.\(trigger.kind)"
            kind.check(ManifestReader(block, path: path, problems: problems))
        }
    }
}
