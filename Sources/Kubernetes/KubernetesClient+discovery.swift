import EventData
import NIOHTTP1

extension KubernetesClient {
    /// The resource type of a kind, found by discovery and remembered.
    ///
    /// - Throws: `notFound` when the cluster does not know the kind, even after asking again.
    package func resourceType(apiVersion: String, kind: String) async throws(KubernetesError) -> ResourceType {
        if let type = await discovery.type(apiVersion: apiVersion, kind: kind) { return type }
        if let type = try await resourceTypes(in: apiVersion).first(where: { $0.kind == kind }) { return type }
        throw .notFound("the cluster has no kind \(kind) in \(apiVersion)")
    }

    /// What the cluster lets anybody do with objects of a type, such as `create`; nil where it does not say.
    package func verbs(of type: ResourceType) async throws(KubernetesError) -> [String]? {
        if let verbs = await discovery.verbs(of: type) { return verbs }
        _ = try await resourceTypes(in: type.apiVersion)
        return await discovery.verbs(of: type)
    }

    /// All resource types of an API version as the cluster has them now, sub-resources left out.
    package func resourceTypes(in apiVersion: String) async throws(KubernetesError) -> [ResourceType] {
        let list: JSON
        do throws(KubernetesError) {
            list = try await json(Call(method: .GET, target: ResourcePath.discoveryPath(apiVersion)))
        } catch .notFound {
            throw .notFound("the cluster has no API \(apiVersion)")
        }
        var types: [ResourceType] = []
        var verbs: [ResourceType: [String]] = [:]
        for resource in list["resources"]?.array ?? [] {
            guard let type = ResourceType(resource, in: apiVersion) else { continue }
            types.append(type)
            verbs[type] = resource["verbs"]?.array?.compactMap(\.string)
        }
        await discovery.remember(types, of: apiVersion, verbs)
        return types
    }

    /// Every API version the cluster serves, the core ones first, each group's preferred version before its others.
    package func apiVersions() async throws(KubernetesError) -> [String] {
        let core = try await json(Call(method: .GET, target: "/api"))
        let groups = try await json(Call(method: .GET, target: "/apis"))
        var versions = (core["versions"]?.array ?? []).compactMap(\.string)
        for group in groups["groups"]?.array ?? [] {
            let preferred = group.at("preferredVersion", "groupVersion")?.string
            let all = (group["versions"]?.array ?? []).compactMap { $0["groupVersion"]?.string }
            versions += (preferred.map { [$0] } ?? []) + all.filter { $0 != preferred }
        }
        return versions
    }
}

extension ResourceType {
    init?(_ resource: JSON, in apiVersion: String) {
        guard let plural = resource["name"]?.string, !plural.contains("/"), let kind = resource["kind"]?.string else {
            return nil
        }
        self.init(
            apiVersion: apiVersion,
            kind: kind,
            plural: plural,
            isNamespaced: resource["namespaced"]?.bool ?? false
        )
    }
}

/// What discovery said so far.
actor Discovery {
    private var types: [String: [ResourceType]] = [:]
    private var verbs: [ResourceType: [String]] = [:]

    func type(apiVersion: String, kind: String) -> ResourceType? { types[apiVersion]?.first { $0.kind == kind } }

    func verbs(of type: ResourceType) -> [String]? { verbs[type] }

    func remember(_ found: [ResourceType], of apiVersion: String, _ verbs: [ResourceType: [String]]) {
        types[apiVersion] = found
        self.verbs.merge(verbs) { $1 }
    }
}
