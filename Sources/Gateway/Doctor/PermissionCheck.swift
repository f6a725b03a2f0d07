import EventData
import Kubernetes
import Manifests

/// Whether the gateway may do in the cluster what its triggers and sources ask of it.
struct PermissionCheck: Sendable {
    private struct Need: Hashable {
        let verb: String
        let resource: String
        let group: String
        let namespace: String
    }

    /// Questions that are asked; of the rest a warning says how many there are.
    private static let maximumQuestions = 200

    let kubernetes: KubernetesClient
    let sensors: [Sensor]
    let sourceNamespaces: Set<String>

    func findings() async -> [Finding] {
        var needs: [Need] = []
        var problems: [Finding] = []
        for sensor in sensors {
            for trigger in sensor.triggers {
                do throws(KubernetesError) {
                    needs += try await self.needs(of: trigger, in: sensor.name.namespace)
                } catch { problems.append(Self.unknown(error)) }
                if problems.count >= 1 { return problems }
            }
        }
        for namespace in Set(sensors.map(\.name.namespace)).union(sourceNamespaces).sorted() {
            needs.append(Need(verb: "get", resource: "secrets", group: "", namespace: namespace))
        }
        var missing: [Finding] = []
        let asked = Array(Set(needs)).sorted {
            ($0.namespace, $0.resource, $0.verb) < ($1.namespace, $1.resource, $1.verb)
        }
        for need in asked.prefix(Self.maximumQuestions) {
            do throws(KubernetesError) {
                let isAllowed = try await kubernetes.isAllowed(
                    need.verb,
                    need.resource,
                    group: need.group,
                    in: need.namespace
                )
                if !isAllowed { missing.append(Self.missing(need)) }
            } catch { return [Self.unknown(error)] }
        }
        return Self.findings(missing, of: asked.count, for: sensors.count)
    }

    private static func findings(_ missing: [Finding], of count: Int, for sensors: Int) -> [Finding] {
        if count > maximumQuestions {
            let text =
                "the cluster was asked \(maximumQuestions) of \(count) questions; what the others need is not known"
            let fix = "ask it yourself: kubectl auth can-i --list --as the gateway's service account, in each namespace"
            return missing + [.warning("permissions", text, fix: fix)]
        }
        guard missing.isEmpty else { return missing }
        return [.ok("permissions", "the cluster allows what \(sensors) sensors ask for (\(count) questions)")]
    }

    private func needs(of trigger: Trigger, in namespace: String) async throws(KubernetesError) -> [Need] {
        guard ["argoWorkflow", "k8s"].contains(trigger.kind), let block = trigger.block?.json,
            let resource = block.at("source", "resource"), let kind = resource["kind"]?.string,
            let apiVersion = resource["apiVersion"]?.string
        else { return [] }
        let type: ResourceType
        do throws(KubernetesError) {
            type = try await kubernetes.resourceType(apiVersion: apiVersion, kind: kind)
        } catch {
            // A kind that the cluster does not know is told by `lint --cluster`.
            if case .notFound = error { return [] }
            throw error
        }
        let parts = apiVersion.split(separator: "/")
        let group = parts.count == 2 ? String(parts[0]) : ""
        let own = resource.at("metadata", "namespace")?.string ?? ""
        let place = type.isNamespaced ? (own.isEmpty ? namespace : own) : ""
        return Self.verbs(of: block["operation"]?.string ?? "create").map {
            Need(verb: $0, resource: type.plural, group: group, namespace: place)
        }
    }

    private static func verbs(of operation: String) -> [String] {
        switch operation {
        case "update", "patch": ["get", "patch"]
        case "delete": ["get", "delete"]
        case "create", "submit", "": ["create", "get"]
        default: ["get", "patch"]
        }
    }

    private static func missing(_ need: Need) -> Finding {
        let resource = need.group.isEmpty ? need.resource : "\(need.resource).\(need.group)"
        let place = need.namespace.isEmpty ? "" : " in namespace \(need.namespace)"
        let ways = "kubectl create role, and rolebinding, for the gateway's service account; see deploy/"
        let text = "the gateway may not \(need.verb) \(resource)\(place)"
        // Secrets are only needed where manifests name some.
        return need.resource == "secrets"
            ? .warning("permissions", text, fix: ways) : .error("permissions", text, fix: ways)
    }

    private static func unknown(_ error: KubernetesError) -> Finding {
        .error(
            "permissions",
            "the cluster does not say what is allowed: \(error)",
            fix: "look whether the API server answers"
        )
    }
}
