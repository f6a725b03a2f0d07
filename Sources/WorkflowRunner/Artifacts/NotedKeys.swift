import EventData
import FoundationEssentials
import Workflows

// Keys of artifacts that `artifactGC` removes are noted in the leaf's mark before they are kept: a gateway that is killed
// before the status tells of them finds them there.
extension LeafTools {
    /// - Throws: when it cannot be written; the artifact must not be kept then.
    func note(_ key: String, of task: LeafTask) throws(LeafProblem) {
        let mark = places.mark(workflowUID: task.workflowUID, nodeID: task.nodeID)
        guard let file = WrittenFile(mark), file.write((Array(key.utf8) + [0])[...]) else {
            throw .error("the artifact '\(key)' cannot be noted: \(Descriptor.Refusal.last)")
        }
    }

    func notedKeys(workflowUID: String, nodeID: String) -> [String] {
        let mark = places.mark(workflowUID: workflowUID, nodeID: nodeID)
        let bytes = FileManager.default.contents(atPath: mark) ?? Data()
        // One that was not written to its end was not kept.
        return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

extension LeafResult {
    /// The keys under which artifacts of a leaf are kept that `artifactGC` removes.
    func collectedKeys(of task: LeafTask) -> [String] {
        outputs.list("artifacts").filter { task.collected.contains($0.text("name")) && $0.at("s3", "endpoint") == nil }
            .compactMap { $0.at("s3", "key")?.string }
    }
}
