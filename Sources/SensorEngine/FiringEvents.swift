/// The events of one firing by dependency, as parameters see them.
package struct FiringEvents: Sendable {
    private let members: [(dependency: String, event: DecodedEvent)]

    /// - Parameter members: in the order of the condition.
    package init(_ members: [(dependency: String, event: DecodedEvent)]) {
        self.members = members
    }

    /// nil when the dependency has no event in this firing.
    package subscript(dependency: String) -> DecodedEvent? {
        members.first { $0.dependency == dependency }?.event
    }
}
