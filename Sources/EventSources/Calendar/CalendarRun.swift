import EventData
import Logging
import Manifests

/// The life of one calendar: waits for ticks, emits them, and remembers how far it came.
///
/// `settled` is the moment up to which every tick is decided: emitted, or counted as missed. It is written down after
/// each tick; when a crash comes between the two, the tick is emitted again and recognised by its identity.
struct CalendarRun {
    /// A tick this late is still on time: a busy machine, not a stopped one.
    ///
    /// It also bounds one wait, so that a changed wall clock or a suspended machine is noticed.
    static let grace = Duration.seconds(60)

    /// Most missed ticks that are emitted at once; older ones are only counted.
    static let catchUpLimit = 1000

    /// Ticks missed longer ago are neither emitted nor counted.
    static let horizon = Duration.seconds(366 * 86_400)

    /// Shortest and longest wait before a tick that could not be stored is tried again.
    static let retryWaits = Duration.milliseconds(100)...Duration.seconds(30)

    private static let logger = Logger(label: "signalbox.calendar")

    let source: CalendarSource
    let ticks: CalendarTicks
    let context: SourceContext

    private struct Position {
        var settled: Timestamp
        /// From which an interval's ticks are counted: the last tick before the start, else the first start.
        let phase: Timestamp
    }

    private var runtime: any SourceRuntime { context.runtime }

    func run() async throws {
        var position = try await resume()
        while true {
            try Task.checkCancellation()
            let settled = position.settled
            let tick = ticks.next(after: settled, phase: position.phase)
            try await wait(for: tick, position: &position)
            // A changed clock may have decided other ticks meanwhile; then the next one is another.
            if let tick, position.settled == settled { try await emit(tick, position: &position) }
        }
    }

    // MARK: Waiting and missing

    private func resume() async throws -> Position {
        let now = runtime.now()
        if let note = try await runtime.note(noteKey), let settled = noted(note) {
            var position = Position(settled: settled, phase: settled)
            try await decideMissed(&position, through: now, withoutCatchUp: context.takesTurns ? .onTime : .none)
            return position
        }
        // Argo Events counts intervals from the whole second of the start.
        let start = Timestamp(seconds: now.seconds)
        try await runtime.setNote(noteKey, to: "\(start.rfc3339) \(ticks.rule.text)")
        return Position(settled: start, phase: start)
    }

    /// Returns when the tick is due, or when the position has moved; without a tick, after a while.
    private func wait(for tick: Timestamp?, position: inout Position) async throws {
        let settled = position.settled
        while position.settled == settled {
            let now = runtime.now()
            if let tick, tick <= now { return }
            // A wall clock set back: ticks that come again are recognised by their identity.
            guard settled <= now + Self.grace else {
                position.settled = now
                return
            }
            guard let tick else {
                try await wait(until: now + Self.grace, position: &position)
                return
            }
            try await wait(until: min(tick, now + Self.grace), position: &position)
        }
    }

    private func wait(until moment: Timestamp, position: inout Position) async throws {
        try await runtime.sleep(for: moment - runtime.now())
        let now = runtime.now()
        if now - moment > Self.grace { try await decideMissed(&position, through: now, withoutCatchUp: .newest) }
    }

    /// What a calendar without catch-up emits of the ticks it missed.
    private enum WithoutCatchUp {
        case none, newest
        /// Those within the grace: while one gateway takes over from another, the schedule is not stopped.
        case onTime
    }

    /// Emits or counts the ticks that nobody was there for, by the manifest's policy.
    private func decideMissed(
        _ position: inout Position,
        through now: Timestamp,
        withoutCatchUp: WithoutCatchUp
    ) async throws {
        let start = max(position.settled, now - Self.horizon)
        var missed = await ticks.between(start, now, phase: position.phase, keeping: Self.catchUpLimit)
        guard let last = missed.newest.last else { return }
        let total = missed.newest.count + missed.olderCount
        if source.catchUp.isEnabled {
            if let age = source.catchUp.maximumAge { missed.newest.removeAll { $0 < now - age } }
        } else {
            switch withoutCatchUp {
            case .none: missed.newest = []
            case .newest: missed.newest = [last]
            case .onTime: missed.newest.removeAll { $0 < now - Self.grace }
            }
        }
        let dropped = total - missed.newest.count
        await report(dropped: dropped, caughtUp: missed.newest.count)
        for tick in missed.newest { try await emit(tick, position: &position) }
        position.settled = last
        if dropped > 0 { await remember(last) }
    }

    private func report(dropped: Int, caughtUp: Int) async {
        if dropped > 0 {
            await runtime.count(CalendarSource.missedCounter(of: context.source, context.eventName), by: dropped)
        }
        if caughtUp > 0 { await runtime.count("calendar_caught_up_ticks\(labels)", by: caughtUp) }
        runtime.add(dropped, to: .missedTicks)
        runtime.add(caughtUp, to: .caughtUpTicks)
        let facts = facts(["missed": "\(dropped)", "caughtUp": "\(caughtUp)"])
        Self.logger.warning("ticks came while nothing was running", metadata: facts)
    }

    // MARK: Emitting

    /// Returns when the tick is durable; a bus or a quota that does not take it is asked again until it does (promise
    /// G2), and the ticks that come meanwhile follow in their order.
    private func emit(_ tick: Timestamp, position: inout Position) async throws {
        let emission = Emission(
            type: CalendarSource.kind,
            payload: source.payload(of: tick),
            identity: "tick:\(tick.rfc3339)"
        )
        while true {
            do throws(EmitError) {
                _ = try await context.emit(emission)
                break
            } catch .unavailable(let reason, let retryAfter) {
                try await waitToStore(tick, because: reason, for: retryAfter)
            } catch .full(let reason, let retryAfter) {
                try await waitToStore(tick, because: reason, for: retryAfter)
            } catch .tooLarge(let limitBytes) {
                // Trying again cannot help: the metadata of the manifest is larger than an event may be.
                await runtime.count("calendar_failed_ticks\(labels)", by: 1)
                let facts = facts(["tick": "\(tick.rfc3339)", "limitBytes": "\(limitBytes)"])
                Self.logger.error("tick too large for the bus", metadata: facts)
                break
            }
        }
        position.settled = tick
        await remember(tick)
    }

    private func waitToStore(_ tick: Timestamp, because reason: String, for wait: Duration) async throws {
        let facts = facts(["tick": "\(tick.rfc3339)", "reason": "\(reason)"])
        Self.logger.warning("tick not stored", metadata: facts)
        let wait = min(max(wait, Self.retryWaits.lowerBound), Self.retryWaits.upperBound)
        try await runtime.sleep(for: wait)
    }

    // MARK: The note

    private var noteKey: String { CalendarSource.noteKey(of: context.source, context.eventName) }

    private var labels: String { "/\(context.source.namespace)/\(context.source.name)/\(context.eventName)" }

    /// nil when the note was written under another schedule or interval.
    private func noted(_ note: String) -> Timestamp? {
        let parts = note.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[1] == ticks.rule.text else { return nil }
        return Timestamp(rfc3339: String(parts[0]))
    }

    private func remember(_ tick: Timestamp) async {
        do {
            try await runtime.setNote(noteKey, to: "\(tick.rfc3339) \(ticks.rule.text)")
        } catch {
            // The event is durable; after a restart the tick would come again and be recognised.
            let facts = facts(["tick": "\(tick.rfc3339)", "reason": "\(error)"])
            Self.logger.warning("last tick not written down", metadata: facts)
        }
    }

    private func facts(_ more: Logger.Metadata) -> Logger.Metadata {
        more.merging(["eventsource": "\(context.source)", "event.name": "\(context.eventName)"]) { fact, _ in fact }
    }
}
