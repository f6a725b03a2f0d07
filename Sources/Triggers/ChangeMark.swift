import EventData
import Kubernetes
import SensorEngine

/// Says on an object which invocations have changed it, in the very write that changes it (ADR 0039).
///
/// An attempt whose answer was lost finds its own mark and does nothing a second time, whatever others have done to the
/// object since.
enum ChangeMark {
    /// Ids of invocations, the newest last, with commas between them.
    static let annotation = "signalbox.io/changed-by"
    /// A repeat comes at most a few minutes after its first attempt; 128 ids take 5 KiB of an object's 256 KiB of
    /// annotations.
    static let most = 128

    static func isOn(_ object: JSON, of invocation: Invocation) -> Bool {
        ids(on: object).contains { InvocationID(String($0)) == invocation.id }
    }

    /// The annotation's value with one more id.
    static func text(adding invocation: Invocation, to object: JSON?) -> String {
        (ids(on: object ?? .null).suffix(most - 1) + [invocation.id.text[...]]).joined(separator: ",")
    }

    private static func ids(on object: JSON) -> [Substring] {
        (object.at("metadata", "annotations", annotation)?.string ?? "").split(separator: ",")
    }
}

/// One write to an object that was read before.
enum ObjectWrite: Sendable, Equatable {
    /// The whole object as it was read, changed.
    case replacement(JSON)
    /// `manager` is for server-side apply alone.
    case patch(JSON, PatchStrategy, manager: String? = nil)
}

extension ObjectWrite {
    /// The same write with the invocation's mark, made for the object as it was read: another version is a conflict.
    func marked(by invocation: Invocation, over live: JSON?) -> ObjectWrite {
        let mark = ChangeMark.text(adding: invocation, to: live)
        let version = live?.at("metadata", "resourceVersion")
        switch self {
        case .replacement(let object): return .replacement(object.carrying(mark, version: version))
        case .patch(let patch, .operations, _):
            return .patch(.array(Self.operations(patch, mark: mark, over: live)), .operations)
        case .patch(let patch, let strategy, let manager):
            return .patch(patch.carrying(mark, version: version), strategy, manager: manager)
        }
    }

    /// Ours come last: the others may replace all annotations.
    private static func operations(_ patch: JSON, mark: String, over live: JSON?) -> [JSON] {
        var operations = patch.array ?? []
        var hasAnnotations = live?.at("metadata", "annotations")?.object != nil
        for operation in operations where operation["path"] == "/metadata/annotations" {
            hasAnnotations = operation["op"] != "remove"
        }
        if let version = live?.at("metadata", "resourceVersion") {
            // An object that names another version than the current one is refused as a conflict.
            operations.append(["op": "replace", "path": "/metadata/resourceVersion", "value": version])
        }
        let name = ChangeMark.annotation.replacing("/", with: "~1")
        operations.append(
            hasAnnotations
                ? ["op": "add", "path": .string("/metadata/annotations/\(name)"), "value": .string(mark)]
                : [
                    "op": "add", "path": "/metadata/annotations",
                    "value": .object(JSONObject([(ChangeMark.annotation, .string(mark))])),
                ]
        )
        return operations
    }
}

extension JSON {
    fileprivate func carrying(_ mark: String, version: JSON?) -> JSON {
        var object = self
        var metadata = object["metadata"] ?? .object(JSONObject())
        var annotations = metadata["annotations"]?.object ?? JSONObject()
        annotations[ChangeMark.annotation] = .string(mark)
        metadata["annotations"] = .object(annotations)
        metadata["resourceVersion"] = version
        object["metadata"] = metadata
        return object
    }
}
