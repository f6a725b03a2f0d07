import EventData
import Kubernetes
import Workflows

/// A Workflow that the controller follows, from when it appears to when nothing more is to be done for it.
struct RunningWorkflow {
    var run: WorkflowRun
    let path: ResourcePath
    let uid: String
    /// Of the object as it was written or read last.
    var version: String
    /// What happened since the last pass.
    var news: [LeafNews] = []
    /// As someone else changed it since then.
    var seen: MirroredObject?
    /// Whether a pass over it is under way, its writing included.
    var isBusy = false
    /// Whether a pass is due once more.
    var isDue = false
    /// Whether its status is not written yet as it is.
    var isUnwritten = false
    /// Whether the cluster refused its status, and it ends for that.
    var isRefused = false
    var wakeAt: Timestamp?

    init(_ object: MirroredObject, settings: RunSettings) {
        run = WorkflowRun(object.json, settings: settings)
        path = object.path
        uid = object.uid
        version = object.resourceVersion
    }

    /// Whether an object that a watch shows is older than what is known, or our own writing.
    func knows(_ object: MirroredObject) -> Bool { object.isKnown(uid, version) }

    /// Claims of `volumeClaimTemplates`, which go with the Workflow.
    var claims: [String] { Self.claims(of: run.object) }

    static func claims(of workflow: JSON) -> [String] {
        let name = workflow["metadata"]?.text("name") ?? ""
        return spec(of: workflow).list("volumeClaimTemplates").compactMap { $0.at("metadata", "name")?.string }
            .map { "\(name)-\($0)" }
    }

    /// Those that go when it has ended: a failed one keeps them for its retry, unless `volumeClaimGC` says otherwise
    /// (spec/workflows.md D15).
    var claimsGoingAtEnd: [String] {
        guard run.isCompleted else { return [] }
        let strategy = Self.spec(of: run.object).at("volumeClaimGC", "strategy")?.string
        let hasSucceeded = run.object.at("status", "phase") == "Succeeded"
        return hasSucceeded || strategy == "OnWorkflowCompletion" ? claims : []
    }

    private static func spec(of workflow: JSON) -> JSON {
        workflow.at("status", "storedWorkflowTemplateSpec") ?? workflow["spec"] ?? .null
    }
}

/// A Workflow that is followed no longer, as it was written or read last.
struct DroppedWorkflow {
    /// As many are remembered.
    static let maximumCount = 1_000

    /// `namespace/name`.
    let key: String
    let uid: String
    let version: String

    /// Whether an object that a watch shows says nothing new of it.
    func knows(_ object: MirroredObject) -> Bool { object.isKnown(uid, version) }
}

extension MirroredObject {
    /// Whether it is the object of that uid as of that version, or older.
    func isKnown(_ uid: String, _ version: String) -> Bool {
        guard self.uid == uid else { return false }
        guard let theirs = UInt64(resourceVersion), let ours = UInt64(version) else {
            return resourceVersion == version
        }
        return theirs <= ours
    }
}
