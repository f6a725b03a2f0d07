import EventData
import Manifests
import SensorEngine

extension ArgoArguments {
    /// The arguments of an invocation, which its trigger's parameters may have written.
    init(of invocation: Invocation, for operation: WorkflowOperation) throws(AttemptFailure) {
        let written = (invocation.request["args"]?.array ?? []).map { $0.string ?? $0.text }
        do throws(Problem) { try self.init(written, of: operation) } catch {
            throw .permanent("args: \(error.problem)", fix: "\(error.fix), in args of the trigger")
        }
    }

    /// Refuses a namespace that is not the object's own or, where it has none, the sensor's.
    func check(against resource: JSON, of invocation: Invocation) throws(AttemptFailure) {
        let own = resource.at("metadata", "namespace")?.string ?? ""
        do throws(Problem) { try check(namespace: own.isEmpty ? invocation.sensor.namespace : own) } catch {
            throw .permanent("args: \(error.problem)", fix: error.fix)
        }
    }

    /// A Workflow that is to be submitted, with what the arguments say in place of what it says itself (A4.1).
    func applied(to workflow: JSON) -> JSON {
        var workflow = workflow
        var metadata = workflow["metadata"] ?? .object(JSONObject())
        if let name = self[.generateName] { metadata["generateName"] = .string(name) }
        if let name = self[.name] { metadata["name"] = .string(name) }
        add(map(.labels), to: &metadata, "labels")
        add(map(.annotations), to: &metadata, "annotations")
        if let id = self[.instanceid] { add([(WorkflowLabel.instance, id)], to: &metadata, "labels") }
        workflow["metadata"] = metadata
        var spec = workflow["spec"] ?? .object(JSONObject())
        if let entrypoint = self[.entrypoint] { spec["entrypoint"] = .string(entrypoint) }
        if let account = self[.serviceaccount] { spec["serviceAccountName"] = .string(account) }
        if let priority = self[.priority].flatMap(Int.init) { spec["priority"] = .number(JSONNumber(priority)) }
        workflow["spec"] = spec
        return overridingParameters(of: workflow)
    }

    /// The overriding parameters first, in their order, then those that stay; also in the spec that a controller stored.
    func overridingParameters(of workflow: JSON) -> JSON {
        guard !parameters.isEmpty else { return workflow }
        var workflow = workflow
        workflow["spec"] = overridden(workflow["spec"] ?? .null)
        if var status = workflow["status"], let stored = status["storedWorkflowTemplateSpec"] {
            status["storedWorkflowTemplateSpec"] = overridden(stored)
            workflow["status"] = status
        }
        return workflow
    }

    private func overridden(_ spec: JSON) -> JSON {
        var spec = spec
        var arguments = spec["arguments"] ?? .object(JSONObject())
        let names = Set(parameters.map(\.name))
        let own = parameters.map { parameter -> JSON in
            ["name": .string(parameter.name), "value": .string(parameter.value)]
        }
        let rest = (arguments["parameters"]?.array ?? []).filter { !names.contains($0.text("name")) }
        arguments["parameters"] = .array(own + rest)
        spec["arguments"] = arguments
        return spec
    }

    private func add(_ entries: [(name: String, value: String)], to metadata: inout JSON, _ field: String) {
        guard !entries.isEmpty else { return }
        var map = metadata[field]?.object ?? JSONObject()
        for entry in entries { map[entry.name] = .string(entry.value) }
        metadata[field] = .object(map)
    }
}

/// The labels and annotations of Argo Workflows that the operations look at or change (spec/workflows.md A3).
enum WorkflowLabel {
    private static let prefix = "workflows.argoproj.io/"
    static let instance = prefix + "controller-instanceid"
    static let completed = prefix + "completed"
    static let archiving = prefix + "workflow-archiving-status"
    static let phase = prefix + "phase"
    static let previous = prefix + "resubmitted-from-workflow"
    static let workflow = prefix + "workflow"
    static let podNameFormat = prefix + "pod-name-format"
    static let creators = ["creator", "creator-email", "creator-preferred-username"].map { prefix + $0 }
    /// Of the last verb by hand; whoever acts without naming a user takes them away.
    static let actors = ["actor", "actor-email", "actor-preferred-username", "action"].map { prefix + $0 }
}
