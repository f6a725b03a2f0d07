package import EventData
package import Expressions

/// A value taken from an event and written into a template or resource (spec/sensor.md §4).
package struct Parameter: Sendable, Hashable {
    package enum Operation: String, Sendable, Hashable { case overwrite, append, prepend }

    package struct Source: Sendable, Hashable {
        package let dependencyName: String
        package let contextKey: JSONPath?
        package let contextTemplate: ManifestTemplate?
        package let dataKey: JSONPath?
        package let dataTemplate: ManifestTemplate?
        /// The default.
        package let value: String?
        package let useRawData: Bool
        /// Of a WorkflowEventBinding, in the place of all others.
        package let dataExpression: EventExpression?

        package init(
            dependencyName: String,
            contextKey: JSONPath? = nil,
            contextTemplate: ManifestTemplate? = nil,
            dataKey: JSONPath? = nil,
            dataTemplate: ManifestTemplate? = nil,
            value: String? = nil,
            useRawData: Bool = false,
            dataExpression: EventExpression? = nil
        ) {
            self.dependencyName = dependencyName
            self.contextKey = contextKey
            self.contextTemplate = contextTemplate
            self.dataKey = dataKey
            self.dataTemplate = dataTemplate
            self.value = value
            self.useRawData = useRawData
            self.dataExpression = dataExpression
        }
    }

    package let source: Source
    package let destination: JSONDestination
    package let operation: Operation
    /// Where the value that `append` and `prepend` add to is found; nil when it is overwritten.
    package let currentPath: JSONPath?

    package init(source: Source, destination: JSONDestination, operation: Operation = .overwrite) {
        currentPath = operation == .overwrite ? nil : JSONPath(destination.text)
        self.source = source
        self.destination = destination
        self.operation = operation
    }
}
