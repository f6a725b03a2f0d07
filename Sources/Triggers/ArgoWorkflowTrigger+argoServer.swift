import EventData
import Kubernetes
import SensorEngine

// What Argo Server does to a Workflow that is there: by its verbs, which cannot carry the mark of an invocation. What an
// earlier attempt did is seen by what it leaves behind (ADR 0047).
extension ArgoWorkflowTrigger {
    func ask(
        _ resource: JSON,
        _ operation: WorkflowOperation,
        _ arguments: ArgoArguments,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let identity = try ObjectIdentity(resource, to: operation.rawValue)
        try requireKind(identity, of: operation)
        let server = context.kubernetes.allowing(callBudget)
        let path = try await identity.path(for: invocation, in: server)
        let subject = subject(identity.kind, path)
        do throws(KubernetesError) {
            let live = try await server.get(path)
            let change = WorkflowChange(
                operation: operation,
                arguments: arguments,
                subject: subject,
                now: context.now()
            )
            do throws(AttemptFailure) { try change.requireInstance(live) } catch { return error.result }
            if !isDone(operation, on: live) {
                _ = try await server.perform(operation.rawValue, on: path, body(of: operation, arguments, path))
            }
            return .succeeded("\(subject) \(operation.past)")
        } catch {
            throw AttemptFailure(error, wanting: subject)
        }
    }

    /// Whether the Workflow is as the verb leaves it.
    private func isDone(_ operation: WorkflowOperation, on live: JSON) -> Bool {
        let spec = live["spec"]
        switch operation {
        case .suspend: return spec?["suspend"]?.bool == true
        case .stop: return spec?["shutdown"]?.string == "Stop"
        case .terminate: return spec?["shutdown"]?.string == "Terminate"
        case .retry:
            let action = live.at("metadata", "labels", "workflows.argoproj.io/action")?.string
            let phase = live.at("status", "phase")?.string ?? ""
            return action == "Retry" && (phase.isEmpty || phase == "Running" || phase == "Pending")
        // Resuming what runs changes nothing.
        default: return false
        }
    }

    private func body(of operation: WorkflowOperation, _ arguments: ArgoArguments, _ path: ResourcePath) -> JSON {
        var body: JSON = ["namespace": .string(path.namespace ?? ""), "name": .string(path.name ?? "")]
        if let selector = arguments[.nodeFieldSelector] { body["nodeFieldSelector"] = .string(selector) }
        if let message = arguments[.message] { body["message"] = .string(message) }
        if arguments.has(.restartSuccessful) { body["restartSuccessful"] = true }
        let parameters = arguments.parameters.map { JSON.string("\($0.name)=\($0.value)") }
        if operation == .retry, !parameters.isEmpty { body["parameters"] = .array(parameters) }
        return body
    }
}
