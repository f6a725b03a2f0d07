import EventData
import Manifests
import SensorEngine

/// Where a shadow sensor stands: a value that is kept whole, so that a restart goes on where it was.
struct ShadowState: Sendable, Equatable {
    /// What the live sensor fired and the shadow may still fire.
    struct Awaited: Sendable, Equatable {
        let id: InvocationID
        let trigger: String
        let events: [EventReference]

        var newest: Int64 { events.map(\.sequence).max() ?? 0 }
    }

    /// What the shadow fired and the live sensor did not: it may fire it later.
    struct Early: Sendable, Equatable {
        let id: InvocationID
        /// Of the request, in hexadecimal digits.
        let digest: String

        init(_ invocation: Invocation) {
            id = invocation.id
            digest = hexadecimal(sha256(Array(invocation.requestText.bytes)))
        }
    }

    /// Bytes of held events that are kept; with more of them a restart begins without, and says so.
    static let maximumHeldBytes = 256 << 10

    let sensor: ManifestName
    let revision: String
    let startedAt: Timestamp
    /// Up to where the shadow has decided.
    var cursor: Int64
    var held: [HeldEvent]
    var counts: [ReplayedFiring.Verdict: Int] = [:]
    /// Events that it looked at.
    var events = 0
    /// Events that left the archive before it came to them.
    var missed: Int64 = 0
    /// Held events that a restart, or the start, could not take along.
    var heldDropped = 0
    /// The live sensor's newest invocation that was taken note of.
    var lastSeen: InvocationID?
    /// When that one was made; retention may take it away.
    var lastSeenAt: Timestamp
    var awaited: [Awaited] = []
    /// Firings of the live sensor that were too many to be awaited; they are not said to be gone.
    var unawaited = 0
    var early: [Early] = []

    var json: JSON {
        var size = 0
        let kept = held.map(\.stored).filter { entry in
            size += entry.bytes.count
            return size <= Self.maximumHeldBytes
        }
        // All or none: a join with a part of what it held would decide otherwise.
        let isKept = kept.count == held.count
        var json: JSON = [
            "revision": .string(revision), "startedAt": .string(startedAt.rfc3339),
            "cursor": .number(JSONNumber(Int(cursor))), "events": .number(JSONNumber(events)),
            "missed": .number(JSONNumber(Int(missed))),
            "heldDropped": .number(JSONNumber(heldDropped + (isKept ? 0 : held.count))),
            "held": .array(isKept ? kept : []), "lastSeen": lastSeen.map { .string($0.text) } ?? .null,
            "lastSeenAt": .string(lastSeenAt.rfc3339),
            "awaited": .array(awaited.map { $0.json }), "unawaited": .number(JSONNumber(unawaited)),
            "early": .array(early.map { [.string($0.id.text), .string($0.digest)] }),
        ]
        json["counts"] = .object(JSONObject(counts.map { ($0.rawValue, .number(JSONNumber($1))) }))
        return json
    }

    init(of sensor: Sensor, at now: Timestamp, cursor: Int64, held: [HeldEvent]) {
        self.sensor = sensor.name
        revision = sensor.revision
        startedAt = now
        lastSeenAt = now
        self.cursor = cursor
        self.held = held
    }

    /// nil for what another version has written.
    init?(_ json: JSON, of sensor: ManifestName) {
        guard let revision = json["revision"]?.string, let cursor = json["cursor"]?.integer,
            let started = json["startedAt"]?.string.flatMap(Timestamp.init(rfc3339:))
        else { return nil }
        self.sensor = sensor
        self.revision = revision
        startedAt = started
        lastSeenAt = json["lastSeenAt"]?.string.flatMap(Timestamp.init(rfc3339:)) ?? started
        self.cursor = Int64(cursor)
        events = json["events"]?.integer ?? 0
        missed = Int64(json["missed"]?.integer ?? 0)
        heldDropped = json["heldDropped"]?.integer ?? 0
        held = (json["held"]?.array ?? []).compactMap { HeldEvent(stored: $0) }
        lastSeen = json["lastSeen"]?.string.map { InvocationID($0) }
        awaited = (json["awaited"]?.array ?? []).compactMap { Awaited($0) }
        unawaited = json["unawaited"]?.integer ?? 0
        early = (json["early"]?.array ?? []).compactMap { Early($0) }
        for verdict in ReplayedFiring.Verdict.allCases {
            counts[verdict] = json.at("counts", verdict.rawValue)?.integer
        }
    }
}

extension ShadowState.Early {
    fileprivate init?(_ json: JSON) {
        guard let parts = json.array?.compactMap(\.string), parts.count == 2 else { return nil }
        (id, digest) = (InvocationID(parts[0]), parts[1])
    }
}

extension ShadowState.Awaited {
    var json: JSON {
        [
            "id": .string(id.text), "trigger": .string(trigger),
            "events": .array(
                events.map { event in
                    [
                        .string(event.dependency), .number(JSONNumber(Int(event.sequence))), .string(event.source),
                        .string(event.subject), .string(event.id),
                    ]
                }
            ),
        ]
    }

    init?(_ json: JSON) {
        guard let id = json["id"]?.string, let trigger = json["trigger"]?.string else { return nil }
        self.id = InvocationID(id)
        self.trigger = trigger
        events = (json["events"]?.array ?? []).compactMap { row in
            guard let parts = row.array, parts.count == 5, let sequence = parts[1].integer else { return nil }
            return EventReference(
                dependency: parts[0].string ?? "",
                sequence: Int64(sequence),
                source: parts[2].string ?? "",
                subject: parts[3].string ?? "",
                id: parts[4].string ?? ""
            )
        }
    }
}

extension HeldEvent {
    /// Whole, with its data.
    fileprivate var stored: JSON {
        [
            "trigger": .string(place.trigger), "stage": .string(place.stage.rawValue), "key": .string(place.key),
            "dependency": .string(dependency), "sequence": .number(JSONNumber(Int(sequence))),
            "match": .string(rule.match), "keyRule": .string(rule.key),
            "event": .string(String(decoding: event.structuredJSON, as: UTF8.self)),
        ]
    }

    fileprivate init?(stored json: JSON) {
        func text(_ name: String) -> String { json[name]?.string ?? "" }
        guard let stage = HoldingPlace.Stage(rawValue: text("stage")), let sequence = json["sequence"]?.integer,
            case .success(let event) = Result(catching: { try CloudEvent(structuredJSON: Array(text("event").utf8)) })
        else { return nil }
        self.init(
            in: HoldingPlace(trigger: text("trigger"), stage: stage, key: text("key")),
            dependency: text("dependency"),
            sequence: Int64(sequence),
            event: event,
            rule: HoldingRule(match: text("match"), key: text("keyRule"))
        )
    }
}
