import EventData

/// One committed change of one object.
struct Change: Sendable, Equatable {
    let version: Int
    let key: ObjectKey
    let isDeletion: Bool
    /// The object after the change; after a deletion its last state.
    let object: JSON
    /// nil when the change created the object.
    let previous: JSON?
}

/// What a watch tells.
enum WatchEvent: Sendable, Equatable {
    enum Kind: String, Sendable {
        case added = "ADDED"
        case modified = "MODIFIED"
        case deleted = "DELETED"
    }

    case change(Kind, JSON)
    /// Everything up to this version has been told.
    case bookmark(Int)
}

/// Which changes a watch wants.
struct WatchFilter: Sendable {
    let query: ObjectQuery

    /// What a watch sees of a change: more than one thing where objects are made from Workflows.
    func events(for change: Change) -> [WatchEvent] {
        guard query.namespace == nil || query.namespace == change.key.namespace else { return [] }
        if !query.definition.isKept, change.key.resource == PodDeletion.resource {
            return PodDeletion.event(of: change, in: query).map { [$0] } ?? []
        }
        if let view = query.definition.view, change.key.resource == WorkflowView.workflows.qualifiedPlural {
            return view.changes(in: change).compactMap(event)
        }
        guard change.key.resource == query.definition.qualifiedPlural else { return [] }
        return event(for: change).map { [$0] } ?? []
    }

    /// How a watch sees the change: an object that stops matching its selectors is deleted for it.
    private func event(for change: Change) -> WatchEvent? {
        let matched = change.previous.map(query.matches) ?? false
        let matches = !change.isDeletion && query.matches(change.object)
        switch (matched, matches) {
        case (false, false): return nil
        case (false, true): return .change(.added, change.object)
        case (true, true): return .change(.modified, change.object)
        case (true, false):
            var last = change.previous ?? change.object
            last.set(.string(String(change.version)), at: "metadata", "resourceVersion")
            return .change(.deleted, last)
        }
    }
}
