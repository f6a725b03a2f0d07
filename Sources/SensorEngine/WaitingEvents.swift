import EventData
import Manifests

/// Everything one trigger holds: for the rest of its condition, and until it has been quiet.
struct WaitingEvents: Sendable {
    var join: Join
    /// nil where the trigger has no `debounce`.
    var gathering: Gathering?

    init(_ trigger: Trigger) {
        join = Join(trigger)
        gathering = trigger.flow.debounce.map { Gathering(trigger: trigger.name, rules: $0) }
    }

    var held: [HeldEvent] { join.held + (gathering?.held ?? []) }

    var nextDeadline: Timestamp? {
        [join.nextDeadline, gathering?.nextDeadline].compactMap(\.self).min()
    }

    mutating func restore(_ entry: HeldEvent) {
        switch entry.place.stage {
        case .join: join.restore(entry)
        case .debounce: gathering?.restore(entry)
        }
    }
}
