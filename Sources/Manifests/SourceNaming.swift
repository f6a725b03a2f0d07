/// How the events of a bus name their EventSource.
///
/// A bus keeps to one for ever: an event is recognised, and finds its sensors, by this name.
package enum SourceNaming: String, Sendable {
    /// By its name alone, as in Argo Events: no two namespaces have EventSources of one name.
    case plain
    /// `namespace/name`: several namespaces are served, and know nothing of each other.
    case qualified

    /// What events of the source have as their `source`.
    package func source(of name: ManifestName) -> String {
        switch self {
        case .plain: name.name
        case .qualified: name.description
        }
    }
}

extension Sensor {
    /// The same sensor, waiting for events as the bus names them: for those of its own namespace, and those for all.
    package func naming(_ naming: SourceNaming) -> Sensor {
        guard naming == .qualified else { return self }
        var sensor = Sensor(
            name: name,
            dependencies: dependencies.map { $0.waiting(in: name.namespace) },
            triggers: triggers,
            revision: revision,
            busName: busName,
            specText: specText
        )
        sensor.place = place
        return sensor
    }
}

extension Dependency {
    fileprivate func waiting(in namespace: String) -> Dependency {
        let everywhere = WorkflowEventSource.everywhere
        let source =
            eventSourceName == everywhere.name
            ? everywhere : ManifestName(namespace: namespace, name: eventSourceName)
        return Dependency(
            name: name,
            eventSourceName: SourceNaming.qualified.source(of: source),
            eventName: eventName,
            transform: transform,
            filters: filters,
            places: places,
            match: match
        )
    }
}
