import EventData
import Kubernetes

/// What a Lease object says (`coordination.k8s.io/v1`), in the form that other programs of a cluster write it.
struct Lease: Sendable, Equatable {
    /// Empty when nobody has it.
    var holder: String
    /// How often it went from one to another; grows with each, so it orders them: the fencing token.
    var transitions: Int
    /// Of the object, to change it as it was seen; that it changes shows that the holder lives, because clocks differ.
    var version: String
    /// As the holder last wrote it.
    var renewed: String
    var acquired: String

    static let apiVersion = "coordination.k8s.io/v1"

    static func path(_ namespace: String, _ name: String?) -> ResourcePath {
        ResourcePath(apiVersion: apiVersion, plural: "leases", namespace: namespace, name: name)
    }

    init(_ json: JSON) {
        holder = json.at("spec", "holderIdentity")?.string ?? ""
        if case .number(let number)? = json.at("spec", "leaseTransitions") {
            transitions = Int(number.text) ?? 0
        } else {
            transitions = 0
        }
        version = json.at("metadata", "resourceVersion")?.string ?? ""
        renewed = json.at("spec", "renewTime")?.string ?? ""
        acquired = json.at("spec", "acquireTime")?.string ?? ""
    }

    /// A first one.
    init(holder: String, at now: Timestamp) {
        self.holder = holder
        transitions = 1
        version = ""
        renewed = now.micro
        acquired = now.micro
    }

    /// The same, taken over or renewed.
    func held(by holder: String, at now: Timestamp) -> Lease {
        var lease = self
        lease.renewed = now.micro
        if self.holder != holder {
            lease.holder = holder
            lease.transitions += 1
            lease.acquired = now.micro
        }
        return lease
    }

    func json(_ namespace: String, _ name: String, lasting: Duration) -> JSON {
        var metadata: JSON = ["name": .string(name), "namespace": .string(namespace)]
        if !version.isEmpty { metadata["resourceVersion"] = .string(version) }
        var spec: JSON = [
            "leaseDurationSeconds": .number(JSONNumber(Int(lasting.components.seconds))),
            "leaseTransitions": .number(JSONNumber(transitions)),
        ]
        for (field, text) in [("acquireTime", acquired), ("holderIdentity", holder), ("renewTime", renewed)]
        where !text.isEmpty { spec[field] = .string(text) }
        return ["apiVersion": .string(Self.apiVersion), "kind": "Lease", "metadata": metadata, "spec": spec]
    }
}

extension Timestamp {
    /// Kubernetes' MicroTime: always with six digits.
    fileprivate var micro: String {
        let rest = String(1_000_000 + (nanoseconds / 1_000) % 1_000_000).dropFirst()
        return "\(rfc3339Seconds.dropLast()).\(rest)Z"
    }
}
