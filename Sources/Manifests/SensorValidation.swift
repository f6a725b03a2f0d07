/// What Argo Events itself would say of a sensor: its status conditions (spec/sensor.md §1.9–1.10).
///
/// Rules of our own do not count here, whether we refuse the sensor for them or not.
package struct SensorValidation: Sendable, Hashable {
    /// Condition `DependenciesProvided`; when false, its reason is `InvalidDependencies`.
    package let hasValidDependencies: Bool
    /// Condition `TriggersProvided`; when false, its reason is `InvalidTriggers`.
    ///
    /// Argo Events looks at the triggers only when the dependencies are valid.
    package let hasValidTriggers: Bool

    /// Reads a sensor's document once more, without telling anybody; `bus` is that of the EventBus it names.
    package init(of sensor: ManifestNode, bus: ManifestNode?) {
        let problems = ManifestProblems()
        let empty = ManifestNode(.mapping([]), at: sensor.place)
        let spec = ManifestReader(sensor["spec"] ?? empty, path: "spec", problems: problems)
        let dependencies = Sensor.dependencies(in: spec).0
        let isShared = bus?["spec"]?["nats"] != nil && SharedTopic(dependencies) != nil
        let wrongDependencies = problems.referenceCount
        _ = Sensor.triggers(in: spec, dependencies: dependencies.map(\.name))
        hasValidDependencies = wrongDependencies == 0 && !isShared
        hasValidTriggers = problems.referenceCount == wrongDependencies
    }
}

/// Two dependencies of a sensor on one event, which a bus of NATS Streaming cannot tell apart (rule V5).
struct SharedTopic {
    /// Of the second dependency.
    private let place: Place

    /// - Parameter dependencies: in the order of the manifest.
    init?(_ dependencies: [Dependency]) {
        var seen: Set<[String]> = []
        let second = dependencies.first { !seen.insert([$0.eventSourceName, $0.eventName]).inserted }
        guard let place = second?.places?.event else { return nil }
        self.place = place
    }

    func diagnostic(busName: String) -> Diagnostic {
        Diagnostic(
            .warning,
            rule: .reference,
            at: place,
            problem: "Argo Events refuses two dependencies on one event with the bus '\(busName)' (NATS Streaming)",
            fix: "use another bus there, or one dependency"
        )
    }
}
