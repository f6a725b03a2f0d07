package import EventData
import Synchronization

/// The little of a Kubernetes API that creating needs: discovery, create, get, replace; objects by their path.
package final class FakeCluster: Sendable {
    private let stored = Mutex<[String: JSON]>([:])

    package init(_ objects: [String: JSON] = [:]) { stored.withLock { $0 = objects } }

    /// Every object by its path, `/api/v1/namespaces/ci/configmaps/c`.
    package var objects: [String: JSON] { stored.withLock { $0 } }

    /// Puts an object there, as somebody else would.
    package func put(_ object: JSON, at path: String) { stored.withLock { $0[path] = object } }

    /// The answer for a `ScriptedServer`.
    package func answer(_ request: Received) -> Step {
        if let resources = Self.discovery[request.path] { return .answer(200, body: resources.text) }
        switch request.method {
        case "POST": return create(request)
        case "PUT": return replace(request)
        case "GET":
            guard let object = objects[request.path] else { return Self.refuse(404, "NotFound", "no such object") }
            return .answer(200, body: object.text)
        default: return Self.refuse(405, "MethodNotAllowed", "not here")
        }
    }

    private func create(_ request: Received) -> Step {
        guard let object = try? JSON(parsing: request.body), let name = object.at("metadata", "name")?.string else {
            return Self.refuse(400, "BadRequest", "no object with a name")
        }
        let isNew = stored.withLock { stored in
            let path = "\(request.path)/\(name)"
            guard stored[path] == nil else { return false }
            stored[path] = object
            return true
        }
        return isNew ? .answer(201, body: object.text) : Self.refuse(409, "AlreadyExists", "\(name) already exists")
    }

    /// Only what was made for the version that is there takes its place.
    private func replace(_ request: Received) -> Step {
        guard let object = try? JSON(parsing: request.body) else { return Self.refuse(400, "BadRequest", "no object") }
        let version = object.at("metadata", "resourceVersion")
        return stored.withLock { stored in
            guard let old = stored[request.path] else { return Self.refuse(404, "NotFound", "no such object") }
            guard version == old.at("metadata", "resourceVersion") else {
                return Self.refuse(409, "Conflict", "the object has been modified")
            }
            let next = (version?.string.flatMap(Int.init) ?? 0) + 1
            stored[request.path] = Self.versioned(object, next)
            return .answer(200, body: object.text)
        }
    }

    private static func versioned(_ object: JSON, _ version: Int) -> JSON {
        var (object, metadata) = (object, object["metadata"] ?? [:])
        metadata["resourceVersion"] = .string(String(version))
        object["metadata"] = metadata
        return object
    }

    /// A Status object.
    package static func refuse(
        _ code: Int,
        _ reason: String,
        _ message: String,
        headers: [String: String] = [:]
    ) -> Step {
        let status: JSON = [
            "kind": "Status", "apiVersion": "v1", "reason": .string(reason), "message": .string(message),
            "code": .number(JSONNumber(code)),
        ]
        return .answer(code, headers: headers, body: status.text)
    }

    /// What it answers to the questions which kinds there are, by path.
    package static let discovery: [String: JSON] = [
        "/apis/argoproj.io/v1alpha1": [
            "resources": [
                ["name": "workflows", "kind": "Workflow", "namespaced": true],
                ["name": "workflowtemplates", "kind": "WorkflowTemplate", "namespaced": true],
                ["name": "clusterworkflowtemplates", "kind": "ClusterWorkflowTemplate", "namespaced": false],
            ]
        ],
        "/api/v1": [
            "resources": [
                ["name": "configmaps", "kind": "ConfigMap", "namespaced": true],
                ["name": "secrets", "kind": "Secret", "namespaced": true],
            ]
        ],
    ]
}
