import EventData
import Manifests

/// The EventSources, Sensors and WorkflowEventBindings that a running gateway keeps; everything else is the cluster's.
struct GatewayManifests {
    /// The kinds with the names people write for them.
    private static let names = [
        "eventsource": "EventSource", "eventsources": "EventSource", "es": "EventSource",
        "sensor": "Sensor", "sensors": "Sensor", "sn": "Sensor",
        "workfloweventbinding": WorkflowEventBinding.kind, "workfloweventbindings": WorkflowEventBinding.kind,
        "wfeb": WorkflowEventBinding.kind,
    ]
    private static let kinds: Set = ["EventSource", "Sensor", "EventBus", WorkflowEventBinding.kind]

    let client: AdminClient
    let namespace: String?

    init(_ client: AdminClient, namespace: String?) {
        self.client = client
        self.namespace = namespace
    }

    static func isKind(_ kind: String) -> Bool { kinds.contains(kind) }

    /// The kind that a person means; nil when it is none of the gateway's.
    static func kind(named name: String) -> String? {
        // `-o name` writes sensor.argoproj.io.
        names[name.lowercased().split(separator: ".").first.map(String.init) ?? ""]
    }

    static func reference(_ kind: String, _ name: String) -> String { "\(kind.lowercased()).argoproj.io/\(name)" }

    func diff(_ texts: [ManifestText]) async throws -> JSON {
        try await client.post("/api/manifests/diff", body: body(texts).bytes)
    }

    /// With `isTrial` only says what is wrong.
    func apply(_ texts: [ManifestText], isTrial: Bool) async throws -> JSON {
        try await client.post("/api/manifests/apply\(isTrial ? "?dryRun=true" : "")", body: body(texts).bytes)
    }

    func delete(_ objects: [(kind: String, namespace: String?, name: String)]) async throws {
        let names = objects.map { object -> JSON in
            var json: JSON = ["kind": .string(object.kind), "name": .string(object.name)]
            json["namespace"] = (object.namespace ?? namespace).map { .string($0) }
            return json
        }
        _ = try await client.post("/api/manifests/delete", body: (["objects": .array(names)] as JSON).bytes)
    }

    /// All objects of a kind, as a cluster would show them.
    func list(_ kind: String) async throws -> [JSON] {
        try await client.get("/api/\(kind.lowercased())s")["items"]?.array ?? []
    }

    private func body(_ texts: [ManifestText]) -> JSON {
        let texts = texts.map { text -> JSON in ["file": .string(text.file), "text": .string(text.text)] }
        var body: JSON = ["texts": .array(texts)]
        body["namespace"] = namespace.map { .string($0) }
        return body
    }
}
