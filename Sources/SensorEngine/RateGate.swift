package import EventData
package import Manifests

/// The permits of one rate limit (spec/sensor.md §3.8): one for each interval, and a few that gather in quiet times.
package struct RateGate: Sendable, Equatable {
    /// When the next permit falls due; the only state there is, kept with the data so that a restart gives none away.
    package private(set) var nextPermit: Timestamp

    /// A trigger that never fired has one permit, due at once.
    package init(nextPermit: Timestamp) { self.nextPermit = nextPermit }

    /// Takes the next permit.
    ///
    /// - Returns: when it may be used; not after `now` where one was saved.
    package mutating func take(at now: Timestamp, _ limit: RateLimit) -> Timestamp {
        let oldest = now - limit.interval * RateLimit.savedPermits
        let permit = max(nextPermit, oldest)
        nextPermit = permit + limit.interval
        return permit
    }

    /// Whether a permit for `time` can still be used: after a long pause those that were given out count as saved ones,
    /// of which there are few.
    package static func isValid(_ time: Timestamp, at now: Timestamp, _ limit: RateLimit) -> Bool {
        now <= time + limit.interval * RateLimit.savedPermits
    }
}
