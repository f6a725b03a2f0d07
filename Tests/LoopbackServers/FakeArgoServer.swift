package import EventData
import Synchronization

/// The little of Argo Server that submitting needs, as spec/workflows.md B1 to B3 has it: its paths, bodies and errors.
package final class FakeArgoServer: Sendable {
    /// What callers show.
    package static let token = "argo-token"

    private static let collections = [
        "workflows", "workflow-templates", "cluster-workflow-templates", "cron-workflows",
    ]
    private static let members = [
        "workflows": "workflow", "workflow-templates": "template", "cluster-workflow-templates": "template",
        "cron-workflows": "cronWorkflow",
    ]

    private let stored: Mutex<[String: JSON]>

    /// Objects by their path below `/api/v1/`: `workflows/ci/w`.
    package init(_ objects: [String: JSON] = [:]) { stored = Mutex(objects) }

    package var objects: [String: JSON] { stored.withLock { $0 } }

    /// The answer for a `ScriptedServer`.
    package func answer(_ request: Received) -> Step {
        guard request.headers.contains(where: { $0.value == "Bearer \(Self.token)" }) else {
            return Self.refuse(401, 16, "token not valid. see https://argo-workflows.readthedocs.io/en/latest/faq/")
        }
        let prefix = "/api/v1/"
        let segments = request.path.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard request.path.hasPrefix(prefix), let collection = segments.first.map(String.init),
            Self.collections.contains(collection)
        else { return Self.refuse(404, 5, "Not Found") }
        let path = segments.joined(separator: "/")
        let depth = collection == "cluster-workflow-templates" ? 2 : 3
        switch (request.method, segments.count) {
        case ("POST", depth - 1): return create(request, in: collection, path)
        case ("GET", depth): return get(path)
        case ("GET", depth - 1): return list(below: path + "/", request)
        case ("PUT", depth + 1): return act(path)
        default: return Self.refuse(501, 12, "Method Not Allowed")
        }
    }

    private func create(_ request: Received, in collection: String, _ path: String) -> Step {
        guard let body = try? JSON(parsing: request.body), let object = body[Self.members[collection] ?? ""],
            let name = object.at("metadata", "name")?.string
        else { return Self.refuse(400, 3, "the object is missing") }
        let isNew = stored.withLock { stored in
            guard stored["\(path)/\(name)"] == nil else { return false }
            stored["\(path)/\(name)"] = object
            return true
        }
        return isNew
            ? .answer(200, body: object.text)
            : Self.refuse(409, 6, "workflows.argoproj.io \"\(name)\" already exists")
    }

    private func get(_ path: String) -> Step {
        guard let object = objects[path] else { return Self.refuse(404, 5, "\(path) not found") }
        return .answer(200, body: object.text)
    }

    private func list(below prefix: String, _ request: Received) -> Step {
        let selector = request.target.split(separator: "?").dropFirst().first ?? ""
        guard selector.isEmpty || selector.hasPrefix("listOptions.labelSelector=") else {
            return Self.refuse(400, 3, "unknown option \(selector)")
        }
        let wanted = selector.split(separator: "=").dropFirst().first.map { String($0) } ?? ""
        let label = wanted.replacing("%2F", with: "/").replacing("%3D", with: "=").split(separator: "=").map(
            String.init
        )
        let items = objects.filter { path, object in
            guard path.hasPrefix(prefix) else { return false }
            return label.count != 2 || object.at("metadata", "labels", label[0])?.string == label[1]
        }
        return .answer(200, body: (["metadata": [:], "items": .array(items.map(\.value))] as JSON).text)
    }

    /// A verb, with the preconditions of spec/workflows.md A6.
    private func act(_ path: String) -> Step {
        let parts = path.split(separator: "/").map(String.init)
        let (place, verb) = (parts.dropLast().joined(separator: "/"), parts[parts.count - 1])
        return stored.withLock { stored in
            guard var object = stored[place] else { return Self.refuse(404, 5, "\(place) not found") }
            let phase = object.at("status", "phase")?.string ?? ""
            let hasEnded = ["Succeeded", "Failed", "Error"].contains(phase)
            switch verb {
            case "suspend" where !hasEnded: object["spec"]?["suspend"] = true
            case "resume": object["spec"]?["suspend"] = nil
            case "stop" where !hasEnded: object["spec"]?["shutdown"] = "Stop"
            case "terminate" where !hasEnded: object["spec"]?["shutdown"] = "Terminate"
            case "retry" where phase == "Failed" || phase == "Error":
                object["status"] = ["phase": ""]
                var labels = object.at("metadata", "labels") ?? [:]
                labels["workflows.argoproj.io/action"] = "Retry"
                object["metadata"]?["labels"] = labels
            default: return Self.refuse(400, 3, "cannot \(verb) a workflow in phase '\(phase)'")
            }
            stored[place] = object
            return .answer(200, body: object.text)
        }
    }

    /// `{"code": …, "message": …}`, the code by gRPC's numbers.
    private static func refuse(_ status: Int, _ code: Int, _ message: String) -> Step {
        let body: JSON = [
            "code": .number(JSONNumber(code)), "message": .string(message), "details": [],
        ]
        return .answer(status, headers: ["Content-Type": "application/json"], body: body.text)
    }
}
