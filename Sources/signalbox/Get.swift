import ArgumentParser
import EventData
import Gateway
import Kubernetes

struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List objects of the cluster, or show some.",
        usage: """
            signalbox get KIND [NAME …] [-n NAMESPACE | -A] [-l SELECTOR] [-o json|yaml|wide|name]
            signalbox get KIND/NAME …
            """,
        discussion:
            "For example: signalbox get workflows -o wide. One Workflow by its name, or @latest, is shown with its steps."
    )
    @OptionGroup var cluster: ClusterOptions
    @OptionGroup var admin: AdminOptions
    @Argument(
        help: """
            A kind, then names: workflows (wf), workflowtemplates (wftmpl), secrets, configmaps (cm), namespaces (ns) … \
            sensors (sn), eventsources (es) and workfloweventbindings (wfeb) are those that the gateway runs.
            """
    )
    var objects: [String]
    @Flag(name: [.customShort("A"), .long], help: "In all namespaces.") var allNamespaces = false
    @Option(name: [.customShort("l"), .long], help: "Only objects with these labels: app=ci,tier!=test.")
    var selector: String?
    @Option(name: .shortAndLong, help: "wide adds columns; name prints what 'delete' takes.") var output: Format?

    func validate() throws {
        guard let named = NamedObjects(objects) else { throw ValidationError("name KIND NAME …, or KIND/NAME …") }
        let hasNames = named.targets.contains { $0.name != nil }
        if hasNames, allNamespaces {
            throw ValidationError("names are found in one namespace; leave out -A or the names")
        }
        if hasNames, selector != nil { throw ValidationError("a name needs no labels; leave out -l or the names") }
    }

    func run() async throws {
        let named = NamedObjects(objects)?.targets ?? []
        let kinds = named.map { GatewayManifests.kind(named: $0.kind) }
        if cluster.cluster == .local, let kind = kinds.first ?? nil, kinds.allSatisfy({ $0 == kind }) {
            return try await GatewayListing(get: self, kind: kind).run(named.compactMap(\.name))
        }
        try await cluster.withClient { client, namespace in
            let targets = NamedObjects(objects)?.targets ?? []
            var found: [(type: ResourceType, object: JSON)] = []
            for (kind, name) in targets {
                let type = try await client.resourceType(named: kind)
                let scope = type.isNamespaced && !allNamespaces ? namespace : nil
                let isLatest = name == "@latest" && type.plural == "workflows"
                let name = isLatest ? try await client.workflow(named: "@latest", in: namespace).name : name
                let path = ResourcePath(apiVersion: type.apiVersion, plural: type.plural, namespace: scope, name: name)
                if name == nil {
                    let list = try await client.list(path, labelSelector: selector)
                    return try show((list["items"]?.array ?? []).map { (type, $0) }, of: type, whole: list)
                }
                found.append((type, try await client.get(path)))
            }
            guard let first = found.first else { return }
            try show(found, of: first.type, whole: found.count == 1 ? first.object : list(of: found.map(\.object)))
        }
    }

    private func list(of objects: [JSON]) -> JSON {
        ["apiVersion": "v1", "kind": "List", "items": .array(objects)]
    }

    private func show(_ found: [(type: ResourceType, object: JSON)], of type: ResourceType, whole: JSON) throws {
        if let output, try output.prints(whole) { return }
        if output == .name {
            for (type, object) in found { Output.line(type.reference(object.at("metadata", "name")?.string ?? "")) }
        } else if output == nil, !objects.isEmpty, found.count == 1, whole["items"] == nil,
            WorkflowPicture.canShow(whole)
        {
            for line in WorkflowPicture(workflow: whole, now: WallClock().now()).lines { Output.line(line) }
        } else if found.isEmpty {
            let place = type.isNamespaced && !allNamespaces ? " in namespace '\(cluster.namespace ?? "default")'" : ""
            Output.complain("No \(type.plural) found\(selector.map { " with labels \($0)" } ?? "")\(place).")
        } else {
            let kinds = Set(found.map(\.type))
            let columns = Column.columns(
                of: kinds.count == 1 ? type.kind : "",
                withNamespace: allNamespaces && type.isNamespaced,
                isWide: output == .wide
            )
            let now = WallClock().now()
            Output.table(columns.map(\.heading), found.map { found in columns.map { $0.value(found.object, now) } })
        }
    }
}
