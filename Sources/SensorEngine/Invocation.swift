package import EventData
import Expressions
package import Manifests

/// One firing of one trigger, complete: it can be performed, shown and repeated without the sensor.
package struct Invocation: Sendable, Equatable {
    /// Derived from sensor, trigger and the events' identities: firing again gives the same id (promise G3).
    package let id: InvocationID
    package let sensor: ManifestName
    /// The sensor's revision that decided.
    package let revision: String
    /// The trigger's name as the sensor has it.
    package let trigger: String
    package let kind: String
    /// The kind's block, rendered; its members in the manifest's order, without `parameters`.
    ///
    /// - `argoWorkflow`, `k8s`: `{"operation": …, "source": {"resource": {…}}, …}` with the other members of the block
    ///   (`args`, `patchStrategy`, `liveObject`) as they are. `operation` is always there. The resource has its
    ///   parameters written in and its members sorted by name; its metadata is as rendered, without our labels.
    ///   Where each attempt has to fetch the object, `source` holds that one member as rendered (`{"file": {"path": …}}`)
    ///   and `parameters` the values to write: `[{"dest": …, "operation": "append", "value": …}]`; absent for none.
    ///   `value` is what is written where there is nothing to add to, in its own text; see `completeResource`.
    ///   So it is also with `liveObject` and `update`, where `source.resource` names the object in the cluster.
    /// - `http`: the block with the rendered body as text in `body`, absent where the block has no `payload`, and with
    ///   the dynamic headers in `headers`, after the static ones; no `payload`, no `dynamicHeaders`. The trigger's
    ///   policy is in `policy` as the manifest has it, `{"status": {"allow": [200]}}`; absent, any response is success.
    ///   Secrets are still selectors (`secureHeaders`, `basicAuth`, `tls`).
    /// - `log`: `{"intervalSeconds": …, "events": [{"dependencyName": …, "context": {…}, "data": "…"}]}`; `context` has
    ///   the seven members of spec/sensor.md §4.2 as texts, `data` is text, or base64 where the content type is
    ///   neither JSON nor `text/plain`.
    /// - `commitStatus`: what `Firing.commitStatus` writes.
    /// - Any other kind: as `http`.
    ///
    /// Of an invocation that could not be rendered, this is the block as the manifest has it.
    ///
    /// Kept as text, because between rendering and performing it is only stored.
    package let requestText: JSONText
    /// The events by dependency, in the order of the condition.
    package let events: [EventReference]
    package let rules: DeliveryRules
    /// Which room it needs while it is under way; nil where the trigger has no `concurrency`.
    package let slot: ConcurrencySlot?
    /// The invocation of the `dlqTrigger`, performed when this one ends as a dead letter.
    package let standby: InvocationID?
    package let createdAt: Timestamp
    /// False where the request is only what the manifest has, so that there is nothing to perform.
    package let isRendered: Bool
    /// Where the value of each parameter came from; empty where it could not be rendered.
    package let values: [RenderedValue]
    package let origin: InvocationOrigin

    package init(
        id: InvocationID,
        sensor: ManifestName,
        revision: String,
        trigger: String,
        kind: String,
        request: JSONText,
        events: [EventReference],
        rules: DeliveryRules = DeliveryRules(),
        slot: ConcurrencySlot? = nil,
        standby: InvocationID? = nil,
        createdAt: Timestamp,
        isRendered: Bool = true,
        values: [RenderedValue] = [],
        origin: InvocationOrigin = InvocationOrigin()
    ) {
        self.origin = origin
        self.isRendered = isRendered
        self.values = values
        self.id = id
        self.sensor = sensor
        self.revision = revision
        self.trigger = trigger
        self.kind = kind
        requestText = request
        self.events = events
        self.rules = rules
        self.slot = slot
        self.standby = standby
        self.createdAt = createdAt
    }

    /// The request as a tree; made anew at each call.
    package var request: JSON {
        do {
            return try JSON(parsing: requestText.bytes)
        } catch {
            preconditionFailure("a request is valid JSON: \(error)")
        }
    }
}

/// What an invocation goes back to, beside its events.
package struct InvocationOrigin: Sendable, Equatable {
    /// The one that it repeats, where past events were submitted again (`signalbox replay --apply`).
    package var replayOf: InvocationID?
    /// W3C trace context of the newest of its events that came with one, to be handed on as it is.
    package var traceparent: String?

    package init(replayOf: InvocationID? = nil, traceparent: String? = nil) {
        self.replayOf = replayOf
        self.traceparent = traceparent
    }
}

/// The room that an invocation of a trigger with `concurrency` needs.
package struct ConcurrencySlot: Sendable, Hashable {
    /// What it shares the room with; empty where there is no key.
    package let key: String
    package let limit: Int
    package let policy: Concurrency.Policy

    package init(key: String, limit: Int, policy: Concurrency.Policy) {
        self.key = key
        self.limit = limit
        self.policy = policy
    }
}

/// Names an event that took part in an invocation.
package struct EventReference: Sendable, Equatable {
    package let dependency: String
    package let sequence: Int64
    package let source: String
    package let subject: String
    package let id: String
    /// W3C trace context that the event came with; nil where it had none, and for one that was read back from the bus.
    package var traceparent: String?

    package init(dependency: String, sequence: Int64, source: String, subject: String, id: String) {
        self.dependency = dependency
        self.sequence = sequence
        self.source = source
        self.subject = subject
        self.id = id
    }
}

/// The stable identity of an invocation: 26 letters and digits (130 bits of a SHA-256), and before them perhaps a time.
///
/// The time says only where it lies in an index. Two ids are the same when they are without it: older versions made none.
package struct InvocationID: Sendable, Hashable, CustomStringConvertible {
    static let digestLength = 26
    static let timeLength = 12

    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }

    /// The text without a time.
    package var digest: Substring {
        text.utf8.count == Self.timeLength + Self.digestLength ? text.dropFirst(Self.timeLength) : text[...]
    }

    /// What is appended to `generateName`: the first ten characters of the digest.
    package var nameSuffix: String { String(digest.prefix(10)) }

    package static func == (left: InvocationID, right: InvocationID) -> Bool { left.digest == right.digest }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
