package import EventData
package import Manifests
package import SensorEngine

/// An invocation and where it stands.
package struct InvocationRecord: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case pending, succeeded, dead
        /// Never performed, because `concurrency` had no place for it.
        case skipped
        /// Was a dead letter that somebody put aside.
        case dropped
        /// Performed only if the invocation it stands by for becomes a dead letter.
        case standby
    }

    /// Why a pending invocation is not performed now.
    package enum Wait: String, Sendable, CaseIterable {
        /// For a place in its room.
        case concurrency
        /// For its permit.
        case rateLimit
        /// What it made has not got the labels of its policy yet.
        case labels
        /// An attempt has failed, and the next one is not due.
        case retry
        /// The other side had no room for it.
        case pressure
    }

    /// When something is due that waits for something else than time.
    package static let never = Timestamp(nanoseconds: .max)

    package let invocation: Invocation
    package let state: State
    /// Attempts made since it was created or last retried by hand.
    package let attempts: Int
    package let dueAt: Timestamp
    /// What the last attempt said: the object made, the problem, or the reason of a dead letter.
    package let message: String
    package let updatedAt: Timestamp
    package let progress: Progress
    /// When the newest of its events was accepted; nil where that one has left the archive.
    package let acceptedAt: Timestamp?

    /// nil where it is due, under way or at its end.
    package var waitsFor: Wait? {
        guard state == .pending else { return nil }
        if dueAt == Self.never { return .concurrency }
        if progress.permit != nil { return .rateLimit }
        if progress.checks != nil { return .labels }
        if message.isEmpty || dueAt <= updatedAt { return nil }
        return attempts > 0 ? .retry : .pressure
    }

    /// What the trigger loop has to know beside it.
    package struct Progress: Sendable, Equatable {
        /// How often somebody has retried it by hand.
        package var round: Int
        /// How often the object it made was looked at; nil while nothing is made.
        package var checks: Int?
        /// The permit of the rate limit that it waited for.
        package var permit: Timestamp?
        /// Whether it has a place in its room.
        package var isInRoom: Bool

        package init(round: Int = 0, checks: Int? = nil, permit: Timestamp? = nil, isInRoom: Bool = false) {
            self.round = round
            self.checks = checks
            self.permit = permit
            self.isInRoom = isInRoom
        }
    }

    package init(
        invocation: Invocation,
        state: State,
        attempts: Int,
        dueAt: Timestamp,
        message: String,
        updatedAt: Timestamp,
        progress: Progress = Progress(),
        acceptedAt: Timestamp? = nil
    ) {
        self.acceptedAt = acceptedAt
        self.progress = progress
        self.invocation = invocation
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.message = message
        self.updatedAt = updatedAt
    }
}

/// One try to perform an invocation.
package struct Attempt: Sendable, Equatable {
    /// Counted from 1 over the whole life of the invocation.
    package let number: Int
    package let startedAt: Timestamp
    package let duration: Duration
    package let result: AttemptResult

    package init(number: Int, startedAt: Timestamp, duration: Duration, result: AttemptResult) {
        self.number = number
        self.startedAt = startedAt
        self.duration = duration
        self.result = result
    }
}

/// Which pending invocations are not asked for.
package struct Exclusion: Sendable, Equatable {
    /// Those under way.
    package var ids: Set<InvocationID>
    /// Those of the kinds in `restingKinds` whose sensor is in one of these namespaces.
    package var restingNamespaces: Set<String>
    package var restingKinds: Set<String>
    /// Those of these kinds, wherever they are.
    package var fullKinds: Set<String>

    package init(
        _ ids: Set<InvocationID> = [],
        restingNamespaces: Set<String> = [],
        restingKinds: Set<String> = [],
        fullKinds: Set<String> = []
    ) {
        self.ids = ids
        self.restingNamespaces = restingNamespaces
        self.restingKinds = restingKinds
        self.fullKinds = fullKinds
    }
}

extension Exclusion: ExpressibleByArrayLiteral {
    package init(arrayLiteral ids: InvocationID...) { self.init(Set(ids)) }
}

/// An attempt, or a look at what one made, and what follows from it.
package struct DeliveryReport: Sendable, Equatable {
    /// nil for a look, and for an attempt that need not be remembered.
    package let attempt: Attempt?
    package let decision: DeliveryDecision
    /// Whether it uses up one of the attempts that the trigger has.
    package let counts: Bool
    /// The invocation's round when the attempt began.
    package let round: Int
    /// Whether the invocation keeps its place in its room although it is done, because what it made still runs.
    package let staysInRoom: Bool

    package init(
        attempt: Attempt?,
        decision: DeliveryDecision,
        counts: Bool = true,
        round: Int = 0,
        staysInRoom: Bool = false
    ) {
        self.attempt = attempt
        self.decision = decision
        self.counts = counts
        self.round = round
        self.staysInRoom = staysInRoom
    }
}

/// What becomes of an invocation that was due and does not simply start.
package struct Arrangement: Sendable, Equatable {
    package enum Change: Sendable, Equatable {
        /// It has a place in its room, and starts.
        case enter
        /// Due again at the time of its permit.
        case postpone(until: Timestamp, reason: String)
        /// Waits for a place in its room.
        case park(reason: String)
        /// As `park`; those of its room that wait since longer are skipped.
        case takeOver(reason: String)
        /// Not performed, or no more.
        case skip(reason: String)
    }

    package let invocation: InvocationID
    package let change: Change
    /// Whether it got a place in its room although it does not start yet.
    package let isInRoom: Bool

    package init(_ invocation: InvocationID, _ change: Change, isInRoom: Bool = false) {
        self.invocation = invocation
        self.change = change
        self.isInRoom = isInRoom
    }
}

/// An invocation that has a place in the room of its trigger's `concurrency`; the least that has to be remembered of it.
package struct RoomHolder: Sendable, Equatable {
    package let id: InvocationID
    package let room: Dispatcher.Room
    package let createdAt: Timestamp

    package init(_ id: InvocationID, in room: Dispatcher.Room, createdAt: Timestamp) {
        self.id = id
        self.room = room
        self.createdAt = createdAt
    }
}

/// The permits of one trigger's rate limit.
package struct GateRecord: Sendable, Equatable {
    package let trigger: Dispatcher.TriggerID
    package let gate: RateGate

    package init(trigger: Dispatcher.TriggerID, gate: RateGate) {
        self.trigger = trigger
        self.gate = gate
    }
}

/// An outcome with the sensor it belongs to.
package struct SensorOutcome: Sendable, Equatable {
    package let sensor: ManifestName
    package let outcome: Outcome
    /// The revision of the sensor that decided, where the details have to be worked out again; nil where they are kept.
    package let revision: String?

    package init(sensor: ManifestName, outcome: Outcome, revision: String? = nil) {
        self.sensor = sensor
        self.outcome = outcome
        self.revision = revision
    }
}

/// How often a sensor has come to a verdict since it is known.
package struct VerdictCount: Sendable, Equatable {
    package let sensor: ManifestName
    /// Empty for firings, which are counted by trigger.
    package let dependency: String
    /// Empty for a verdict on the dependency alone.
    package let trigger: String
    package let verdict: Outcome.Verdict
    package let count: Int

    package init(sensor: ManifestName, dependency: String, trigger: String, verdict: Outcome.Verdict, count: Int) {
        self.sensor = sensor
        self.dependency = dependency
        self.trigger = trigger
        self.verdict = verdict
        self.count = count
    }
}

/// How much of one named event is still to be consumed.
package struct Unconsumed: Sendable, Equatable {
    package let events: Int
    /// As they are stored.
    package let bytes: Int64
    /// When the oldest was stored; nil when there is none.
    package let oldest: Timestamp?

    package init(events: Int = 0, bytes: Int64 = 0, oldest: Timestamp? = nil) {
        self.events = events
        self.bytes = bytes
        self.oldest = oldest
    }
}

/// A sensor that has committed before but exists no more.
package struct AbsentSensor: Sendable, Equatable {
    package let sensor: ManifestName
    package let cursor: Int64
    /// How many events it holds, or held when it was forgotten.
    package let held: Int
    package let absentSince: Timestamp
    /// Cursor and held events were dropped just now: should it come back, it starts at the end of the log.
    package let isForgotten: Bool

    package init(sensor: ManifestName, cursor: Int64, held: Int, absentSince: Timestamp, isForgotten: Bool) {
        self.sensor = sensor
        self.cursor = cursor
        self.held = held
        self.absentSince = absentSince
        self.isForgotten = isForgotten
    }
}

/// Which events to list, newest first.
package struct EventQuery: Sendable, Equatable {
    package var source: String?
    package var subject: String?
    package var after: Int64?
    /// Only older ones; a Kafka bus, whose shards count apart, takes no notice of it.
    package var before: Int64?
    package var limit: Int

    package init(
        source: String? = nil,
        subject: String? = nil,
        after: Int64? = nil,
        before: Int64? = nil,
        limit: Int = 50
    ) {
        self.source = source
        self.subject = subject
        self.after = after
        self.before = before
        self.limit = limit
    }
}

/// Which invocations to list, newest first.
package struct InvocationQuery: Sendable, Equatable {
    package var state: InvocationRecord.State?
    /// A name, or `namespace/name`.
    package var sensor: String?
    package var trigger: String?
    /// Only those made earlier than this one; a Kafka bus, whose shards count apart, takes no notice of it.
    package var before: InvocationID?
    /// What the name of an object that one made ends with.
    package var nameSuffix: String?
    package var limit: Int

    package init(
        state: InvocationRecord.State? = nil,
        sensor: String? = nil,
        trigger: String? = nil,
        before: InvocationID? = nil,
        nameSuffix: String? = nil,
        limit: Int = 50
    ) {
        self.nameSuffix = nameSuffix
        self.state = state
        self.sensor = sensor
        self.trigger = trigger
        self.before = before
        self.limit = limit
    }
}
