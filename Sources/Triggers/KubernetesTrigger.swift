import EventData
package import Manifests
package import SensorEngine

/// Creates the object of `source.resource` (spec/sensor.md §5.1).
package struct KubernetesTrigger: TriggerKind {
    package static let kind = "k8s"

    init() {}

    package static func check(_ reader: ManifestReader) {
        for field in ["patchStrategy", "liveObject"] where reader.has(field) {
            reader.warn(field, "has no effect on operation create", fix: "remove it")
        }
        ResourceCheck(reader).report()
    }

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            try requireOperation("create", of: invocation)
            return try await create(CreatedObject(of: invocation), for: invocation, in: context)
        }
    }

    package func look(at invocation: Invocation, in context: TriggerContext) async -> MadeObject {
        await MadeObject.look(at: invocation, in: context)
    }

    package func stop(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await MadeObject.stop(invocation, in: context)
    }
}

/// Refuses operations that do not exist yet.
func requireOperation(_ operation: String, of invocation: Invocation) throws(AttemptFailure) {
    let wanted = invocation.request["operation"]?.string ?? ""
    guard wanted.isEmpty || wanted == operation else {
        throw .permanent("operation '\(wanted)' is not supported yet", fix: "use operation: \(operation)")
    }
}
