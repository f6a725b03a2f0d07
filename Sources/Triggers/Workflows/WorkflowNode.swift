import EventData
import SensorEngine

/// One entry of a Workflow's `status.nodes` (spec/workflows.md D16).
struct WorkflowNode: Sendable, Equatable {
    var json: JSON

    var id: String { json.text("id") }
    var name: String { json.text("name") }
    var type: String { json.text("type") }
    var phase: String { json.text("phase") }
    var boundaryID: String { json.text("boundaryID") }
    var children: [String] { strings("children") }
    var outboundNodes: [String] { strings("outboundNodes") }

    var hasFailed: Bool { phase == "Failed" || phase == "Error" }
    /// Whether a step or task stands here that does something.
    var isExecution: Bool { ["Pod", "Container", "HTTP", "Plugin"].contains(type) }
    var isGroup: Bool { ["DAG", "TaskGroup", "Steps", "StepGroup"].contains(type) }
    /// Whether it waits for somebody to resume it.
    var isActiveSuspend: Bool { type == "Suspend" && phase == "Running" }
    /// Whether it is one of several attempts below a node of type `Retry`.
    var isAttempt: Bool { json.at("nodeFlag", "retried")?.bool == true }

    /// The name of the template it runs, in the template that it was taken from where it was.
    var templateName: String {
        let reference = json["templateRef"]?.text("template") ?? ""
        return reference.isEmpty ? json.text("templateName") : reference
    }

    private func strings(_ field: String) -> [String] { (json[field]?.array ?? []).compactMap(\.string) }

    /// Keeps only those ids of `children` and `outboundNodes` that `isKept` says.
    mutating func prune(_ isKept: (String) -> Bool) {
        for field in ["children", "outboundNodes"] where json[field] != nil {
            json[field] = .array(strings(field).filter(isKept).map { .string($0) })
        }
    }
}

/// The nodes of a Workflow by their ids, in whichever form the object holds them (spec/workflows.md A8).
struct WorkflowNodes: Sendable, Equatable {
    private(set) var byID: [String: WorkflowNode]
    private let isCompressed: Bool

    /// - Throws: when the nodes are elsewhere, or cannot be decompressed.
    init(of workflow: JSON, called subject: String) throws(AttemptFailure) {
        let status = workflow["status"] ?? .null
        guard status.text("offloadNodeStatusVersion").isEmpty else {
            throw .permanent(
                "the nodes of \(subject) are in the controller's database and cannot be read through the cluster's API",
                fix: "use the argo command with an Argo Server, or stop, terminate or suspend, which need no nodes"
            )
        }
        let packed = status.text("compressedNodes")
        isCompressed = !packed.isEmpty
        let nodes = isCompressed ? try Self.unpacked(packed, of: subject) : status["nodes"] ?? .null
        byID = Dictionary((nodes.object?.members ?? []).map { ($0.name, WorkflowNode(json: $0.value)) }) { $1 }
    }

    private static func unpacked(_ text: String, of subject: String) throws(AttemptFailure) -> JSON {
        do {
            guard let bytes = decodedBase64(Array(text.utf8)) else {
                throw CompressionError(problem: "it is no Base64")
            }
            return try JSON(parsing: try decompressed(bytes))
        } catch {
            throw .permanent(
                "'status.compressedNodes' of \(subject) cannot be read: \(error)",
                fix: "look at the object with: argo get; a damaged one cannot be changed node by node"
            )
        }
    }

    var ids: [String] { byID.keys.sorted() }

    subscript(id: String) -> WorkflowNode? {
        get { byID[id] }
        set { byID[id] = newValue }
    }

    /// Writes the nodes into the Workflow, in the form in which they came.
    func write(into workflow: inout JSON) throws(AttemptFailure) {
        var status = workflow["status"] ?? .object(JSONObject())
        let map = JSON.object(JSONObject(ids.compactMap { id in byID[id].map { (name: id, value: $0.json) } }))
        if isCompressed {
            do { status["compressedNodes"] = .string(base64(try compressed(map.bytes))) } catch {
                throw .permanent("the nodes cannot be compressed: \(error)", fix: "report this as a bug")
            }
            status["nodes"] = nil
        } else {
            status["nodes"] = map
        }
        workflow["status"] = status
    }

    /// The id of a node: the Workflow's name, or with a hash of the node's name behind it (A7).
    static func id(of name: String, in workflow: String) -> String {
        name == workflow ? workflow : "\(workflow)-\(hash(of: name))"
    }

    /// FNV-1a of 32 bits.
    static func hash(of name: String) -> UInt32 {
        name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}

extension WorkflowNode {
    /// Longest part before the hash in a pod's name.
    private static let longestPodPrefix = 242

    /// How the pod is called that runs the node (A7).
    func podName(in workflow: JSON) -> String {
        let name = workflow.at("metadata", "name")?.string ?? ""
        if workflow.at("metadata", "annotations", WorkflowLabel.podNameFormat)?.string == "v1" { return id }
        if self.name == name { return name }
        let prefix = templateName.isEmpty ? name : "\(name)-\(templateName)"
        return "\(prefix.prefix(Self.longestPodPrefix))-\(WorkflowNodes.hash(of: self.name))"
    }
}
