import EventData
import Kubernetes
import SensorEngine

// What changes a Workflow that is there. Why a repeat does nothing twice: ADR 0039.
extension ArgoWorkflowTrigger {
    func change(
        _ resource: JSON,
        _ operation: WorkflowOperation,
        _ arguments: ArgoArguments,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let object = try await object(resource, operation, for: invocation, in: context)
        let change = WorkflowChange(
            operation: operation,
            arguments: arguments,
            subject: object.subject,
            now: context.now()
        )
        if object.kind == "CronWorkflow" {
            return try await object.perform { cron throws(AttemptFailure) in
                try change.requireInstance(cron)
                return .patch(["spec": ["suspend": .bool(operation == .suspend)]], .merge)
            }
        }
        return try await object.perform { workflow throws(AttemptFailure) in try change.write(over: workflow) }
    }

    func retry(
        _ resource: JSON,
        _ arguments: ArgoArguments,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let object = try await object(resource, .retry, for: invocation, in: context)
        let now = context.now()
        let change = WorkflowChange(operation: .retry, arguments: arguments, subject: object.subject, now: now)
        for _ in 0..<ObjectChange.mostConflicts {
            // Before the Workflow is read: no pod in this list is of a run that comes after it.
            let pods = try await WorkflowPods(of: object.path, in: object.cluster)
            let result = try await object.attempt { () throws(AttemptFailure) in
                throw object.absent
            } edit: { workflow throws(AttemptFailure) in
                try change.requireInstance(workflow)
                let retry = try WorkflowRetry(workflow, arguments, called: object.subject, at: now)
                try await pods.delete(named: retry.podNames)
                return .replacement(retry.workflow)
            }
            if let result { return result }
        }
        throw object.overtaken
    }

    private func object(
        _ resource: JSON,
        _ operation: WorkflowOperation,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> ObjectChange {
        let identity = try ObjectIdentity(resource, to: operation.rawValue)
        try requireKind(identity, of: operation)
        let cluster = context.kubernetes.allowing(callBudget)
        return ObjectChange(
            kind: identity.kind,
            path: try await identity.path(for: invocation, in: cluster),
            past: operation.past,
            invocation: invocation,
            cluster: cluster
        )
    }
}
