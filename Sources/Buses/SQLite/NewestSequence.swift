import Synchronization

/// The highest sequence that is durable, known without a look into the database once somebody has asked.
///
/// Only this process gives sequences: it owns the directory.
final class NewestSequence: Sendable {
    private struct State {
        var highest: Int64 = 0
        var isDatabaseAsked = false
    }

    private let state = Mutex(State())

    /// nil before the database was asked; from then on right when an append has returned.
    var sequence: Int64? { state.withLock { $0.isDatabaseAsked ? $0.highest : nil } }

    /// Takes what the database says.
    ///
    /// - Returns: the highest sequence known now.
    func note(_ stored: Int64) -> Int64 {
        state.withLock { state in
            state.highest = max(state.highest, stored)
            state.isDatabaseAsked = true
            return state.highest
        }
    }

    /// Takes what was appended just now.
    func note(_ appended: [Appended]) {
        guard let last = appended.lazy.map(\.sequence).max() else { return }
        state.withLock { $0.highest = max($0.highest, last) }
    }
}
