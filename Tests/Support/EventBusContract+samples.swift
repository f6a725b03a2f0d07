package import Buses
package import EventData
import Expressions
package import Manifests
package import SensorEngine

/// Values that the rules and the tests of buses use.
package enum Sample {
    package static let sensor = ManifestName(namespace: "argo", name: "ci")
    package static let other = ManifestName(namespace: "argo", name: "cd")
    package static let start = Timestamp(seconds: 1_790_000_000)

    package static func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: start.seconds + seconds) }

    package static func event(_ id: String, source: String = "webhook", subject: String = "example") -> CloudEvent {
        CloudEvent(
            id: id,
            source: source,
            subject: subject,
            type: "webhook",
            time: start,
            data: Array(#"{"body":{"ref":"\#(id)"}}"#.utf8)
        )
    }

    package static func held(_ dependency: String, _ sequence: Int64, trigger: String = "deploy") -> HeldEvent {
        HeldEvent(trigger: trigger, dependency: dependency, sequence: sequence, event: event("held-\(sequence)"))
    }

    package static func invocation(
        _ id: String,
        events sequences: [Int64] = [1],
        trigger: String = "deploy",
        sensor: ManifestName = sensor,
        createdAt: Timestamp = start,
        rules: DeliveryRules = DeliveryRules(
            retryStrategy: Backoff(steps: 3, duration: .milliseconds(1_500), factor: 2, jitter: 0.25)
        ),
        kind: String = "argoWorkflow",
        slot: ConcurrencySlot? = nil,
        standby: String? = nil,
        isRendered: Bool = true,
        origin: InvocationOrigin = InvocationOrigin()
    ) -> Invocation {
        Invocation(
            id: InvocationID(id),
            sensor: sensor,
            revision: "r1",
            trigger: trigger,
            kind: kind,
            request: JSONText(
                ["operation": "submit", "weights": [1, -2], "name": .string("ci-\(id) ☂ \"quoted\"")]
            ),
            events: sequences.map {
                EventReference(dependency: "d\($0)", sequence: $0, source: "webhook", subject: "example", id: "e\($0)")
            },
            rules: rules,
            slot: slot,
            standby: standby.map { InvocationID($0) },
            createdAt: createdAt,
            isRendered: isRendered,
            values: [
                RenderedValue(list: "argoWorkflow.parameters", index: 0, origin: ValueOrigin(.dataKey)),
                RenderedValue(list: "argoWorkflow.parameters", index: 1, origin: ValueOrigin(.value, problem: "☂ 'x'")),
            ],
            origin: origin
        )
    }

    package static func pending(_ invocation: Invocation, acceptedAt: Timestamp? = nil) -> InvocationRecord {
        InvocationRecord(
            invocation: invocation,
            state: .pending,
            attempts: 0,
            dueAt: invocation.createdAt,
            message: "",
            updatedAt: invocation.createdAt,
            acceptedAt: acceptedAt
        )
    }

    package static func attempt(_ number: Int, at seconds: Int64, _ result: AttemptResult) -> Attempt {
        Attempt(number: number, startedAt: time(seconds), duration: .milliseconds(250), result: result)
    }
}

extension EventBus {
    /// Commits for `Sample.sensor`.
    package func commit(cursor: Int64, _ effects: Effect...) async throws(BusError) {
        try await commit([SensorCommit(sensor: Sample.sensor, cursor: cursor, effects: effects)])
    }

    package func append(ids: String...) async throws(BusError) {
        for id in ids { _ = try await append(Sample.event(id)) }
    }
}

extension EventBus {
    /// Records an attempt that counts, of an invocation that nobody has retried.
    package func record(_ attempt: Attempt, of id: InvocationID, decision: DeliveryDecision) async throws(BusError) {
        try await record(DeliveryReport(attempt: attempt, decision: decision), of: id)
    }
}
