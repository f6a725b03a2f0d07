import EventData
import Synchronization

/// How a generic source fares: written by the task that takes messages, looked at by the one that watches.
final class GenericProgress: Sendable {
    struct Snapshot: Sendable {
        /// When the call of the stream that is open was made; nil without one.
        var openedAt: Timestamp?
        /// Whether the server has said anything on it.
        var isAnswered = false
        /// Taken from streams, whatever became of them.
        var messages = 0
        var quarantined = 0
        /// Too large to be taken, or not stored when the source had to stop.
        var lost = 0
        /// Streams that ended or could not be opened.
        var ends = 0
        /// Why the last stream ended.
        var lastProblem: String?
        /// Why a message waits that was taken.
        var waitsFor: String?

        mutating func note(_ step: EventingStream.Step, at now: Timestamp) {
            switch step {
            case .called: openedAt = now
            case .answered: isAnswered = true
            }
        }

        mutating func end(because reason: String) {
            openedAt = nil
            isAnswered = false
            ends += 1
            lastProblem = reason
        }
    }

    private let state = Mutex(Snapshot())
    private let runtime: any SourceRuntime

    init(for runtime: any SourceRuntime) { self.runtime = runtime }

    var snapshot: Snapshot { state.withLock { $0 } }

    @discardableResult
    func change<Value: Sendable>(_ change: (inout Snapshot) -> Value) -> Value {
        state.withLock { state in
            let before = state
            defer {
                if state.ends != before.ends { runtime.add(state.ends - before.ends, to: .streamEnds) }
                if state.lost != before.lost { runtime.add(state.lost - before.lost, to: .lostMessages) }
            }
            return change(&state)
        }
    }
}

extension GenericProgress.Snapshot {
    /// A stream that lasted so long was a good one: after it the waits begin with the shortest again.
    private static let steadyTime = Duration.seconds(30)

    /// A server that refuses a call does so sooner; one that takes it may be silent until there is an event.
    private static let silentTime = Duration.seconds(2)

    func isSteady(at now: Timestamp) -> Bool { openedAt.map { now - $0 >= Self.steadyTime } ?? false }

    /// Why it does not work now; nil when it does.
    func problem(at now: Timestamp, _ target: EventingTarget) -> String? {
        if let waitsFor { return "messages wait: \(waitsFor)" }
        if let openedAt, isAnswered || now - openedAt >= Self.silentTime { return nil }
        return lastProblem ?? "not connected yet to \(target)"
    }

    /// What `describe` shows.
    func facts(of source: GenericSource, _ target: EventingTarget) -> JSON {
        [
            "server": .string("\(target)"),
            "encrypted": .bool(!source.isPlaintext),
            "connectedSince": openedAt.map { .string($0.rfc3339) } ?? .null,
            "messages": .number(JSONNumber(messages)),
            "quarantined": .number(JSONNumber(quarantined)),
            "lost": .number(JSONNumber(lost)),
            "streamEnds": .number(JSONNumber(ends)),
            "waitsFor": waitsFor.map { .string($0) } ?? .null,
            "lastProblem": lastProblem.map { .string($0) } ?? .null,
        ]
    }
}
