package import EventData

/// What of the cluster a Workflow may refer to, as it is now.
package struct ClusterView: Sendable {
    /// `namespace/name` to WorkflowTemplate, name to ClusterWorkflowTemplate, `namespace/name` to ConfigMap; whole objects.
    package var workflowTemplates: [String: JSON] = [:]
    package var clusterWorkflowTemplates: [String: JSON] = [:]
    package var configMaps: [String: JSON] = [:]

    package init() {}
}
