import EventData
import Manifests
import Workflows

/// A Workflow with someone who answers for its leaves at once, and a clock that moves only when nothing else does.
struct Rehearsal {
    var run: WorkflowRun
    var locks = LockTable()
    var view = ClusterView()
    var now = Timestamp(seconds: 1_795_694_400)
    /// How a leaf ends; nil for one that goes on running.
    var answer: (LeafTask) -> LeafResult? = { _ in nil }
    /// Seconds that each leaf takes.
    var seconds = 1
    private(set) var started: [LeafTask] = []
    private(set) var stopped: [String] = []
    private(set) var kept: [JSON] = []
    private(set) var discarded: [String] = []
    private(set) var isDeleted = false
    /// Leaves that run, and how each will end.
    private(set) var running: [(nodeID: String, end: Timestamp, result: LeafResult?)] = []
    private(set) var passes = 0
    /// Passes that wanted another one at once.
    private(set) var restlessPasses = 0
    /// Whether the run is made anew of its object before a pass, by the number of the pass.
    var restarts: (Int) -> Bool = { _ in false }

    /// The first document of a YAML text, or the Workflow's spec when it begins with nothing else.
    init(_ yaml: String, name: String = "w") {
        self.init(Self.workflow(yaml, name: name))
    }

    init(_ object: JSON) { run = WorkflowRun(object) }

    static func documents(_ yaml: String) -> [JSON] {
        let text = ManifestText(file: "workflow.yaml", text: yaml)
        return manifestDocuments(of: text, problems: ManifestProblems()).map(\.json)
    }

    /// A Workflow of this spec.
    static func workflow(_ spec: String, name: String = "w") -> JSON {
        var object: JSON = ["apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow"]
        object["metadata"] = [
            "name": .string(name), "namespace": "argo", "uid": .string("uid-of-\(name)"),
            "creationTimestamp": "2026-11-26T10:00:00Z",
        ]
        object["spec"] = documents(spec).first ?? [:]
        return object
    }

    /// One pass with these news.
    @discardableResult mutating func pass(_ news: [LeafNews] = []) -> WorkflowPass {
        passes += 1
        if restarts(passes) { restart() }
        let pass = run.advance(news, seeing: view, locks: &locks, at: now)
        if let wake = pass.wakeAt, wake <= now { restlessPasses += 1 }
        for order in pass.orders {
            switch order {
            case .start(let task):
                started.append(task)
                running.append((task.nodeID, now + .seconds(seconds), answer(task)))
            case .stop(let id): stopped.append(id)
            case .keep(let map): keep(map)
            case .discard(let keys):
                discarded += keys
                run.noteDiscarded(keys)
            case .delete: isDeleted = true
            }
        }
        return pass
    }

    private mutating func keep(_ map: JSON) {
        kept.append(map)
        let name = "argo/\(map.at("metadata", "name")?.string ?? "")"
        var known = view.configMaps[name] ?? map
        for member in map["data"]?.object?.members ?? [] {
            var data = known["data"] ?? [:]
            data[member.name] = member.value
            known["data"] = data
        }
        view.configMaps[name] = known
    }

    /// News of everything that runs and has ended by now.
    mutating func news() -> [LeafNews] {
        let ended = running.filter { $0.result != nil && $0.end <= now || stopped.contains($0.nodeID) }
        running.removeAll { leaf in ended.contains { $0.nodeID == leaf.nodeID } }
        return ended.map { leaf in
            let killed = LeafResult(.failed, message: "killed", finishedAt: now)
            let result = stopped.contains(leaf.nodeID) ? killed : leaf.result ?? killed
            return LeafNews(nodeID: leaf.nodeID, .finished(Self.moved(result, to: now)))
        }
    }

    private static func moved(_ result: LeafResult, to moment: Timestamp) -> LeafResult {
        LeafResult(
            result.verdict,
            message: result.message,
            finishedAt: moment,
            outputs: result.outputs,
            containers: result.containers
        )
    }

    /// Passes until the workflow has ended or nothing is left that would happen by itself.
    mutating func play(limit: Int = 5_000) {
        for _ in 0..<limit {
            let pass = pass(news())
            guard !run.isCompleted else { return }
            let next = running.filter { $0.result != nil || stopped.contains($0.nodeID) }.map(\.end)
            guard let moment = (next + [pass.wakeAt].compactMap { $0 }).min() else { return }
            now = max(now, moment)
        }
    }

    /// Continues from what is written down, as after a restart.
    mutating func restart() { run = WorkflowRun(run.object) }

    var status: JSON { run.object["status"] ?? .null }
    var phase: String { status["phase"]?.string ?? "" }
    var message: String { status["message"]?.string ?? "" }

    /// All nodes by name.
    var nodes: [String: JSON] {
        let members = status["nodes"]?.object?.members ?? []
        return Dictionary(members.map { ($0.value["name"]?.string ?? "", $0.value) }) { first, _ in first }
    }

    func node(_ name: String) -> JSON { nodes[name] ?? .null }

    func phase(_ name: String) -> String? { nodes[name]?["phase"]?.string }

    func message(_ name: String) -> String? { nodes[name]?["message"]?.string }

    /// The value of an input parameter of a node.
    func input(_ parameter: String, of name: String) -> String? {
        nodes[name]?.at("inputs", "parameters")?.array?.first { $0["name"]?.string == parameter }?["value"]?.string
    }

    func output(_ parameter: String, of name: String) -> String? {
        nodes[name]?.at("outputs", "parameters")?.array?.first { $0["name"]?.string == parameter }?["value"]?.string
    }

    /// Ids that someone names as a child, an end or a boundary and that are not there.
    var missingNodes: [String] {
        let known = Set((status["nodes"]?.object?.members ?? []).map(\.name))
        let named = nodes.values.flatMap { node in
            let lists = ["children", "outboundNodes"].flatMap { node[$0]?.array ?? [] }
            return (lists + [node["boundaryID"]].compactMap { $0 }).compactMap(\.string)
        }
        return named.filter { !known.contains($0) }
    }
}

extension LeafResult {
    private static let anyTime = Timestamp(seconds: 0)

    /// It ended well with this text on its standard output.
    static func success(_ result: String? = nil, _ parameters: [String: String] = [:]) -> LeafResult {
        LeafResult(.succeeded, finishedAt: anyTime, outputs: outputs(result, parameters, code: 0))
    }

    static func failure(_ code: Int, _ parameters: [String: String] = [:]) -> LeafResult {
        let message = "main: Error (exit code \(code))"
        return LeafResult(.failed, message: message, finishedAt: anyTime, outputs: outputs(nil, parameters, code: code))
    }

    static func error(_ message: String) -> LeafResult { LeafResult(.error, message: message, finishedAt: anyTime) }

    private static func outputs(_ result: String?, _ parameters: [String: String], code: Int) -> JSON {
        var outputs: JSON = ["exitCode": .string(String(code))]
        outputs["result"] = result.map(JSON.string)
        if !parameters.isEmpty {
            let sorted = parameters.sorted { $0.key < $1.key }
            outputs["parameters"] = .array(sorted.map { ["name": .string($0.key), "value": .string($0.value)] })
        }
        return outputs
    }
}

/// A template that only echoes, called `t`, with a parameter `x` that has a default.
let echo = """
    - name: t
      inputs: {parameters: [{name: x, default: none}]}
      container: {image: i, command: [echo], args: ["{{inputs.parameters.x}}"]}
    """
