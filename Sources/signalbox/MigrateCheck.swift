import ArgumentParser
import EventData
import Gateway
import Kubernetes
import Manifests

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move from Argo Events.",
        subcommands: [MigrateCheck.self]
    )
}

struct MigrateCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Say of each EventSource, Sensor, EventBus and WorkflowEventBinding what runs, what differs and what is missing.",
        usage: "signalbox migrate check PATH … | --cluster [-n NAMESPACE | -A]",
        discussion: """
            Nothing is changed. Exit code 0: everything can be run. 1: something must be changed first, is not \
            supported yet, or may not be read. 2: wrong usage.
            """
    )
    @Argument(help: "Files, directories, or - for stdin.") var paths: [String] = []
    @Flag(help: "Read the custom resources of the kubeconfig's cluster instead of files.") var cluster = false
    @Flag(name: [.customShort("A"), .long], help: "With --cluster, all namespaces.") var allNamespaces = false
    @Option(name: .shortAndLong, help: .init("As json instead of a table.", valueName: "format")) var output:
        MigrateFormat?
    @OptionGroup(title: "With --cluster") var place: LintCluster

    func validate() throws {
        if cluster == paths.isEmpty { return }
        throw ValidationError(
            cluster ? "name paths or --cluster, not both" : "name files or directories, or ask a cluster with --cluster"
        )
    }

    func run() async throws {
        guard cluster else { return try report(readManifests(paths), namespace: place.namespace ?? "default") }
        try await withClusterClient(of: place.choice) { client, defaultNamespace in
            let namespace = place.namespace ?? defaultNamespace
            let (texts, refused) = try await Self.manifests(in: client, of: allNamespaces ? nil : namespace)
            // What may be read is reported all the same.
            for refusal in refused { Output.complain("not looked at, because the cluster forbids it: \(refusal)") }
            try report(texts, namespace: namespace)
            if !refused.isEmpty { throw ExitCode(1) }
        }
    }

    /// The objects of our kinds as texts, each called as people call it; a kind that the cluster lacks has none.
    ///
    /// - Returns: also what the cluster says of kinds that may not be listed.
    private static func manifests(
        in client: KubernetesClient,
        of namespace: String?
    ) async throws -> (texts: [ManifestText], refused: [String]) {
        var texts: [ManifestText] = []
        var refused: [String] = []
        let kinds = [
            ("EventBus", "eventbus"), ("EventSource", "eventsources"), ("Sensor", "sensors"),
            (WorkflowEventBinding.kind, "workfloweventbindings"),
        ]
        for (kind, plural) in kinds {
            let path = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: plural, namespace: namespace)
            let list: JSON
            do throws(KubernetesError) { list = try await client.list(path) } catch {
                switch error {
                case .notFound: break
                case .refused(403, _, let message): refused.append("\(kind): \(message)")
                default: throw error
                }
                continue
            }
            for item in list["items"]?.array ?? [] {
                var object = item
                object["apiVersion"] = "argoproj.io/v1alpha1"
                object["kind"] = .string(kind)
                // What the server writes of itself is no part of the manifest.
                object["status"] = nil
                object["metadata"]?["managedFields"] = nil
                let place = object.at("metadata", "namespace")?.string ?? ""
                let name = object.at("metadata", "name")?.string ?? ""
                texts.append(ManifestText(file: "\(kind.lowercased())/\(place)/\(name)", text: try object.yamlText()))
            }
        }
        return (texts, refused)
    }

    private func report(_ texts: [ManifestText], namespace: String) throws {
        let verdicts = MigrationVerdict.all(of: texts, namespace: namespace)
        if output == .json {
            let rows = verdicts.map(\.json)
            Output.line(JSON.object(JSONObject([(name: "manifests", value: .array(rows))])).prettyText)
        } else {
            Output.table(
                ["MANIFEST", "VERDICT", "PLACE", "WHY"],
                verdicts.flatMap(\.rows)
            )
        }
        let counts = MigrationVerdict.Outcome.allCases.map { outcome in
            "\(verdicts.count { $0.outcome == outcome }) \(outcome.rawValue)"
        }
        Output.complain("\(counted(verdicts.count, "manifest")): \(counts.joined(separator: ", "))")
        if verdicts.contains(where: { !$0.outcome.isRunning }) { throw ExitCode(1) }
    }
}

enum MigrateFormat: String, ExpressibleByArgument, CaseIterable { case json }
