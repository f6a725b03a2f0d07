package import Expressions

/// What an event must satisfy to be stored at all: `filter` of an EventSource (spec/eventsources.md §4.3).
package struct EventFilter: Sendable {
    /// The expression as written.
    package let text: String
    package let expression: FilterExpression

    /// Reads `filter` of one named event; nil when absent, and when it cannot be used, which is an error.
    ///
    /// Argo Events compiles it for every event and drops the event, silently, when that fails.
    package init?(from event: ManifestReader) {
        guard let reader = event.mapping("filter") else { return nil }
        let text = reader.string("expression")
        reader.finish()
        if text.isEmpty { return nil }
        do throws(ExpressionError) {
            expression = try FilterExpression(parsing: text, functions: Sprig.functions)
        } catch {
            reader.invalid("expression", error)
            return nil
        }
        self.text = text
    }
}
