/// What a path of the API means.
enum Route: Sendable {
    case health
    case version
    /// `/api`
    case coreVersions
    /// `/apis`
    case groups
    /// `/apis/argoproj.io`
    case group(String)
    /// `/api/v1`, `/apis/argoproj.io/v1alpha1`
    case resources(apiVersion: String)
    case openAPIv2
    case openAPIv3Index
    case openAPIv3(apiVersion: String)
    case objects(ObjectAddress)

    /// - Throws: `APIFailure` 404.
    init(path: String) throws {
        let parts = path.split(separator: "/").map(String.init)
        switch parts {
        case ["healthz"], ["livez"], ["readyz"]: self = .health
        case ["version"]: self = .version
        case ["api"]: self = .coreVersions
        case ["apis"]: self = .groups
        case _ where parts.count == 2 && parts[0] == "apis" && Discovery.groups[parts[1]] != nil:
            self = .group(parts[1])
        case ["openapi", "v2"]: self = .openAPIv2
        case ["openapi", "v3"]: self = .openAPIv3Index
        case ["openapi", "v3", "api", "v1"]: self = .openAPIv3(apiVersion: "v1")
        case _ where parts.count == 5 && parts.starts(with: ["openapi", "v3", "apis"]) && Self.isServed(parts[3...]):
            self = .openAPIv3(apiVersion: parts[3...].joined(separator: "/"))
        default: self = try Self.resource(parts)
        }
    }

    private static func resource(_ parts: [String]) throws -> Route {
        let (apiVersion, rest): (String, ArraySlice<String>)
        if parts.starts(with: ["api", "v1"]) {
            (apiVersion, rest) = ("v1", parts.dropFirst(2))
        } else if parts.count >= 3, parts[0] == "apis", isServed(parts[1...2]) {
            (apiVersion, rest) = (parts[1...2].joined(separator: "/"), parts.dropFirst(3))
        } else {
            throw APIFailure.unknownPath
        }
        if rest.isEmpty { return .resources(apiVersion: apiVersion) }
        return .objects(try address(apiVersion, Array(rest)))
    }

    private static func isServed(_ groupAndVersion: ArraySlice<String>) -> Bool {
        ResourceDefinition.apiVersions.contains(groupAndVersion.joined(separator: "/"))
    }

    private static func address(_ apiVersion: String, _ parts: [String]) throws -> ObjectAddress {
        var namespace: String?
        var parts = parts[...]
        // `namespaces/x` is an object, `namespaces/x/secrets` a list inside it.
        if parts.first == "namespaces", parts.count > 2, !["status", "finalize"].contains(parts[2]) {
            namespace = parts[1]
            parts = parts.dropFirst(2)
        }
        let plural = parts.popFirst() ?? ""
        guard let definition = ResourceDefinition.find(apiVersion: apiVersion, plural: plural),
            namespace == nil || definition.isNamespaced
        else { throw APIFailure.unknownPath }
        let name = parts.popFirst()
        let subresource = parts.popFirst()
        if !definition.isKept, let subresource, ["attach", "exec", "portforward"].contains(subresource) {
            throw APIFailure.badRequest(
                "nobody is let into a step (\(subresource)); read what it prints with 'kubectl logs'"
            )
        }
        guard parts.isEmpty, name == nil || (namespace != nil) == definition.isNamespaced,
            subresource == nil || definition.subresources.contains(subresource ?? "")
        else { throw APIFailure.unknownPath }
        return ObjectAddress(definition: definition, namespace: namespace, name: name, subresource: subresource)
    }
}

extension ResourceDefinition {
    fileprivate var subresources: [String] {
        if !isKept { return ["log"] }
        return hasStatusSubresource ? ["status"] : []
    }
}
