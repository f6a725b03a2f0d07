import EventData

/// `get sensors`, `get workfloweventbindings` and `get eventsources`: what the gateway runs, in kubectl's forms.
struct GatewayListing {
    let get: Get
    let kind: String

    func run(_ names: [String]) async throws {
        let gateway = GatewayManifests(AdminClient(get.admin), namespace: get.cluster.namespace)
        guard get.selector == nil else { throw Failure("\(kind.lowercased())s have no labels here; leave out -l") }
        var items = try await gateway.list(kind)
        // The gateway is one place: without -n all its namespaces are shown, as there are seldom several.
        if let namespace = get.cluster.namespace, !get.allNamespaces {
            items = items.filter { $0.at("metadata", "namespace")?.string == namespace }
        }
        if !names.isEmpty {
            items = try names.map { name in
                guard let item = items.first(where: { $0.at("metadata", "name")?.string == name }) else {
                    throw Failure("\(GatewayManifests.reference(kind, name)) is not there (NotFound)")
                }
                return item
            }
        }
        let whole: JSON =
            names.count == 1 ? items[0] : ["apiVersion": "v1", "kind": "List", "items": .array(items)]
        if let output = get.output, try output.prints(whole) { return }
        if get.output == .name {
            for item in items {
                Output.line(GatewayManifests.reference(kind, item.at("metadata", "name")?.string ?? ""))
            }
        } else if items.isEmpty {
            Output.complain("No \(kind.lowercased())s found.")
        } else if kind != "EventSource" {
            Output.table(Self.sensorHeadings, items.map(Self.sensorRow))
        } else {
            Output.table(Self.sourceHeadings, items.flatMap(Self.sourceRows))
        }
    }

    private static let sensorHeadings = ["NAMESPACE", "NAME", "REVISION", "GENERATION", "HELD", "PENDING", "FROM"]
    private static let sourceHeadings = ["NAMESPACE", "NAME", "EVENT", "KIND", "GENERATION", "FROM"]

    private static func sensorRow(_ item: JSON) -> [String] {
        [
            text(item, "metadata", "namespace"), text(item, "metadata", "name"), text(item, "status", "revision"),
            number(item, "generation"), String(item.at("status", "held")?.array?.count ?? 0), number(item, "pending"),
            text(item, "status", "from"),
        ]
    }

    private static func sourceRows(_ item: JSON) -> [[String]] {
        (item.at("status", "events")?.array ?? []).map { event in
            [
                text(item, "metadata", "namespace"), text(item, "metadata", "name"), event["event"]?.string ?? "",
                event["kind"]?.string ?? "", number(item, "generation"), text(item, "status", "from"),
            ]
        }
    }

    private static func text(_ item: JSON, _ part: String, _ name: String) -> String {
        item.at(part, name)?.string ?? ""
    }

    private static func number(_ item: JSON, _ name: String) -> String { item.at("status", name)?.text ?? "" }
}
