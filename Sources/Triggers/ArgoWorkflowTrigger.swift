import EventData
import Kubernetes
package import Manifests
package import SensorEngine

/// Submits the Workflow of `source`, or does to the one that `source` names what the argo command would do
/// (spec/sensor.md §5.2, spec/workflows.md A4 and A6).
package struct ArgoWorkflowTrigger: TriggerKind {
    package static let kind = "argoWorkflow"

    let sources: ArtifactSources
    let templates = TemplateMemory()

    init(sources: ArtifactSources) { self.sources = sources }

    package static func check(_ reader: ManifestReader) { WorkflowCheck(reader).report() }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            let operation = try operation(WorkflowOperation.self, of: invocation, default: .submit)
            let arguments = try ArgoArguments(of: invocation, for: operation)
            let resource = try await sources.resource(of: invocation, in: context)
            try arguments.check(against: resource.json, of: invocation)
            if operation.isVerb, context.kubernetes.submitsThroughArgoServer {
                return try await ask(resource.json, operation, arguments, for: invocation, in: context)
            }
            switch operation {
            case .submit: return try await submit(resource, arguments, for: invocation, in: context)
            case .submitFrom: return try await submit(from: resource, arguments, for: invocation, in: context)
            case .resubmit: return try await resubmit(resource.json, arguments, for: invocation, in: context)
            case .retry: return try await retry(resource.json, arguments, for: invocation, in: context)
            case .suspend, .resume, .stop, .terminate:
                return try await change(resource.json, operation, arguments, for: invocation, in: context)
            }
        }
    }

    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        await MadeObject.look(at: invocation, from: sources, in: context)
    }

    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await MadeObject.stop(invocation, from: sources, in: context)
    }
}
