import EventData
import Hummingbird
import Kubernetes

/// Workflows of the cluster, for those who look at the console: what they need no `kubectl` for.
extension AdminAPI {
    /// Lines that a log shows, the last ones.
    private static var maximumLogLines: Int { 1_000 }
    private static var maximumLogBytes: Int { 200_000 }

    func addWorkflowRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/workflows") { _, _ in
            await answer { () async throws(KubernetesError) in Response.json(try await workflows()) }
        }
        router.get("/api/workflows/:namespace/:name") { _, context in
            let path = workflowPath(context.parameters.text("namespace"), context.parameters.text("name"))
            return await answer { () async throws(KubernetesError) in Response.json(try await patient.get(path)) }
        }
        router.get("/api/workflows/:namespace/:name/logs/:pod") { _, context in
            let (namespace, name) = (context.parameters.text("namespace"), context.parameters.text("name"))
            let pod = context.parameters.text("pod")
            return await answer { () async throws(KubernetesError) in
                try await log(of: pod, in: namespace, workflow: name)
            }
        }
    }

    /// Of the main container, where the pod is one of the Workflow's.
    private func log(of pod: String, in namespace: String, workflow: String) async throws(KubernetesError) -> Response {
        let path = ResourcePath(apiVersion: "v1", plural: "pods", namespace: namespace, name: pod)
        let object = try await patient.get(path)
        guard object.at("metadata", "labels", "workflows.argoproj.io/workflow")?.string == workflow else {
            throw .notFound("the workflow \(namespace)/\(workflow) has no pod '\(pod)'")
        }
        let containers = (object.at("spec", "containers")?.array ?? []).compactMap { $0["name"]?.string }
        let log = try await patient.log(
            of: path,
            container: containers.contains("main") ? "main" : containers.first ?? "main",
            lines: Self.maximumLogLines,
            bytes: Self.maximumLogBytes
        )
        return Response.text(String(decoding: log, as: UTF8.self))
    }

    /// Who looks at a page waits no longer for a cluster that is away.
    private var patient: KubernetesClient { cluster.allowing(.seconds(2)) }

    private func workflows() async throws(KubernetesError) -> JSON {
        let path = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: nil)
        var list = WorkflowList()
        try await patient.eachPage(of: path) { list.add($0) }
        return list.json
    }

    private func workflowPath(_ namespace: String, _ name: String) -> ResourcePath {
        ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: namespace, name: name)
    }

    /// What the cluster says, also when it says no.
    private func answer(_ ask: () async throws(KubernetesError) -> Response) async -> Response {
        do throws(KubernetesError) { return try await ask() } catch {
            switch error {
            case .notFound(let problem): return Response.problem(.notFound, problem)
            case .refused(403, _, let message): return Response.problem(.forbidden, message)
            case .refused(400..<500, _, let message): return Response.problem(.badRequest, message)
            default: return Response.problem(.serviceUnavailable, "\(error)")
            }
        }
    }
}
