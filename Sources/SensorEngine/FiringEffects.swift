package import EventData

/// One firing with all that belongs to it: what stands by for its dead letter, and the status of its commit.
package struct FiringEffects: Sendable, Equatable {
    package let invocation: Invocation
    /// Why it is a dead letter from the start; nil where it is performed.
    package let reason: String?
    /// What the bus is to be told, in order.
    package private(set) var effects: [Effect]

    /// The firings among the effects of decisions, in their order.
    package static func all(in effects: [Effect]) -> [FiringEffects] {
        var firings: [FiringEffects] = []
        var standbys: [Effect] = []
        for effect in effects {
            switch effect {
            case .standBy: standbys.append(effect)
            case .fire(let invocation), .bury(let invocation, _):
                if let last = firings.indices.last, firings[last].brings(invocation) {
                    firings[last].effects.append(effect)
                } else {
                    firings.append(FiringEffects(invocation, effect, after: standbys))
                    standbys = []
                }
            case .hold, .release, .record: break
            }
        }
        return firings
    }

    private init(_ invocation: Invocation, _ effect: Effect, after standbys: [Effect]) {
        self.invocation = invocation
        if case .bury(_, let reason) = effect { self.reason = reason } else { reason = nil }
        effects = standbys + [effect]
    }

    private func brings(_ other: Invocation) -> Bool {
        other.id == InvocationID(statusOf: invocation.id) || other.id == invocation.standby
    }

    /// The same to be performed once more: new ids that follow from the nonce, each with a link to the one it repeats.
    package func repeated(nonce: String, at now: Timestamp) -> [Effect] {
        effects.map { effect in
            switch effect {
            case .fire(let invocation): .fire(invocation.repeated(nonce, now))
            case .standBy(let invocation, let problem): .standBy(invocation.repeated(nonce, now), problem: problem)
            case .bury(let invocation, let reason): .bury(invocation.repeated(nonce, now), reason: reason)
            case .hold, .release, .record: effect
            }
        }
    }
}

extension Invocation {
    fileprivate func repeated(_ nonce: String, _ now: Timestamp) -> Invocation {
        var request = requestText
        if isStatus, let main = self.request.at("workflow", "invocation")?.string {
            var tree = self.request
            let named = InvocationID(replaying: InvocationID(main), nonce: nonce)
            var workflow = tree["workflow"] ?? [:]
            workflow["invocation"] = .string(named.text)
            tree["workflow"] = workflow
            request = JSONText(tree)
        }
        return Invocation(
            id: isStatus
                ? InvocationID(statusOf: InvocationID(replaying: mainOfStatus, nonce: nonce))
                : InvocationID(replaying: id, nonce: nonce),
            sensor: sensor,
            revision: revision,
            trigger: trigger,
            kind: kind,
            request: request,
            events: events,
            rules: rules,
            slot: slot,
            standby: standby.map { InvocationID(replaying: $0, nonce: nonce) },
            createdAt: now,
            isRendered: isRendered,
            values: values,
            origin: InvocationOrigin(replayOf: id, traceparent: origin.traceparent)
        )
    }

    private var mainOfStatus: InvocationID { InvocationID(request.at("workflow", "invocation")?.string ?? "") }
}
