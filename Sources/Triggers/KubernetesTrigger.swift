import EventData
package import Manifests
package import SensorEngine

/// Creates the object of `source` (spec/sensor.md §5.1).
package struct KubernetesTrigger: TriggerKind {
    package static let kind = "k8s"

    private let sources: ArtifactSources

    init(sources: ArtifactSources) { self.sources = sources }

    package static func check(_ reader: ManifestReader) {
        for field in ["patchStrategy", "liveObject"] where reader.has(field) {
            reader.warn(field, "has no effect on operation create", fix: "remove it")
        }
        ResourceCheck(reader).report()
    }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            try requireOperation(["create"], of: invocation)
            let resource = try await sources.resource(of: invocation, in: context)
            let object = try CreatedObject(resource.json, of: invocation)
            return try await create(object, for: invocation, in: context, isFetched: resource.isFetched)
        }
    }

    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        await MadeObject.look(at: invocation, from: sources, in: context)
    }

    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await MadeObject.stop(invocation, from: sources, in: context)
    }
}

/// The invocation's operation, of those that exist already.
@discardableResult
func requireOperation(_ operations: [String], of invocation: Invocation) throws(AttemptFailure) -> String {
    let wanted = invocation.request.text("operation")
    let operation = wanted.isEmpty ? operations[0] : wanted
    guard operations.contains(operation) else {
        let fix = "use operation: \(operations.joined(separator: " or "))"
        throw .permanent("operation '\(wanted)' is not supported yet", fix: fix)
    }
    return operation
}
