import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

// Short ways to write sensors and events in tests.

let start = Timestamp(seconds: 1_800_000_000)

extension Sensor {
    /// A sensor `default/test`.
    static func example(_ dependencies: [Dependency], _ triggers: [Trigger]) -> Sensor {
        Sensor(
            name: ManifestName(namespace: "default", name: "test"),
            dependencies: dependencies,
            triggers: triggers,
            revision: "0123456789abcdef"
        )
    }

    /// One dependency on `source`/`subject`, one trigger that logs.
    static func logging(filters: Filters?) throws -> Sensor {
        let dependency = Dependency(name: "dep", eventSourceName: "source", eventName: "subject", filters: filters)
        return .example([dependency], [try .log("log", among: ["dep"])])
    }

    /// A dependency on `source/NAME` for each name, and one log trigger called `t`.
    static func joining(_ names: [String], when condition: String?) throws -> Sensor {
        .example(names.map { .on($0) }, [try .log("t", when: condition, among: names)])
    }
}

extension Dependency {
    /// Waits for the event name `subject`, by default its own name, of the EventSource `source`.
    static func on(_ name: String, subject: String? = nil, filters: Filters? = nil) -> Dependency {
        Dependency(name: name, eventSourceName: "source", eventName: subject ?? name, filters: filters)
    }
}

extension Filters {
    /// Lets events pass whose `path` matches `pattern`.
    static func matching(_ path: String, _ pattern: String) throws -> Filters {
        let filter = DataFilter(
            path: JSONPath(path),
            comparator: .equal,
            expected: .patterns([.success(try RegularExpression(pattern))]),
            values: [pattern]
        )
        return Filters(data: [filter])
    }
}

extension Trigger {
    static func log(_ name: String, when condition: String? = nil, among dependencies: [String]) throws -> Trigger {
        try .example(name, "log", ["intervalSeconds": 1], when: condition, among: dependencies)
    }

    /// A trigger whose kind has `block`; `body` says what parameters the block holds.
    static func example(
        _ name: String,
        _ kind: String,
        _ block: JSON,
        when condition: String? = nil,
        among dependencies: [String],
        parameters: [Parameter] = [],
        body: TriggerBody = TriggerBody()
    ) throws -> Trigger {
        let template = JSON.object(JSONObject([("name", .string(name)), (kind, block)]))
        return Trigger(
            name: name,
            condition: try Condition(parsing: condition, dependencies: dependencies),
            kind: kind,
            template: try JSONDocument(parsing: template.bytes),
            parameters: parameters,
            body: body
        )
    }
}

extension Parameter {
    /// `dependency`'s `key` of the data, written at `destination`.
    static func data(
        _ key: String,
        of dependency: String,
        to destination: String,
        _ operation: Operation = .overwrite,
        default value: String? = nil,
        raw: Bool = false
    ) -> Parameter {
        Parameter(
            source: Source(dependencyName: dependency, dataKey: JSONPath(key), value: value, useRawData: raw),
            destination: JSONDestination(destination),
            operation: operation
        )
    }
}

extension CloudEvent {
    /// An event `subject` of the EventSource `source`.
    static func example(_ subject: String, id: String, data: JSON? = [:]) -> CloudEvent {
        CloudEvent(
            id: id,
            source: "source",
            subject: subject,
            type: "webhook",
            time: start,
            data: data?.bytes
        )
    }
}

extension [Effect] {
    var outcomes: [Outcome] {
        compactMap { effect in
            if case .record(let outcome) = effect { outcome } else { nil }
        }
    }

    var invocations: [Invocation] {
        compactMap { effect in
            if case .fire(let invocation) = effect { invocation } else { nil }
        }
    }
}
