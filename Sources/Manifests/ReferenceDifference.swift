import EventData

/// What a manifest that is accepted means here and not in Argo Events, or the other way round.
package struct ReferenceDifference: Sendable, Hashable {
    package let place: Place
    /// What is different.
    package let text: String
    /// What to do about it; empty where nothing has to be done.
    package let advice: String

    package init(place: Place, text: String, advice: String) {
        self.place = place
        self.text = text
        self.advice = advice
    }
}

extension ReferenceDifference {
    /// Everything in an EventSource, Sensor or EventBus that has another effect here, in the order of the manifest.
    ///
    /// What is stronger for every manifest (delivery, retries, answers) is not listed for each.
    package static func all(in document: ManifestNode) -> [ReferenceDifference] {
        guard let spec = document["spec"] else { return [] }
        switch document["kind"]?.json.string {
        case "EventSource": return pods(in: spec) + sources(in: spec)
        case "Sensor": return pods(in: spec) + triggers(in: spec)
        case "EventBus": return bus(spec)
        default: return []
        }
    }

    // MARK: Pods

    private static func pods(in spec: ManifestNode) -> [ReferenceDifference] {
        var found = template(in: spec)
        if let service = spec["service"] {
            found.append(
                ReferenceDifference(
                    place: service.place,
                    text: "no Service is made for this EventSource alone",
                    advice: "let senders, Ingresses and their ports point to the gateway's Service"
                )
            )
        }
        if let replicas = spec["replicas"], replicas.json.integer ?? 1 > 1 {
            found.append(
                ReferenceDifference(
                    place: replicas.place,
                    text: "no pod is made, so 'replicas' has no effect",
                    advice: "for several replicas use a bus in Kafka (deploy/overlays/kafka)"
                )
            )
        }
        return found
    }

    private static func template(in spec: ManifestNode) -> [ReferenceDifference] {
        guard let template = spec["template"], case .mapping(let members) = template.content else { return [] }
        var found: [ReferenceDifference] = []
        if let account = template["serviceAccountName"] {
            found.append(
                ReferenceDifference(
                    place: account.place,
                    text: "the gateway's own service account is used",
                    advice: "give that one the rights that this one has (deploy/rbac)"
                )
            )
        }
        if let other = members.first(where: { $0.name != "serviceAccountName" && !$0.value.isNull }) {
            found.append(
                ReferenceDifference(
                    place: other.namePlace,
                    text: "no pod is made, so what 'template' says of it has no effect",
                    advice: "set resources, volumes and placement in the gateway's Deployment"
                )
            )
        }
        return found
    }

    // MARK: Event sources

    private static func sources(in spec: ManifestNode) -> [ReferenceDifference] {
        guard case .mapping(let kinds) = spec.content else { return [] }
        return kinds.flatMap { kind -> [ReferenceDifference] in
            guard EventSourceManifest.kinds.contains(kind.name), case .mapping(let events) = kind.value.content else {
                return []
            }
            return events.compactMap { difference(in: $0.value, kind: kind.name, place: $0.namePlace) }
        }
    }

    private static func difference(in event: ManifestNode, kind: String, place: Place) -> ReferenceDifference? {
        switch kind {
        case "github" where event["active"] == nil:
            return ReferenceDifference(
                place: place,
                text: "hooks that are made are active; Argo Events makes inactive ones without 'active: true'",
                advice: ""
            )
        case "calendar":
            guard let map = event["persistence"]?["configMap"] else { return nil }
            return ReferenceDifference(
                place: map.place,
                text: "the last tick is kept in the bus, not in a ConfigMap, and begins anew",
                advice: "ticks that are missed during the move are not made up for"
            )
        case "webhook" where event["method"]?.json.string?.isEmpty != false:
            return ReferenceDifference(
                place: place,
                text: "POST is served; Argo Events refuses every request without 'method'",
                advice: ""
            )
        case "generic" where event["insecure"]?.json != .bool(true):
            return ReferenceDifference(
                place: place,
                text: "the server is called with TLS; Argo Events never connects without 'insecure: true'",
                advice: ""
            )
        default: return nil
        }
    }

    // MARK: Sensors

    private static func triggers(in spec: ManifestNode) -> [ReferenceDifference] {
        guard case .sequence(let triggers)? = spec["triggers"]?.content else { return [] }
        return triggers.flatMap { trigger -> [ReferenceDifference] in
            var found: [ReferenceDifference] = []
            if let once = trigger["atLeastOnce"], once.json == .bool(false) {
                found.append(
                    ReferenceDifference(
                        place: once.place,
                        text: "what fails for a passing reason is tried again all the same",
                        advice: ""
                    )
                )
            }
            if let tls = trigger["template"]?["kafka"]?["tls"], tls["insecureSkipVerify"]?.json != .bool(true) {
                found.append(
                    ReferenceDifference(
                        place: tls.place,
                        text: "the brokers' certificates are checked; Argo Events checks none",
                        advice: "name their authority in caCertSecret"
                    )
                )
            }
            return found
        }
    }

    // MARK: Buses

    private static func bus(_ spec: ManifestNode) -> [ReferenceDifference] {
        for kind in ["nats", "jetstream", "jetstreamExotic"] {
            guard let bus = spec[kind] else { continue }
            return [
                ReferenceDifference(
                    place: bus.place,
                    text: "events are kept in the gateway's own bus, and no server is run or used",
                    advice: "let Argo Events work off what is in the old one before you stop it"
                )
            ]
        }
        guard let kafka = spec["kafka"] else { return [] }
        return [
            ReferenceDifference(
                place: kafka.place,
                text: "a gateway has one bus: 'signalbox run' takes this one, the operator that of its --bus",
                advice: "name its brokers in deploy/overlays/kafka; what waits in joins is not taken over"
            )
        ]
    }
}
