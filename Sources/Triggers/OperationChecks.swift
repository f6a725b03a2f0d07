import EventData
import Kubernetes
import Manifests

/// What is certain to be without effect or to fail in the block of a `k8s` trigger.
struct KubernetesCheck {
    private let reader: ManifestReader

    init(_ reader: ManifestReader) { self.reader = reader }

    func report() {
        let operation = reader.optionalString("operation").flatMap(KubernetesTrigger.Operation.init) ?? .create
        let meaningful: Set = operation == .patch ? ["patchStrategy"] : operation == .update ? ["liveObject"] : []
        for field in ["patchStrategy", "liveObject"] where reader.has(field) && !meaningful.contains(field) {
            reader.warn(field, "has no effect on operation \(operation.rawValue)", fix: "remove it")
        }
        let resource = ResourceCheck(reader)
        switch operation {
        case .create: resource.report()
        case .delete: resource.reportName()
        case .update:
            resource.reportName()
            if reader.bool("liveObject", default: false) { resource.reportNamespace() }
        case .patch:
            resource.reportName()
            resource.reportPatch(reader.optionalString("patchStrategy") ?? "")
        }
    }
}

/// The same of an `argoWorkflow` trigger.
struct WorkflowCheck {
    private let reader: ManifestReader

    init(_ reader: ManifestReader) { self.reader = reader }

    func report() {
        let operation = reader.optionalString("operation").flatMap(WorkflowOperation.init) ?? .submit
        reportArguments(of: operation)
        let resource = ResourceCheck(reader)
        switch operation {
        case .submit: resource.reportWorkflow()
        case .submitFrom: resource.reportName(kinds: operation.kinds, purpose: "be the origin of a Workflow")
        default: resource.reportName(kinds: operation.kinds, purpose: "be \(operation.past)")
        }
    }

    private func reportArguments(of operation: WorkflowOperation) {
        guard reader.has("args") else { return }
        do throws(ArgoArguments.Problem) {
            let arguments = try ArgoArguments(reader.strings("args"), of: operation)
            guard !arguments.unused.isEmpty else { return }
            let list = arguments.unused.joined(separator: " ")
            reader.warn("args", "has \(list), which has no effect: no argo command is run", fix: "remove it")
        } catch {
            // A trigger's parameters may write into them; they are read again when it fires.
            reader.warn("args", "cannot be honoured: \(error.problem)", fix: error.fix)
        }
    }
}
