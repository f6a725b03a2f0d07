import EventData
import Kubernetes
import Manifests
import SensorEngine

// What changes objects that are there (spec/sensor.md §5.1). Why a repeat does nothing twice: ADR 0039.
extension KubernetesTrigger {
    func update(_ invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) -> AttemptResult {
        let resource = try await sources.resource(of: invocation, in: context).json.withTextualWorkflowParameters
        let change = try await change(resource, "updated", by: invocation, in: context)
        return try await change.perform { () throws(AttemptFailure) in
            try await change.create(resource)
        } edit: { live throws(AttemptFailure) in
            .replacement(live.merged(with: resource))
        }
    }

    /// The parameters are written into the object as it is in the cluster.
    func updateLiveObject(
        _ invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let resource = try await sources.bareResource(of: invocation, in: context)
        let change = try await change(resource, "updated", by: invocation, in: context)
        guard change.path.namespace == nil || !(resource["metadata"] ?? .null).text("namespace").isEmpty else {
            throw .permanent(
                "the resource has no 'metadata.namespace', which liveObject demands",
                fix: "write namespace: \(invocation.sensor.namespace) below metadata: of the resource"
            )
        }
        return try await change.perform { live throws(AttemptFailure) in
            let edited = try completed(live, for: invocation, called: change.subject)
            let after = try ObjectIdentity(edited, to: "update")
            guard after.name == change.path.name, after.kind == change.kind else {
                throw .permanent(
                    "a parameter changes which object is meant: \(change.subject) became \(after.kind) \(after.name)",
                    fix: "let no parameter write kind or metadata.name of a live object"
                )
            }
            return .replacement(edited.withTextualWorkflowParameters)
        }
    }

    func patch(_ invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) -> AttemptResult {
        let resource = try await sources.resource(of: invocation, in: context).json
        let change = try await change(resource, "patched", by: invocation, in: context)
        let whole = resource.withTextualWorkflowParameters
        switch try strategy(of: invocation) {
        case .operations:
            let operations = try Self.operations(in: resource)
            return try await change.perform { _ throws(AttemptFailure) in .patch(operations, .operations) }
        case .apply:
            let manager = Self.manager(of: invocation)
            let write = ObjectWrite.patch(whole, .apply, manager: manager)
            return try await change.perform { () throws(AttemptFailure) in
                // Applying creates as well, and makes the fields the manager's own.
                try await change.send(write.marked(by: invocation, over: nil)) ? change.done : nil
            } edit: { _ throws(AttemptFailure) in
                write
            }
        case .merge, .strategicMerge:
            let strategy = try strategy(of: invocation)
            return try await change.perform { () throws(AttemptFailure) in
                try await change.create(whole)
            } edit: { _ throws(AttemptFailure) in
                .patch(whole, strategy)
            }
        }
    }

    private func change(
        _ resource: JSON,
        _ past: String,
        by invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> ObjectChange {
        let cluster = context.kubernetes.allowing(callBudget)
        let identity = try ObjectIdentity(resource, to: past == "updated" ? "update" : "patch")
        let path = try await identity.path(for: invocation, in: cluster)
        return ObjectChange(kind: identity.kind, path: path, past: past, invocation: invocation, cluster: cluster)
    }

    private func strategy(of invocation: Invocation) throws(AttemptFailure) -> PatchStrategy {
        let written = invocation.request.text("patchStrategy")
        guard let strategy = PatchStrategy(rawValue: written.isEmpty ? PatchStrategy.merge.rawValue : written) else {
            let known = PatchStrategy.allCases.map(\.rawValue).joined(separator: ", ")
            throw .permanent("there is no patchStrategy '\(written)'", fix: "use one of: \(known)")
        }
        return strategy
    }

    /// The list `patch` beside `metadata`; the reference sends the whole object, which no server takes for operations.
    private static func operations(in resource: JSON) throws(AttemptFailure) -> JSON {
        guard let list = resource["patch"], list.array?.isEmpty == false else {
            throw .permanent(
                "the resource has no list 'patch' for \(PatchStrategy.operations.rawValue)",
                fix:
                    "write patch: beside metadata: and below it operations such as {op: replace, path: /data/a, value: b}"
            )
        }
        return list
    }

    /// Longest name of a manager that the API takes.
    private static let longestManager = 128

    /// Each trigger has fields of its own, so that two triggers may apply different parts of one object.
    private static func manager(of invocation: Invocation) -> String {
        let name = "signalbox:\(invocation.sensor):\(invocation.trigger)"
        let printable = name.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "-" }
        return String(printable.suffix(longestManager))
    }
}
