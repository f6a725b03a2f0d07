package import EventData
import NIOHTTP1

/// How the body of a patch is to be read.
package enum PatchStrategy: String, Sendable, CaseIterable {
    /// RFC 7386: members are replaced one by one, lists as a whole; null removes.
    case merge = "application/merge-patch+json"
    /// Lists are merged by their keys; the API server has it for its own kinds, not for custom resources.
    case strategicMerge = "application/strategic-merge-patch+json"
    /// RFC 6902: a list of operations.
    case operations = "application/json-patch+json"
    /// Server-side apply: what the manager wants to be there, and nothing else of its own.
    case apply = "application/apply-patch+yaml"
}

// What changes objects that are there. A change that names the `resourceVersion` it was made for is sent again when its
// answer was lost: the second one is refused as a `conflict`, and the caller looks at the object again.
extension KubernetesClient {
    /// Changes a part of an object; `apply` also creates it, and needs the name of the `manager` of its fields.
    package func patch(
        _ resource: ResourcePath,
        with patch: JSON,
        as strategy: PatchStrategy = .merge,
        manager: String? = nil
    ) async throws(KubernetesError) -> JSON {
        var target = resource.urlPath
        // Whoever applies is to decide about the fields that it applies: a conflict with another manager would not pass.
        if let manager { target += "?fieldManager=\(manager.percentEncoded)&force=true" }
        return try await json(
            Call(method: .PATCH, target: target, body: patch.bytes, contentType: strategy.rawValue)
        )
    }

    /// Puts an object in the place of the one that has its name and the `resourceVersion` it names.
    package func replace(_ resource: ResourcePath, with object: JSON) async throws(KubernetesError) -> JSON {
        try await json(Call(method: .PUT, target: resource.urlPath, body: object.bytes))
    }

    /// Deletes the object; with `uid` only the one that has it, and any other of that name is a `conflict`.
    package func delete(_ resource: ResourcePath, uid: String? = nil) async throws(KubernetesError) {
        var call = Call(method: .DELETE, target: resource.urlPath)
        if let uid {
            let options: JSON = [
                "apiVersion": "v1", "kind": "DeleteOptions", "preconditions": ["uid": .string(uid)],
            ]
            call.body = options.bytes
        }
        _ = try await answer(to: call)
    }
}
