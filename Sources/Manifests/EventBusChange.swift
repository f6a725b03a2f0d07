package import EventData

/// What an EventBus may not become while it is there (spec/sensor.md §7.2).
///
/// Events of one bus are not carried to another, so who changes it would lose them without a word.
package enum EventBusChange {
    /// One change that is refused.
    package struct Refusal: Sendable, Equatable {
        /// The field's path: `spec.jetstream.streamConfig`.
        package let field: String
        package let problem: String
        package let fix: String
    }

    /// Every change from one `spec` to another that is refused; a bus in Kafka may be changed as one likes.
    package static func refusals(from old: JSON, to new: JSON) -> [Refusal] {
        guard let kind = EventBusRules.kinds.first(where: { has(new, $0) }) else { return [] }
        switch kind {
        case "kafka": return []
        case _ where !has(old, kind): return [otherKind(kind, from: old)]
        case "nats": return nats(from: old["nats"] ?? .null, to: new["nats"] ?? .null)
        case "jetstream":
            let field = "streamConfig"
            let values = (old.at("jetstream", field) ?? .null, new.at("jetstream", field) ?? .null)
            return values.0 == values.1 ? [] : [changed("spec.jetstream.\(field)", wasThere: values.0 != .null)]
        default: return []
        }
    }

    private static func nats(from old: JSON, to new: JSON) -> [Refusal] {
        guard let kind = ["native", "exotic"].first(where: { has(new, $0) }) else { return [] }
        guard has(old, kind) else {
            let other = kind == "native" ? "exotic" : "native"
            let problem = "the bus was \(other) and cannot become \(kind)"
            return [Refusal(field: "spec.nats.\(kind)", problem: problem, fix: "write \(other): as it was\(orAnew)")]
        }
        let values = (auth(old, kind), auth(new, kind))
        return values.0 == values.1 ? [] : [changed("spec.nats.\(kind).auth", wasThere: old.at(kind, "auth") != nil)]
    }

    /// Nothing is the same as `none`.
    private static func auth(_ nats: JSON, _ kind: String) -> JSON {
        let auth = nats.at(kind, "auth") ?? .null
        return auth == .null || auth == "" ? "none" : auth
    }

    private static func otherKind(_ kind: String, from old: JSON) -> Refusal {
        let before = EventBusRules.kinds.first { has(old, $0) } ?? "none"
        let problem = "the bus was \(before) and cannot become \(kind)"
        return Refusal(field: "spec.\(kind)", problem: problem, fix: "write \(before): as it was\(orAnew)")
    }

    private static func changed(_ field: String, wasThere: Bool) -> Refusal {
        let before = wasThere ? "write it as it was" : "remove it, as it was not there"
        return Refusal(field: field, problem: "cannot be changed while the bus is there", fix: before + orAnew)
    }

    private static let orAnew = "; or delete the EventBus and make it anew, without the events in it"

    private static func has(_ object: JSON, _ field: String) -> Bool { (object[field] ?? .null) != .null }
}
