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
        "\(leaves(workflowUID: workflowUID))/\(nodeID.percentEncoded)"
    }

    func leaves(workflowUID: String) -> String { "\(leaves)/\(workflowUID.percentEncoded)" }

    /// A file that is there when the leaf was started, until its Workflow has ended.
    func mark(workflowUID: String, nodeID: String) -> String {
        leaf(workflowUID: workflowUID, nodeID: nodeID) + ".started"
    }

    /// Of a claim of `volumeClaimTemplates`, for as long as the Workflow is there; of another claim, for ever.
    func claim(_ name: String, namespace: String) -> String {
        "\(directory)/claims/\(namespace.percentEncoded)/\(name.percentEncoded)"
    }

    var logs: String { "\(directory)/logs" }

    /// What the leaves of a Workflow printed.
    package func logs(namespace: String, workflow: String) -> String {
        "\(logs)/\(namespace.percentEncoded)/\(workflow.percentEncoded)"
    }

    package func log(namespace: String, workflow: String, pod: String) -> String {
        "\(logs(namespace: namespace, workflow: workflow))/\(pod.percentEncoded).log"
    }

    var artifacts: String { "\(directory)/artifacts" }
}

extension FileManager {
    /// A directory for the gateway's user alone, with its parents.
    func makePrivateDirectory(_ path: String) throws {
        try createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }
}
