import EventData
import Expressions
package import Manifests

/// Finds destinations of parameters that are no place of a Workflow: what is written there has no effect, or is refused.
///
/// Only plain paths, and only as deep as Workflows are the same for everybody. What the resource has itself is never
/// doubted. Workflows, templates of them, and CronWorkflows (spec/workflows.md A10).
package struct DestinationCheck {
    private let kind: String
    private let shape: Shape
    private let resource: ManifestNode

    /// nil for an object of a kind that is not known here.
    package init?(_ resource: ManifestNode) {
        guard let kind = resource["kind"]?.json.string, let shape = Shape.object(kind) else { return nil }
        self.kind = kind
        self.shape = shape
        self.resource = resource
    }

    /// Looks at the `dest` of each entry of `parameters`.
    package func diagnostics(of parameters: ManifestNode?) -> [Diagnostic] {
        guard case .sequence(let entries)? = parameters?.content else { return [] }
        return entries.compactMap { $0["dest"] }.compactMap(diagnostic)
    }

    private func diagnostic(_ destination: ManifestNode) -> Diagnostic? {
        guard let text = destination.json.string, !text.contains(where: { "*?#@|\\:{}[]".contains($0) }),
            let flaw = flaw(of: text.split(separator: ".", omittingEmptySubsequences: false).map(String.init))
        else { return nil }
        return Diagnostic(.warning, rule: .own, at: destination.place, problem: flaw.problem, fix: flaw.fix)
    }

    private func flaw(of path: [String]) -> (problem: String, fix: String)? {
        var (shape, node) = (shape, Optional(resource))
        for (depth, name) in path.enumerated() {
            let parent = depth == 0 ? "a \(kind)" : path[..<depth].joined(separator: ".")
            switch shape {
            case .anything: return nil
            case .list(let element):
                guard let number = Int(name), number >= -1 else {
                    return ("'\(parent)' is a list, and '\(name)' is no place in it", "write \(parent).0.\(name)")
                }
                (shape, node) = (element, node?.element(number))
            case .fields(let fields):
                node = node?[name]
                guard let field = fields[name] else {
                    if node != nil { return nil }
                    let fix = Suggestion.nearest(to: name, among: fields.keys.sorted()).map { "did you mean '\($0)'?" }
                    return ("'\(name)' is no field of \(parent)", fix ?? "correct dest")
                }
                shape = field
            }
        }
        return nil
    }
}

extension ManifestNode {
    /// nil where it is no list, or has no such place.
    fileprivate func element(_ number: Int) -> ManifestNode? {
        guard case .sequence(let items) = content, items.indices.contains(number) else { return nil }
        return items[number]
    }
}

/// What may stand where.
private indirect enum Shape: Sendable {
    case anything
    case list(Shape)
    case fields([String: Shape])

    static func object(_ kind: String) -> Shape? {
        let spec: Shape
        switch kind {
        case "Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate": spec = workflow
        case "CronWorkflow": spec = cron
        default: return nil
        }
        return .fields([
            "apiVersion": .anything, "kind": .anything, "metadata": metadata, "spec": spec, "status": .anything,
        ])
    }

    private static func names(_ names: String) -> [String: Shape] {
        Dictionary(uniqueKeysWithValues: names.split(separator: " ").map { (String($0), .anything) })
    }

    private static let metadata = Shape.fields(
        names("name generateName namespace labels annotations finalizers ownerReferences uid resourceVersion")
    )

    private static let arguments = Shape.fields([
        "parameters": .list(
            .fields(names("name value valueFrom default enum description globalName"))
        ),
        "artifacts": .list(.anything),
    ])

    private static let workflow = Shape.fields(
        names(
            """
            activeDeadlineSeconds affinity archiveLogs artifactGC artifactRepositoryRef \
            automountServiceAccountToken dnsConfig dnsPolicy entrypoint executor hooks hostAliases hostNetwork \
            imagePullSecrets metrics nodeSelector onExit parallelism podDisruptionBudget podGC podMetadata podPriority \
            podPriorityClassName podSpecPatch priority retryStrategy schedulerName securityContext serviceAccountName \
            shutdown suspend synchronization templateDefaults templates tolerations ttlStrategy volumeClaimGC \
            volumeClaimTemplates volumes workflowMetadata workflowTemplateRef
            """
        ).merging(["arguments": arguments]) { $1 }
    )

    private static let cron = Shape.fields(
        names(
            """
            concurrencyPolicy failedJobsHistoryLimit schedule schedules startingDeadlineSeconds stopStrategy \
            successfulJobsHistoryLimit suspend timezone when workflowMetadata
            """
        ).merging(["workflowSpec": workflow]) { $1 }
    )
}
