package import EventData

/// When artifacts go that nobody else removes: `artifactGC` (spec/workflows.md D15).
package enum ArtifactCollection: String, Sendable, Hashable, CaseIterable {
    case never = "Never"
    case onCompletion = "OnWorkflowCompletion"
    case onDeletion = "OnWorkflowDeletion"

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// An artifact's own word counts, else that of its workflow.
    init(of artifact: JSON, in spec: JSON) {
        let words = [artifact["artifactGC", "strategy"], spec["artifactGC", "strategy"]].compactMap { $0?.string }
        self = words.first { !$0.isEmpty }.flatMap(ArtifactCollection.init) ?? .never
    }

    /// The key of an artifact that is kept here and goes now.
    func key(of artifact: JSON, in spec: JSON) -> String? {
        guard artifact["deleted"]?.bool != true, artifact["s3", "endpoint"] == nil,
            ArtifactCollection(of: artifact, in: spec) == self
        else { return nil }
        return artifact["s3", "key"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The keys that go with a Workflow's object.
    package static func keys(goingWith workflow: JSON) -> [String] {
        let spec = workflow.at("status", "storedWorkflowTemplateSpec") ?? workflow["spec"] ?? [:]
        let nodes = workflow.at("status", "nodes")?.object?.members ?? []
        let artifacts = nodes.flatMap { $0.value["outputs", "artifacts"]?.array ?? [] }
        // A kill may have come between the end and the removal.
        return artifacts.compactMap { onDeletion.key(of: $0, in: spec) ?? onCompletion.key(of: $0, in: spec) }
    }
}

extension WorkflowRun {
    /// Has the artifacts removed that go at the workflow's end, and says so of each.
    mutating func discardArtifacts() {
        let spec = stored.spec ?? seen["spec"] ?? [:]
        var keys: [String] = []
        for node in nodes.all {
            guard let artifacts = node.outputs?["artifacts"]?.array else { continue }
            let left = artifacts.map { artifact in
                guard let key = ArtifactCollection.onCompletion.key(of: artifact, in: spec) else { return artifact }
                if !keys.contains(key) { keys.append(key) }
                var gone = artifact
                gone["deleted"] = true
                return gone
            }
            if left != artifacts { nodes.change(node.id) { $0.outputs?["artifacts"] = .array(left) } }
        }
        if !keys.isEmpty { turn.result.orders.append(.discard(keys: keys)) }
    }
}
