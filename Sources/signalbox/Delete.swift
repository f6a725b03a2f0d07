import ArgumentParser
import Gateway
import Kubernetes

struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Delete objects of the cluster, and applied event sources and sensors, by name or as named in files.",
        usage: """
            signalbox delete KIND NAME … [-n NAMESPACE]
            signalbox delete KIND/NAME … [-n NAMESPACE]
            signalbox delete -f FILE
            """
    )
    @OptionGroup var cluster: ClusterOptions
    @OptionGroup var admin: AdminOptions
    @Argument(help: "A kind and names, or KIND/NAME as 'get -o name' prints it.") var objects: [String] = []
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: .init("A file, a directory, or - for stdin.", valueName: "file")
    )
    var files: [String] = []

    func validate() throws {
        let named = NamedObjects(objects)?.targets ?? []
        let isNamed = !named.isEmpty && named.allSatisfy { $0.name != nil }
        guard isNamed && files.isEmpty || objects.isEmpty && !files.isEmpty else {
            throw ValidationError("name KIND NAME …, or KIND/NAME …, or -f FILE")
        }
    }

    func run() async throws {
        let inFiles = try ClusterObject.read(try readManifests(files))
        let named = NamedObjects(objects)?.targets ?? []
        let isLocal = cluster.cluster == .local
        var ours: [(kind: String, namespace: String?, name: String)] = []
        if isLocal {
            for (word, name) in named {
                if let kind = GatewayManifests.kind(named: word) { ours.append((kind, nil, name ?? "")) }
            }
            for object in inFiles where GatewayManifests.isKind(object.kind) {
                ours.append((object.kind, object.namespace, object.name ?? ""))
            }
        }
        if !ours.isEmpty {
            try await GatewayManifests(AdminClient(admin), namespace: cluster.namespace).delete(ours)
            for object in ours { Output.line("\(object.kind.lowercased()).argoproj.io \"\(object.name)\" deleted") }
        }
        let others = named.filter { !isLocal || GatewayManifests.kind(named: $0.kind) == nil }
        let otherFiles = inFiles.filter { !isLocal || !GatewayManifests.isKind($0.kind) }
        if others.isEmpty, otherFiles.isEmpty { return }
        try await cluster.withClient { client, namespace in
            for (kind, name) in others {
                try await delete(client.resourceType(named: kind), name ?? "", in: namespace, client)
            }
            for object in otherFiles {
                let type = try await client.resourceType(apiVersion: object.apiVersion, kind: object.kind)
                try await delete(type, object.name ?? "", in: object.namespace ?? namespace, client)
            }
        }
    }

    private func delete(
        _ type: ResourceType,
        _ name: String,
        in namespace: String,
        _ client: KubernetesClient
    ) async throws {
        let scope = type.isNamespaced ? namespace : nil
        try await client.delete(
            ResourcePath(apiVersion: type.apiVersion, plural: type.plural, namespace: scope, name: name)
        )
        Output.line("\(type.singular) \"\(name)\" deleted")
    }
}
