import EventData
import Kubernetes
import Logging
import Manifests

/// The life of one watch: lists where it must, follows the changes, and remembers how far it came.
///
/// While it runs it knows the objects, so that after a list it can say what has changed meanwhile, deletions included.
/// After a restart it goes on behind the last change it had noted. When the cluster has forgotten that version, what was
/// deleted meanwhile stays unseen; nothing else does.
struct ResourceRun {
    /// A change that was emitted and not noted is recognised by its identity, so notes may lag behind.
    private static let noteInterval = Duration.seconds(1)
    /// Before a cluster that does not answer, or refuses, is asked again.
    private static let waits = Duration.seconds(1)...Duration.seconds(30)

    private static let logger = Logger(label: "signalbox.resource")

    let source: ResourceSource
    let cluster: KubernetesClient
    let context: SourceContext
    /// By uid.
    ///
    /// Before the first list of this run nothing is known, though the position may be.
    private var known: [String: WatchedObject] = [:]
    private var isComplete = false
    /// Whether the watch has said anything since it was last started.
    private var hasHeard = false
    private var notedAt: Timestamp?

    init(source: ResourceSource, cluster: KubernetesClient, context: SourceContext) {
        self.source = source
        self.cluster = cluster
        self.context = context
    }

    private var runtime: any SourceRuntime { context.runtime }
    private var noteKey: String { "resource:\(context.source):\(context.eventName):\(source.path.urlPath)" }

    mutating func run() async throws {
        let note = try await runtime.note(noteKey)
        var position = note.flatMap(ResourcePosition.init(note:)) ?? ResourcePosition(start: runtime.now())
        var next = position.version == nil ? Step.list : .learn
        var wait = Self.waits.lowerBound
        var expiries = 0
        while true {
            try Task.checkCancellation()
            hasHeard = false
            do throws(KubernetesError) {
                switch next {
                case .learn: try await learn(&position)
                case .list: try await list(&position)
                case .follow: break
                }
                next = .follow
                try await follow(&position)
            } catch {
                if error.isExpired {
                    next = .list
                    expiries += 1
                } else {
                    await report("\(error)")
                }
            }
            if hasHeard { (wait, expiries) = (Self.waits.lowerBound, 0) }
            // A watch that ended after it had said something is started again at once, else after a pause; a version that
            // the cluster has forgotten is no fault, the first time.
            if hasHeard || expiries == 1 && next == .list { continue }
            try await runtime.sleep(for: wait)
            wait = min(wait * 2, Self.waits.upperBound)
        }
    }

    private enum Step { case learn, list, follow }

    private func report(_ problem: String?) async {
        let facts: JSON = ["objects": .string("\(source.path.urlPath)"), "known": .number(JSONNumber(known.count))]
        await context.report(SourceStatus(problem: problem, facts: facts), kind: ResourceSource.kind)
    }

    // MARK: Lists

    /// What there is at a restart: of objects that have not changed since, what they were is known again.
    private mutating func learn(_ position: inout ResourcePosition) async throws(KubernetesError) {
        let list = try await cluster.list(source.path, labelSelector: source.filter.labelSelector)
        if position.isAhead(of: list.at("metadata", "resourceVersion")?.string ?? "") {
            let facts: Logger.Metadata = ["eventsource": "\(context.source)", "noted": "\(position.version ?? "")"]
            Self.logger.warning("the cluster is another one, or was set back: all its objects are new", metadata: facts)
            position = ResourcePosition(start: position.start)
            return try await take(list, &position)
        }
        for object in objects(of: list) where position.covers(object.version) { remember(object) }
    }

    /// Everything there is; what differs from what is known becomes a change.
    private mutating func list(_ position: inout ResourcePosition) async throws(KubernetesError) {
        let list = try await cluster.list(source.path, labelSelector: source.filter.labelSelector)
        try await take(list, &position)
    }

    private func objects(of list: JSON) -> [WatchedObject] {
        (list["items"]?.array ?? []).map { WatchedObject(completed($0, of: list)) }
    }

    private mutating func take(_ list: JSON, _ position: inout ResourcePosition) async throws(KubernetesError) {
        let objects = objects(of: list)
        let gone = Set(known.keys).subtracting(objects.map(\.uid))
        for object in objects {
            if let change = change(to: object, position) { await take(change, position) }
            remember(object)
            position.saw(object)
        }
        for uid in gone.sorted() {
            guard let object = known.removeValue(forKey: uid) else { continue }
            await take(ObjectChange(kind: .deleted, object: object), position)
        }
        isComplete = true
        position.version = list.at("metadata", "resourceVersion")?.string ?? ""
        await note(position)
    }

    /// The items of a list do not say what they are; objects of a watch do.
    private func completed(_ item: JSON, of list: JSON) -> JSON {
        var item = item
        if item["apiVersion"] == nil, let version = list["apiVersion"] { item["apiVersion"] = version }
        if item["kind"] == nil, let kind = list["kind"]?.string, kind.hasSuffix("List") {
            item["kind"] = .string(String(kind.dropLast(4)))
        }
        return item
    }

    /// nil when it was decided before.
    private func change(to object: WatchedObject, _ position: ResourcePosition) -> ObjectChange? {
        if let old = known[object.uid] {
            return old.version == object.version ? nil : ObjectChange(kind: .updated, object: object, old: old)
        }
        guard !isComplete, position.version != nil else { return ObjectChange(kind: .added, object: object) }
        // Since the last run, whose objects nobody remembers.
        guard !position.covers(object.version) else { return nil }
        let isNew = object.created.map { $0 >= position.newest } ?? true
        return ObjectChange(kind: isNew ? .added : .updated, object: object)
    }

    // MARK: Changes

    /// Until the server ends it, which it does now and then.
    private mutating func follow(_ position: inout ResourcePosition) async throws(KubernetesError) {
        let selector = source.filter.labelSelector
        let events = try await cluster.watch(source.path, from: position.version, labelSelector: selector)
        await report(nil)
        var iterator = events.makeAsyncIterator()
        while let event = try await iterator.next() {
            let version: String
            switch event {
            case .added(let object): version = await take(.added, WatchedObject(object), &position)
            case .modified(let object): version = await take(.updated, WatchedObject(object), &position)
            case .deleted(let object): version = await take(.deleted, WatchedObject(object), &position)
            case .bookmark(let given): version = given
            }
            if Task.isCancelled { return }
            hasHeard = true
            position.version = version
            if let notedAt, runtime.now() - notedAt < Self.noteInterval { continue }
            await note(position)
        }
    }

    /// Decides on a change and returns its version.
    private mutating func take(
        _ kind: ResourceSource.Change,
        _ object: WatchedObject,
        _ position: inout ResourcePosition
    ) async -> String {
        position.saw(object)
        let old = known[object.uid]
        if old?.version != object.version || kind == .deleted {
            await take(ObjectChange(kind: kind, object: object, old: kind == .updated ? old : nil), position)
        }
        if kind == .deleted { known[object.uid] = nil } else { remember(object) }
        return object.version
    }

    private mutating func remember(_ object: WatchedObject) {
        known[object.uid] = source.changes == [.added] ? object.withoutBytes : object
    }

    /// Stores the event where the manifest wants it; nobody sends it again, so it is tried until it is stored.
    private func take(_ change: ObjectChange, _ position: ResourcePosition) async {
        guard source.changes.contains(change.kind),
            source.filter.passes(change, start: position.start, now: runtime.now())
        else { return }
        let payload = change.payload(of: source)
        let emission = Emission(type: ResourceSource.kind, payload: payload, identity: change.identity)
        while !Task.isCancelled {
            do throws(EmitError) {
                _ = try await context.emit(emission)
                return
            } catch {
                guard let wait = error.wait else {
                    let facts: Logger.Metadata = [
                        "eventsource": "\(context.source)", "object": "\(change.object.name)", "reason": "\(error)",
                    ]
                    return Self.logger.error(
                        "an object is too large for the bus; its change is no event",
                        metadata: facts
                    )
                }
                do { try await runtime.sleep(for: wait) } catch { return }
            }
        }
    }

    private mutating func note(_ position: ResourcePosition) async {
        guard !Task.isCancelled, let note = position.note else { return }
        notedAt = runtime.now()
        do { try await runtime.setNote(noteKey, to: note) } catch {
            // What is emitted is durable; after a restart it would come again and be recognised.
            let facts: Logger.Metadata = ["eventsource": "\(context.source)", "reason": "\(error)"]
            Self.logger.warning("how far the watch came is not written down", metadata: facts)
        }
    }
}

extension EmitError {
    /// nil when waiting does not help.
    fileprivate var wait: Duration? {
        switch self {
        case .unavailable(_, let wait), .full(_, let wait): wait
        case .tooLarge: nil
        }
    }
}
