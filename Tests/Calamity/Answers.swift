import Synchronization

/// What producers know of their events: the most that any answer said.
package final class Answers: Sendable {
    package enum Standing: UInt8, Sendable, Comparable {
        case unsent
        /// Every answer was a refusal.
        case refused
        /// An answer got lost: it may be stored, and nobody was told so.
        case unknown
        case acknowledged

        package static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
    }

    private struct State {
        var standings: [Standing]
        var acknowledged = 0
        var owed = 0
    }

    private let state: Mutex<State>

    init(count: Int) { state = Mutex(State(standings: Array(repeating: .unsent, count: count))) }

    func note(_ standing: Standing, of event: NumberedEvent) {
        state.withLock { state in
            let before = state.standings[event.number]
            guard standing > before else { return }
            state.standings[event.number] = standing
            guard standing == .acknowledged else { return }
            state.acknowledged += 1
            // About: a pair is owed when both have come.
            if case .left = event.kind { return }
            state.owed += event.debts.count
        }
    }

    var standings: [Standing] { state.withLock { $0.standings } }

    var acknowledged: Int { state.withLock { $0.acknowledged } }

    /// About how many objects must be there by now.
    var owed: Int { state.withLock { $0.owed } }
}
