import ArgumentParser
import EventData
import Gateway
import Kubernetes

struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a Workflow as it goes on, until it has ended.",
        usage: "signalbox watch WORKFLOW [-n NAMESPACE]",
        discussion: "Exit code 1 when it did not succeed. '@latest' is the one that was submitted last."
    )
    @OptionGroup var cluster: ClusterOptions
    @Argument(help: "The Workflow's name, or @latest.") var workflow: String

    func run() async throws {
        let style = TerminalStyle.current
        try await cluster.withClient { client, namespace in
            let path = try await client.workflow(named: workflow, in: namespace)
            var last: [String: String] = [:]
            // A watch that ends is begun anew, with the object as it is then.
            while true {
                let events = try await client.watch(
                    ResourcePath(apiVersion: path.apiVersion, plural: path.plural, namespace: namespace),
                    fieldSelector: "metadata.name=\(path.name ?? "")"
                )
                for try await event in events {
                    switch event {
                    case .added(let object), .modified(let object):
                        show(object, style, &last)
                        if WorkflowPicture.hasEnded(object) { return try check(object) }
                    case .deleted: throw Failure("workflow '\(path.name ?? "")' was deleted")
                    case .bookmark: break
                    }
                }
            }
        }
    }

    /// The whole picture on a terminal, else a line for each node that has another phase.
    private func show(_ object: JSON, _ style: TerminalStyle, _ last: inout [String: String]) {
        let now = WallClock().now()
        if style.isTerminal {
            let picture = WorkflowPicture(workflow: object, now: now, style: style)
            Output.line("\u{1B}[H\u{1B}[2J" + picture.lines.joined(separator: "\n"))
            return
        }
        for (id, node) in object.at("status", "nodes")?.object?.members ?? [] where node["type"]?.string != "StepGroup"
        {
            let phase = node["phase"]?.string ?? ""
            guard last[id] != phase else { continue }
            last[id] = phase
            let message = node["message"]?.string.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
            Output.line("\(now.rfc3339Seconds) \(node["name"]?.string ?? id) \(phase)\(message)")
        }
    }

    private func check(_ object: JSON) throws {
        let phase = object.at("status", "phase")?.string ?? ""
        let message = object.at("status", "message")?.string ?? ""
        guard phase == "Succeeded" else {
            throw Failure("the workflow ended as \(phase)\(message.isEmpty ? "" : ": \(message)")")
        }
    }
}

extension KubernetesClient {
    /// Where a Workflow is; `@latest` is the one that was created last.
    func workflow(named name: String, in namespace: String) async throws -> ResourcePath {
        let version = "argoproj.io/v1alpha1"
        let all = ResourcePath(apiVersion: version, plural: "workflows", namespace: namespace)
        guard name == "@latest" else {
            let path = ResourcePath(apiVersion: version, plural: "workflows", namespace: namespace, name: name)
            _ = try await get(path)
            return path
        }
        let items = try await list(all)["items"]?.array ?? []
        let latest = items.max { left, right in
            let times = [left, right].map { item in
                (
                    item.at("metadata", "creationTimestamp")?.string ?? "",
                    Int(item.at("metadata", "resourceVersion")?.string ?? "") ?? 0
                )
            }
            return times[0] < times[1]
        }
        guard let found = latest?.at("metadata", "name")?.string else {
            throw Failure("there is no workflow in namespace '\(namespace)'")
        }
        return ResourcePath(apiVersion: version, plural: "workflows", namespace: namespace, name: found)
    }
}
