import EventData
import Kubernetes
import SensorEngine

/// The templates that Workflows refer to, as they were a moment ago.
///
/// A remembered one can only say that a parameter is declared; before an invocation is refused the template is read anew.
actor TemplateMemory {
    /// Old enough to spare a hot trigger nearly all reads, new enough that a removed parameter is soon noticed.
    static let longest = Duration.seconds(30)
    /// A gateway has at most a few hundred triggers; more templates are read anew.
    static let most = 1_024

    private var entries: [ResourcePath: (parameters: TemplateParameters, readAt: Timestamp)] = [:]

    func parameters(of path: ResourcePath, at now: Timestamp) -> TemplateParameters? {
        guard let entry = entries[path], now - entry.readAt < Self.longest, now >= entry.readAt else { return nil }
        return entry.parameters
    }

    func remember(_ parameters: TemplateParameters, of path: ResourcePath, at now: Timestamp) {
        if entries.count >= Self.most { entries.removeAll() }
        entries[path] = (parameters, now)
    }
}

extension ArgoWorkflowTrigger {
    /// Refuses a Workflow that gives its template a parameter which the template does not know.
    ///
    /// What may not be read is not checked: the right to read templates is not needed to submit.
    func requireDeclaredParameters(
        of object: CreatedObject,
        for invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) {
        guard let reference = object.json.at("spec", "workflowTemplateRef") else { return }
        let names = object.json.givenParameters
        let isClusterWide = reference["clusterScope"]?.bool == true
        guard !names.isEmpty, !reference.text("name").isEmpty else { return }
        let identity = ObjectIdentity(
            apiVersion: object.apiVersion,
            kind: isClusterWide ? "ClusterWorkflowTemplate" : "WorkflowTemplate",
            name: reference.text("name"),
            namespace: object.namespace
        )
        let cluster = context.kubernetes.allowing(callBudget)
        let path = try await identity.path(for: invocation, in: cluster)
        let now = context.now()
        if let known = await templates.parameters(of: path, at: now),
            known.unknown(among: names, in: object.json).isEmpty
        {
            return
        }
        let subject = subject(identity.kind, path)
        let template: JSON
        do throws(KubernetesError) { template = try await cluster.get(path) } catch .refused(403, _, _) {
            return
        } catch {
            throw AttemptFailure(error, wanting: subject)
        }
        let parameters = TemplateParameters(of: template)
        await templates.remember(parameters, of: path, at: now)
        let unknown = parameters.unknown(among: names, in: object.json)
        guard !unknown.isEmpty else { return }
        let list = unknown.map { "'\($0)'" }.joined(separator: ", ")
        throw .permanent(
            "\(subject) does not declare the parameter \(list), so it would have no effect",
            fix: "declare it in spec.arguments.parameters of the template, or correct its name in the sensor"
        )
    }
}
