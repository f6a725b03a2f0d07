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

    /// Asked for every event, so without an array.
    var nextDeadline: Timestamp? {
        guard let quiet = gathering?.nextDeadline else { return join.nextDeadline }
        return join.nextDeadline.map { min($0, quiet) } ?? quiet
    }

    /// A moment at which something happens to what is held under a key.
    struct Deadline {
        let time: Timestamp
        let stage: HoldingPlace.Stage
        let key: String
    }

    /// What is due by `moment`, in the order in which it would have happened.
    func due(at moment: Timestamp) -> [Deadline] {
        let joins = join.due(at: moment).map { Deadline(time: $0.time, stage: .join, key: $0.key) }
        let quiet = gathering?.due(at: moment).map { Deadline(time: $0.time, stage: .debounce, key: $0.key) } ?? []
        return (joins + quiet).sorted { ($0.time, $0.stage.rawValue, $0.key) < ($1.time, $1.stage.rawValue, $1.key) }
    }

    /// Finds the next deadline anew, after what was due is done.
    mutating func findNextDeadline() {
        join.findNextDeadline()
        gathering?.findNextDeadline()
    }

    mutating func restore(_ entry: HeldEvent) {
        switch entry.place.stage {
        case .join: join.restore(entry)
        case .debounce: gathering?.restore(entry)
        }
    }
}
