package import EventData
import Expressions
package import Manifests

/// How one attempt to perform an invocation ended.
package enum AttemptResult: Sendable, Equatable {
    /// Performed (or found performed before); the text names what was made: `Workflow default/ci-x7k2`.
    case succeeded(String)
    /// Trying again can help; `after` is what the other side asked for.
    case transient(String, after: Duration?)
    /// The other side has no room now (429, quota, a namespace on its way out): waiting helps, and nothing has failed.
    case pressed(String, after: Duration?)
    /// Trying the same again cannot help.
    case permanent(String, fix: String)
}

/// What a look at the object that a trigger made has shown (`policy.k8s`).
package enum Observation: Sendable, Equatable {
    case matches
    case notYet
    /// It cannot be looked at, or is gone.
    case failed(AttemptResult)
}

/// What an attempt's result means for the invocation (design §4, step 9).
package enum DeliveryDecision: Sendable, Equatable {
    case done(String)
    /// Made, and to be looked at; `checks` looks have been taken.
    case observe(at: Timestamp, made: String, checks: Int)
    /// To be tried again without having failed.
    case wait(until: Timestamp, reason: String)
    case retry(at: Timestamp, problem: String)
    /// Kept as a dead letter with the reason.
    case dead(String)
}

/// The second pure state machine: from attempts to decisions.
package struct Delivery: Sendable {
    /// First and longest wait between attempts when the trigger has no `retryStrategy`.
    package static let defaultWait = Duration.seconds(1)
    package static let longestDefaultWait = Duration.seconds(300)
    /// Longest wait that the other side can ask for: a mistaken `Retry-After` must not park an invocation for ever.
    package static let longestRequestedWait = Duration.seconds(3600)

    let rules: DeliveryRules
    /// Whether a `dlqTrigger` stands by.
    let hasStandby: Bool
    let now: Timestamp
    /// From 0 up to but not including 1; makes the jitter.
    let random: Double

    package init(rules: DeliveryRules, hasStandby: Bool, at now: Timestamp, random: Double) {
        self.rules = rules
        self.hasStandby = hasStandby
        self.now = now
        self.random = random
    }

    package init(of invocation: Invocation, at now: Timestamp, random: Double) {
        self.init(rules: invocation.rules, hasStandby: invocation.standby != nil, at: now, random: random)
    }

    /// Decides what follows from an attempt; `number` is its own, counted from 1 over those that failed.
    ///
    /// With a `retryStrategy` every failure is tried again until its steps are used up. Without one, a transient
    /// failure is tried again for ever and a permanent one makes a dead letter at once; but where a `dlqTrigger` stands
    /// by there is one attempt, as in Argo Events. What the other side asked for is the least that is waited.
    package func decision(after result: AttemptResult, attempt number: Int) -> DeliveryDecision {
        switch result {
        case .succeeded(let made):
            return rules.labels == nil ? .done(made) : .observe(at: now, made: made, checks: 0)
        case .pressed(let reason, let after):
            let wait = max(Self.defaultWait * (1 + random), Self.bounded(after))
            return .wait(until: now + wait, reason: reason)
        case .transient(let problem, let after):
            return failure(problem, canPass: true, requested: after, attempt: number)
        case .permanent(let problem, let fix):
            return failure("\(problem); \(fix)", canPass: false, requested: nil, attempt: number)
        }
    }

    /// Decides what follows from look number `check` (counted from 1) at what attempt `number` made.
    package func decision(
        after observation: Observation,
        check: Int,
        of made: String,
        attempt number: Int
    ) -> DeliveryDecision {
        guard let policy = rules.labels else { return .done(made) }
        switch observation {
        case .matches: return .done(made)
        case .failed(.permanent(let problem, let fix)):
            return failure("\(problem); \(fix)", canPass: false, requested: nil, attempt: number)
        case .failed(.transient(_, let after)), .failed(.pressed(_, let after)):
            // Not to be reached says nothing about the object: the same look is taken again.
            let wait = max(Self.defaultWait * (1 + random), Self.bounded(after))
            return .observe(at: now + wait, made: made, checks: check - 1)
        case .failed(.succeeded), .notYet:
            if check < policy.backoff.steps {
                let wait = policy.backoff.delay(beforeAttempt: check + 1, random: random)
                return .observe(at: now + wait, made: made, checks: check)
            }
            guard policy.failsAtTheEnd else { return .done(made) }
            let problem = "\(made) has not got the labels of policy.k8s after \(check) looks"
            return failure(problem, canPass: true, requested: nil, attempt: number)
        }
    }

    private func failure(
        _ problem: String,
        canPass: Bool,
        requested: Duration?,
        attempt number: Int
    ) -> DeliveryDecision {
        let wait: Duration
        if let steps = rules.retryStrategy?.steps ?? (hasStandby ? 1 : nil) {
            guard number < steps else { return .dead("\(problem) (attempt \(number), the last)") }
            wait = rules.retryStrategy?.delay(beforeAttempt: number + 1, random: random) ?? .zero
        } else {
            guard canPass else { return .dead(problem) }
            wait = defaultDelay(afterAttempt: number)
        }
        return .retry(at: now + max(wait, Self.bounded(requested)), problem: problem)
    }

    private static func bounded(_ requested: Duration?) -> Duration {
        min(max(requested ?? .zero, .zero), longestRequestedWait)
    }

    /// Doubles from the first wait on; jitter lengthens it by up to itself, and never past the longest.
    private func defaultDelay(afterAttempt number: Int) -> Duration {
        var base = Self.defaultWait
        for _ in 1..<max(number, 1) where base < Self.longestDefaultWait { base = base * 2 }
        return min(base, Self.longestDefaultWait / 2) * (1 + random)
    }
}
