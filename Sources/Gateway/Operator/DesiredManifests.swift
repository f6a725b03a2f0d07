import EventData
package import Kubernetes
package import Manifests

/// What the custom resources of a cluster say together: which of them can run, and what is wrong with the others.
///
/// One that is wrong harms nobody else. What of it ran before goes on running, as in Argo Events.
package struct DesiredManifests: Sendable {
    /// What an object said at one generation.
    struct Version: Sendable {
        let object: MirroredObject
        let read: ReadManifests

        var generation: Int { object.generation }
    }

    package struct Entry: Sendable {
        package var object: MirroredObject
        /// The last one that is valid by itself.
        var valid: Version?
        /// The one that runs.
        var running: Version?
        /// What is wrong with the object as it is now, and what is to be warned of.
        var problems: [Diagnostic] = []
        /// Why its newest version cannot run beside the others; empty where it can.
        var clashes: [Diagnostic] = []
        /// Why its newest version could not be started; tried again now and then.
        var failures: [Diagnostic] = []
        /// The generations that could not be started.
        var failed: Set<Int> = []

        /// What can be tried, the newest first.
        var candidates: [Version] {
            [valid, running].compactMap(\.self).filter { !failed.contains($0.generation) }
        }
        /// Whether the newest version is the one that runs.
        var isSettled: Bool { running != nil && (valid ?? running)?.generation == running?.generation }

        /// What runs in the place of the object as it is now; nil where nothing needs to.
        package var standIn: MirroredObject? {
            guard let running, running.generation != object.generation else { return nil }
            return running.object
        }

        /// The generation that runs; nil where none does.
        package var runningGeneration: Int? { running?.generation }

        /// What speaks against the newest version.
        package var errors: [Diagnostic] { problems.filter { $0.severity == .error } + clashes + failures }
        package var warnings: [Diagnostic] { problems.filter { $0.severity == .warning } }
    }

    package private(set) var entries: [ManifestIdentity: Entry] = [:]
    /// What was chosen by the last `assemble`.
    private var chosen: [ManifestIdentity: Version] = [:]

    package init() {}

    var isAnyFailing: Bool { entries.values.contains { !$0.failures.isEmpty } }

    /// What runs in the place of what objects say now.
    var standIns: [MirroredObject] { entries.values.compactMap(\.standIn) }

    // MARK: News

    /// - Returns: whether there may be something else to run than before.
    package mutating func take(_ object: MirroredObject) -> Bool {
        take(object, isListed: false)
    }

    /// A list is what there is, also where the cluster was set back; what a watch tells may be late.
    private mutating func take(_ object: MirroredObject, isListed: Bool) -> Bool {
        // It waits for somebody's finalizer.
        if object.isBeingDeleted { return remove(object.identity) }
        guard let old = entries[object.identity], old.object.uid == object.uid else {
            entries[object.identity] = read(object, into: Entry(object: object))
            return true
        }
        if !isListed, object.isOlder(than: old.object) { return false }
        if object.isSameManifest(as: old.object) {
            entries[object.identity]?.object = object
            return false
        }
        entries[object.identity] = read(object, into: old)
        return true
    }

    package mutating func remove(_ identity: ManifestIdentity) -> Bool { entries.removeValue(forKey: identity) != nil }

    /// Everything of one kind that there is in a namespace, or, with nil, in all.
    package mutating func take(all objects: [MirroredObject], of kind: String, in namespace: String?) -> Bool {
        let now = Set(objects.map(\.identity))
        let gone = entries.keys.filter { identity in
            identity.kind == kind && (namespace ?? identity.name.namespace) == identity.name.namespace
                && !now.contains(identity)
        }
        var isNews = !gone.isEmpty
        for identity in gone { entries[identity] = nil }
        for object in objects where take(object, isListed: true) { isNews = true }
        return isNews
    }

    private func read(_ object: MirroredObject, into entry: Entry) -> Entry {
        var entry = entry
        entry.object = object
        entry.clashes = []
        entry.failures = []
        entry.failed = []
        guard object.identity.kind != EventBusStatus.kind else { return entry }
        let text = object.manifestText
        let read = ReadManifests(object)
        entry.problems = read.diagnostics.map { located($0, in: text) }
        if !read.hasErrors { entry.valid = Version(object: object, read: read) }
        return entry
    }

    /// What ran before this process began, of an object that may not be able to run as it is now.
    package mutating func recall(_ object: MirroredObject) {
        guard let entry = entries[object.identity], entry.running == nil, entry.object.uid == object.uid else { return }
        let read = ReadManifests(object)
        if !read.hasErrors { entries[object.identity]?.running = Version(object: object, read: read) }
    }

    /// In an object nobody counts lines: the field's path takes their place.
    private func located(_ diagnostic: Diagnostic, in text: ManifestText) -> Diagnostic {
        let document = manifestDocuments(of: text, problems: ManifestProblems()).first
        guard let path = document?.path(at: diagnostic.place), !path.isEmpty else { return diagnostic }
        return Diagnostic(
            diagnostic.severity,
            rule: diagnostic.rule,
            at: diagnostic.place,
            problem: "\(path): \(diagnostic.problem)",
            fix: diagnostic.fix
        )
    }

    // MARK: What runs

    /// All that can run together: what runs already before what is new, and the older object before the younger.
    package mutating func assemble() -> CheckedManifests {
        let ordered = entries.values.sorted { left, right in
            if left.isSettled != right.isSettled { return left.isSettled }
            return (left.object.created, left.object.uid) < (right.object.created, right.object.uid)
        }
        let byFile = Dictionary(ordered.map { ($0.object.identity.description, $0.object.identity) }) { $1 }
        chosen = [:]
        for entry in ordered {
            entries[entry.object.identity]?.clashes = []
            chosen[entry.object.identity] = entry.candidates.first
        }
        while true {
            var checked = CheckedManifests(ordered.compactMap { chosen[$0.object.identity]?.read }, naming: .qualified)
            let errors = checked.diagnostics.filter { $0.severity == .error }
            // One at a time: what it leaves free may be what the next one wants.
            let last = ordered.last { entry in
                chosen[entry.object.identity] != nil
                    && errors.contains { byFile[$0.place.file] == entry.object.identity }
            }
            guard let identity = last?.object.identity else {
                checked.dormant = dormant
                return checked
            }
            entries[identity]?.clashes += errors.filter { byFile[$0.place.file] == identity }
            setBack(identity)
        }
    }

    /// Sensors that there are and that are left out.
    private var dormant: Set<ManifestName> {
        Set(entries.keys.filter { chosen[$0] == nil }.compactMap(\.sensor))
    }

    /// Leaves a version out, for the one that runs where there is one.
    private mutating func setBack(_ identity: ManifestIdentity) {
        let current = chosen[identity]?.generation
        chosen[identity] = entries[identity]?.candidates.first {
            $0.generation != current && $0.generation != entries[identity]?.valid?.generation
        }
    }

    /// What was assembled runs now.
    package mutating func settle() {
        for identity in entries.keys { entries[identity]?.running = chosen[identity] }
    }

    /// What was assembled could not be started; what is named is left out until it is tried again.
    ///
    /// - Returns: whether there is less to start now.
    package mutating func fail(_ problems: [Diagnostic]) -> Bool {
        var isLess = false
        for problem in problems {
            guard let identity = chosen.keys.first(where: { $0.description == problem.place.file }),
                let generation = chosen[identity]?.generation
            else { continue }
            if entries[identity]?.failed.insert(generation).inserted == true {
                entries[identity]?.failures.append(problem)
                isLess = true
            }
        }
        return isLess
    }

    /// What could not be started is tried again.
    package mutating func forgetFailures() {
        for identity in entries.keys {
            entries[identity]?.failures = []
            entries[identity]?.failed = []
        }
    }
}

extension ReadManifests {
    /// What a manifest has that nobody reads was accepted and ignored where it comes from.
    fileprivate init(_ object: MirroredObject) {
        self.init([object.manifestText], namespace: object.identity.name.namespace, isLenient: true)
    }
}

extension MirroredObject {
    fileprivate var manifestText: ManifestText { ManifestText(file: identity.description, text: json.text) }
}

extension ManifestIdentity {
    /// The sensor that the manifest is, or stands for.
    fileprivate var sensor: ManifestName? {
        switch kind {
        case "Sensor": name
        case WorkflowEventBinding.kind: WorkflowEventBinding.sensorName(of: name)
        default: nil
        }
    }
}
