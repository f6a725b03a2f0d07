import EventData
package import EventSources
package import Manifests
import Triggers

/// Manifests with every check that needs no cluster: what `lint` reports and what `run` starts from.
package struct CheckedManifests {
    /// One named event, read by its kind and ready to run.
    package struct Source: Sendable {
        package let name: ManifestName
        package let eventName: String
        package let kind: String
        package let place: Place
        package let source: any EventSource
        /// nil lets every event in.
        package let filter: EventFilter?
        /// nil lets any number of events wait.
        package let quota: SourceQuota?
        /// The entry as JSON text, to see what an edit changed.
        package let text: [UInt8]
    }

    package let sources: [Source]
    package let sensors: [Sensor]
    /// The ports to open for all sources together.
    package let portPlans: [HTTPPortPlan]
    /// The EventBus, where it is in Kafka; nil for the embedded one.
    package let kafkaBus: KafkaBusBlock?
    /// Documents of other kinds, such as a Workflow beside its sensor.
    package let passedOver: [OtherDocument]
    /// All problems in the order of files and lines.
    package let diagnostics: [Diagnostic]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// `edit` says what is to take the place of what, for manifests that are not in their files yet.
    package init(
        _ texts: [ManifestText],
        namespace: String,
        isLenient: Bool = false,
        edit: ManifestEdit = ManifestEdit()
    ) {
        let loaded = load(texts, namespace: namespace, isLenient: isLenient, edit: edit)
        let problems = ManifestProblems(isLenient: isLenient)
        sources = loaded.eventSources.flatMap { manifest in
            manifest.entries.compactMap { Self.read($0, of: manifest.name, problems: problems) }
        }
        sensors = loaded.sensors
        kafkaBus = loaded.kafkaBuses.first
        passedOver = loaded.others
        for sensor in sensors { Self.check(sensor, problems: problems) }
        Self.refuseClashes(of: sources, problems: problems)
        Self.refuseNamesakes(among: loaded.eventSources, problems: problems)
        let isWhole = !loaded.diagnostics.contains { $0.severity == .error }
        if isWhole {
            Self.check(loaded.sensors, against: loaded.eventSources, problems: problems)
            Self.checkQuotas(of: sources, readBy: loaded.sensors, problems: problems)
        }
        let ports = HTTPPortPlan.plans(
            for: sources.flatMap { source in source.source.endpoints.map { (source.name, $0) } }
        )
        portPlans = ports.plans
        problems.add(ports.problems)
        diagnostics = (loaded.diagnostics + problems.diagnostics).inOrder
    }

    private static func read(
        _ entry: EventSourceManifest.Entry,
        of name: ManifestName,
        problems: ManifestProblems
    ) -> Source? {
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
        return Source(
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

    /// Two sources that need the same thing alone: the second one is told where the first one is.
    private static func refuseClashes(of sources: [Source], problems: ManifestProblems) {
        var owners: [String: Claim] = [:]
        for claim in sources.flatMap(\.source.claims) {
            if let owner = owners[claim.key] {
                problems.add(
                    Diagnostic(
                        at: claim.place,
                        problem: "\(claim.key) is taken by \(owner.place)",
                        fix: "give one of the two another endpoint or port"
                    )
                )
            } else {
                owners[claim.key] = claim
            }
        }
    }
}
