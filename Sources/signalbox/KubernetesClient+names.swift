import Kubernetes

extension KubernetesClient {
    /// kubectl's short names of the kinds people use here.
    private static let shortNames = [
        "wf": "workflows", "wftmpl": "workflowtemplates", "cwft": "clusterworkflowtemplates", "cwf": "cronworkflows",
        "cronwf": "cronworkflows", "wfeb": "workfloweventbindings", "cm": "configmaps", "ns": "namespaces",
        "sa": "serviceaccounts", "ev": "events", "po": "pods", "svc": "services", "deploy": "deployments",
        "es": "eventsources", "sn": "sensors", "eb": "eventbus",
    ]

    /// The resource type that a person means: plural, singular, kind or short name, in any case.
    func resourceType(named name: String) async throws -> ResourceType {
        let wanted = name.lowercased()
        let plural = Self.shortNames[wanted] ?? wanted
        var known: [String] = []
        // The API version with the Workflows first: it is asked for most, and then the others need not be.
        for version in ["argoproj.io/v1alpha1", "v1"] + (try await otherVersions()) {
            let types: [ResourceType]
            do throws(KubernetesError) { types = try await resourceTypes(in: version) } catch {
                guard case .notFound = error else { throw error }
                continue
            }
            if let type = types.first(where: { $0.plural == plural || $0.kind.lowercased() == wanted }) { return type }
            known += types.map(\.plural)
        }
        throw Failure("the cluster has no '\(name)'; it has: \(known.sorted().joined(separator: ", "))")
    }

    private func otherVersions() async throws -> [String] {
        try await apiVersions().filter { !["argoproj.io/v1alpha1", "v1"].contains($0) }
    }
}
