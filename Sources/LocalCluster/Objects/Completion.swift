import EventData
import FoundationEssentials

/// What a local cluster without a runner says of a Workflow it has accepted.
let storedOnlyMessage = "waiting: this local cluster stores Workflows and does not run them (--runner none)"

/// Gives a new Workflow the phase and the label by which people look for it (spec/workflows.md A3).
@Sendable func completeWorkflow(_ workflow: inout JSON) {
    let phase = workflow.at("status", "phase")?.string ?? ""
    guard phase.isEmpty else { return }
    workflow.set("Pending", at: "status", "phase")
    workflow.set(.string(storedOnlyMessage), at: "status", "message")
    workflow.set("Pending", at: "metadata", "labels", "workflows.argoproj.io/phase")
}

@Sendable func completeNamespace(_ namespace: inout JSON) {
    namespace.set("Active", at: "status", "phase")
    namespace.set(namespace.name.map { .string($0) }, at: "metadata", "labels", "kubernetes.io/metadata.name")
}

/// Folds `stringData`, which is write-only, into `data`.
@Sendable func completeSecret(_ secret: inout JSON) {
    if secret["type"] == nil { secret["type"] = "Opaque" }
    guard let plain = secret["stringData"]?.object else { return }
    for (name, value) in plain.members {
        // A value of another type is kept for the rules to refuse.
        guard let text = value.string else { return }
        secret.set(.string(Data(text.utf8).base64EncodedString()), at: "data", name)
    }
    secret["stringData"] = nil
}
