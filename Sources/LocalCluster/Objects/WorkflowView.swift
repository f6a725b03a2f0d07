import EventData
import Workflows

/// Objects that nobody keeps: they are made from Workflows whenever they are asked for (decision 0051).
struct WorkflowView: Sendable {
    /// Those of a Workflow; with another state of it, only those that are not the same there.
    let objects: @Sendable (JSON, _ unlike: JSON?) -> [JSON]
    /// Names that the Workflow of an object of this name can have.
    let owners: @Sendable (String) -> [String]

    static let pods = WorkflowView(
        objects: { WorkflowPods($0).all(unlike: $1) },
        owners: { WorkflowPods.owners(of: $0) }
    )

    static let events = WorkflowView(
        objects: { WorkflowEvents($0).all(unlike: $1) },
        owners: { WorkflowEvents.owners(of: $0) }
    )

    static let workflows = ResourceDefinition.all.first { $0.kind == "Workflow" } ?? .namespaces

    /// What a change of a Workflow changes of its objects, each under the Workflow's new version.
    func changes(in change: Change) -> [Change] {
        let before = change.previous.map { objects($0, change.isDeletion ? nil : change.object) } ?? []
        let after = change.isDeletion ? [] : objects(change.object, change.previous)
        let previous = Dictionary(before.map { ($0.name ?? "", $0) }) { $1 }
        let names = Set(after.compactMap(\.name))
        let gone = before.filter { !names.contains($0.name ?? "") }
        return gone.map { change.made($0, over: $0, isDeletion: true) }
            + after.compactMap { object in
                let old = previous[object.name ?? ""]
                if let old, old.isSame(as: object) { return nil }
                return change.made(object, over: old, isDeletion: false)
            }
    }
}

extension Change {
    fileprivate func made(_ object: JSON, over previous: JSON?, isDeletion: Bool) -> Change {
        var object = object
        object.set(.string(String(version)), at: "metadata", "resourceVersion")
        return Change(version: version, key: key, isDeletion: isDeletion, object: object, previous: previous)
    }
}

extension JSON {
    /// Whether two states of an object differ in their versions alone.
    fileprivate func isSame(as other: JSON) -> Bool {
        var (left, right) = (self, other)
        left.set(nil, at: "metadata", "resourceVersion")
        right.set(nil, at: "metadata", "resourceVersion")
        left.set(nil, at: "involvedObject", "resourceVersion")
        right.set(nil, at: "involvedObject", "resourceVersion")
        return left == right
    }
}

extension ObjectQuery {
    /// Names of the only Workflows whose objects it can choose; nil for any.
    fileprivate func owners(in view: WorkflowView) -> Set<String>? {
        for field in fields.requirements where field.isEqual {
            if field.path == ["metadata", "name"] { return Set(view.owners(field.value)) }
            if field.path == ["involvedObject", "name"] { return [field.value] }
        }
        for requirement in labels.requirements {
            guard case .isOneOf("workflows.argoproj.io/workflow", let names) = requirement else { continue }
            return names
        }
        return nil
    }
}

extension ObjectTransaction {
    /// A page of the objects that are kept and of those that are made, in the order of namespace and name.
    func everything(_ query: ObjectQuery) throws -> ObjectPage {
        guard let view = query.definition.view else { return try list(query) }
        var whole = query
        (whole.limit, whole.after) = (nil, nil)
        var all = query.definition.isKept ? try list(whole).objects : []
        for workflow in try workflows(in: query.namespace, named: query.owners(in: view)) {
            all += view.objects(workflow, nil).filter(query.matches)
        }
        if !query.definition.isKept { all = try withoutDeleted(all, in: query.namespace) }
        var places = all.map { (key: query.definition.key(namespace: $0.namespace, name: $0.name ?? ""), object: $0) }
        places.sort { ($0.key.namespace, $0.key.name) < ($1.key.namespace, $1.key.name) }
        if let after = query.after {
            places.removeAll { ($0.key.namespace, $0.key.name) <= (after.namespace, after.name) }
        }
        var page = ObjectPage(resourceVersion: history.version)
        let limit = query.limit ?? places.count
        page.objects = places.prefix(limit).map(\.object)
        if places.count > limit { page.next = places.prefix(limit).last?.key }
        return page
    }

    /// The object that is made under this name; nil when there is none.
    func viewed(_ address: ObjectAddress) throws -> JSON? {
        guard let view = address.definition.view, let name = address.name else { return nil }
        for workflow in try workflows(in: address.namespace, named: Set(view.owners(name))) {
            let found = view.objects(workflow, nil).filter { $0.name == name }
            if let object = try withoutDeleted(found, in: address.namespace).first { return object }
        }
        return nil
    }

    func workflows(in namespace: String?, named names: Set<String>?) throws -> [JSON] {
        let definition = WorkflowView.workflows
        guard let names, let namespace else {
            return try list(ObjectQuery(definition: definition, namespace: namespace)).objects
                .filter { names?.contains($0.name ?? "") ?? true }
        }
        return try names.sorted().compactMap { try find(definition.key(namespace: namespace, name: $0)) }
    }
}
