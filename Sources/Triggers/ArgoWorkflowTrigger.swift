package import Manifests
package import SensorEngine

/// Submits the Workflow of `source.resource` by creating it (spec/sensor.md §5.2, spec/workflows.md A4.3).
package struct ArgoWorkflowTrigger: TriggerKind {
    package static let kind = "argoWorkflow"

    init() {}

    package static func check(_ reader: ManifestReader) {
        if reader.has("args") {
            let fix = "write what they say into the resource: --entrypoint is spec.entrypoint, -p is spec.arguments"
            reader.warn("args", "has no effect: no argo command is run", fix: fix)
        }
        ResourceCheck(reader).reportWorkflow()
    }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            try requireOperation("submit", of: invocation)
            let object = try CreatedObject(of: invocation)
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
            return try await create(object, for: invocation, in: context)
        }
    }

    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        await MadeObject.look(at: invocation, in: context)
    }

    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await MadeObject.stop(invocation, in: context)
    }
}
