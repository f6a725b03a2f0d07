/// The source of the events that come through Argo Server's event endpoint (spec/workflows.md B4).
///
/// Each namespace has one of its own, so that a delivery id that is known in one is news in another. Its name cannot be
/// that of an EventSource. What is sent to all namespaces at once is one event, of a source that all of them hear.
package enum WorkflowEventSource {
    /// The CloudEvent's type.
    package static let kind = "workflowEvents"
    /// The CloudEvent's subject, whatever the discriminator: that is part of the data.
    package static let eventName = "event"

    package static func name(in namespace: String) -> ManifestName {
        ManifestName(namespace: namespace, name: "workflowevents:\(namespace)")
    }

    /// Of all namespaces, and of none.
    package static let everywhere = name(in: "")
}
