import EventData
package import Manifests
package import Operator

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
        guard let old = entries[object.identity], old.object.uid == object.uid else {
            entries[object.identity] = read(object, into: Entry(object: object))
            return true
        }
        if object.isOlder(than: old.object) { return false }
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
        for object in objects where take(object) { isNews = true }
        return isNews
    }

    private func read(_ object: MirroredObject, into entry: Entry) -> Entry {
        var entry = entry
        entry.object = object
        entry.clashes = []
        entry.failures = []
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

    /// All that can run together; of two that want the same thing alone, the older object has it.
    package mutating func assemble() -> CheckedManifests {
        let ordered = entries.values.sorted {
            ($0.object.created, $0.object.uid) < ($1.object.created, $1.object.uid)
        }
        let byFile = Dictionary(ordered.map { ($0.object.identity.description, $0.object.identity) }) { $1 }
        chosen = [:]
        for entry in ordered {
            entries[entry.object.identity]?.clashes = []
            chosen[entry.object.identity] = entry.failures.isEmpty ? entry.valid ?? entry.running : entry.running
        }
        while true {
            let parts = ordered.compactMap { chosen[$0.object.identity]?.read }
            let checked = CheckedManifests(parts, naming: .qualified)
            let errors = checked.diagnostics.filter { $0.severity == .error }
            var isAnySetBack = false
            for error in errors {
                guard let identity = byFile[error.place.file] else { continue }
                entries[identity]?.clashes.append(error)
                if setBack(identity) { isAnySetBack = true }
            }
            // Each turn leaves out at least one more.
            if !isAnySetBack { return checked }
        }
    }

    /// Leaves a version out, for the one that runs where there is one.
    private mutating func setBack(_ identity: ManifestIdentity) -> Bool {
        guard let current = chosen[identity] else { return false }
        let running = entries[identity]?.running
        chosen[identity] = running?.generation == current.generation ? nil : running
        return true
    }

    /// What was assembled runs now.
    package mutating func settle() {
        for identity in entries.keys { entries[identity]?.running = chosen[identity] }
    }

    /// What was assembled could not be started.
    ///
    /// - Returns: whether an object is named that can be left out.
    package mutating func fail(_ problems: [Diagnostic]) -> Bool {
        var isAnyNamed = false
        for problem in problems {
            let named = chosen.keys.first { $0.description == problem.place.file }
            guard let identity = named, entries[identity]?.failures.contains(problem) == false else { continue }
            entries[identity]?.failures.append(problem)
            isAnyNamed = true
        }
        return isAnyNamed
    }

    /// What could not be started is tried again.
    package mutating func forgetFailures() {
        for identity in entries.keys { entries[identity]?.failures = [] }
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
