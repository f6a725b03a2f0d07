package import EventData
package import Kubernetes

/// The newest Workflows without their nodes, gathered from a list of any length.
package struct WorkflowList {
    package static let maximum = 100

    private var newest: [JSON] = []
    private var count = 0

    package init() {}

    /// Adds a page of the list.
    package mutating func add(_ page: [JSON]) {
        count += page.count
        let all = (newest + page.map(Self.brief)).sorted { Self.creation(of: $0) > Self.creation(of: $1) }
        newest = Array(all.prefix(Self.maximum))
    }

    /// What is shown, and how many there are in all.
    package var json: JSON { ["items": .array(newest), "all": .number(JSONNumber(count))] }

    private static func creation(of brief: JSON) -> String { brief["createdAt"]?.string ?? "" }

    private static func brief(_ object: JSON) -> JSON {
        [
            "namespace": object.at("metadata", "namespace") ?? "", "name": object.at("metadata", "name") ?? "",
            "createdAt": object.at("metadata", "creationTimestamp") ?? .null,
            "phase": object.at("status", "phase") ?? "", "progress": object.at("status", "progress") ?? .null,
            "finishedAt": object.at("status", "finishedAt") ?? .null,
            "message": object.at("status", "message") ?? .null,
        ]
    }
}

extension KubernetesClient {
    /// Objects of a page: a Workflow can have more than a megabyte.
    package static var pageSize: Int { 100 }

    /// Hands over a list page by page, so that only one is held.
    ///
    /// - Throws: also when the list has changed so much meanwhile that the cluster cannot go on with it (410).
    package func eachPage(of path: ResourcePath, _ take: ([JSON]) -> Void) async throws(KubernetesError) {
        var next: String?
        repeat {
            let page = try await list(path, limit: Self.pageSize, continuing: next)
            take(page["items"]?.array ?? [])
            next = page.at("metadata", "continue")?.string
        } while next?.isEmpty == false
    }
}
