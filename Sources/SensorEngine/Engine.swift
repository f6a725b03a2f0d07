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
    var waiting: [WaitingEvents]

    /// Compiles the sensor and takes up what it held when it last committed; what no trigger can use is ignored.
    package init(sensor: Sensor, held: [HeldEvent] = [], secret: [UInt8] = []) {
        self.sensor = sensor
        self.secret = secret
        plan = SensorPlan(sensor)
        waiting = sensor.triggers.map(WaitingEvents.init)
        var ignored: [HeldEvent] = []
        for entry in held {
            let index = waiting.firstIndex { $0.join.trigger == entry.trigger }
            if let index, sensor.reasonToDrop(entry) == nil {
                waiting[index].restore(entry)
            } else {
                ignored.append(entry)
            }
        }
        self.ignored = ignored
    }

    /// Every topic an event of which can mean something to this sensor, in no particular order.
    package var topics: [EventTopic] { Array(plan.routes.keys) }

    /// What the sensor holds now, by trigger and in the order of the conditions.
    package var held: [HeldEvent] { waiting.flatMap(\.held) }

    /// Makes the bus forget the ignored events and says so; to be committed before the first decision.
    package var cleanUp: [Effect] {
        let places = ignored.map(\.place).removingDuplicates()
        return places.flatMap { place in
            [.release(place)] + held.filter { $0.place == place }.map(Effect.hold)
        } + ignored.map { Effect.record($0.outcome(.dropped, sensor.reasonToDrop($0) ?? "")) }
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
        // What had to happen before the event came, happens before it: deadlines count by stored time.
        var effects = advance(to: event.event.time)
        var accepted: [Int: DecodedEvent] = [:]
        for index in route.dependencies {
            let dependency = plan.dependencies[index]
            func record(_ verdict: Outcome.Verdict, _ detail: String) {
                effects.append(.record(dependency.outcome(of: sequence, verdict, detail)))
            }
            switch dependency.decide(on: event, in: evaluation(of: dependency.name, on: event.event)) {
            case .accepted(let event): accepted[index] = event
            case .rejected(let detail): record(.filtered, detail)
            case .failed(let detail): record(.filterError, detail)
            case .transformFailed(let detail): record(.transformError, detail)
            }
        }
        for listener in route.listeners {
            for index in listener.dependencies {
                guard let event = accepted[index] else { continue }
                let dependency = plan.dependencies[index]
                let arrival = Arrival(
                    dependency: dependency.name,
                    sequence: sequence,
                    event: event,
                    match: dependency.match
                )
                effects += arrive(arrival, at: listener.trigger, now: now)
            }
        }
        return effects
    }

}

// MARK: Explanations

extension Engine {
    /// Why the filters of a dependency refused an event, worked out again (promise G5).
    ///
    /// - Returns: nil when they accept it, or when the sensor has no such dependency.
    package func refusal(of event: CloudEvent, by name: String) -> (verdict: Outcome.Verdict, detail: String)? {
        guard let dependency = plan.dependencies.last(where: { $0.name == name }) else { return nil }
        switch dependency.decide(on: DecodedEvent(event), in: evaluation(of: name, on: event)) {
        case .accepted: return nil
        case .rejected(let detail): return (.filtered, detail)
        case .failed(let detail): return (.filterError, detail)
        case .transformFailed(let detail): return (.transformError, detail)
        }
    }
}

// MARK: One accepted event at one trigger

extension Engine {
    /// Fires or holds; several dependencies of one event come one after the other (spec/sensor.md §3.3).
    private mutating func arrive(_ arrival: Arrival, at index: Int, now: Timestamp) -> [Effect] {
        let key: String
        do throws(RenderError) {
            key = try joinKey(of: arrival, at: index)
        } catch {
            let detail = "join: \(error.problem)".clipped(to: longestDetailBytes)
            return [.record(arrival.held(in: waiting[index].join.place("")).outcome(.keyError, detail))]
        }
        let old = waiting[index].join.heldEvent(of: arrival.dependency, key: key)
        let replaced = old.map { [Effect.record($0.outcome(.replaced, "by event \(arrival.sequence)"))] } ?? []
        switch waiting[index].join.receive(arrival, key: key) {
        case .hold(let entry, let release):
            let room = release.map { letGo($0, at: index, now: now) } ?? []
            return room + replaced + [.hold(entry), .record(entry.outcome(.held))]
        case .fire(let arrivals, let releases):
            let release = releases ? [Effect.release(waiting[index].join.place(key))] : []
            return replaced + complete(arrivals, at: index, now: now, releasing: release)
        }
    }

    private func joinKey(of arrival: Arrival, at index: Int) throws(RenderError) -> String {
        guard let key = waiting[index].join.rules.key, waiting[index].join.condition.isJoin else { return "" }
        let dependency = waiting[index].join.trigger + "\0" + arrival.dependency
        return try key.text(of: arrival, in: evaluation(of: dependency, on: arrival.event.event))
    }

    /// Filters and keys see the event's own time as now, and randomness that follows from its identity.
    func evaluation(of name: String, on event: CloudEvent) -> Evaluation {
        let (secret, sensor) = (secret, sensor.name)
        return Evaluation(now: event.time) {
            secret + Array("\(sensor)\0\(name)\0\(event.source)\0\(event.subject)\0\(event.id)".utf8)
        }
    }

    /// `releasing` lets go what the events were held by.
    func fire(
        _ arrivals: [Arrival],
        at index: Int,
        now: Timestamp,
        releasing: [Effect],
        buriedBecause problem: String? = nil
    ) -> [Effect] {
        let trigger = plan.triggers[index]
        let firing = Firing(
            sensor: sensor,
            plan: trigger,
            dlqPlan: plan.dlqTriggers[index],
            arrivals: arrivals,
            time: now,
            secret: secret
        )
        let result = firing.result(buriedBecause: problem)
        let place = HoldingPlace(trigger: trigger.trigger.name)
        return result.effects + releasing
            + arrivals.map { .record($0.held(in: place).outcome(result.verdict, result.detail)) }
    }
}

extension Dependency {
    fileprivate func outcome(of sequence: Int64, _ verdict: Outcome.Verdict, _ detail: String) -> Outcome {
        Outcome(sequence: sequence, dependency: name, verdict: verdict, detail: detail)
    }
}

extension HeldEvent {
    func outcome(_ verdict: Outcome.Verdict, _ detail: String = "") -> Outcome {
        Outcome(sequence: sequence, dependency: dependency, trigger: trigger, verdict: verdict, detail: detail)
    }
}

extension [HoldingPlace] {
    fileprivate func removingDuplicates() -> [HoldingPlace] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
