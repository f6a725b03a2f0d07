import EventData
import Kubernetes
import SensorEngine

/// A change to an object that is there, made once for each invocation however often it is attempted (ADR 0039).
struct ObjectChange: Sendable {
    /// Times an attempt looks again because somebody else was faster; a controller writes every few seconds.
    static let mostConflicts = 8

    let kind: String
    let path: ResourcePath
    /// What has been done then: `patched`.
    let past: String
    let invocation: Invocation
    let cluster: KubernetesClient

    var subject: String { Triggers.subject(kind, path) }

    /// What an attempt that did it says, and one that finds it done.
    var done: AttemptResult { .succeeded("\(subject) \(past)") }

    /// Reads the object and writes what `edit` makes of it, again where it has changed in between.
    ///
    /// `missing` says what to do where there is no such object; nil looks again. `edit` is the write; nil when nothing is
    /// to be written. It must do nothing to the object itself.
    func perform(
        missing: () async throws(AttemptFailure) -> AttemptResult?,
        edit: (JSON) async throws(AttemptFailure) -> ObjectWrite?
    ) async throws(AttemptFailure) -> AttemptResult {
        for _ in 0..<Self.mostConflicts {
            if let result = try await attempt(missing: missing, edit: edit) { return result }
        }
        throw overtaken
    }

    /// One look and one write; nil when somebody else was faster.
    func attempt(
        missing: () async throws(AttemptFailure) -> AttemptResult?,
        edit: (JSON) async throws(AttemptFailure) -> ObjectWrite?
    ) async throws(AttemptFailure) -> AttemptResult? {
        guard let live = try await read() else { return try await missing() }
        if ChangeMark.isOn(live, of: invocation) { return done }
        guard let write = try await edit(live) else { return done }
        return try await send(write.marked(by: invocation, over: live)) ? done : nil
    }

    var overtaken: AttemptFailure {
        let problem = "\(subject) was changed by others \(Self.mostConflicts) times while it was to be \(past)"
        return AttemptFailure(result: .transient(problem, after: nil))
    }

    /// For operations that cannot do without the object.
    func perform(
        edit: (JSON) async throws(AttemptFailure) -> ObjectWrite?
    ) async throws(AttemptFailure) -> AttemptResult {
        try await perform { () throws(AttemptFailure) in
            throw absent
        } edit: {
            live throws(AttemptFailure) in
            try await edit(live)
        }
    }

    var absent: AttemptFailure { AttemptFailure(.notFound("it does not exist"), wanting: subject) }

    /// Creates the object where there is none, with our mark; nil when somebody else has created it meanwhile.
    func create(_ object: JSON) async throws(AttemptFailure) -> AttemptResult? {
        guard case .replacement(let marked) = ObjectWrite.replacement(object).marked(by: invocation, over: nil) else {
            return nil
        }
        do throws(KubernetesError) {
            _ = try await cluster.create(marked, at: path.collection)
            return done
        } catch .alreadyExists {
            return nil
        } catch {
            throw AttemptFailure(error, wanting: subject)
        }
    }

    /// False when the object is another one than was read, or is gone.
    func send(_ write: ObjectWrite) async throws(AttemptFailure) -> Bool {
        do throws(KubernetesError) {
            switch write {
            case .replacement(let object): _ = try await cluster.replace(path, with: object)
            case .patch(let patch, let strategy, let manager):
                _ = try await cluster.patch(path, with: patch, as: strategy, manager: manager)
            }
            return true
        } catch .conflict {
            return false
        } catch .notFound {
            return false
        } catch .refused(415, _, let message) {
            throw .permanent(
                "\(subject): \(message)",
                fix: "use patchStrategy: \(PatchStrategy.merge.rawValue); the server has no other for this kind"
            )
        } catch {
            throw AttemptFailure(error, wanting: subject)
        }
    }

    private func read() async throws(AttemptFailure) -> JSON? {
        do throws(KubernetesError) { return try await cluster.get(path) } catch .notFound { return nil } catch {
            throw AttemptFailure(error, wanting: subject)
        }
    }
}
