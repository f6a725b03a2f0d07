import EventData

/// A template, read once: what it runs, and what a pass asks of it again and again.
struct RunTemplate: Sendable {
    /// What it does (spec/workflows.md D9).
    enum Body: Sendable {
        /// `container`, `script`, `containerSet`, `resource` or `http`: someone else runs it.
        case leaf(NodeType)
        case steps(StepsBody)
        case dag(DAGBody)
        case suspend
        /// A kind that is refused by its name.
        case refused(String)
        case none
    }

    /// Nil for an inline one.
    let name: String?
    /// As written, with what `templateDefaults` adds.
    let json: JSON
    /// In which scope the names of its steps are looked up.
    let scope: String
    let body: Body
    /// Its own, or else the workflow's for all templates.
    let retryStrategy: JSON?
    let synchronization: JSON?
    let memoize: JSON?
    /// How many of its children may be active at once.
    let parallelism: Int?
    let failFast: Bool

    init(_ json: JSON, name: String?, scope: String, spec: JSON) throws(RunProblem) {
        let json = Self.filled(json, from: spec["templateDefaults"])
        self.json = json
        self.name = name
        self.scope = scope
        retryStrategy = json["retryStrategy"] ?? spec["retryStrategy"]
        synchronization = json["synchronization"]
        memoize = json["memoize"]
        parallelism = json["parallelism"]?.integer
        failFast = json["failFast"]?.bool ?? false
        body = try Self.body(of: json)
    }

    static let leafKinds = ["container", "script", "containerSet", "resource", "http"]
    static let kinds = leafKinds + ["steps", "dag", "suspend", "data", "plugin"]

    /// The key of what it does; nil when it does nothing.
    static func kind(of json: JSON) -> String? { kinds.first { json[$0] != nil && json[$0] != .null } }

    private static func body(of json: JSON) throws(RunProblem) -> Body {
        switch kind(of: json) {
        case "steps": return .steps(try StepsBody(json["steps"] ?? .null))
        case "dag": return .dag(try DAGBody(json["dag"] ?? .null))
        case "suspend": return .suspend
        case "http": return .leaf(.http)
        case "data", "plugin": return .refused(kind(of: json) ?? "")
        case nil: return .none
        default: return .leaf(.pod)
        }
    }

    /// Gaps are filled from `defaults`, of the kinds of body only the one that the template has.
    static func filled(_ json: JSON, from defaults: JSON?) -> JSON {
        guard let defaults = defaults?.object else { return json }
        let kind = kind(of: json)
        var result = json
        for member in defaults.members where !kinds.contains(member.name) || member.name == kind {
            guard member.name != "name" else { continue }
            result[member.name] = result[member.name].map { merged($0, over: member.value) } ?? member.value
        }
        return result
    }

    /// Objects are merged by member; everything else is the upper one.
    private static func merged(_ upper: JSON, over lower: JSON) -> JSON {
        guard case .object(let top) = upper, case .object = lower else { return upper }
        var result = lower
        for member in top.members {
            result[member.name] = lower[member.name].map { merged(member.value, over: $0) } ?? member.value
        }
        return result
    }
}

extension RunTemplate {
    /// The type of the node that it makes.
    var nodeType: NodeType {
        if retryStrategy != nil { return .retry }
        switch body {
        case .leaf(let type): return type
        case .steps: return .steps
        case .dag: return .dag
        case .suspend: return .suspend
        case .refused, .none: return .skipped
        }
    }
}
