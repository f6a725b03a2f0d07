import EventData
import Expressions

extension WorkflowRun {
    /// Settles the spec in effect, and the first time whether it can run at all.
    mutating func prepare() throws(RunProblem) {
        guard plan == nil else { return }
        let spec = try effectiveSpec()
        plan = RunPlan(spec: spec)
        plan?.usesLocks = status.synchronization != nil
        if isNew { try validate(spec) }
        let parameters = try globalParameters(spec)
        plan?.parameters = parameters
        let metadata = try plannedMetadata(spec)
        plan?.metadata = metadata
    }

    mutating func effectiveSpec() throws(RunProblem) -> JSON {
        if let spec = stored.spec { return spec }
        let own = seen["spec"] ?? [:]
        let spec = try turn.view.effectiveSpec(own, in: namespace)
        guard ClusterView.reference(of: own) != nil else { return spec }
        stored.spec = spec
        stored.isChanged = true
        return spec
    }

    private mutating func validate(_ spec: JSON) throws(RunProblem) {
        var object = seen
        object["spec"] = spec
        if let problem = WorkflowValidation.problems(of: object, seeing: turn.view).first {
            throw RunProblem("invalid spec: \(problem)", phase: .failed)
        }
        var refusals = WorkflowValidation.refusals(of: object, seeing: turn.view, settings: settings)
        if !absences.isEmpty {
            refusals += ReachedTemplates.all(of: object, seeing: turn.view).flatMap { absences[$0] ?? [] }
        }
        if !refusals.isEmpty { throw RunProblem(refusals.joined(separator: "\n")) }
        let ignored = WorkflowValidation.warnings(of: object)
        guard !ignored.isEmpty else { return }
        let message = "passed over on a single machine: \(ignored.joined(separator: ", "))"
        status.setCondition("SpecWarning", true, message: message)
    }

    /// Labels and annotations that `workflowMetadata` and the reference ask for.
    private func plannedMetadata(_ spec: JSON) throws(RunProblem) -> PlannedMetadata {
        var planned = PlannedMetadata()
        if let reference = spec["workflowTemplateRef"], let template = reference["name"]?.string {
            let isCluster = reference["clusterScope"]?.bool ?? false
            planned.labels["workflows.argoproj.io/\(isCluster ? "cluster-" : "")workflow-template"] = template
        }
        let written = spec["workflowMetadata"]
        for member in written?["labels"]?.object?.members ?? [] { planned.labels[member.name] = member.value.string }
        for member in written?["annotations"]?.object?.members ?? [] {
            planned.annotations[member.name] = member.value.string
        }
        for member in written?["labelsFrom"]?.object?.members ?? [] {
            let expression = member.value["expression"]?.string ?? ""
            do throws(EvaluationError) {
                guard case .string(let text) = try expressionValue(expression, TagScope()) else {
                    throw EvaluationError("it gives no text")
                }
                planned.labels[member.name] = text
            } catch {
                throw RunProblem("failed to evaluate label '\(member.name)' from '\(expression)': \(error.problem)")
            }
        }
        return planned
    }

    /// The values of `spec.arguments`, which every tag can name.
    private func globalParameters(_ spec: JSON) throws(RunProblem) -> [String: String] {
        var values: [String: String] = [:]
        for parameter in spec["arguments", "parameters"]?.array ?? [] {
            guard let name = parameter["name"]?.string else { continue }
            if let value = parameter["value"]?.scalarText {
                values[name] = value
                continue
            }
            do throws(RunProblem) {
                guard let source = parameter["valueFrom"], let value = try value(from: source, TagScope()) else {
                    throw RunProblem("parameter '\(name)' has no value")
                }
                values[name] = value
            } catch { throw RunProblem("failed to set global parameters: \(error.message)", phase: .failed) }
        }
        return values
    }
}
