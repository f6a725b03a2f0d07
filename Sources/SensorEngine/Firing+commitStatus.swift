import EventData
import Manifests

extension Invocation {
    /// The kind of those that tell a commit what becomes of what another one submits.
    package static let statusKind = "commitStatus"

    /// Whether it only tells of what another one does.
    package var isStatus: Bool { kind == Self.statusKind }
}

extension Firing {
    /// The invocation that tells the commit what becomes of what `main` submits; nil where the trigger does not ask for
    /// it, or no event names a commit.
    ///
    /// It has an id, attempts and retries of its own, and waits by itself for the Workflow to be there and to end.
    func commitStatus(of main: Invocation) -> Invocation? {
        guard let status = plan.trigger.commitStatus else { return nil }
        let asked = arrivals.filter { status.dependency == nil || $0.dependency == status.dependency }
        guard let reference = asked.lazy.compactMap({ CommitReference($0.event) }).first else { return nil }
        let named = main.request.at("source", "resource", "metadata", "namespace")?.string ?? ""
        var request: JSON = [
            "provider": .string(reference.provider), "repository": .string(reference.repository),
            "commit": .string(reference.commit),
            "context": .string(status.context ?? "\(sensor.name.name)/\(plan.trigger.name)"),
            "token": ["name": .string(status.token.name), "key": .string(status.token.key)],
            "workflow": [
                "invocation": .string(main.id.text),
                "namespace": .string(named.isEmpty ? sensor.name.namespace : named),
            ],
        ]
        if let link = status.link { request["link"] = .string(link) }
        if let baseURL = status.baseURL { request["baseURL"] = .string(baseURL) }
        return Invocation(
            id: InvocationID(statusOf: main.id),
            sensor: sensor.name,
            revision: sensor.revision,
            trigger: "\(plan.trigger.name).commitStatus",
            kind: Invocation.statusKind,
            request: JSONText(request),
            events: main.events,
            createdAt: time
        )
    }
}
