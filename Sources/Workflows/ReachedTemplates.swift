package import EventData

/// A template that a Workflow may come to, with what `templateDefaults` adds.
package struct ReachedTemplate: Sendable, Hashable {
    /// Where it is written, such as `templates.main` or `WorkflowTemplate other.main`.
    package let place: String
    package let json: JSON
    /// Whether it runs whatever happens, and the Workflow fails when it does.
    package let isCertain: Bool

    /// What stands for a tag's value where that is not known yet.
    package static let unknown = "signalbox-unknown"

    /// Whether nothing in a text depends on what a tag is filled in with.
    package static func isSettled(_ text: String) -> Bool { !TagText.hasTag(text) }

    /// A text with `unknown` at each tag's place.
    package static func withUnknowns(_ text: String) -> String {
        TagText(text).pieces.map { if case .text(let part) = $0 { part } else { unknown } }.joined()
    }
}

/// Follows a Workflow's calls from its entrypoint, exit handler and hooks, without running anything.
///
/// Calls whose template only a tag names are not followed, nor what is never called, as `when: "false"` says.
struct ReachedTemplates {
    /// A template that was met; `object` is the one that it is in when that is not the Workflow itself.
    private struct Visit {
        let json: JSON
        let place: String
        let object: JSON?
    }

    private let spec: JSON
    private let view: ClusterView
    private let namespace: String
    /// Whether only calls are followed that are made whatever happens.
    private let onlyCertain: Bool
    private var met: [Visit] = []
    private var seen: Set<String> = []

    /// `object` has the spec in effect.
    static func all(of object: JSON, seeing view: ClusterView) -> [ReachedTemplate] {
        let finders = [false, true].map { onlyCertain in
            var finder = ReachedTemplates(object, view, onlyCertain)
            finder.lookAtAll()
            return finder
        }
        let certain = Set(finders[1].met.map(\.place))
        return finders[0].met.map { visit in
            let json = finders[0].filled(visit.json)
            let patched = PodSpecPatches.applied(to: json, in: finders[0].spec)
            let isCertain = patched != nil && certain.contains(visit.place)
            return ReachedTemplate(place: visit.place, json: patched ?? json, isCertain: isCertain)
        }
    }

    private init(_ object: JSON, _ view: ClusterView, _ onlyCertain: Bool) {
        self.onlyCertain = onlyCertain
        spec = object["spec"] ?? [:]
        namespace = object.at("metadata", "namespace")?.string ?? "default"
        self.view = view
    }

    private func filled(_ json: JSON) -> JSON { RunTemplate.filled(json, from: spec["templateDefaults"]) }

    private mutating func lookAtAll() {
        meet(TemplateTarget(template: spec["entrypoint"]?.string), "spec", in: nil)
        for hook in TemplateHook.all(of: spec) where !onlyCertain || hook.isExit && hook.expression == nil {
            meet(hook.target, "spec.hooks.\(hook.name)", in: nil)
        }
        var next = 0
        while next < met.count {
            let visit = met[next]
            next += 1
            for call in calls(of: filled(visit.json)) {
                let place = "\(visit.place).\(call.name)"
                meet(call.target, place, in: visit.object)
                // What becomes of those of a call changes nothing in how its Workflow ends.
                for hook in call.hooks where !onlyCertain {
                    meet(hook.target, "\(place).hooks.\(hook.name)", in: visit.object)
                }
            }
        }
    }

    private mutating func meet(_ target: TemplateTarget, _ place: String, in object: JSON?) {
        if let inline = target.inline {
            guard isFollowed(inline) else { return }
            met.append(Visit(json: inline, place: "\(place).inline", object: object))
            return
        }
        var (object, name) = (object, target.template)
        if let reference = target.reference {
            let other = reference["name"]?.string ?? ""
            let isCluster = reference["clusterScope"]?.bool ?? false
            let found =
                isCluster ? view.clusterWorkflowTemplates[other] : view.workflowTemplates["\(namespace)/\(other)"]
            guard let found else { return }
            (object, name) = (found, reference["template"]?.string)
        }
        let templates = object.map { $0["spec", "templates"] } ?? spec["templates"]
        guard let name, let json = templates?.named(name), isFollowed(json) else { return }
        let label = object.map { "\($0["kind"]?.string ?? "") \($0.at("metadata", "name")?.string ?? "").\(name)" }
        guard seen.insert(label ?? "templates.\(name)").inserted else { return }
        met.append(Visit(json: json, place: label ?? "templates.\(name)", object: object))
    }

    /// What is remembered may stand for the run of a template that has `memoize`.
    private func isFollowed(_ json: JSON) -> Bool { !onlyCertain || (filled(json)["memoize"] ?? .null) == .null }

    /// What a template calls; nothing where it is not written as it should be, which is said elsewhere.
    private func calls(of template: JSON) -> [TemplateCall] {
        let calls: [TemplateCall]
        switch RunTemplate.kind(of: template) {
        case "steps":
            calls = (try? StepsBody(template["steps"] ?? .null))?.groups.flatMap { $0 } ?? []
        case "dag":
            let dag = try? DAGBody(template["dag"] ?? .null)
            calls = (onlyCertain ? dag?.certainCalls : dag?.wantedCalls) ?? []
        default: return []
        }
        return calls.filter { !$0.isNeverMade && (!onlyCertain || $0.isCertain) }
    }
}

extension TemplateCall {
    /// Whether the manifest itself says that it is never made.
    fileprivate var isNeverMade: Bool {
        if let when, ReachedTemplate.isSettled(when), (try? WhenCondition.holds(when)) != true { return true }
        switch loop {
        case .items(let items): return items.array?.isEmpty == true
        case .parameter(let text): return (try? JSON(parsing: text))?.array?.isEmpty == true
        case .sequence(let sequence): return sequence["count"]?.scalarText == "0"
        case nil: return false
        }
    }

    /// Whether it is made, without a tag that has a say in it, and what calls it fails when it does.
    fileprivate var isCertain: Bool {
        guard !continuesOnFailed, !continuesOnError, when.map(ReachedTemplate.isSettled) ?? true else { return false }
        switch loop {
        case .items(let items): return items.array != nil
        case .parameter(let text): return ReachedTemplate.isSettled(text)
        case .sequence(let sequence): return ReachedTemplate.isSettled(sequence.text)
        case nil: return true
        }
    }
}

extension DAGBody {
    /// The calls that its target asks for; all where only a tag says which that is.
    fileprivate var wantedCalls: [TemplateCall] {
        guard let target, ReachedTemplate.isSettled(target) else { return tasks.map(\.call) }
        return wanted(by: target).map { tasks[$0].call }
    }

    private func wanted(by target: String) -> [Int] {
        needed(for: target.split(separator: " ").compactMap { place[String($0)] })
    }

    /// Those that no `depends` may leave out, and with whose failure the dag fails.
    fileprivate var certainCalls: [TemplateCall] {
        if let target, !ReachedTemplate.isSettled(target) { return [] }
        let wanted = target.map(wanted) ?? order
        // What such a task waits for may fail without harm: it is there to deal with it.
        var isOpen = Set(needed(for: wanted.filter { tasks[$0].depends?.isPlain == false }))
        for task in wanted where tasks[task].dependencies.contains(where: isOpen.contains) || needsMore(task) {
            isOpen.insert(task)
        }
        return wanted.filter { !isOpen.contains($0) }.map { tasks[$0].call }
    }

    /// Whether a task asks for the success of one that may be skipped.
    private func needsMore(_ task: Int) -> Bool {
        tasks[task].depends?.words.contains { name, word in
            word != nil && place[name].map { tasks[$0].call.isNeverMade || !tasks[$0].call.isCertain } ?? true
        } ?? false
    }
}

extension DependsExpression {
    /// Whether it asks for nothing but that all of its tasks went well.
    fileprivate var isPlain: Bool {
        switch self {
        case .result(_, let word): word == nil || word == .succeeded
        case .and(let left, let right): left.isPlain && right.isPlain
        case .not, .or: false
        }
    }
}

extension WorkflowRun {
    /// The templates that it may come to, in an order that stays; none once it has begun.
    package func reachedTemplates(seeing view: ClusterView) -> [ReachedTemplate] {
        guard isNew else { return [] }
        var run = self
        run.turn.view = view
        // What is wrong with the reference is said when it begins.
        guard let spec = try? run.effectiveSpec() else { return [] }
        var object = seen
        object["spec"] = spec
        return ReachedTemplates.all(of: object, seeing: view)
    }

    /// Has it refused for what its templates ask for and is not there, in words; counts until it has begun.
    package mutating func note(_ absences: [ReachedTemplate: [String]]) { self.absences = absences }
}
