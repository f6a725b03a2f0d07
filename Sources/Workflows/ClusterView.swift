package import EventData

/// What of the cluster a Workflow may refer to, as it is now.
package struct ClusterView: Sendable {
    /// `namespace/name` to WorkflowTemplate, name to ClusterWorkflowTemplate, `namespace/name` to ConfigMap; whole objects.
    package var workflowTemplates: [String: JSON] = [:]
    package var clusterWorkflowTemplates: [String: JSON] = [:]
    package var configMaps: [String: JSON] = [:]

    package init() {}
}

extension ClusterView {
    /// What a Workflow's spec says in place of templates of its own; nil when it says nothing.
    static func reference(of spec: JSON) -> JSON? { spec["workflowTemplateRef"].flatMap { $0 == .null ? nil : $0 } }

    /// A Workflow's spec with what it refers to through `workflowTemplateRef` merged in.
    func effectiveSpec(_ own: JSON, in namespace: String) throws(RunProblem) -> JSON {
        guard let reference = Self.reference(of: own) else { return own }
        guard own["templates"]?.array?.isEmpty ?? true else {
            throw RunProblem("invalid spec: templates must be empty when workflowTemplateRef is set", phase: .failed)
        }
        let template = reference["name"]?.string ?? ""
        let isCluster = reference["clusterScope"]?.bool ?? false
        let found = isCluster ? clusterWorkflowTemplates[template] : workflowTemplates["\(namespace)/\(template)"]
        guard let lower = found?["spec"] else {
            let kind = isCluster ? "ClusterWorkflowTemplate" : "WorkflowTemplate"
            throw RunProblem("\(kind) '\(template)' not found; apply it first")
        }
        return SpecMerge.merged(own, over: lower)
    }
}
