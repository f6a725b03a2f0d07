import ArgumentParser
import EventData
import Gateway
import Kubernetes
import Manifests

struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Create the objects in files, or change those that exist to match; event sources and sensors too.",
        usage: "signalbox apply -f FILE [-f FILE …] [-n NAMESPACE]"
    )
    @OptionGroup var cluster: ClusterOptions
    @OptionGroup var admin: AdminOptions
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: .init("A file, a directory, or - for stdin.", valueName: "file")
    )
    var files: [String]

    /// What is not valid stops everything before anything is changed; the cluster's objects come first, because event
    /// sources use its Secrets.
    func run() async throws {
        let texts = try readManifests(files)
        let objects = try ClusterObject.read(texts)
        let ours = objects.filter { GatewayManifests.isKind($0.kind) }
        if !ours.isEmpty, cluster.cluster != .local {
            throw Failure(
                "\(ours[0].place): not supported yet: \(ours[0].kind) in a real cluster; leave out --cluster to apply it "
                    + "to the running gateway. Nothing was applied."
            )
        }
        let gateway = GatewayManifests(AdminClient(admin), namespace: cluster.namespace)
        if !ours.isEmpty { _ = try await gateway.apply(texts, isTrial: true) }
        let others = objects.filter { !GatewayManifests.isKind($0.kind) }
        if !others.isEmpty {
            try await cluster.withClient { client, namespace in
                let hearing = client.hearing { Output.complain("warning: \($0)") }
                for object in others { try await apply(object, in: namespace, hearing) }
            }
        }
        if !ours.isEmpty { show(try await gateway.apply(texts, isTrial: false), of: ours) }
    }

    private func show(_ plan: JSON, of objects: [ClusterObject]) {
        for object in objects {
            let rows = plan[object.kind == "Sensor" ? "sensors" : "eventSources"]?.array ?? []
            let verdicts = Set(rows.filter { $0["name"]?.string == object.name }.compactMap { $0["verdict"]?.string })
            let word =
                switch verdicts {
                case ["added"]: "created"
                case ["unchanged"]: "unchanged"
                default: "configured"
                }
            Output.line("\(GatewayManifests.reference(object.kind, object.name ?? "")) \(word)")
        }
        let dropped = (plan["sensors"]?.array ?? []).flatMap { $0["dropped"]?.array ?? [] }
        for event in dropped {
            let (sequence, reason) = (event["sequence"]?.integer ?? 0, event["reason"]?.string ?? "")
            Output.complain("held event \(sequence) was dropped: \(reason)")
        }
        for hint in plan["hints"]?.array ?? [] { Output.complain("note: \(hint.string ?? "")") }
    }

    private func apply(_ object: ClusterObject, in namespace: String, _ client: KubernetesClient) async throws {
        let type = try await client.resourceType(apiVersion: object.apiVersion, kind: object.kind)
        let scope = type.isNamespaced ? object.namespace ?? namespace : nil
        guard let name = object.name else {
            let created = try await client.create(object.json, in: scope)
            return Output.line("\(type.reference(created.at("metadata", "name")?.string ?? "")) created")
        }
        let path = ResourcePath(apiVersion: type.apiVersion, plural: type.plural, namespace: scope, name: name)
        do throws(KubernetesError) {
            _ = try await client.create(object.json, in: scope)
            Output.line("\(type.reference(name)) created")
        } catch {
            guard case .alreadyExists = error else { throw error }
            _ = try await client.patch(path, with: object.json)
            Output.line("\(type.reference(name)) configured")
        }
    }
}

/// An object in a file, on its way to the cluster.
struct ClusterObject {
    let apiVersion: String
    let kind: String
    let json: JSON
    let place: Place

    var name: String? { json.at("metadata", "name")?.string }
    var namespace: String? { json.at("metadata", "namespace")?.string }

    /// Reads all documents of all files; the first problem stops everything before anything is changed.
    static func read(_ texts: [ManifestText]) throws -> [ClusterObject] {
        try texts.flatMap { text in
            let problems = ManifestProblems()
            let nodes = manifestDocuments(of: text, problems: problems)
            if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
                throw Failure("\(problem)")
            }
            return try nodes.flatMap(\.listed).map { node in
                let json = node.json
                guard let apiVersion = json["apiVersion"]?.string, let kind = json["kind"]?.string else {
                    throw Failure("\(node.place): an object needs 'apiVersion' and 'kind'")
                }
                return ClusterObject(apiVersion: apiVersion, kind: kind, json: json, place: node.place)
            }
        }
    }
}
