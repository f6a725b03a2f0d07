import EventSources
import Expressions
import Manifests

extension CheckedManifests {
    /// One bus tells events apart by the names of their sources alone: those of two namesakes would be taken for each
    /// other, and a delivery id known from one would be a duplicate in the other.
    static func refuseNamesakes(among manifests: [EventSourceManifest], problems: ManifestProblems) {
        var owners: [String: EventSourceManifest] = [:]
        for manifest in manifests {
            guard let owner = owners[manifest.name.name] else {
                owners[manifest.name.name] = manifest
                continue
            }
            guard owner.name != manifest.name, let place = manifest.entries.first?.node.place else { continue }
            problems.add(
                Diagnostic(
                    at: place,
                    problem: "not supported yet: EventSources of one name in two namespaces, "
                        + "\(owner.name) and \(manifest.name)",
                    fix: "rename one of them and the eventSourceName of its sensors, or run two gateways"
                )
            )
        }
    }

    /// Warns of dependencies that nothing here can satisfy.
    ///
    /// Without any EventSource at hand, as when only a sensor is linted, nothing can be said.
    static func check(
        _ sensors: [Sensor],
        against manifests: [EventSourceManifest],
        naming: SourceNaming,
        problems: ManifestProblems
    ) {
        guard !manifests.isEmpty else { return }
        switch naming {
        case .plain: check(sensors.flatMap(\.dependencies), against: manifests, problems: problems)
        case .qualified:
            let byNamespace = Dictionary(grouping: manifests, by: \.name.namespace)
            for (namespace, sensors) in Dictionary(grouping: sensors, by: \.name.namespace) {
                let near = byNamespace[namespace] ?? []
                check(sensors.flatMap(\.dependencies), against: near, problems: problems)
            }
        }
    }

    private static func check(
        _ dependencies: [Dependency],
        against manifests: [EventSourceManifest],
        problems: ManifestProblems
    ) {
        let byName = Dictionary(grouping: manifests, by: \.name.name)
        let names = byName.keys.sorted()
        for dependency in dependencies {
            guard let places = dependency.places else { continue }
            let namesakes = byName[dependency.eventSourceName] ?? []
            let events = Set(namesakes.flatMap(\.entries).map(\.eventName)).sorted()
            if namesakes.isEmpty {
                problems.add(
                    Diagnostic(
                        .warning,
                        at: places.source,
                        problem: "no EventSource here is called '\(dependency.eventSourceName)'; nothing will arrive",
                        fix: fix(for: dependency.eventSourceName, among: names)
                    )
                )
            } else if !events.contains(dependency.eventName) {
                problems.add(
                    Diagnostic(
                        .warning,
                        at: places.event,
                        problem: "EventSource '\(dependency.eventSourceName)' has no event "
                            + "'\(dependency.eventName)'; nothing will arrive",
                        fix: fix(for: dependency.eventName, among: events)
                    )
                )
            }
        }
    }

    /// What is told at every start of sources that anybody can send events to.
    ///
    /// No part of `diagnostics`: the manifest is as right as Argo Events has it, and may be guarded by a proxy.
    var openSources: [Diagnostic] {
        sources.filter(\.source.isOpenUnasked).map { source in
            Diagnostic(
                .warning,
                at: source.place,
                problem: "anybody can send events to \(source.name)/\(source.eventName): nothing is verified",
                fix: "add verify: or authSecret: (a provider's kind: its secret), or insecure: true if that is meant"
            )
        }
    }

    /// Warns of quotas that can never be full.
    ///
    /// Without any sensor at hand, as when only an event source is linted, nothing can be said.
    static func checkQuotas(
        of sources: [Source],
        readBy sensors: [Sensor],
        naming: SourceNaming,
        problems: ManifestProblems
    ) {
        guard !sensors.isEmpty else { return }
        let read = Set(sensors.flatMap(\.dependencies).map { [$0.eventSourceName, $0.eventName] })
        for source in sources
        where source.quota != nil && !read.contains([naming.source(of: source.name), source.eventName]) {
            problems.add(
                Diagnostic(
                    .warning,
                    at: source.place,
                    problem: "the quota of '\(source.eventName)' has no effect: no sensor here waits for this event",
                    fix: "remove quota:, or add a sensor with a dependency on it"
                )
            )
        }
    }

    private static func fix(for name: String, among known: [String]) -> String {
        if let meant = Suggestion.nearest(to: name, among: known) { return "did you mean '\(meant)'?" }
        return "add it, or write one of: \(known.joined(separator: ", "))"
    }
}
