import EventData
package import Manifests

extension Parameter.Source {
    /// The value this source has in `events` (spec/sensor.md §4.2).
    ///
    /// - Returns: nil when the dependency has no event and there is no default: nothing is to be written.
    /// - Throws: when the event is there, but neither the key nor a default gives a value.
    package func resolve(in events: FiringEvents) throws(RenderError) -> ResolvedValue? {
        guard let event = events[dependencyName] else { return value.map(ResolvedValue.text) }
        guard dataKey != nil || contextKey != nil else { return .text(value ?? event.wholeText) }
        do throws(RenderError) {
            return .found(try find(in: event))
        } catch {
            guard let value else { throw error }
            return .text(value)
        }
    }

    /// A data key takes the place of a context key: the context is no fallback.
    private func find(in event: DecodedEvent) throws(RenderError) -> JSONMatch {
        let (key, document, part) =
            if let dataKey {
                (dataKey, try event.parameterData(), "data")
            } else {
                (contextKey ?? JSONPath(""), try event.contextDocument(), "context")
            }
        if let match = document.find(key) { return match }
        throw RenderError(
            "'\(key.text)' does not exist in the \(part) of the event of dependency '\(dependencyName)';"
                + " add 'value:' as its default"
        )
    }
}
