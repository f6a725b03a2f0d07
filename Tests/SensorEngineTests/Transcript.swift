import EventData
import Manifests
import SensorEngine

/// Plays events into an engine, numbering them, and says what effects to expect.
struct Transcript {
    private(set) var engine: Engine
    private var sequence: Int64 = 0

    init(_ sensor: Sensor, held: [HeldEvent] = []) { engine = Engine(sensor: sensor, held: held) }

    /// The next event, `subject` of `source`, with an id made of the subject and its sequence.
    mutating func send(_ subject: String, data: JSON? = [:]) -> [Effect] {
        sequence += 1
        return engine.receive(event(subject, sequence, data), sequence: sequence, at: start)
    }

    /// A restart: a new engine with what the old one held.
    mutating func restart(with sensor: Sensor? = nil) {
        engine = Engine(sensor: sensor ?? engine.sensor, held: engine.held)
    }

    /// What holding the event with that sequence for a dependency of its own name looks like.
    func holding(_ dependency: String, _ sequence: Int64, subject: String? = nil) -> [Effect] {
        [
            .hold(held(dependency, sequence, subject: subject)),
            .record(Outcome(sequence: sequence, dependency: dependency, trigger: "t", verdict: .held)),
        ]
    }

    func held(_ dependency: String, _ sequence: Int64, subject: String? = nil) -> HeldEvent {
        let event = event(subject ?? dependency, sequence)
        return HeldEvent(trigger: "t", dependency: dependency, sequence: sequence, event: event)
    }

    func replacing(_ dependency: String, _ old: Int64, by new: Int64) -> [Effect] {
        [
            .record(
                Outcome(
                    sequence: old,
                    dependency: dependency,
                    trigger: "t",
                    verdict: .replaced,
                    detail: "by event \(new)"
                )
            )
        ]
    }

    /// What a firing of a log trigger looks like, with one outcome for each of its events.
    func firing(
        _ events: [(dependency: String, sequence: Int64)],
        by trigger: String = "t",
        subject: String? = nil,
        releases: Bool
    ) -> [Effect] {
        let invocation = invocation(trigger, events.map { ($0.dependency, subject ?? $0.dependency, $0.sequence) })
        let release: [Effect] = releases ? [.release(HoldingPlace(trigger: trigger))] : []
        return [.fire(invocation)] + release
            + events.map { event in
                .record(
                    Outcome(
                        sequence: event.sequence,
                        dependency: event.dependency,
                        trigger: trigger,
                        verdict: .fired,
                        detail: invocation.id.text
                    )
                )
            }
    }

    private func invocation(
        _ trigger: String,
        _ events: [(dependency: String, subject: String, sequence: Int64)]
    ) -> Invocation {
        let references = events.map { event in
            EventReference(
                dependency: event.dependency,
                sequence: event.sequence,
                source: "source",
                subject: event.subject,
                id: "\(event.subject)-\(event.sequence)"
            )
        }
        return Invocation(
            id: InvocationID(sensor: engine.sensor.name, trigger: trigger, events: references),
            sensor: engine.sensor.name,
            revision: engine.sensor.revision,
            trigger: trigger,
            kind: "log",
            request: JSONText(["intervalSeconds": 1, "events": .array(references.map(logged))]),
            events: references,
            createdAt: start
        )
    }

    private func logged(_ reference: EventReference) -> JSON {
        [
            "dependencyName": .string(reference.dependency),
            "context": [
                "id": .string(reference.id),
                "source": "source",
                "specversion": "1.0",
                "type": "webhook",
                "datacontenttype": "application/json",
                "subject": .string(reference.subject),
                "time": "2027-01-15T08:00:00Z",
            ],
            "data": "{}",
        ]
    }

    private func event(_ subject: String, _ sequence: Int64, _ data: JSON? = [:]) -> CloudEvent {
        .example(subject, id: "\(subject)-\(sequence)", data: data)
    }
}
