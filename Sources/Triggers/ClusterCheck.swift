import EventData
import Expressions
package import Kubernetes
package import Manifests

/// Checks what triggers refer to against a cluster: kinds, templates, and the parameters that those declare.
///
/// What an event may still write is not judged, and what may not be read is said and is no problem.
package struct ClusterCheck: Sendable {
    static let workflows = "argoproj.io/v1alpha1"

    let kubernetes: KubernetesClient
    package internal(set) var diagnostics: [Diagnostic] = []
    /// What could not be read and why, each with its place.
    package internal(set) var unchecked: [String] = []

    package init(_ kubernetes: KubernetesClient) { self.kubernetes = kubernetes }

    /// - Throws: when the cluster cannot be asked at all.
    package mutating func check(_ trigger: Trigger, of sensor: ManifestName) async throws(KubernetesError) {
        if let subject = CheckedTrigger(trigger, of: sensor) { try await check(subject) }
        if let standby = trigger.dlqTrigger?.trigger { try await check(standby, of: sensor) }
    }

    private mutating func check(_ trigger: CheckedTrigger) async throws(KubernetesError) {
        let isOrigin = trigger.operation == WorkflowOperation.submitFrom.rawValue
        guard let kind = trigger.text("kind") else { return }
        guard let apiVersion = isOrigin ? Self.workflows : trigger.text("apiVersion")?.text else { return }
        let named =
            isOrigin ? WorkflowOrigin.Kind.allCases.first { $0.rawValue.lowercased() == kind.text.lowercased() } : nil
        guard let type = try await type(of: named?.rawValue ?? kind.text, in: apiVersion, at: kind.place) else {
            return
        }
        let isCron = kind.text == "CronWorkflow" && ["suspend", "resume"].contains(trigger.operation)
        if isOrigin || isCron {
            guard let name = trigger.text("metadata", "name"),
                let origin = try await find(type, name, in: trigger.namespace)
            else { return }
            if isOrigin { checkParameters(of: trigger, against: origin, type, name) }
        } else if ["submit", "create"].contains(trigger.operation), type.kind == "Workflow" {
            try await checkReference(of: trigger)
        }
    }

    private mutating func checkReference(of trigger: CheckedTrigger) async throws(KubernetesError) {
        guard let name = trigger.text("spec", "workflowTemplateRef", "name") else { return }
        let isClusterWide = trigger.resource.at("spec", "workflowTemplateRef", "clusterScope")?.json.bool == true
        let kind = isClusterWide ? "ClusterWorkflowTemplate" : "WorkflowTemplate"
        guard let type = try await type(of: kind, in: Self.workflows, at: name.place),
            let template = try await find(type, name, in: trigger.namespace)
        else { return }
        checkParameters(of: trigger, against: template, type, name)
        diagnostics += TemplateCheck.entrypoint(of: trigger, in: template, kind: kind, name.text)
    }

    private mutating func checkParameters(
        of trigger: CheckedTrigger,
        against template: JSON,
        _ type: ResourceType,
        _ name: CheckedTrigger.Text
    ) {
        guard type.kind != "CronWorkflow" else { return }
        diagnostics += TemplateCheck.parameters(of: trigger, in: template, kind: type.kind, name)
    }

    private mutating func add(_ problem: String, fix: String, at place: Place) {
        diagnostics.append(Diagnostic(rule: .own, at: place, problem: problem, fix: fix))
    }

    private mutating func type(
        of kind: String,
        in apiVersion: String,
        at place: Place
    ) async throws(KubernetesError) -> ResourceType? {
        do throws(KubernetesError) {
            return try await kubernetes.resourceType(apiVersion: apiVersion, kind: kind)
        } catch .notFound(let message) {
            var kinds: [String] = []
            do throws(KubernetesError) {
                kinds = try await kubernetes.resourceTypes(in: apiVersion).map(\.kind)
            } catch .notFound {
                // The message says it already.
            }
            let other = "correct apiVersion and kind, or install its custom resource definition"
            add(message, fix: TemplateCheck.fix(for: kind, among: kinds, or: other), at: place)
            return nil
        } catch .refused(let status, _, let message) where status == 403 {
            unchecked.append("\(place): \(kind) is not checked: \(message)")
            return nil
        }
    }

    private mutating func find(
        _ type: ResourceType,
        _ name: CheckedTrigger.Text,
        in namespace: String
    ) async throws(KubernetesError) -> JSON? {
        let path = ResourcePath(
            apiVersion: type.apiVersion,
            plural: type.plural,
            namespace: type.isNamespaced ? namespace : nil,
            name: name.text
        )
        do throws(KubernetesError) { return try await kubernetes.get(path) } catch .notFound {
            let fix = "create it, or correct name and namespace"
            add("\(subject(type.kind, path)) does not exist in the cluster", fix: fix, at: name.place)
            return nil
        } catch .refused(let status, _, let message) where status == 403 {
            unchecked.append("\(name.place): \(subject(type.kind, path)) is not checked: \(message)")
            return nil
        }
    }
}
