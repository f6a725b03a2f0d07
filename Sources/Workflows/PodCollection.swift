import EventData
import Expressions

/// A Workflow's `podGC`: which pods go by themselves, and when (spec/workflows.md D15).
struct PodCollection: Sendable {
    /// After which end, and only after a good one.
    enum Strategy: String, Sendable, CaseIterable {
        case podCompletion = "OnPodCompletion"
        case podSuccess = "OnPodSuccess"
        case workflowCompletion = "OnWorkflowCompletion"
        case workflowSuccess = "OnWorkflowSuccess"
    }

    static let defaultDelay = Duration.seconds(5)

    private let strategy: Strategy
    private let delay: Duration
    private let selector: JSON?

    /// Nil when no pods go.
    init?(_ json: JSON?) {
        guard let strategy = json?["strategy"]?.string.flatMap(Strategy.init) else { return nil }
        self.strategy = strategy
        delay = json?["deleteDelayDuration"]?.scalarText.flatMap(Self.delay) ?? Self.defaultDelay
        selector = json?["labelSelector"].flatMap { WorkflowValidator.isSet($0) ? $0 : nil }
    }

    /// Seconds, or Go's notation of a duration; nil for what is none.
    static func delay(_ text: String) -> Duration? { Int(text).map { .seconds($0) } ?? Duration(goText: text) }

    /// When the pod of a node that has ended goes; nil when it stays.
    func moment(of node: RunNode, in status: RunStatus) -> Timestamp? {
        let end: Timestamp? =
            switch strategy {
            case .podCompletion: node.finishedAt
            case .podSuccess: node.phase == .succeeded ? node.finishedAt : nil
            case .workflowCompletion: status.phase?.isCompleted == true ? status.finishedAt : nil
            case .workflowSuccess: status.phase == .succeeded ? status.finishedAt : nil
            }
        return end.map { $0 + delay }
    }

    /// Whether pods with these labels are meant; without a selector, all are.
    func chooses(_ labels: @autoclosure () -> JSON) -> Bool {
        guard let selector else { return true }
        let labels = labels()
        let wanted = selector["matchLabels"]?.object?.members ?? []
        return wanted.allSatisfy { labels[$0.name] == $0.value }
            && (selector["matchExpressions"]?.array ?? []).allSatisfy { Self.holds($0, labels) }
    }

    private static func holds(_ requirement: JSON, _ labels: JSON) -> Bool {
        let value = labels[requirement["key"]?.string ?? ""]
        let isListed = value.map { requirement["values"]?.array?.contains($0) ?? false } ?? false
        switch requirement["operator"]?.string {
        case "In": return isListed
        case "NotIn": return !isListed
        case "Exists": return value != nil
        case "DoesNotExist": return value == nil
        default: return false
        }
    }
}

extension WorkflowRun {
    /// Has the pods go of which the time has come; what they printed stays with the Workflow.
    mutating func collectPods() {
        guard let collection = PodCollection((stored.spec ?? seen["spec"])?["podGC"]) else { return }
        var pods: WorkflowPods?
        for node in nodes.all where node.type == .pod && node.isFulfilled && !keptPods.contains(node.id) {
            guard node.rest[WorkflowPods.deletedMember] == nil,
                let moment = collection.moment(of: node, in: status)
            else { continue }
            guard moment <= turn.now else {
                turn.wake(at: moment)
                continue
            }
            pods = pods ?? WorkflowPods(object)
            if collection.chooses(pods?.labels(of: node.json) ?? [:]) {
                nodes.change(node.id) { $0.rest[WorkflowPods.deletedMember] = true }
            } else {
                keptPods.insert(node.id)
            }
        }
    }
}
