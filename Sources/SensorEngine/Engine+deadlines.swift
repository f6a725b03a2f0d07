package import EventData
import Expressions
import Manifests

// What happens because time passes: resets, joins that expire, debounces that have been quiet long enough.
extension Engine {
    /// When something held has to be looked at again, or earlier; nil when nothing depends on time.
    package var nextDeadline: Timestamp? { waiting.compactMap(\.nextDeadline).min() }

    /// Lets everything happen that was due by `moment`.
    ///
    /// Called before each event with the event's own time, and when nothing comes with the clock's: what happens while
    /// nobody is there happens at the next call, as if it had happened in time.
    package mutating func advance(to moment: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        for index in waiting.indices {
            guard let deadline = waiting[index].nextDeadline, deadline <= moment else { continue }
            // In rounds, because what a deadline lets go can be due again: in a debounce, or at the next reset.
            while case let due = waiting[index].due(at: moment), !due.isEmpty {
                for deadline in due { effects += pass(deadline, at: index, now: moment) }
            }
            waiting[index].findNextDeadline()
        }
        return effects
    }

    private mutating func pass(_ deadline: WaitingEvents.Deadline, at index: Int, now: Timestamp) -> [Effect] {
        switch deadline.stage {
        case .join:
            let release = waiting[index].join.release(deadline.key, at: deadline.time)
            return release.map { letGo($0, at: index, now: now) } ?? []
        case .debounce:
            guard waiting[index].gathering?.deadline(of: deadline.key) == deadline.time else { return [] }
            return endQuiet(of: deadline.key, at: index, now: now)
        }
    }

    /// The condition holds: fires, or waits until it has been quiet.
    mutating func complete(
        _ arrivals: [Arrival],
        at index: Int,
        now: Timestamp,
        releasing: [Effect]
    ) -> [Effect] {
        guard waiting[index].gathering != nil else {
            return fire(arrivals, at: index, now: now, releasing: releasing)
        }
        guard let key = waiting[index].gathering?.rules.key, !arrivals.isEmpty else {
            return releasing + gather(arrivals, key: "", at: index, now: now)
        }
        let name = waiting[index].join.trigger + "\0debounce"
        do throws(RenderError) {
            let text = try key.text(of: arrivals, in: evaluation(of: name, on: arrivals[0].event.event))
            return releasing + gather(arrivals, key: text, at: index, now: now)
        } catch {
            let problem = "debounce: \(error.problem)"
            return fire(arrivals, at: index, now: now, releasing: releasing, buriedBecause: problem)
        }
    }

    private mutating func gather(_ arrivals: [Arrival], key: String, at index: Int, now: Timestamp) -> [Effect] {
        guard let place = waiting[index].gathering?.place(key),
            let change = waiting[index].gathering?.receive(arrivals, key: key)
        else { return [] }
        let newest = arrivals.map(\.sequence).max() ?? 0
        let release = change.replaced.isEmpty ? [] : [Effect.release(place)]
        let outcomes =
            change.replaced.map { Effect.record($0.outcome(.replaced, "by event \(newest)")) }
            + change.entries.map { .record($0.outcome(.held, "until it has been quiet")) }
        let full = waiting[index].gathering?.fullKey(after: key).map { endQuiet(of: $0, at: index, now: now) } ?? []
        return release + change.entries.map(Effect.hold) + outcomes + full
    }

    private mutating func endQuiet(of key: String, at index: Int, now: Timestamp) -> [Effect] {
        guard let place = waiting[index].gathering?.place(key), let events = waiting[index].gathering?.take(key) else {
            return []
        }
        return fire(events.map(Arrival.init), at: index, now: now, releasing: [.release(place)])
    }

    /// What a join lets go, and what follows from it.
    mutating func letGo(_ release: Join.Release, at index: Int, now: Timestamp) -> [Effect] {
        let releasing = [Effect.release(release.place)] + release.kept.map(Effect.hold)
        switch release.cause {
        case .reset(let time):
            let detail = "conditionsReset at \(time.rfc3339)"
            return releasing + release.gone.map { .record($0.outcome(.reset, detail)) }
        case .expired(let time):
            let reason = "the rest did not come by \(time.rfc3339)"
            return expire(release.gone, reason, at: index, now: now, releasing: releasing)
        case .tooManyKeys:
            let reason = "more than \(Join.maximumKeys) keys wait"
            return expire(release.gone, reason, at: index, now: now, releasing: releasing)
        }
    }

    private mutating func expire(
        _ gone: [HeldEvent],
        _ reason: String,
        at index: Int,
        now: Timestamp,
        releasing: [Effect]
    ) -> [Effect] {
        let arrivals = gone.map(Arrival.init)
        switch waiting[index].join.rules.onExpire {
        case .drop: return releasing + gone.map { .record($0.outcome(.expired, reason)) }
        case .fire: return complete(arrivals, at: index, now: now, releasing: releasing)
        case .dlq:
            let missing = waiting[index].join.condition.dependencies.filter { name in
                !gone.contains { $0.dependency == name }
            }
            let problem = "the join expired without '\(missing.joined(separator: "', '"))': \(reason)"
            return fire(arrivals, at: index, now: now, releasing: releasing, buriedBecause: problem)
        }
    }
}
