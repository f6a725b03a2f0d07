import EventData
import Kubernetes
import SensorEngine

// What makes a new Workflow, named after the invocation: a repeat finds it there.
extension ArgoWorkflowTrigger {
    func submit(
        _ resource: RenderedResource,
        _ arguments: ArgoArguments,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let object = try CreatedObject(arguments.applied(to: resource.json), of: invocation)
        guard object.kind == "Workflow" else {
            throw .permanent(
                "only a Workflow can be submitted, the resource is a \(object.kind)",
                fix: "write kind: Workflow, or use the k8s trigger"
            )
        }
        guard object.name.utf8.count <= maximumLabelLength else {
            throw .permanent(
                "the name '\(object.name)' has more than \(maximumLabelLength) characters",
                fix: "use a shorter name, or generateName"
            )
        }
        do throws(AttemptFailure) {
            try await requireDeclaredParameters(of: object, for: invocation, in: context)
            return try await create(object, for: invocation, in: context, isFetched: resource.isFetched)
        } catch {
            guard case .permanent = error.result, object.json.at("spec", "workflowTemplateRef") != nil else {
                throw error
            }
            return try await earlierSuccess(of: invocation, insteadOf: error, in: context)
        }
    }

    func submit(
        from resource: RenderedResource,
        _ arguments: ArgoArguments,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let origin = try WorkflowOrigin(resource.json, of: invocation)
        do throws(AttemptFailure) {
            let cluster = context.kubernetes.allowing(callBudget)
            let scheduled = arguments[.scheduledTime]
            let workflow = try await origin.workflow(for: invocation, scheduled: scheduled, in: cluster)
            let object = try CreatedObject(arguments.applied(to: workflow), of: invocation)
            try await requireDeclaredParameters(of: object, for: invocation, in: context)
            return try await create(object, for: invocation, in: context, isFetched: resource.isFetched)
        } catch {
            guard case .permanent = error.result else { throw error }
            return try await earlierSuccess(of: invocation, insteadOf: error, in: context)
        }
    }

    func resubmit(
        _ resource: JSON,
        _ arguments: ArgoArguments,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let identity = try ObjectIdentity(resource, to: "resubmit")
        try requireKind(identity, of: .resubmit)
        do throws(AttemptFailure) {
            let cluster = context.kubernetes.allowing(callBudget)
            let path = try await identity.path(for: invocation, in: cluster)
            let subject = subject(identity.kind, path)
            let old: JSON
            do throws(KubernetesError) { old = try await cluster.get(path) } catch {
                throw AttemptFailure(error, wanting: subject)
            }
            let now = context.now()
            let change = WorkflowChange(operation: .resubmit, arguments: arguments, subject: subject, now: now)
            try change.requireInstance(old)
            let again = WorkflowResubmission(old: old, arguments: arguments, subject: subject, now: now)
            var workflow = try again.workflow()
            if arguments.has(.memoized) {
                workflow["status"] = try again.status(for: try CreatedObject(workflow, of: invocation).name)
            }
            return try await create(try CreatedObject(workflow, of: invocation), for: invocation, in: context)
        } catch {
            guard case .permanent = error.result else { throw error }
            return try await earlierSuccess(of: invocation, insteadOf: error, in: context)
        }
    }

    /// Somebody may have deleted or changed the origin after an earlier attempt: what that one made counts.
    ///
    /// - Throws: `failure` when it made nothing; what kept from looking when only that is not known for the moment.
    private func earlierSuccess(
        of invocation: Invocation,
        insteadOf failure: AttemptFailure,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let found: ResourcePath?
        do throws(AttemptFailure) {
            let place = try await MadePlace.collection(of: invocation, from: sources, in: context)
            found = try await pathMade(by: invocation, like: place, in: context.kubernetes.allowing(callBudget))
        } catch {
            if case .permanent = error.result { throw failure }
            throw error
        }
        guard let found else { throw failure }
        return .succeeded(subject("Workflow", found))
    }
}

/// An operation needs an object of one of its kinds.
func requireKind(_ identity: ObjectIdentity, of operation: WorkflowOperation) throws(AttemptFailure) {
    if operation.kinds.contains(identity.kind) { return }
    throw .permanent(
        "a \(identity.kind) cannot be \(operation.past)",
        fix: "write kind: \(operation.kinds.joined(separator: " or kind: ")) in the resource"
    )
}
