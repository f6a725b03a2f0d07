import ArgumentParser
import Kubernetes

struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Delete objects of the cluster by name, or all objects named in files.",
        usage: """
            signalbox delete KIND NAME … [-n NAMESPACE]
            signalbox delete KIND/NAME … [-n NAMESPACE]
            signalbox delete -f FILE
            """
    )
    @OptionGroup var cluster: ClusterOptions
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
        let inFiles = try ClusterObject.read(files)
        try await cluster.withClient { client, namespace in
            for (kind, name) in NamedObjects(objects)?.targets ?? [] {
                try await delete(client.resourceType(named: kind), name ?? "", in: namespace, client)
            }
            for object in inFiles {
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
