import EventData
import Kubernetes
package import Manifests
package import SensorEngine

/// Creates, updates, patches or deletes the object of `source` (spec/sensor.md §5.1).
package struct KubernetesTrigger: TriggerKind {
    package static let kind = "k8s"

    enum Operation: String, CaseIterable {
        case create, update, patch, delete
    }

    let sources: ArtifactSources

    init(sources: ArtifactSources) { self.sources = sources }

    package static func check(_ reader: ManifestReader) { KubernetesCheck(reader).report() }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            switch try operation(Operation.self, of: invocation, default: .create) {
            case .create:
                let resource = try await sources.resource(of: invocation, in: context)
                let object = try CreatedObject(resource.json, of: invocation)
                return try await create(object, for: invocation, in: context, isFetched: resource.isFetched)
            case .update where invocation.request["liveObject"]?.bool == true:
                return try await updateLiveObject(invocation, in: context)
            case .update: return try await update(invocation, in: context)
            case .patch: return try await patch(invocation, in: context)
            case .delete: return try await delete(invocation, in: context)
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

/// The invocation's operation; a stored invocation may be of a version that knew others.
func operation<Operation: RawRepresentable<String> & CaseIterable>(
    _ type: Operation.Type,
    of invocation: Invocation,
    default standard: Operation
) throws(AttemptFailure) -> Operation {
    let written = invocation.request.text("operation")
    if written.isEmpty { return standard }
    guard let operation = Operation(rawValue: written) else {
        let known = Operation.allCases.map(\.rawValue).joined(separator: ", ")
        throw .permanent("there is no operation '\(written)'", fix: "use one of: \(known)")
    }
    return operation
}
