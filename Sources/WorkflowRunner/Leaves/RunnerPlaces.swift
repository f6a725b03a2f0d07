import EventData
import FoundationEssentials

/// Where the runner keeps what it needs, all below one directory that no fence shows.
package struct RunnerPlaces: Sendable, Hashable {
    /// `workflows` in the gateway's data directory.
    package let directory: String

    package init(dataDirectory: String) {
        let path = URL(filePath: dataDirectory).resolvingSymlinksInPath().path
        directory = (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/workflows"
    }

    var leaves: String { "\(directory)/leaves" }

    /// Of one leaf, for as long as it runs.
    func leaf(workflowUID: String, nodeID: String) -> String {
        "\(leaves(workflowUID: workflowUID))/\(nodeID.fileName)"
    }

    func leaves(workflowUID: String) -> String { "\(leaves)/\(workflowUID.fileName)" }

    /// A file that is there when the leaf was started, until its Workflow has ended.
    func mark(workflowUID: String, nodeID: String) -> String {
        leaf(workflowUID: workflowUID, nodeID: nodeID) + Self.markEnding
    }

    /// What the file's name of a mark has behind the leaf's.
    static let markEnding = ".started"

    /// Of a claim of `volumeClaimTemplates`, for as long as the Workflow is there; of another claim, for ever.
    func claim(_ name: String, namespace: String) -> String {
        "\(directory)/claims/\(namespace.fileName)/\(name.fileName)"
    }

    var logs: String { "\(directory)/logs" }

    /// What the leaves of a Workflow printed.
    package func logs(namespace: String, workflow: String) -> String {
        "\(logs)/\(namespace.fileName)/\(workflow.fileName)"
    }

    /// What a pod printed; what one of its `initContainers` did is in a file of its own.
    package func log(namespace: String, workflow: String, pod: String, container: String? = nil) -> String {
        let part = container.map { "+\($0.fileName)" } ?? ""
        return "\(logs(namespace: namespace, workflow: workflow))/\(pod.fileName)\(part).log"
    }

    /// What is about to be deleted; nobody looks there.
    var removed: String { "\(directory)/removed" }

    var artifacts: String { "\(directory)/artifacts" }

    /// Of artifacts that are not kept yet.
    var newArtifacts: String { "\(artifacts)/new" }
}

extension String {
    /// The text as the name of one file, whatever it holds.
    var fileName: String {
        switch self {
        case "": "%"
        case ".": "%2E"
        case "..": "%2E%2E"
        default: percentEncoded
        }
    }
}
