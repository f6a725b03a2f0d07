import EventData
import Expressions
import Manifests

/// Answers about what is read once: conditions, sensors as a whole, schedules, back-offs.
enum LoadAnswer {
    static func conditions(_ input: JSON) throws -> JSON {
        let names = (input["dependencies"]?.array ?? []).compactMap(\.string)
        let text = input["conditions"]?.string
        let translation = try ConditionTranslation(of: text, dependencies: names)
        var answer: JSON = [
            "expression": .string(translation.expression),
            "vars": .array(translation.uses.map { .string($0.name) }),
        ]
        if let received = input["received"]?.array {
            let condition = try Condition(parsing: text, dependencies: names)
            answer["value"] = .bool(condition.isSatisfied(by: Set(received.compactMap(\.string))))
        }
        return answer
    }

    /// The status conditions the reference would set.
    static func validate(_ input: JSON, like wanted: JSON) throws -> JSON {
        let place = Place(file: "golden", line: 1, column: 1)
        func node(_ name: String) -> ManifestNode? {
            input[name].flatMap { $0 == .null ? nil : ManifestNode($0, at: place) }
        }
        guard let sensor = node("sensor") else { throw Refused(problem: "no sensor") }
        let validation = SensorValidation(of: sensor, bus: node("eventBus"))
        func condition(_ type: String, _ isTrue: Bool, _ reason: String) -> JSON {
            isTrue
                ? ["type": .string(type), "status": "True"]
                : ["type": .string(type), "status": "False", "reason": .string(reason)]
        }
        let dependencies = condition("DependenciesProvided", validation.hasValidDependencies, "InvalidDependencies")
        guard validation.hasValidDependencies else { return [dependencies] }
        return [dependencies, condition("TriggersProvided", validation.hasValidTriggers, "InvalidTriggers")]
    }

    /// The cases marked `library` are refused here, as by Argo Events itself; its README says to expect an error there.
    static func cron(_ input: JSON) throws -> JSON {
        let from = input["from"]?.string ?? ""
        let zone = input["timezone"]?.string ?? (from.hasSuffix("-08:00") ? "Etc/GMT+8" : nil)
        let schedule = try CronSchedule(parsing: input["cron"]?.string ?? "", timeZone: zone)
        var ticks: [JSON] = []
        var last = Timestamp(rfc3339: from)
        for _ in 0..<(input["count"]?.integer ?? 0) {
            last = last.flatMap { schedule.next(after: $0) }
            guard let tick = last else { break }
            let zone = GoTime.Zone.named(try TimeZoneOffsets(named: zone ?? "UTC"))
            ticks.append(.string(GoTime(tick, zone: zone).formatted("2006-01-02T15:04:05Z07:00")))
        }
        return .array(ticks)
    }

    static func backoff(_ input: JSON) throws -> JSON {
        let pieces = input["backoff"] ?? .null
        let backoff = try Backoff(
            steps: pieces["steps"]?.integer,
            duration: pieces["duration"],
            factor: pieces["factor"],
            jitter: pieces["jitter"]
        )
        let numbers = 2...max(2, min(backoff.steps, 51))
        guard backoff.steps > 1 else { return [] }
        return .array(numbers.map { .string(backoff.baseDelay(beforeAttempt: $0).goText) })
    }
}
