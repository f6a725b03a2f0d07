import EventData

/// The documents by which clients learn what the API offers.
enum Discovery {
    /// The version of each group beside the core.
    static let groups: [String: String] = {
        let pairs = ResourceDefinition.apiVersions.map { $0.split(separator: "/").map(String.init) }
        return Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { $1 }
    }()

    /// The version of Kubernetes whose API this follows; clients compare it with their own.
    static let version: JSON = [
        "major": "1", "minor": "32", "gitVersion": "v1.32.0+signalbox", "gitCommit": "", "gitTreeState": "clean",
        "buildDate": "1970-01-01T00:00:00Z", "goVersion": "", "compiler": "swift", "platform": "linux",
    ]

    static let coreVersions: JSON = [
        "kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": [],
    ]

    static let groupList: JSON = [
        "kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups.keys.sorted().map(described)),
    ]

    static func group(_ name: String) -> JSON {
        var group = described(name)
        group["kind"] = "APIGroup"
        group["apiVersion"] = "v1"
        return group
    }

    private static func described(_ name: String) -> JSON {
        let version = groups[name] ?? ""
        let preferred: JSON = ["groupVersion": .string("\(name)/\(version)"), "version": .string(version)]
        return ["name": .string(name), "versions": [preferred], "preferredVersion": preferred]
    }

    static func resources(apiVersion: String) -> JSON {
        let definitions = ResourceDefinition.all.filter { $0.apiVersion == apiVersion }
        return [
            "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": .string(apiVersion),
            "resources": .array(definitions.flatMap(entries)),
        ]
    }

    private static let viewed = ["delete", "deletecollection", "get", "list", "watch"]
    private static let kept = ["create"] + viewed + ["patch", "update"]

    private static let log: JSON = [
        "name": "pods/log", "singularName": "", "namespaced": true, "kind": "Pod", "verbs": ["get"],
    ]

    private static func entries(_ definition: ResourceDefinition) -> [JSON] {
        var entry: JSON = [
            "name": .string(definition.plural), "singularName": .string(definition.singular),
            "namespaced": .bool(definition.isNamespaced), "kind": .string(definition.kind),
            "verbs": .array((definition.isKept ? kept : viewed).map { .string($0) }),
        ]
        if !definition.shortNames.isEmpty { entry["shortNames"] = .array(definition.shortNames.map { .string($0) }) }
        if !definition.isKept { return [entry, log] }
        guard definition.hasStatusSubresource else { return [entry] }
        let status: JSON = [
            "name": .string("\(definition.plural)/status"), "singularName": "",
            "namespaced": .bool(definition.isNamespaced), "kind": .string(definition.kind),
            "verbs": ["get", "patch", "update"],
        ]
        return [entry, status]
    }
}
