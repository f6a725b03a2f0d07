package import EventData
import Synchronization

/// Batches of one producer that are stored in their order: none behind one that was refused.
///
/// A line that is broken stays so; what was refused begins another one.
package final class AppendLine: Sendable {
    private struct State {
        var batches = 0
        /// The first batch that was refused.
        var end: Int?
    }

    private let state = Mutex(State())

    package init() {}

    /// Whether a batch was refused, so that all that come are.
    package var isBroken: Bool { state.withLock { $0.end != nil } }

    /// The place of the batch that is handed over now.
    func next() -> Int {
        state.withLock { state in
            defer { state.batches += 1 }
            return state.batches
        }
    }

    /// What is behind that place is refused too.
    func breakOff(at place: Int) { state.withLock { $0.end = min($0.end ?? place, place) } }

    /// - Throws: `unavailable` when a batch before that place was refused.
    func check(_ place: Int) throws(BusError) {
        if let end = state.withLock(\.end), end < place { throw .unavailable("what came before it was not stored") }
    }
}

/// Events that were handed over, and may not be durable yet.
package struct PendingAppend: Sendable {
    /// Whether more may be handed over before the answer is there: it will be stored behind these, or not at all.
    package let mayBeFollowed: Bool
    private let answer: @Sendable () async -> Result<[Appended], BusError>

    /// `answer` is asked for once.
    package init(mayBeFollowed: Bool, answer: @escaping @Sendable () async -> Result<[Appended], BusError>) {
        self.mayBeFollowed = mayBeFollowed
        self.answer = answer
    }

    /// No events, behind those that were handed over before.
    static func nothing(in line: AppendLine) -> PendingAppend {
        let place = line.next()
        return PendingAppend(mayBeFollowed: true) {
            Result { () throws(BusError) in
                try line.check(place)
                return []
            }
        }
    }

    /// What `append` returns or throws; to be asked for once.
    package func result() async throws(BusError) -> [Appended] { try await answer().get() }
}

extension EventBus {
    package func begin(_ events: [CloudEvent], in line: AppendLine) async -> PendingAppend {
        await appendNow(events, in: line)
    }

    /// What `begin` does where the bus has nothing better: waits until they are durable.
    package func appendNow(_ events: [CloudEvent], in line: AppendLine) async -> PendingAppend {
        let place = line.next()
        let result: Result<[Appended], BusError>
        do throws(BusError) {
            try line.check(place)
            result = .success(try await append(events))
        } catch {
            line.breakOff(at: place)
            result = .failure(error)
        }
        return PendingAppend(mayBeFollowed: false) { result }
    }
}
