import EventData
import FoundationEssentials

// What is left behind. It is put aside at once, so that another Workflow of the same name finds nothing of it, and
// deleted later, by whoever has the time.
extension LeafRunner {
    func wasStarted(workflowUID: String, nodeID: String) -> Bool {
        FileKind(tools.places.mark(workflowUID: workflowUID, nodeID: nodeID)) != nil
    }

    /// Whether leaves of a Workflow were started, and it is not done with yet.
    func hasMarks(workflowUID: String) -> Bool { FileKind(tools.places.leaves(workflowUID: workflowUID)) != nil }

    /// For a Workflow that has ended.
    func removeMarks(workflowUID: String) { putAside(tools.places.leaves(workflowUID: workflowUID)) }

    /// Removes what leaves left that an earlier process of the gateway ran; of Workflows that go on, the marks stay.
    func removeLeftovers(goingOn workflowUIDs: Set<String>) {
        let kept = Set(workflowUIDs.map(\.fileName))
        // What was packed or fetched then.
        putAside(tools.places.newArtifacts)
        let uids = names(in: tools.places.leaves)
        ProcessTree.endLeftovers(below: Set(uids), tools.logger)
        for uid in uids {
            let directory = "\(tools.places.leaves)/\(uid)"
            guard kept.contains(uid) else {
                putAside(directory)
                continue
            }
            for name in names(in: directory) where !name.hasSuffix(RunnerPlaces.markEnding) {
                putAside("\(directory)/\(name)")
            }
        }
    }

    /// Removes what Workflows left that are gone since; `there` are `namespace/name` of those that are not.
    func removeTraces(except there: Set<String>) {
        let logs = tools.places.logs
        for namespace in names(in: logs) {
            for workflow in names(in: "\(logs)/\(namespace)")
            where !there.contains("\(namespace)/\(workflow)") {
                putAside(tools.store.keys(of: workflow, in: namespace))
                putAside("\(logs)/\(namespace)/\(workflow)")
            }
        }
    }

    /// Removes what a Workflow that is gone has left: artifacts, logs, claims.
    func removeTraces(of workflow: String, in namespace: String, uid: String, claims: [String]) {
        removeMarks(workflowUID: uid)
        putAside(tools.store.keys(of: workflow, in: namespace))
        putAside(tools.places.logs(namespace: namespace, workflow: workflow))
        remove(claims: claims, in: namespace)
    }

    func remove(claims: [String], in namespace: String) {
        for claim in claims { putAside(tools.places.claim(claim, namespace: namespace)) }
    }

    /// Forgets artifacts; `deletePutAside` deletes their contents.
    ///
    /// With a `keeper` only those that this very leaf keeps.
    func discard(_ keys: [String], in namespace: String, keptBy keeper: String? = nil) {
        for key in keys { tools.store.remove(key, in: namespace, keptBy: keeper) }
    }

    /// Forgets the artifacts of a leaf whose end no status tells of.
    func discardNoted(workflowUID: String, nodeID: String, in namespace: String) {
        discardNoted(uid: workflowUID.fileName, leaf: nodeID.fileName, in: namespace)
    }

    /// Forgets the artifacts that leaves of a Workflow kept, and its status does not tell of.
    func discardUntold(by workflow: JSON) {
        let metadata = workflow["metadata"] ?? .null
        let uid = metadata.text("uid").fileName
        var told: [String: Set<String>] = [:]
        for (id, node) in workflow.at("status", "nodes")?.object?.members ?? [] {
            let artifacts = node["outputs"]?.list("artifacts") ?? []
            told[id.fileName] = Set(artifacts.compactMap { $0.at("s3", "key")?.string })
        }
        for name in names(in: "\(tools.places.leaves)/\(uid)") where name.hasSuffix(RunnerPlaces.markEnding) {
            let leaf = String(name.dropLast(RunnerPlaces.markEnding.count))
            discardNoted(uid: uid, leaf: leaf, in: metadata.text("namespace"), except: told[leaf] ?? [])
        }
    }

    private func discardNoted(uid: String, leaf: String, in namespace: String, except told: Set<String> = []) {
        let noted = tools.notedKeys(in: "\(tools.places.leaves)/\(uid)/\(leaf)\(RunnerPlaces.markEnding)")
        discard(noted.filter { !told.contains($0) }, in: namespace, keptBy: "\(uid)/\(leaf)")
    }

    private func names(in directory: String) -> [String] {
        FileManager.default.namesIfThere(in: directory, tools.logger)
    }

    private func putAside(_ path: String) {
        let files = FileManager.default
        guard FileKind(path) != nil else { return }
        do {
            try files.makePrivateDirectory(tools.places.removed)
            try files.moveItem(atPath: path, toPath: "\(tools.places.removed)/\(UUID().uuidString)")
        } catch {
            // Such as on a full disk, which takes no new directory.
            files.removeWhole(path, tools.logger)
        }
    }

    /// Deletes what was put aside, and the contents of artifacts that no key has any more.
    ///
    /// It may take long, and never belongs on an actor that others wait for.
    @concurrent func deletePutAside() async {
        for name in names(in: tools.places.removed) {
            FileManager.default.removeWhole("\(tools.places.removed)/\(name)", tools.logger)
        }
        tools.store.sweep()
    }
}
