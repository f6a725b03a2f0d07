import EventData
import Kubernetes
package import Manifests
package import SensorEngine

/// Submits the Workflow of `source`, or one made from the template of `source`, by creating it (spec/sensor.md §5.2,
/// spec/workflows.md A4).
package struct ArgoWorkflowTrigger: TriggerKind {
    package static let kind = "argoWorkflow"

    private let sources: ArtifactSources

    init(sources: ArtifactSources) { self.sources = sources }

    package static func check(_ reader: ManifestReader) {
        let isFrom = reader.optionalString("operation") == "submit-from"
        if reader.has("args") {
            let fix =
                isFrom
                ? "use operation: submit and a Workflow with spec.workflowTemplateRef and spec.arguments"
                : "write what they say into the resource: --entrypoint is spec.entrypoint, -p is spec.arguments"
            reader.warn("args", "has no effect: no argo command is run", fix: fix)
        }
        if isFrom { ResourceCheck(reader).reportReference() } else { ResourceCheck(reader).reportWorkflow() }
    }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            let operation = try requireOperation(["submit", "submit-from"], of: invocation)
            let resource = try await sources.resource(of: invocation, in: context)
            if operation == "submit-from" {
                return try await submit(from: resource, for: invocation, in: context)
            }
            return try await submit(resource, for: invocation, in: context)
        }
    }

    private func submit(
        _ resource: RenderedResource,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let object = try CreatedObject(resource.json, of: invocation)
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
        return try await create(object, for: invocation, in: context, isFetched: resource.isFetched)
    }

    private func submit(
        from resource: RenderedResource,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let origin = try WorkflowOrigin(resource.json, of: invocation)
        do throws(AttemptFailure) {
            let workflow = try await origin.workflow(for: invocation, in: context.kubernetes.allowing(callBudget))
            let object = try CreatedObject(workflow, of: invocation)
            return try await create(object, for: invocation, in: context, isFetched: resource.isFetched)
        } catch {
            guard case .permanent = error.result else { throw error }
            return try await earlierSuccess(of: invocation, insteadOf: error, in: context)
        }
    }

    /// Somebody may have deleted the template after an earlier attempt: what that one made counts.
    ///
    /// - Throws: `failure` when it made nothing; what kept from looking when only that is not known for the moment.
    private func earlierSuccess(
        of invocation: Invocation,
        insteadOf failure: AttemptFailure,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> AttemptResult {
        let place: MadePlace?
        do throws(AttemptFailure) {
            place = try await MadePlace(of: invocation, from: sources, in: context)
        } catch {
            if case .permanent = error.result { throw failure }
            throw error
        }
        guard let place else { throw failure }
        return .succeeded(place.subject)
    }

    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        await MadeObject.look(at: invocation, from: sources, in: context)
    }

    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await MadeObject.stop(invocation, from: sources, in: context)
    }
}
