import ArgumentParser
import EventData
import Gateway
import Kubernetes

struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List objects of the cluster, or show one.",
        usage: "signalbox get workflows [NAME] [-n NAMESPACE | -A] [-l SELECTOR] [-o json|yaml|wide|name]"
    )
    @OptionGroup var cluster: ClusterOptions
    @Argument(help: "A kind: workflows (wf), workflowtemplates (wftmpl), secrets, configmaps (cm), namespaces (ns) …")
    var kind: String
    @Argument(help: "One object's name.") var name: String?
    @Flag(name: [.customShort("A"), .long], help: "In all namespaces.") var allNamespaces = false
    @Option(name: [.customShort("l"), .long], help: "Only objects with these labels: app=ci,tier!=test.")
    var selector: String?
    @Option(name: .shortAndLong, help: "json, yaml, wide or name.") var output: Format?

    func run() async throws {
        try await cluster.withClient { client, namespace in
            let type = try await client.resourceType(named: kind)
            let scope = type.isNamespaced && !allNamespaces ? namespace : nil
            let path = ResourcePath(apiVersion: type.apiVersion, plural: type.plural, namespace: scope, name: name)
            if name != nil {
                let object = try await client.get(path)
                try show([object], of: type, whole: object)
            } else {
                let list = try await client.list(path, labelSelector: selector)
                try show(list["items"]?.array ?? [], of: type, whole: list)
            }
        }
    }

    private func show(_ objects: [JSON], of type: ResourceType, whole: JSON) throws {
        if let output, try output.prints(whole) { return }
        if output == .name {
            for object in objects { Output.line("\(type.plural)/\(object.at("metadata", "name")?.string ?? "")") }
        } else if objects.isEmpty {
            Output.complain("No \(type.plural) found.")
        } else {
            table(objects, of: type)
        }
    }

    private func table(_ objects: [JSON], of type: ResourceType) {
        let now = WallClock().now()
        let hasPhase = type.kind == "Workflow"
        let headings =
            (allNamespaces ? ["NAMESPACE"] : []) + ["NAME"] + (hasPhase ? ["STATUS"] : []) + ["AGE"]
            + (hasPhase ? ["MESSAGE"] : [])
        let rows = objects.map { object in
            let metadata = object["metadata"]
            let place = allNamespaces ? [metadata?["namespace"]?.string ?? ""] : []
            let phase = hasPhase ? [object.at("status", "phase")?.string ?? "-"] : []
            let message = hasPhase ? [object.at("status", "message")?.string ?? ""] : []
            let created = age(of: metadata?["creationTimestamp"]?.string, now: now)
            return place + [metadata?["name"]?.string ?? "-"] + phase + [created] + message
        }
        Output.table(headings, rows)
    }
}

struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Delete an object of the cluster, or all objects named in files.",
        usage: "signalbox delete KIND NAME [-n NAMESPACE]\nsignalbox delete -f FILE"
    )
    @OptionGroup var cluster: ClusterOptions
    @Argument(help: "A kind.") var kind: String?
    @Argument(help: "The object's name.") var name: String?
    @Option(name: [.customShort("f"), .customLong("filename")], help: "A file, a directory, or - for stdin.")
    var files: [String] = []

    func validate() throws {
        let namesOne = kind != nil && name != nil
        guard namesOne != !files.isEmpty else { throw ValidationError("name KIND and NAME, or -f FILE") }
    }

    func run() async throws {
        try await cluster.withClient { client, namespace in
            if let kind, let name {
                try await delete(client.resourceType(named: kind), name, in: namespace, client)
            }
            for object in try ClusterObject.read(files) {
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
        Output.line("\(type.plural)/\(name) deleted")
    }
}
