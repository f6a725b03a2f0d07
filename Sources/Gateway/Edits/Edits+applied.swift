import Buses
import EventData
import Manifests
import SensorEngine

/// Edits of applied manifests, and the answer to what an edit would do.
extension Edits {
    /// The kinds that a gateway keeps; the others in a file are the cluster's.
    static let kinds: Set<String> = ["EventSource", "Sensor", "EventBus", WorkflowEventBinding.kind]

    /// A plan with the invocations that wait, which an edit leaves as they were rendered.
    struct Preview: Sendable {
        let plan: EditPlan
        let pending: [ManifestName: Int]
    }

    /// What would happen if `edit` were made, or, with an empty one, if all files were read again; changes nothing.
    func preview(_ edit: ManifestEdit) async throws(RefusedEdit) -> Preview {
        try refuseFromCluster(.apply)
        let reading: ManifestStore.Reading
        do { reading = try await surroundings.store.read() } catch {
            throw refusal(.apply, error.message, error.diagnostics)
        }
        let checked = surroundings.check(reading.all, edit: edit)
        guard !checked.hasErrors else { throw invalid(checked, .apply) }
        let old = running.generation.checked
        let before = Dictionary(old.sensors.map { ($0.name, $0.revision) }) { $1 }
        let after = Dictionary(checked.sensors.map { ($0.name, $0.revision) }) { $1 }
        var held: [ManifestName: [HeldEvent]] = [:]
        var pending: [ManifestName: Int] = [:]
        for name in Set(before.keys).union(after.keys) where before[name] != after[name] {
            do {
                held[name] = try await surroundings.bus.knownState(of: name)?.held
                pending[name] = try await surroundings.bus.pendingCount(of: name)
            } catch { throw refusal(.apply, error.text) }
        }
        return Preview(plan: EditPlan(from: old, to: checked, held: held), pending: pending)
    }

    /// Keeps the manifests of `edit` in the data directory and runs them, all or none.
    ///
    /// With `isTrial` everything is checked and nothing done.
    func apply(_ edit: ManifestEdit, isTrial: Bool) async throws(RefusedEdit) -> EditPlan {
        try refuseFromCluster(.apply)
        return try await alone { () async throws(RefusedEdit) in
            let reading = try await self.read(for: .apply)
            // Checked as it was written first, so that problems are named in the user's own lines.
            let checked = self.surroundings.check(reading.all, edit: edit)
            guard !checked.hasErrors else { throw self.invalid(checked, .apply) }
            let new = documents(in: edit.texts).filter { $0["kind"]?.json.string.map(Self.kinds.contains) ?? false }
            let namespace = edit.namespace ?? self.surroundings.namespace
            try self.refuseFromFiles(new, in: reading, namespace: namespace)
            let names = Set(new.compactMap { ManifestIdentity($0, namespace: namespace) })
            let kept = self.applied(in: reading).filter { !names.contains($0.identity) }.map(\.json)
            let all = kept + new.map { $0.json.inNamespace(namespace) }
            return try await self.change(reading, to: all, .apply, isTrial: isTrial)
        }
    }

    /// Forgets applied manifests and stops what they say, all or none.
    func delete(_ names: [ManifestIdentity]) async throws(RefusedEdit) -> EditPlan {
        try refuseFromCluster(.delete)
        return try await alone { () async throws(RefusedEdit) in
            let reading = try await self.read(for: .delete)
            let applied = self.applied(in: reading)
            let fromFiles = self.identities(in: reading)
            for name in names where !applied.contains(where: { $0.identity == name }) {
                guard let place = fromFiles[name] else {
                    throw self.refusal(.delete, "\(name) is not there; see: signalbox get \(name.kind.lowercased())s")
                }
                throw self.refusal(
                    .delete,
                    "\(name) comes from \(place), a file that the gateway was started with; remove it there"
                )
            }
            let rest = applied.filter { !names.contains($0.identity) }.map(\.json)
            return try await self.change(reading, to: rest, .delete, isTrial: false)
        }
    }

    private func change(
        _ reading: ManifestStore.Reading,
        to applied: [JSON],
        _ cause: EditCause,
        isTrial: Bool
    ) async throws(RefusedEdit) -> EditPlan {
        let text = surroundings.store.text(of: applied)
        guard text.text.utf8.count <= ManifestLimits.textBytes else {
            throw refusal(
                cause,
                "all applied manifests together would be larger than \(ManifestLimits.textBytes >> 20) MiB; "
                    + "keep large ones in files"
            )
        }
        let checked = surroundings.check(reading.texts + [text])
        guard !checked.hasErrors else { throw invalid(checked, cause) }
        if isTrial { return EditPlan(from: running.generation.checked, to: checked, held: [:]) }
        return try await swap(to: checked, cause, keeping: Keeping(new: text, old: reading.applied))
    }

    private func invalid(_ checked: CheckedManifests, _ cause: EditCause) -> RefusedEdit {
        refusal(cause, "the manifests are not valid", checked.diagnostics.filter { $0.severity == .error })
    }

    private func refuseFromFiles(
        _ new: [ManifestNode],
        in reading: ManifestStore.Reading,
        namespace: String
    ) throws(RefusedEdit) {
        let fromFiles = identities(in: reading)
        let problems = new.compactMap { node -> Diagnostic? in
            guard let name = ManifestIdentity(node, namespace: namespace), let place = fromFiles[name] else {
                return nil
            }
            return Diagnostic(
                at: node.place,
                problem: "\(name) comes from \(place), a file that the gateway was started with",
                fix: "edit that file; the gateway takes the change up from there"
            )
        }
        if !problems.isEmpty { throw refusal(.apply, "manifests in files are not changed by 'apply'", problems) }
    }

    private func identities(in reading: ManifestStore.Reading) -> [ManifestIdentity: Place] {
        let named = documents(in: reading.texts).compactMap { node in
            ManifestIdentity(node, namespace: surroundings.namespace).map { ($0, node.place) }
        }
        return Dictionary(named) { first, _ in first }
    }

    private func applied(in reading: ManifestStore.Reading) -> [(identity: ManifestIdentity, json: JSON)] {
        documents(in: reading.applied.map { [$0] } ?? []).compactMap { node in
            ManifestIdentity(node, namespace: surroundings.namespace).map { ($0, node.json) }
        }
    }
}

/// All documents of texts that were checked before.
private func documents(in texts: [ManifestText]) -> [ManifestNode] {
    let problems = ManifestProblems()
    return texts.flatMap { manifestDocuments(of: $0, problems: problems) }.flatMap(\.listed)
}

extension JSON {
    /// The manifest with its namespace written down, so that it means the same whatever the default is later.
    fileprivate func inNamespace(_ namespace: String) -> JSON {
        var json = self
        let own = at("metadata", "namespace")?.string ?? ""
        var metadata = self["metadata"] ?? [:]
        metadata["namespace"] = .string(own.isEmpty ? namespace : own)
        json["metadata"] = metadata
        return json
    }
}
