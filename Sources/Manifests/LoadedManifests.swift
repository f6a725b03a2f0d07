/// What a set of manifest texts says: what can be run, what is passed over, and everything that is wrong with it.
package struct LoadedManifests: Sendable {
    /// Only those without an error of their own.
    package let eventSources: [EventSourceManifest]
    /// Only those without an error of their own.
    package let sensors: [Sensor]
    /// Only those without an error of their own; what they submit is among the sensors.
    package let bindings: [WorkflowEventBinding]
    /// EventBuses in Kafka; more than one is an error.
    package let kafkaBuses: [KafkaBusBlock]
    /// Documents of other kinds, such as a Workflow, a WorkflowTemplate or a Secret.
    package let others: [OtherDocument]
    /// In the order found.
    package let diagnostics: [Diagnostic]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A document that is no manifest of ours.
package struct OtherDocument: Sendable {
    package let apiVersion: String
    package let kind: String
    /// nil when the document has none.
    package let name: String?
    package let namespace: String
    package let node: ManifestNode

    package var place: Place { node.place }
}

/// Reads every manifest in `texts`; nothing stops at the first problem.
///
/// - Parameters:
///   - texts: in the order in which they shall be reported.
///   - namespace: of manifests that do not name one.
///   - isLenient: whether unknown fields are only warnings.
///   - edit: read after `texts`, with its manifests in the place of those of the same kind and name there.
/// - Returns: the manifests and all diagnostics.
package func load(
    _ texts: [ManifestText],
    namespace: String,
    isLenient: Bool = false,
    edit: ManifestEdit = ManifestEdit()
) -> LoadedManifests {
    let problems = ManifestProblems(isLenient: isLenient)
    var loader = ManifestLoader(namespace: namespace, problems: problems)
    let documents = texts.flatMap { manifestDocuments(of: $0, problems: problems) }.flatMap(\.listed)
    let newer = edit.texts.flatMap { manifestDocuments(of: $0, problems: problems) }.flatMap(\.listed)
    let newerNamespace = edit.namespace ?? namespace
    let replaced = Set(newer.compactMap { ManifestIdentity($0, namespace: newerNamespace) }).union(edit.removed)
    for document in documents {
        let identity = ManifestIdentity(document, namespace: namespace)
        if identity.map(replaced.contains) != true { loader.read(document) }
    }
    loader.namespace = newerNamespace
    for document in newer { loader.read(document) }
    loader.finish()
    return LoadedManifests(
        eventSources: loader.eventSources,
        sensors: loader.sensors,
        bindings: loader.bindings,
        kafkaBuses: loader.kafkaBuses,
        others: loader.others,
        diagnostics: problems.diagnostics
    )
}
