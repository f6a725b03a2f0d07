import EventData
import FoundationEssentials
import Workflows

// Keys of artifacts that `artifactGC` removes are noted in the leaf's mark before they are kept: a gateway that is killed
// before the status tells of them finds them there.
extension LeafTools {
    /// Notes the key of an output artifact that `artifactGC` removes, and of no other one.
    ///
    /// - Throws: when it cannot be written; the artifact must not be kept then.
    func note(_ key: String, ofArtifact name: String, of task: LeafTask) throws(LeafProblem) {
        guard task.collects(name, as: key) else { return }
        guard !key.utf8.contains(0) else {
            throw .error("outputs.artifacts '\(name)': the key holds a NUL character; leave it out")
        }
        let mark = places.mark(workflowUID: task.workflowUID, nodeID: task.nodeID)
        guard let file = WrittenFile(mark), file.write(([0] + Array(key.utf8) + [0])[...]) else {
            throw .error("the artifact '\(key)' cannot be noted: \(Descriptor.Refusal.last)")
        }
    }

    /// The keys in the file of a mark.
    func notedKeys(in mark: String) -> [String] {
        let bytes = FileManager.default.contents(atPath: mark) ?? Data()
        let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
        // One that was not written to its end was not kept: the next one's, or nothing, follows it.
        return zip(parts, parts.dropFirst()).filter { !$0.isEmpty && $1.isEmpty }
            .map { String(decoding: $0.0, as: UTF8.self) }
    }
}

extension LeafTask {
    /// As whom the store knows the leaf.
    var keeper: String { Self.keeper(workflowUID: workflowUID, nodeID: nodeID) }

    static func keeper(workflowUID: String, nodeID: String) -> String { "\(workflowUID.fileName)/\(nodeID.fileName)" }
}

extension LeafResult {
    /// The keys under which artifacts of a leaf are kept that `artifactGC` removes.
    func collectedKeys(of task: LeafTask) -> [String] {
        outputs.list("artifacts").filter { $0.at("s3", "endpoint") == nil }.compactMap { artifact in
            artifact.at("s3", "key")?.string.flatMap { task.collects(artifact.text("name"), as: $0) ? $0 : nil }
        }
    }
}
