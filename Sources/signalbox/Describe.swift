import ArgumentParser
import EventData
import Gateway
import Kubernetes

struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how an event source is, or a Workflow with its steps.",
        usage: """
            signalbox describe eventsource NAME [-n NAMESPACE]
            signalbox describe workflow NAME [-n NAMESPACE]
            """,
        discussion: "Exit code 1 when one of the event source's events does not work."
    )
    @OptionGroup var admin: AdminOptions
    @Argument(help: "eventsource (es) or workflow (wf), and its name; or eventsource/NAME.") var object: [String]
    @Option(name: [.customShort("n"), .long], help: "Its namespace; all of event sources by default.")
    var namespace: String?
    @Option(help: .init("The local cluster's address, for Workflows.", valueName: "url"))
    var server = "http://127.0.0.1:7778"
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    private var target: (kind: String, name: String)? {
        let parts = object.count == 1 ? object[0].split(separator: "/", maxSplits: 1).map(String.init) : object
        return parts.count == 2 ? (parts[0].lowercased(), parts[1]) : nil
    }

    func validate() throws {
        guard let target else { throw ValidationError("name what to describe: eventsource NAME, or workflow NAME") }
        guard ["eventsource", "eventsources", "es"].contains(target.kind) || isWorkflow else {
            throw ValidationError("'\(target.kind)' cannot be described; use: signalbox get \(target.kind) -o yaml")
        }
    }

    private var isWorkflow: Bool { ["workflow", "workflows", "wf"].contains(target?.kind ?? "") }

    private func describeWorkflow(_ name: String) async throws {
        let choice = ClusterChoice(kind: .local, server: server)
        try await withClusterClient(of: choice) { client, defaultNamespace in
            let path = try await client.workflow(named: name, in: namespace ?? defaultNamespace)
            let workflow = try await client.get(path)
            if let output { return try output.print(workflow) }
            for line in WorkflowPicture(workflow: workflow, now: WallClock().now()).lines { Output.line(line) }
        }
    }

    func run() async throws {
        if isWorkflow { return try await describeWorkflow(target?.name ?? "") }
        let name = target?.name ?? ""
        let client = AdminClient(admin)
        let health = try await client.get("/readyz", acceptingFailure: true)
        let events = (try await client.get("/api/sources").array ?? []).filter { event in
            event["source"]?.string == name && (namespace == nil || event["namespace"]?.string == namespace)
        }
        guard !events.isEmpty else { throw Failure("no event source '\(name)' runs; see: signalbox get eventsources") }
        let described = events.map { event -> JSON in
            var event = event
            event["readiness"] = health["parts"]?[part(of: event)] ?? .null
            return event
        }
        if let output {
            try output.print(.array(described))
        } else {
            for (index, event) in described.enumerated() {
                if index > 0 { Output.line("") }
                show(event)
            }
        }
        let failing = described.filter { $0["readiness"]?.string.map { $0 != "ok" } ?? false }
        guard failing.isEmpty else { throw Failure("event source '\(name)' does not work") }
    }

    private func part(of event: JSON) -> String {
        let (kind, namespace) = (event["kind"]?.string ?? "", event["namespace"]?.string ?? "")
        return "\(kind) \(namespace)/\(event["source"]?.string ?? "")/\(event["event"]?.string ?? "")"
    }

    private func show(_ event: JSON) {
        var rows = [
            ["Name:", event["source"]?.string ?? "-"], ["Namespace:", event["namespace"]?.string ?? "-"],
            ["Event:", event["event"]?.string ?? "-"], ["Kind:", event["kind"]?.string ?? "-"],
            ["Status:", event["readiness"]?.string ?? "-"],
        ]
        if let url = event["url"]?.string { rows.append(["URL:", "\(event["method"]?.string ?? "") \(url)"]) }
        let facts = event["status"]?.object?.members ?? []
        for fact in facts where fact.value.array == nil && fact.value != .null {
            rows.append(["\(Self.heading(of: fact.name)):", fact.value.string ?? fact.value.text])
        }
        Output.table(["FIELD", "VALUE"], rows)
        for fact in facts {
            guard let list = fact.value.array, let columns = list.first?.object?.members.map(\.name) else { continue }
            Output.line("")
            Output.table(
                columns.map { $0.uppercased() },
                list.map { row in columns.map { row[$0].map { $0 == .null ? "-" : $0.string ?? $0.text } ?? "-" } }
            )
        }
    }

    /// `oldestUnprocessedSeconds` as `Oldest unprocessed seconds`.
    private static func heading(of name: String) -> String {
        let words = name.reduce(into: "") { text, letter in
            text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
