package import EventData
package import Kubernetes
import Manifests

/// An Event about an object of a cluster, for people who look now.
package struct ObjectEvent: Sendable {
    /// How the Events are signed.
    private static let component = "signalbox"
    /// Kubernetes cuts at 1,024 bytes.
    private static let messageLength = 900

    let apiVersion: String
    let kind: String
    let name: ManifestName
    let uid: String
    let resourceVersion: String
    let isTrouble: Bool
    let reason: String
    let message: String

    package init(
        about object: MirroredObject,
        isTrouble: Bool,
        reason: String,
        message: String
    ) {
        apiVersion = object.json["apiVersion"]?.string ?? ""
        kind = object.identity.kind
        name = object.identity.name
        uid = object.uid
        resourceVersion = object.resourceVersion
        self.isTrouble = isTrouble
        self.reason = reason
        self.message = message
    }

    /// `mark` tells apart the Events of one moment.
    package func write(
        to cluster: KubernetesClient,
        at now: Timestamp,
        mark: String
    ) async throws(KubernetesError) {
        let events = ResourcePath(apiVersion: "v1", plural: "events", namespace: name.namespace)
        _ = try await cluster.create(json(at: now, mark: mark), at: events)
    }

    private func json(at now: Timestamp, mark: String) -> JSON {
        let time = JSON.string(now.rfc3339Seconds)
        let moment = String(UInt64(bitPattern: now.nanoseconds), radix: 16)
        return [
            "apiVersion": "v1", "kind": "Event",
            "metadata": [
                "name": .string("\(name.name).\(moment)\(mark)"), "namespace": .string(name.namespace),
            ],
            "involvedObject": [
                "apiVersion": .string(apiVersion), "kind": .string(kind), "namespace": .string(name.namespace),
                "name": .string(name.name), "uid": .string(uid), "resourceVersion": .string(resourceVersion),
            ],
            "type": isTrouble ? "Warning" : "Normal",
            "reason": .string(reason),
            "message": .string(String(message.prefix(Self.messageLength))),
            "source": ["component": .string(Self.component)],
            "reportingComponent": .string(Self.component),
            "firstTimestamp": time, "lastTimestamp": time, "count": 1,
        ]
    }
}
