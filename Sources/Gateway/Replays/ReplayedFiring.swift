import Buses
import EventData
import Manifests
import SensorEngine

/// What deciding again came to, beside what was done then.
package struct ReplayedFiring: Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
        /// Fires as it did, with the same object.
        case same
        /// Fires, with another object.
        case changed
        /// Fires, and did not then.
        case new
        /// Does not fire, and did then.
        case gone
        /// Cannot be said: some of its events are not among those that decide again, or nobody has decided on them yet.
        case unknown
    }

    var verdict: Verdict
    let invocation: Invocation
    /// What is to be done should it be repeated; nil for what does not fire.
    let effects: FiringEffects?
    /// What differs, in lines.
    let lines: [String]

    /// `live` is where the sensor stands that runs; nil for one that does not run, which has decided on nothing.
    init(_ firing: FiringEffects, then: InvocationRecord?, live: LiveStand?) {
        effects = firing
        invocation = firing.invocation
        guard let then else {
            verdict = live?.mayFire(firing.invocation) ?? false ? .unknown : .new
            lines = firing.reason.map { ["a dead letter: \($0)"] } ?? []
            return
        }
        lines = Self.differences(from: then, to: firing)
        verdict = lines.isEmpty ? .same : .changed
    }

    init(gone invocation: Invocation, as verdict: Verdict) {
        self.verdict = verdict
        self.invocation = invocation
        effects = nil
        lines = []
    }

    /// What a shadow had fired before the live sensor did; of its object nothing but a digest is left.
    init(_ early: ShadowState.Early, then invocation: Invocation) {
        let isSame = early.digest == ShadowState.Early(invocation).digest
        verdict = isSame ? .same : .changed
        self.invocation = invocation
        effects = nil
        lines = isSame ? [] : ["the live sensor fired later, with another object"]
    }

    private static func differences(from then: InvocationRecord, to now: FiringEffects) -> [String] {
        let reason = then.invocation.isRendered ? nil : then.message
        switch (reason, now.invocation.isRendered ? nil : now.reason ?? "") {
        case (nil, nil): break
        case (let old?, nil): return ["was a dead letter: \(old)"]
        case (nil, let new?): return ["would be a dead letter: \(new)"]
        case (let old?, let new?): return old == new ? [] : ["would be a dead letter for another reason: \(new)"]
        }
        if then.invocation.requestText == now.invocation.requestText { return [] }
        return SpecChange.lines(from: object(then.invocation), to: object(now.invocation))
    }

    /// The object; of triggers without one, the whole request.
    private static func object(_ invocation: Invocation) -> [UInt8] {
        (invocation.request.at("source", "resource") ?? invocation.request).bytes
    }

    var json: JSON {
        var json: JSON = [
            "verdict": .string(verdict.rawValue), "sensor": .string(invocation.sensor.description),
            "trigger": .string(invocation.trigger), "invocation": .string(invocation.id.text),
            "events": .array(invocation.events.map { .string($0.id) }),
            "changes": .array(lines.map { .string($0) }),
        ]
        if verdict != .same, verdict != .gone, invocation.isRendered {
            json["object"] = invocation.request.at("source", "resource") ?? invocation.request
        }
        return json
    }
}
