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
        // `-o name` writes workflow.argoproj.io; no kind has a dot in its own name.
        let wanted = name.lowercased().split(separator: ".").first.map(String.init) ?? ""
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

extension ResourceType {
    /// The kind as kubectl names it: `workflow.argoproj.io`, `secret`.
    var singular: String {
        let group = apiVersion.split(separator: "/").dropLast().first
        return kind.lowercased() + (group.map { ".\($0)" } ?? "")
    }

    /// An object as kubectl's `-o name` names it: `workflow.argoproj.io/ci-x`.
    func reference(_ name: String) -> String { "\(singular)/\(name)" }
}

/// The objects a person means: `workflow a b`, or `workflow/a secret/b` as `-o name` prints them.
struct NamedObjects {
    /// Kinds with their names; a kind alone means all its objects.
    let targets: [(kind: String, name: String?)]

    /// nil when both ways are mixed.
    init?(_ arguments: [String]) {
        let parts = arguments.map { $0.split(separator: "/", maxSplits: 1).map(String.init) }
        if parts.allSatisfy({ $0.count == 2 }) {
            targets = parts.map { ($0[0], $0[1]) }
        } else if let kind = arguments.first, parts.allSatisfy({ $0.count == 1 }) {
            let names = arguments.dropFirst()
            targets = names.isEmpty ? [(kind, nil)] : names.map { (kind, $0) }
        } else {
            return nil
        }
    }
}
