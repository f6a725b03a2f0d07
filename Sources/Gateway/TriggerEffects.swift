import EventData
package import Manifests
package import SensorEngine
package import Triggers

/// What the trigger loop does to the world, as functions, so that tests and the simulator can answer in its place.
package struct TriggerEffects: Sendable {
    /// Performs one attempt.
    package let fire: @Sendable (Invocation) async -> AttemptResult
    /// Looks whether what was made has the labels of the policy.
    package let observe: @Sendable (Invocation, LabelPolicy) async -> Observation
    /// Whether nothing runs any more of what was made; nil when that cannot be said now.
    package let hasEnded: @Sendable (Invocation) async -> Bool?
    /// Ends what was started.
    package let stop: @Sendable (Invocation) async -> AttemptResult
    /// Says of an invocation that it is a dead letter now, and why; nobody waits until it is said.
    package var mourn: @Sendable (Invocation, String) -> Void = { _, _ in }

    package init(
        fire: @escaping @Sendable (Invocation) async -> AttemptResult,
        observe: @escaping @Sendable (Invocation, LabelPolicy) async -> Observation = { _, _ in .matches },
        hasEnded: @escaping @Sendable (Invocation) async -> Bool? = { _ in true },
        stop: @escaping @Sendable (Invocation) async -> AttemptResult = { _ in .succeeded("stopped") }
    ) {
        self.fire = fire
        self.observe = observe
        self.hasEnded = hasEnded
        self.stop = stop
    }
}

extension TriggerEffects {
    /// Those of the kinds of trigger that there are.
    package init(_ kinds: TriggerKinds, in context: TriggerContext) {
        self.init(
            fire: { await kinds.fire($0, in: context) },
            observe: { await kinds.look(at: $0, in: context).observation($1) },
            hasEnded: { await kinds.look(at: $0, in: context).hasEnded },
            stop: { await kinds.stop($0, in: context) }
        )
    }
}
