extension EventSourceManifest {
    /// Every kind of spec/eventsources.md §1.2; which of them can run is known to the target that implements them.
    package static let kinds = [
        "webhook", "github", "gitlab", "bitbucket", "bitbucketserver", "gerrit", "slack", "stripe", "sns",
        "storageGrid", "sqs", "azureQueueStorage", "mns", "calendar", "kafka", "generic", "resource", "file", "minio",
        "amqp", "mqtt", "nats", "nsq", "pulsar", "redis", "redisStream", "emitter", "pubSub", "azureEventsHub",
        "azureServiceBus", "hdfs", "sftp",
    ]

    /// Reads `spec`; the entries themselves are read by their kinds.
    init(name: ManifestName, spec: ManifestReader) {
        var entries: [Entry] = []
        var places: [String: Place] = [:]
        // In the order of the manifest, which is the order people expect messages in.
        guard case .mapping(let members) = spec.node.content else {
            self.init(name: name, entries: [])
            return
        }
        for kind in members.map(\.name) where Self.kinds.contains(kind) {
            for event in spec.namedMappings(kind) {
                if event.name.isEmpty {
                    spec.add(.error, at: event.place, "an event name is empty", fix: "give the event a name")
                } else if let first = places[event.name] {
                    let problem = "more than one event is called '\(event.name)', the first at \(first)"
                    let fix = "rename one: event names are unique in an EventSource, whatever their kind"
                    spec.add(.error, at: event.place, problem, fix: fix)
                } else {
                    places[event.name] = event.place
                    entries.append(Entry(kind: kind, eventName: event.name, node: event.node))
                }
            }
        }
        Self.readRest(of: spec, entries: entries)
        self.init(name: name, entries: entries)
    }

    /// The fields that only configure pods, the leftovers of old manifests, and what nobody knows.
    private static func readRest(of spec: ManifestReader, entries: [Entry]) {
        for kind in kinds { spec.ignore(kind) }
        spec.ignore("eventBusName", "template", "service", "replicas")
        if spec.has("type") { spec.warn("type", "has no effect", fix: "remove it; the key below spec names the kind") }
        for entry in entries where entry.kind == "stripe" {
            guard let leftover = entry.node["namespace"] else { continue }
            spec.add(.warning, at: leftover.place, "'namespace' has no effect", fix: "remove it")
        }
        let errors = spec.problems.errorCount
        spec.finish()
        if entries.isEmpty, spec.problems.errorCount == errors {
            let fix = "add a kind and below it a named event: webhook: / example: / endpoint: /push"
            spec.add(.error, at: spec.node.place, "spec names no event", fix: fix)
        }
    }

    /// A reader of one entry, called `spec.webhook.example` in messages.
    package func reader(of entry: Entry, problems: ManifestProblems) -> ManifestReader {
        ManifestReader(entry.node, path: "spec.\(entry.kind).\(entry.eventName)", problems: problems)
    }
}
