package import EventData
import Expressions
package import Manifests

/// What an event means for one sensor: a pure state machine (design §4, step 5).
package struct Engine: Sendable {
    package let sensor: Sensor
    /// Events restored for a trigger or dependency that the sensor no longer has; `cleanUp` lets go of them.
    package let ignored: [HeldEvent]
    private let plan: SensorPlan
    /// Known to this installation alone; makes the random numbers of templates (see `Evaluation`).
    private let secret: [UInt8]
    /// By trigger, in the order of the sensor.
    private var joins: [Join]

    /// Compiles the sensor and takes up what it held when it last committed; what no trigger can use is ignored.
    package init(sensor: Sensor, held: [HeldEvent] = [], secret: [UInt8] = []) {
        self.sensor = sensor
        self.secret = secret
        plan = SensorPlan(sensor)
        joins = sensor.triggers.map { Join(trigger: $0.name, condition: $0.condition) }
        var ignored: [HeldEvent] = []
        for entry in held {
            if let index = joins.firstIndex(where: { $0.canHold(entry) }) {
                joins[index].restore(entry)
            } else {
                ignored.append(entry)
            }
        }
        self.ignored = ignored
    }

    /// Every topic an event of which can mean something to this sensor, in no particular order.
    package var topics: [EventTopic] { Array(plan.routes.keys) }

    /// What the sensor holds now, by trigger and in the order of the conditions.
    package var held: [HeldEvent] { joins.flatMap(\.held) }

    /// Makes the bus forget the ignored events and says so; to be committed before the first decision.
    package var cleanUp: [Effect] {
        let triggers = ignored.map(\.trigger).removingDuplicates()
        return triggers.flatMap { name in
            [.release(trigger: name)] + held.filter { $0.trigger == name }.map(Effect.hold)
        } + ignored.map { Effect.record($0.outcome(.dropped, "the manifest has no use for it any more")) }
    }

    /// Decides on one event; events come in order of their sequence.
    package mutating func receive(_ event: CloudEvent, sequence: Int64, at now: Timestamp) -> [Effect] {
        guard plan.routes[EventTopic(source: event.source, subject: event.subject)] != nil else { return [] }
        return receive(DecodedEvent(event), sequence: sequence, at: now)
    }

    /// The same for an event that is shared with other sensors, so that its data is parsed once for all of them.
    ///
    /// - Returns: nothing for an event no trigger asks for; else at least one outcome for each of its dependencies.
    package mutating func receive(_ event: DecodedEvent, sequence: Int64, at now: Timestamp) -> [Effect] {
        guard let route = plan.routes[event.topic] else { return [] }
        var effects: [Effect] = []
        var accepted: [Int: DecodedEvent] = [:]
        for index in route.dependencies {
            let dependency = plan.dependencies[index]
            func record(_ verdict: Outcome.Verdict, _ detail: String) {
                effects.append(.record(dependency.outcome(of: sequence, verdict, detail)))
            }
            switch dependency.decide(on: event, in: evaluation(of: dependency, on: event.event)) {
            case .accepted(let event): accepted[index] = event
            case .rejected(let detail): record(.filtered, detail)
            case .failed(let detail): record(.filterError, detail)
            case .transformFailed(let detail): record(.transformError, detail)
            }
        }
        for listener in route.listeners {
            for index in listener.dependencies {
                guard let event = accepted[index] else { continue }
                let arrival = Arrival(dependency: plan.dependencies[index].name, sequence: sequence, event: event)
                effects += arrive(arrival, at: listener.trigger, now: now)
            }
        }
        return effects
    }

    /// Filters see the event's own time as now, and randomness that follows from its identity.
    private func evaluation(of dependency: Dependency, on event: CloudEvent) -> Evaluation {
        let (secret, sensor) = (secret, sensor.name)
        return Evaluation(now: event.time) {
            secret + Array("\(sensor)\0\(dependency.name)\0\(event.source)\0\(event.subject)\0\(event.id)".utf8)
        }
    }
}

// MARK: One accepted event at one trigger

extension Engine {
    /// Fires or holds; several dependencies of one event come one after the other (spec/sensor.md §3.3).
    private mutating func arrive(_ arrival: Arrival, at index: Int, now: Timestamp) -> [Effect] {
        let old = joins[index].heldEvent(of: arrival.dependency)
        let replaced = old.map { Effect.record($0.outcome(.replaced, "by event \(arrival.sequence)")) }
        switch joins[index].receive(arrival) {
        case .hold(let entry):
            return [replaced, .hold(entry), .record(entry.outcome(.held))].compactMap(\.self)
        case .fire(let arrivals, let releases):
            let fired = fire(arrivals, by: plan.triggers[index], at: now)
            let release = releases ? Effect.release(trigger: joins[index].trigger) : nil
            return [replaced, fired.effect, release].compactMap(\.self) + fired.outcomes
        }
    }

    private func fire(
        _ arrivals: [Arrival],
        by plan: TriggerPlan,
        at now: Timestamp
    ) -> (effect: Effect, outcomes: [Effect]) {
        let firing = Firing(sensor: sensor, plan: plan, arrivals: arrivals, time: now, secret: secret)
        let name = plan.trigger.name
        func outcomes(_ verdict: Outcome.Verdict, _ detail: String) -> [Effect] {
            arrivals.map { .record($0.held(by: name).outcome(verdict, detail)) }
        }
        switch firing.render() {
        case .success(let invocation):
            return (.fire(invocation), outcomes(.fired, invocation.id.text))
        case .failure(let error):
            let invocation = firing.unrendered
            let reason = error.problem.clipped(to: longestDetailBytes)
            return (.bury(invocation, reason: reason), outcomes(.buried, "\(invocation.id): \(reason)"))
        }
    }
}

extension Dependency {
    fileprivate func outcome(of sequence: Int64, _ verdict: Outcome.Verdict, _ detail: String) -> Outcome {
        Outcome(sequence: sequence, dependency: name, verdict: verdict, detail: detail)
    }
}

extension HeldEvent {
    fileprivate func outcome(_ verdict: Outcome.Verdict, _ detail: String = "") -> Outcome {
        Outcome(sequence: sequence, dependency: dependency, trigger: trigger, verdict: verdict, detail: detail)
    }
}

extension [String] {
    fileprivate func removingDuplicates() -> [String] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
