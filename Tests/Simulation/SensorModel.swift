import Buses
import EventData
import Expressions
import Manifests
import SensorEngine

/// What a sensor must have decided, told again in a few lines and without batches, bus or crashes.
struct SensorModel {
    struct Entry: Hashable, Comparable {
        let trigger: String
        let dependency: String
        let sequence: Int64

        static func < (left: Entry, right: Entry) -> Bool {
            (left.trigger, left.dependency) < (right.trigger, right.dependency)
        }
    }

    struct Verdict: Hashable, CustomStringConvertible {
        let sequence: Int64
        let dependency: String
        let trigger: String?
        let verdict: Outcome.Verdict

        var description: String { "event \(sequence) \(dependency) → \(trigger ?? "no trigger"): \(verdict.rawValue)" }
    }

    private struct Held {
        let event: StoredEvent
        /// Whether its dependency had filters when it came, by which edits change what a dependency accepts.
        let isFiltered: Bool
    }

    /// The triggers with a parameter that needs `body.ref`.
    private static let needReference: Set = ["build", SampleManifests.limitedTrigger]

    private(set) var sensor: Sensor
    /// Every event up to here was decided on.
    private(set) var position: Int64
    private(set) var invocations: [InvocationID] = []
    private(set) var verdicts: [Verdict: Int] = [:]
    /// What must come to exactly one end, of a sensor whose decisions depend on time; the model does not say to which.
    private(set) var accepted: [Entry] = []
    private var held: [String: [String: Held]] = [:]

    init(_ sensor: Sensor, from position: Int64) {
        self.sensor = sensor
        self.position = position
    }

    var heldEntries: [Entry] {
        held.flatMap { trigger, slots in
            slots.map { Entry(trigger: trigger, dependency: $0.key, sequence: $0.value.event.sequence) }
        }.sorted()
    }

    /// Whether what is held is let go, or fires, because time passes.
    var isTimed: Bool {
        sensor.triggers.contains { trigger in
            !trigger.flow.resets.isEmpty || trigger.flow.join != nil || trigger.flow.debounce != nil
        }
    }

    /// The manifest was edited: what no trigger can use any more is dropped (ADR 0012).
    mutating func become(_ edited: Sensor) {
        sensor = edited
        for (trigger, slots) in held {
            let condition = edited.triggers.first { $0.name == trigger }?.condition
            for (dependency, entry) in slots {
                let isFiltered = edited.dependencies.contains { $0.name == dependency && $0.filters != nil }
                let isWanted = condition.map { $0.isJoin && $0.dependencies.contains(dependency) } ?? false
                if isWanted, isFiltered == entry.isFiltered { continue }
                held[trigger]?[dependency] = nil
                note(entry.event, dependency, trigger, .dropped)
            }
        }
    }

    /// Nothing more is to be decided up to here.
    mutating func pass(_ sequence: Int64) { position = max(position, sequence) }

    mutating func receive(_ event: StoredEvent) {
        let asked = Set(sensor.triggers.flatMap(\.condition.dependencies))
        let mine = sensor.dependencies.filter {
            asked.contains($0.name) && $0.eventSourceName == event.event.source
                && $0.eventName == event.event.subject
        }
        let payload = event.event.payload
        let isGood = payload?.at("body", "ok")?.string == "yes"
        for dependency in mine where dependency.filters != nil && !isGood {
            note(event, dependency.name, nil, .filtered)
        }
        let accepted = Set(mine.filter { $0.filters == nil || isGood }.map(\.name))
        for trigger in sensor.triggers {
            for dependency in trigger.condition.dependencies where accepted.contains(dependency) {
                if isTimed {
                    self.accepted.append(
                        Entry(trigger: trigger.name, dependency: dependency, sequence: event.sequence)
                    )
                } else {
                    arrive(event, dependency, at: trigger)
                }
            }
        }
    }

    private mutating func arrive(_ event: StoredEvent, _ dependency: String, at trigger: Trigger) {
        var slots = held[trigger.name] ?? [:]
        if let older = slots[dependency] { note(older.event, dependency, trigger.name, .replaced) }
        let isFiltered = sensor.dependencies.contains { $0.name == dependency && $0.filters != nil }
        slots[dependency] = Held(event: event, isFiltered: isFiltered)
        guard !trigger.condition.isJoin || trigger.condition.isSatisfied(by: Set(slots.keys)) else {
            held[trigger.name] = slots
            note(event, dependency, trigger.name, .held)
            return
        }
        held[trigger.name] = nil
        let taking = trigger.condition.dependencies.compactMap { name in slots[name].map { (name, $0.event) } }
        let lacks = Self.needReference.contains(trigger.name) && event.event.payload?.at("body", "ref") == nil
        for (name, event) in taking { note(event, name, trigger.name, lacks ? .buried : .fired) }
        invocations.append(
            InvocationID(
                sensor: sensor.name,
                trigger: trigger.name,
                events: taking.map { name, stored in
                    EventReference(
                        dependency: name,
                        sequence: stored.sequence,
                        source: stored.event.source,
                        subject: stored.event.subject,
                        id: stored.event.id
                    )
                }
            )
        )
    }

    private mutating func note(
        _ event: StoredEvent,
        _ dependency: String,
        _ trigger: String?,
        _ verdict: Outcome.Verdict
    ) {
        let verdict = Verdict(sequence: event.sequence, dependency: dependency, trigger: trigger, verdict: verdict)
        verdicts[verdict, default: 0] += 1
    }
}

extension CloudEvent {
    /// The data as a tree; nil where it is none.
    fileprivate var payload: JSON? { try? JSON(parsing: data ?? []) }
}
