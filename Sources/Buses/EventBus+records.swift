package import EventData
package import Manifests
package import SensorEngine

/// An invocation and where it stands.
package struct InvocationRecord: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable { case pending, succeeded, dead }

    package let invocation: Invocation
    package let state: State
    /// Attempts made since it was created or last retried by hand.
    package let attempts: Int
    package let dueAt: Timestamp
    /// What the last attempt said: the object made, the problem, or the reason of a dead letter.
    package let message: String
    package let updatedAt: Timestamp

    package init(
        invocation: Invocation,
        state: State,
        attempts: Int,
        dueAt: Timestamp,
        message: String,
        updatedAt: Timestamp
    ) {
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

/// An outcome with the sensor it belongs to.
package struct SensorOutcome: Sendable, Equatable {
    package let sensor: ManifestName
    package let outcome: Outcome

    package init(sensor: ManifestName, outcome: Outcome) {
        self.sensor = sensor
        self.outcome = outcome
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
    package var limit: Int

    package init(source: String? = nil, subject: String? = nil, after: Int64? = nil, limit: Int = 50) {
        self.source = source
        self.subject = subject
        self.after = after
        self.limit = limit
    }
}

/// Which invocations to list, newest first.
package struct InvocationQuery: Sendable, Equatable {
    package var state: InvocationRecord.State?
    /// A name, or `namespace/name`.
    package var sensor: String?
    package var trigger: String?
    package var limit: Int

    package init(state: InvocationRecord.State? = nil, sensor: String? = nil, trigger: String? = nil, limit: Int = 50) {
        self.state = state
        self.sensor = sensor
        self.trigger = trigger
        self.limit = limit
    }
}
