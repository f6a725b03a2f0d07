import Expressions
package import Manifests

/// A sensor compiled once: which dependencies an event may be for, and which triggers listen to each.
struct SensorPlan: Sendable {
    /// What one topic means for the sensor.
    struct Route: Sendable {
        /// Indices of the dependencies with this topic.
        let dependencies: [Int]
        let listeners: [Listener]
    }

    /// One trigger that waits for a topic.
    struct Listener: Sendable {
        /// Index of the trigger.
        let trigger: Int
        /// Indices of its dependencies with this topic, in the order their names first appear in the condition.
        let dependencies: [Int]
    }

    let dependencies: [Dependency]
    let triggers: [TriggerPlan]
    /// What stands by for each of the triggers, where it has a `dlqTrigger`.
    let dlqTriggers: [TriggerPlan?]
    let routes: [EventTopic: Route]

    init(_ sensor: Sensor) {
        dependencies = sensor.dependencies
        triggers = sensor.triggers.map(TriggerPlan.init)
        dlqTriggers = sensor.triggers.map { trigger in trigger.dlqTrigger.map { TriggerPlan($0.trigger) } }
        // Of dependencies with one name the last counts, as in Argo Events.
        let named = Dictionary(sensor.dependencies.indices.map { (sensor.dependencies[$0].name, $0) }) { $1 }
        let asked = Set(sensor.triggers.flatMap(\.condition.dependencies)).compactMap { named[$0] }
        let byTopic = Dictionary(grouping: asked) { sensor.dependencies[$0].topic }
        routes = byTopic.mapValues { members in
            let listeners = sensor.triggers.indices.compactMap { trigger -> Listener? in
                let wanted = sensor.triggers[trigger].condition.dependencies.compactMap { named[$0] }
                let mine = wanted.filter(members.contains)
                return mine.isEmpty ? nil : Listener(trigger: trigger, dependencies: mine)
            }
            return Route(dependencies: members.sorted(), listeners: listeners)
        }
    }
}

extension Dependency {
    /// What this dependency waits for.
    package var topic: EventTopic { EventTopic(source: eventSourceName, subject: eventName) }
}
