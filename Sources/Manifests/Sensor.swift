package import EventData
package import Expressions

/// A Sensor manifest, checked (spec/sensor.md §1).
package struct Sensor: Sendable {
    package let name: ManifestName
    package let dependencies: [Dependency]
    package let triggers: [Trigger]
    /// The first 16 hexadecimal digits of the SHA-256 of the manifest's `spec`; it names the revision that decided.
    package let revision: String

    package init(name: ManifestName, dependencies: [Dependency], triggers: [Trigger], revision: String) {
        self.name = name
        self.dependencies = dependencies
        self.triggers = triggers
        self.revision = revision
    }
}

/// One event a sensor waits for (spec/sensor.md §1.4).
package struct Dependency: Sendable {
    package let name: String
    package let eventSourceName: String
    package let eventName: String
    /// nil lets every event pass.
    package let filters: Filters?
    /// Where `eventSourceName` and `eventName` stand; nil when not read from a manifest.
    package let places: Places?

    package struct Places: Sendable {
        package let source: Place
        package let event: Place
    }

    package init(
        name: String,
        eventSourceName: String,
        eventName: String,
        filters: Filters? = nil,
        places: Places? = nil
    ) {
        self.places = places
        self.name = name
        self.eventSourceName = eventSourceName
        self.eventName = eventName
        self.filters = filters
    }
}

package enum LogicalOperator: String, Sendable, Hashable { case and, or }

/// What an event must satisfy (spec/sensor.md §1.5, §2.5).
package struct Filters: Sendable {
    /// How the kinds combine.
    package let kindsOperator: LogicalOperator
    /// nil when the kind is not configured; an empty list is configured and true.
    package let data: [DataFilter]?
    package let dataOperator: LogicalOperator

    package init(kindsOperator: LogicalOperator = .and, data: [DataFilter]?, dataOperator: LogicalOperator = .and) {
        self.kindsOperator = kindsOperator
        self.data = data
        self.dataOperator = dataOperator
    }
}

/// One entry of `filters.data` (spec/sensor.md §2.7).
package struct DataFilter: Sendable {
    package enum Comparator: String, Sendable, Hashable {
        case equal = "="
        case notEqual = "!="
        case greater = ">"
        case greaterOrEqual = ">="
        case less = "<"
        case lessOrEqual = "<="
    }

    /// What the event's value is compared with, made at load.
    ///
    /// A value that cannot be read is an error only when it is reached.
    package enum Expected: Sendable {
        case bools([Result<Bool, ExpressionError>])
        case numbers([Result<Double, ExpressionError>])
        case patterns([Result<RegularExpression, ExpressionError>])
    }

    package let path: JSONPath
    package let comparator: Comparator
    package let expected: Expected
    /// The values as written, for explanations.
    package let values: [String]

    package init(path: JSONPath, comparator: Comparator, expected: Expected, values: [String]) {
        self.path = path
        self.comparator = comparator
        self.expected = expected
        self.values = values
    }
}
