package import EventData

/// A leaf of a Workflow that is to run: what Argo makes a pod, an HTTP request or a change of an object of
/// (spec/workflows.md D9).
///
/// Everything in it is settled: no tag is left to fill in and no artifact to look for.
package struct LeafTask: Sendable, Hashable {
    /// Where it belongs.
    package let namespace: String
    package let workflow: String
    package let workflowUID: String
    /// The node's id, full name and the pod's name it would have (spec/workflows.md A7).
    package let nodeID: String
    package let nodeName: String
    package let podName: String

    /// The template with all values filled in: `container`, `script`, `containerSet`, `http` or `resource`, `inputs` with
    /// each parameter's value and each artifact's place, `outputs` as declared.
    package let template: JSON
    /// Volumes of the workflow and of the template, and a claim for each of `volumeClaimTemplates`, as in a pod's `volumes`.
    package let volumes: [JSON]
    /// When what runs is ended and fails; of the workflow, the template and a retry's `maxDuration` the earliest.
    package let deadline: Timestamp?
    /// Whether its output is kept as the artifact `main-logs`.
    package let archivesLogs: Bool
    /// Names of the output artifacts that `artifactGC` removes, at the workflow's end or with it; `collects` says of which keys.
    package let collected: Set<String>
    /// Of its workflow: the higher goes first where there is no place for all.
    package let priority: Int

    /// The name of the artifact that holds what the leaf printed.
    package static let logArtifact = "main-logs"

    package init(
        namespace: String,
        workflow: String,
        workflowUID: String,
        nodeID: String,
        nodeName: String,
        podName: String,
        template: JSON,
        volumes: [JSON] = [],
        deadline: Timestamp? = nil,
        archivesLogs: Bool = false,
        collected: Set<String> = [],
        priority: Int = 0
    ) {
        self.namespace = namespace
        self.workflow = workflow
        self.workflowUID = workflowUID
        self.nodeID = nodeID
        self.nodeName = nodeName
        self.podName = podName
        self.template = template
        self.volumes = volumes
        self.deadline = deadline
        self.archivesLogs = archivesLogs
        self.collected = collected
        self.priority = priority
    }
}
