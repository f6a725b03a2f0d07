/// An EventSource manifest: its name and, for each kind, its named events (spec/eventsources.md §1).
package struct EventSourceManifest: Sendable {
    /// One event of one kind, still to be read by the kind itself.
    package struct Entry: Sendable {
        package let kind: String
        package let eventName: String
        package let node: ManifestNode

        package init(kind: String, eventName: String, node: ManifestNode) {
            self.kind = kind
            self.eventName = eventName
            self.node = node
        }
    }

    package let name: ManifestName
    package let entries: [Entry]

    package init(name: ManifestName, entries: [Entry]) {
        self.name = name
        self.entries = entries
    }
}
