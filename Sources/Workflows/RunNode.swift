package import EventData

/// One entry of `status.nodes` (spec/workflows.md D16.2).
package struct RunNode: Sendable, Hashable {
    package let id: String
    package let name: String
    package var displayName: String
    package var type: NodeType
    package var phase: NodePhase
    package var message = ""
    package var boundaryID: String?
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    package var inputs: JSON?
    package var outputs: JSON?
    package var children: [String] = []
    package var outboundNodes: [String] = []
    /// The template as the calling step names it, and in which scope.
    var origin = NodeOrigin()
    var progress = NodeProgress()
    var isHook = false
    var isAttempt = false
    /// The lock that it waits for.
    var awaitedLock: String?
    var memoization: JSON?
    /// Members that we do not know, kept as they are.
    var rest = JSONObject()

    /// The StepGroup, TaskGroup, Retry or boundary that it is part of; it follows from the others' `children`.
    var container: String?

    init(id: String, name: String, displayName: String, type: NodeType, phase: NodePhase) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.type = type
        self.phase = phase
    }

    var isFulfilled: Bool { phase.isFulfilled }
}

/// Where a node's template comes from.
struct NodeOrigin: Sendable, Hashable {
    var templateName: String?
    var templateRef: JSON?
    /// `local/<workflow>`, `namespaced/<template>` or `cluster/<template>`: where the caller's names are looked up.
    var scope: String?

    init(templateName: String? = nil, templateRef: JSON? = nil, scope: String? = nil) {
        self.templateName = templateName
        self.templateRef = templateRef
        self.scope = scope
    }

    init(_ request: NodeRequest) {
        self.init(
            templateName: request.target.template,
            templateRef: request.target.reference,
            scope: request.scope
        )
    }
}

/// How many of the leaves below are done.
struct NodeProgress: Sendable, Hashable {
    /// What a leaf may say of itself at most, so that the sums of many have room.
    static let most = 1_000_000_000

    var done = 0
    var total = 0

    var text: String { "\(done)/\(total)" }

    init(done: Int = 0, total: Int = 0) {
        self.done = done
        self.total = total
    }

    init?(_ text: String) {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let done = Int(parts[0]), let total = Int(parts[1]), done >= 0, total >= 0 else {
            return nil
        }
        // A status may have been written by somebody else.
        self.init(done: min(done, Self.most), total: min(total, Self.most))
    }
}
