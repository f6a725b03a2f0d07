import EventData
import Kubernetes
package import Manifests

/// Turns changes of the cluster's objects into events (spec/eventsources.md §2.14).
///
/// An event's identity is the object's uid with the resourceVersion and the kind of change. How far it came is kept in the
/// bus: after a restart it goes on there, and nothing comes again. Argo Events lists everything anew at each start.
package struct ResourceSource: EventSource {
    package static let kind = "resource"
    package let runsOnce = true
    package static let hasOwnFilter = true

    enum Change: String, Sendable, CaseIterable {
        case added = "ADD"
        case updated = "UPDATE"
        case deleted = "DELETE"
    }

    let group: String
    let version: String
    let plural: String
    /// Empty for all.
    let namespace: String
    let changes: Set<Change>
    let filter: ResourceFilter
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        group = reader.optionalString("group") ?? ""
        version = reader.string("version")
        plural = reader.string("resource")
        namespace = reader.optionalString("namespace") ?? ""
        changes = Self.changes(from: reader)
        filter = reader.mapping("filter").map(ResourceFilter.init) ?? ResourceFilter()
        metadata = reader.stringMap("metadata")
        reader.ignore("quota")
        reader.finish()
    }

    private static func changes(from reader: ManifestReader) -> Set<Change> {
        let fix = "use one or more of: ADD, UPDATE, DELETE"
        let names = reader.strings("eventTypes")
        if names.isEmpty {
            if reader.has("eventTypes") {
                reader.warn("eventTypes", "is empty, so no event will come", fix: fix)
            } else {
                reader.missing("eventTypes", fix: fix)
            }
        }
        for name in names where Change(rawValue: name) == nil {
            reader.invalid("eventTypes", "has '\(name)', which is no change of an object", fix: fix)
        }
        return Set(names.compactMap(Change.init))
    }

    /// Where the objects are listed.
    var path: ResourcePath {
        ResourcePath(
            apiVersion: group.isEmpty ? version : "\(group)/\(version)",
            plural: plural,
            namespace: namespace.isEmpty ? nil : namespace
        )
    }

    package func run(in context: SourceContext) async throws {
        guard let cluster = context.cluster else { throw NoCluster() }
        var run = ResourceRun(source: self, cluster: cluster.allowing(.zero), context: context)
        try await run.run()
    }
}

struct NoCluster: Error, CustomStringConvertible {
    let description = "no cluster is there whose objects could be watched"
}
