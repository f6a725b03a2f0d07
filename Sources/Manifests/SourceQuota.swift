/// How much of a named event may wait to be consumed: `quota` of an EventSource, a field that Argo Events ignores.
///
/// What has reached any of the limits takes no more events until sensors and triggers have caught up.
package struct SourceQuota: Sendable, Hashable {
    /// How many events; nil for any number.
    package let events: Int?
    /// How large they may be together, as they are stored; nil for any size.
    package let bytes: Int64?
    /// How long the oldest of them may have waited; nil for any time.
    package let age: Duration?

    package init(events: Int? = nil, bytes: Int64? = nil, age: Duration? = nil) {
        self.events = events
        self.bytes = bytes
        self.age = age
    }
}
