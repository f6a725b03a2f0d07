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
    /// They wait for events as `naming` has them.
    package let sensors: [Sensor]
    /// What they submit is among the sensors.
    package let bindings: [WorkflowEventBinding]
    /// What the bus calls the sources.
    package let naming: SourceNaming
    /// Sensors that there are and that cannot run now; nil when nobody knows yet which there are.
    ///
    /// What they had read and held is kept, which only goes with a sensor that was deleted.
    package internal(set) var dormant: Set<ManifestName>? = []
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
        self.init([ReadManifests(texts, namespace: namespace, isLenient: isLenient, edit: edit)], naming: .plain)
    }

    /// Checks what was read before against each other.
    init(_ parts: [ReadManifests], naming: SourceNaming) {
        let problems = ManifestProblems()
        let manifests = parts.flatMap(\.eventSources)
        let sensors = parts.flatMap(\.sensors)
        sources = parts.flatMap(\.sources)
        self.naming = naming
        bindings = parts.flatMap(\.bindings)
        self.sensors = sensors.map { $0.naming(naming) }
        kafkaBus = parts.lazy.compactMap(\.kafkaBus).first
        passedOver = parts.flatMap(\.passedOver)
        Self.refuseClashes(of: sources, problems: problems)
        Self.checkClients(in: passedOver, problems: problems)
        if naming == .plain { Self.refuseNamesakes(among: manifests, problems: problems) }
        if !parts.contains(where: \.isBroken) {
            Self.check(sensors, against: manifests, naming: naming, problems: problems)
            Self.checkQuotas(of: sources, readBy: self.sensors, naming: naming, problems: problems)
        }
        let ports = HTTPPortPlan.plans(
            for: sources.flatMap { source in source.source.endpoints.map { (source.name, $0) } }
        )
        portPlans = ports.plans
        problems.add(ports.problems)
        diagnostics = (parts.flatMap(\.diagnostics) + problems.diagnostics).inOrder
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
