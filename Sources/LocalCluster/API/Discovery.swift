import EventData

/// The documents by which clients learn what the API offers.
enum Discovery {
    static let groupName = "argoproj.io"
    static let groupVersion = "v1alpha1"

    /// The version of Kubernetes whose API this follows; clients compare it with their own.
    static let version: JSON = [
        "major": "1", "minor": "32", "gitVersion": "v1.32.0+signalbox", "gitCommit": "", "gitTreeState": "clean",
        "buildDate": "1970-01-01T00:00:00Z", "goVersion": "", "compiler": "swift", "platform": "linux",
    ]

    static let coreVersions: JSON = [
        "kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": [],
    ]

    static let groups: JSON = [
        "kind": "APIGroupList", "apiVersion": "v1",
        "groups": [["name": .string(groupName), "versions": [preferred], "preferredVersion": preferred]],
    ]

    static let group: JSON = [
        "kind": "APIGroup", "apiVersion": "v1", "name": .string(groupName), "versions": [preferred],
        "preferredVersion": preferred,
    ]

    private static let preferred: JSON = [
        "groupVersion": .string(ResourceDefinition.argoVersion), "version": .string(groupVersion),
    ]

    static func resources(apiVersion: String) -> JSON {
        let definitions = ResourceDefinition.all.filter { $0.apiVersion == apiVersion }
        return [
            "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": .string(apiVersion),
            "resources": .array(definitions.flatMap(entries)),
        ]
    }

    private static func entries(_ definition: ResourceDefinition) -> [JSON] {
        var entry: JSON = [
            "name": .string(definition.plural), "singularName": .string(definition.singular),
            "namespaced": .bool(definition.isNamespaced), "kind": .string(definition.kind),
            "verbs": ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
        ]
        if !definition.shortNames.isEmpty { entry["shortNames"] = .array(definition.shortNames.map { .string($0) }) }
        guard definition.hasStatusSubresource else { return [entry] }
        let status: JSON = [
            "name": .string("\(definition.plural)/status"), "singularName": "",
            "namespaced": .bool(definition.isNamespaced), "kind": .string(definition.kind),
            "verbs": ["get", "patch", "update"],
        ]
        return [entry, status]
    }
}
