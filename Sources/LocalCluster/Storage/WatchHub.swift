import EventData
import Synchronization

/// One open watch.
struct Watch: Sendable {
    let id: Int
    /// What to tell before the live events.
    let past: [WatchEvent]
    /// Ends when the watch is closed, by its timeout, by shutdown or because its reader is too slow.
    let live: AsyncStream<WatchEvent>
}

/// Hands committed changes to the open watches.
final class WatchHub: Sendable {
    private struct State {
        var version = 0
        var nextID = 1
        var isClosed = false
        var watches: [Int: (filter: WatchFilter, events: AsyncStream<WatchEvent>.Continuation)] = [:]
    }

    private let limits: LocalClusterServer.Limits
    private let state = Mutex(State())

    init(_ limits: LocalClusterServer.Limits) { self.limits = limits }

    func start(at version: Int) { state.withLock { $0.version = version } }

    /// Must be called in the order of commits.
    func publish(_ changes: [Change]) {
        guard let last = changes.last else { return }
        state.withLock { state in
            state.version = last.version
            for (id, watch) in state.watches {
                for event in changes.lazy.flatMap(watch.filter.events) {
                    guard case .dropped = watch.events.yield(event) else { continue }
                    watch.events.finish()
                    state.watches[id] = nil
                    break
                }
            }
        }
    }

    /// - Throws: `APIFailure` 429 when too many are open.
    func subscribe(_ filter: WatchFilter, past: [WatchEvent]) throws -> Watch {
        let (live, events) = AsyncStream.makeStream(
            of: WatchEvent.self,
            bufferingPolicy: .bufferingOldest(limits.waitingEvents)
        )
        return try state.withLock { state in
            guard state.watches.count < limits.watches else { throw APIFailure.tooManyWatches }
            let id = state.nextID
            state.nextID += 1
            if state.isClosed { events.finish() } else { state.watches[id] = (filter, events) }
            return Watch(id: id, past: past, live: live)
        }
    }

    /// Tells one watch how far it has seen.
    func bookmark(_ id: Int) {
        state.withLock { state in
            // A reader so slow that there is no room is told with the next one, or ended by the next change.
            _ = state.watches[id]?.events.yield(.bookmark(state.version))
        }
    }

    func close(_ id: Int) {
        let watch = state.withLock { $0.watches.removeValue(forKey: id) }
        watch?.events.finish()
    }

    /// Ends all watches, now and in future, because the server stops.
    func closeAll() {
        let watches = state.withLock { state in
            state.isClosed = true
            defer { state.watches = [:] }
            return state.watches
        }
        for watch in watches.values { watch.events.finish() }
    }
}
