import EventData
import Manifests
import SensorEngine

/// The object that an invocation creates, the same at every attempt.
struct CreatedObject: Sendable, Equatable {
    /// Says which invocation made an object.
    static let invocationLabel = "signalbox.io/invocation"
    /// Selects what the invocation made, also in the name of its id as older versions wrote it.
    static func selector(of id: InvocationID) -> String {
        id.digest == id.text[...] ? "\(invocationLabel)=\(id)" : "\(invocationLabel) in (\(id),\(id.digest))"
    }

    /// When the trigger fired that made an object, in Unix milliseconds (spec/sensor.md §5.1).
    static let firingLabel = "events.argoproj.io/action-timestamp"
    /// Annotations share 256 KiB; a join of many events must not use them up.
    static let maximumEventsBytes = 4_096

    let apiVersion: String
    let kind: String
    let name: String
    /// The namespace that the object itself names.
    let namespace: String?
    let json: JSON

    /// The rendered resource with its name, our labels and annotations.
    init(_ resource: JSON, of invocation: Invocation) throws(AttemptFailure) {
        var object = resource
        apiVersion = try Self.text("apiVersion", of: object)
        kind = try Self.text("kind", of: object)
        var metadata = object["metadata"] ?? .object(JSONObject())
        guard metadata.object != nil else {
            throw .permanent(
                "'metadata' of the resource is no mapping",
                fix: "write name: or generateName: below metadata:"
            )
        }
        name = try Self.name(metadata, of: invocation)
        namespace = metadata["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        metadata["name"] = .string(name)
        metadata["labels"] = Self.adding(Self.labels(of: invocation), to: metadata["labels"])
        metadata["annotations"] = Self.adding(Self.annotations(of: invocation), to: metadata["annotations"])
        object["metadata"] = metadata
        json = object.withTextualWorkflowParameters
    }

    var identity: ObjectIdentity {
        ObjectIdentity(apiVersion: apiVersion, kind: kind, name: name, namespace: namespace)
    }

    static func text(_ field: String, of object: JSON) throws(AttemptFailure) -> String {
        guard let text = object[field]?.string, !text.isEmpty else {
            throw .permanent("the resource has no '\(field)'", fix: "write \(field): in the resource")
        }
        return text
    }

    /// The fixed name, else `generateName` and ten characters of the invocation's id, at most 63 (design §4).
    private static func name(_ metadata: JSON, of invocation: Invocation) throws(AttemptFailure) -> String {
        if let name = metadata["name"]?.string, !name.isEmpty { return name }
        guard let prefix = metadata["generateName"]?.string, !prefix.isEmpty else {
            throw .permanent(
                "the resource has neither 'name' nor 'generateName'",
                fix: "write generateName: below metadata:"
            )
        }
        let suffix = invocation.id.nameSuffix
        return prefix.prefix(maximumLabelLength - suffix.count) + suffix
    }

    /// What people query (the first three are Argo's), from the invocation alone so that a retry gives the same.
    private static func labels(of invocation: Invocation) -> [(String, String)] {
        let milliseconds = invocation.createdAt.nanoseconds / 1_000_000
        let completing = invocation.events.max { $0.sequence < $1.sequence }
        return [
            ("events.argoproj.io/sensor", labelValue(invocation.sensor.name)),
            ("events.argoproj.io/trigger", labelValue(invocation.trigger)),
            (Self.firingLabel, "\(milliseconds)"),
            (invocationLabel, invocation.id.text),
            ("signalbox.io/event", labelValue(completing?.id ?? "")),
        ]
    }

    /// The exact values that labels cannot hold.
    private static func annotations(of invocation: Invocation) -> [(String, String)] {
        var events = ""
        for event in invocation.events {
            let next = "\(events.isEmpty ? "" : ",")\(event.dependency)=\(event.source)/\(event.subject)/\(event.id)"
            guard events.utf8.count + next.utf8.count <= maximumEventsBytes else {
                events += ",…"
                break
            }
            events += next
        }
        let origin = invocation.origin
        return [
            ("signalbox.io/events", events),
            ("signalbox.io/sensor", invocation.sensor.description),
            ("signalbox.io/trigger", invocation.trigger),
            ("signalbox.io/revision", invocation.revision),
        ] + (origin.replayOf.map { [("signalbox.io/replay-of", $0.text)] } ?? [])
            + (origin.traceparent.map { [("traceparent", $0)] } ?? [])
    }

    /// The object with a link back to what made it.
    func linked(to console: String?, of invocation: Invocation) -> JSON {
        guard let console, var metadata = json["metadata"] else { return json }
        let link = "\(console)/console#/invocations/\(invocation.id.text)"
        metadata["annotations"] = Self.adding([("signalbox.io/console", link)], to: metadata["annotations"])
        var object = json
        object["metadata"] = metadata
        return object
    }

    private static func adding(_ entries: [(String, String)], to existing: JSON?) -> JSON {
        var result: JSON = existing?.object == nil ? .object(JSONObject()) : existing ?? .null
        for (name, value) in entries { result[name] = .string(value) }
        return result
    }
}
