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
        guard artifact["deleted"]?.bool != true, ArtifactCollection(of: artifact, in: spec) == self else { return nil }
        return artifact.keptKey
    }

    /// The keys that go with a Workflow's object.
    package static func keys(goingWith workflow: JSON) -> [String] {
        // A kill may have come between the end and the removal.
        [onDeletion, onCompletion].flatMap { $0.keys(in: workflow) }
    }

    /// The keys that go at the end of a Workflow and did not go yet.
    package static func keys(goingAtEndOf workflow: JSON) -> [String] { onCompletion.keys(in: workflow) }

    /// The names of a template's output artifacts that go some day, `main-logs` among them where logs are archived.
    static func names(collectedOf template: JSON, archivingLogs archives: Bool, in spec: JSON) -> Set<String> {
        let log: [JSON] = archives ? [["name": .string(LeafTask.logArtifact)]] : []
        let artifacts = (template["outputs", "artifacts"]?.array ?? []) + log
        let collected = artifacts.filter { ArtifactCollection(of: $0, in: spec) != .never }
        return Set(collected.compactMap { $0["name"]?.string })
    }

    private func keys(in workflow: JSON) -> [String] {
        let spec = workflow.at("status", "storedWorkflowTemplateSpec") ?? workflow["spec"] ?? [:]
        let nodes = (workflow.at("status", "nodes")?.object?.members ?? []).filter {
            $0.value["outputs", "artifacts"]?.array?.isEmpty == false
        }
        return keys(of: nodes.compactMap { RunNode($0.value) }, in: spec)
    }

    /// The keys of what these nodes made themselves, each once.
    func keys(of nodes: [RunNode], in spec: JSON) -> [String] {
        var known: Set<String> = []
        return nodes.flatMap(\.madeArtifacts).compactMap { key(of: $0, in: spec) }.filter { known.insert($0).inserted }
    }
}

extension RunNode {
    /// Artifacts that its own process left: not those of a `memoize` hit, nor those that it was given, which are others'.
    fileprivate var madeArtifacts: [JSON] {
        guard type == .pod, memoization?["hit"]?.bool != true else { return [] }
        let given = inputs?.givenKeys ?? []
        return (outputs?["artifacts"]?.array ?? []).filter { artifact in
            artifact.keptKey.map { !given.contains($0) } ?? false
        }
    }
}

extension LeafTask {
    /// Whether `artifactGC` removes the output artifact of this name that is kept under this key: what the leaf was given,
    /// and leaves under the same key, is others'.
    package func collects(_ name: String, as key: String) -> Bool {
        collected.contains(name) && template["inputs"]?.givenKeys.contains(key) != true
    }
}

extension JSON {
    /// The keys of a node's input artifacts that are kept here.
    fileprivate var givenKeys: [String] { (self["artifacts"]?.array ?? []).compactMap(\.keptKey) }

    /// The key of an artifact that is kept here.
    fileprivate var keptKey: String? {
        guard self["s3", "endpoint"] == nil else { return nil }
        return self["s3", "key"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension WorkflowRun {
    /// Has the artifacts removed that go at the workflow's end; until `noteDiscarded` is told, each pass orders it again.
    ///
    /// Only what is gone may be called so in the status: a kill may come between the order and the removal.
    mutating func discardArtifacts() {
        let keys = ArtifactCollection.onCompletion.keys(of: nodes.all, in: stored.spec ?? seen["spec"] ?? [:])
        if !keys.isEmpty { turn.result.orders.append(.discard(keys: keys)) }
    }

    /// Says of artifacts that they are gone, wherever they are named; the object must be written then.
    package mutating func noteDiscarded(_ keys: [String]) {
        let spec = stored.spec ?? seen["spec"] ?? [:]
        for node in nodes.all {
            guard let artifacts = node.outputs?["artifacts"]?.array else { continue }
            let left = artifacts.map { artifact in
                guard let key = ArtifactCollection.onCompletion.key(of: artifact, in: spec), keys.contains(key) else {
                    return artifact
                }
                var gone = artifact
                gone["deleted"] = true
                return gone
            }
            if left != artifacts { nodes.change(node.id) { $0.outputs?["artifacts"] = .array(left) } }
        }
        nodes.refresh()
    }
}
