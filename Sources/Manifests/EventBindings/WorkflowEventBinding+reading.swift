import EventData
import Expressions

extension WorkflowEventBinding {
    /// Reads `spec` (spec/workflows.md B5); nil after reporting why it cannot be used.
    init?(name: ManifestName, spec: ManifestReader, instance: String?) {
        let errors = spec.problems.errorCount
        let selector = Self.selector(in: spec)
        let submission = spec.mapping("submit").map { BindingSubmission(from: $0) }
        if !spec.has("submit") {
            spec.add(
                .warning,
                at: spec.node.place,
                "the binding has no 'submit', so a matching event does nothing",
                fix: "add submit: and below it workflowTemplateRef:"
            )
        }
        spec.finish()
        guard let selector, spec.problems.errorCount == errors else { return nil }
        let sensor = submission.map { submission in
            Sensor(
                name: Self.sensorName(of: name),
                dependencies: Address.allCases.map { Self.dependency(on: $0.source(for: name), $0, selector) },
                triggers: submission.triggers(of: name, instance: instance),
                revision: Sensor.revision(of: spec.node, instance: instance),
                specText: spec.node.json.bytes
            )
        }
        self.init(name: name, selector: selector, sensor: sensor, place: spec.node.place)
    }

    private static func selector(in spec: ManifestReader) -> EventExpression? {
        guard let event = spec.mapping("event") else {
            if !spec.has("event") { spec.missing("event", fix: "add event: and below it selector:") }
            return nil
        }
        defer { event.finish() }
        return event.expression("selector", for: .selector)
    }

    private static func dependency(
        on source: ManifestName,
        _ address: Address,
        _ selector: EventExpression
    ) -> Dependency {
        var filters = Filters()
        filters.selector = selector
        return Dependency(
            name: address.dependencyName,
            eventSourceName: source.name,
            eventName: WorkflowEventSource.eventName,
            filters: filters,
            match: sha256(Array(selector.text.utf8)).prefix(8).hexadecimal
        )
    }
}

extension ManifestReader {
    /// An expression over an event; nil when it is missing or cannot be used, which is an error.
    func expression(_ name: String, for purpose: EventExpression.Purpose) -> EventExpression? {
        let text = string(name)
        return text.isEmpty ? nil : expression(name, text, for: purpose)
    }

    /// The same for text that was read already.
    func expression(_ name: String, _ text: String, for purpose: EventExpression.Purpose) -> EventExpression? {
        do throws(ExpressionError) {
            let functions = purpose == .metadata ? Sprig.functions : [:]
            return try EventExpression(parsing: text, for: purpose, functions: functions)
        } catch {
            invalid(name, error)
            return nil
        }
    }
}
