import EventData
import Kubernetes
import Logging
import Workflows

// What is decided, written and ordered.
extension WorkflowController {
    /// Between two tries to write a status that the cluster did not take.
    private static let writeWait = Duration.seconds(1)
    /// Characters of the cluster's reason that a Workflow's message repeats; it may quote the whole object.
    private static let maximumReason = 1_000

    /// One pass after the other as long as one is due; only one task is here for a Workflow.
    func pass(over key: String) async {
        guard let first = workflows[key], !first.isBusy else { return }
        let uid = first.uid
        workflows[key]?.isBusy = true
        if first.run.object.at("status", "startedAt")?.string == nil {
            await look(forWhat: first.run.object)
            await lookForAbsences(key)
        }
        // Whoever is deleted, and made again with its name, has a turn of its own.
        while let workflow = workflows[key], workflow.uid == uid, workflow.isDue {
            workflows[key]?.isDue = false
            let orders = decide(key)
            guard await write(key, uid) else { break }
            if workflows[key]?.isRefused == true {
                // It ended instead of what was decided.
                workflows[key]?.isRefused = false
            } else {
                await carryOut(orders, of: key)
            }
        }
        guard workflows[key]?.uid == uid else { return }
        workflows[key]?.isBusy = false
        dropIfDone(key)
    }

    /// Asks for templates and ConfigMaps that a new Workflow refers to: a watch may tell of them a moment later.
    private func look(forWhat workflow: JSON) async {
        let spec = (workflow["spec"] ?? .null).text
        var kinds: [(kind: String, version: String, plural: String)] = []
        if spec.contains("emplateRef\"") {
            kinds.append(("WorkflowTemplate", "argoproj.io/v1alpha1", "workflowtemplates"))
            kinds.append(("ClusterWorkflowTemplate", "argoproj.io/v1alpha1", "clusterworkflowtemplates"))
        }
        if spec.contains("configMap") { kinds.append(("ConfigMap", "v1", "configmaps")) }
        for (kind, version, plural) in kinds {
            let path = ResourcePath(apiVersion: version, plural: plural, namespace: nil)
            let list: JSON
            do throws(KubernetesError) { list = try await cluster.list(path) } catch {
                // It comes with the watch, perhaps after a first look that misses it.
                let facts: Logger.Metadata = ["kind": "\(kind)", "reason": "\(error)"]
                logger.warning("what a workflow refers to cannot be asked for", metadata: facts)
                continue
            }
            let objects = list.list("items").map { MirroredObject($0, kind: kind, in: path) }
            take(.all(objects), of: kind)
        }
    }

    /// Has a new Workflow know what it asks for and is not here, so that nothing of it runs.
    private func lookForAbsences(_ key: String) async {
        guard let workflow = workflows[key] else { return }
        let absences = await runner.absences(of: workflow.run.reachedTemplates(seeing: view))
        if workflows[key]?.uid == workflow.uid { workflows[key]?.run.note(absences) }
    }

    private func decide(_ key: String) -> WorkflowPass {
        guard let workflow = workflows[key] else { return WorkflowPass() }
        if let seen = workflow.seen {
            workflows[key]?.run.adopt(seen.json)
            workflows[key]?.version = seen.resourceVersion
            workflows[key]?.seen = nil
        }
        let news = workflows[key]?.news ?? []
        workflows[key]?.news = []
        let pass = workflows[key]?.run.advance(news, seeing: view, locks: &locks, at: now()) ?? WorkflowPass()
        for leaf in pass.unheard {
            runner.discardNoted(workflowUID: workflow.uid, nodeID: leaf, in: workflow.run.namespace)
        }
        if !pass.unheard.isEmpty { deleteSoon() }
        workflows[key]?.wakeAt = pass.wakeAt
        if pass.isChanged { workflows[key]?.isUnwritten = true }
        if let moment = pass.wakeAt { sleep(until: moment) }
        for other in locks.takeAwakened() where other != key { schedule(other) }
        return pass
    }

    /// Whether the Workflow is still there, and its status is written where it had to be.
    private func write(_ key: String, _ uid: String) async -> Bool {
        while let workflow = workflows[key], workflow.uid == uid {
            guard workflow.isUnwritten else { return true }
            workflows[key]?.isUnwritten = false
            let answer = await ObjectWriter(cluster: cluster).write(
                workflow.run.object,
                as: workflow.version,
                of: uid,
                to: workflow.path,
                kind: "Workflow"
            )
            guard workflows[key]?.uid == uid else { return false }
            if case .written(let version) = answer {
                wrote(version, key)
                return true
            }
            workflows[key]?.isUnwritten = true
            guard await mend(answer, key) else { return false }
        }
        return false
    }

    private func wrote(_ version: String, _ key: String) {
        workflows[key]?.version = version
        if let workflow = workflows[key], let seen = workflow.seen, workflow.knows(seen) { workflows[key]?.seen = nil }
    }

    /// Whether it is worth another try.
    private func mend(_ answer: ObjectWriter.Answer, _ key: String) async -> Bool {
        guard !Task.isCancelled else { return false }
        switch answer {
        case .written: return true
        case .changed(let fresh):
            workflows[key]?.run.adopt(fresh.json)
            workflows[key]?.version = fresh.resourceVersion
            workflows[key]?.isDue = true
            return true
        // The watch tells of it.
        case .gone: return false
        case .failed(let error):
            if case .refused = error { return endRefused(key, error) }
            logger.warning(
                "a status could not be written and is written later",
                metadata: ["workflow": "\(key)", "reason": "\(error)"]
            )
            do { try await Task.sleep(for: Self.writeWait) } catch { return false }
            return true
        }
    }

    /// Ends a Workflow whose status the cluster does not take, such as one that is too large.
    ///
    /// - Returns: whether a smaller status is to be written; when that is refused as well, it is followed no longer.
    private func endRefused(_ key: String, _ error: KubernetesError) -> Bool {
        guard let workflow = workflows[key] else { return false }
        logger.error(
            "a status was refused, and the workflow ends",
            metadata: ["workflow": "\(key)", "reason": "\(error)"]
        )
        release(key, workflow.uid)
        guard !workflow.isRefused else {
            drop(workflow, key)
            return false
        }
        // The status that is left does not tell of them.
        runner.discard(ArtifactCollection.keys(goingWith: workflow.run.object), in: workflow.run.namespace)
        discardUntold(workflow)
        let message = "the cluster does not take the status: \(error.text.prefix(Self.maximumReason))"
        let ended = Self.ended(workflow.run.object, message, at: now())
        workflows[key]?.run = WorkflowRun(ended, settings: settings)
        workflows[key]?.isRefused = true
        workflows[key]?.news = []
        workflows[key]?.wakeAt = nil
        // For its time to live.
        workflows[key]?.isDue = true
        return true
    }

    /// A Workflow with nothing in its status but why it ended.
    private static func ended(_ workflow: JSON, _ message: String, at moment: Timestamp) -> JSON {
        let end = moment.rfc3339Seconds
        var status: JSON = ["phase": "Error", "message": .string(message), "finishedAt": .string(end)]
        status["startedAt"] = .string(workflow.at("status", "startedAt")?.string ?? end)
        status["conditions"] = [
            ["type": "PodRunning", "status": "False"], ["type": "Completed", "status": "True"],
        ]
        var ended = workflow
        ended["status"] = status
        return ended
    }

    // MARK: Orders

    private func carryOut(_ pass: WorkflowPass, of key: String) async {
        guard let uid = workflows[key]?.uid else { return }
        for order in pass.orders {
            switch order {
            case .start(let task): start(task)
            case .stop(let nodeID): stop(LeafKey(key, uid, nodeID))
            case .keep(let configMap): await keep(configMap)
            case .discard(let keys): discard(keys, of: key)
            case .delete: await delete(key)
            }
        }
    }

    /// Removes artifacts, and has the status say so: not before, since a kill may come in between.
    private func discard(_ keys: [String], of key: String) {
        runner.discard(keys, in: workflows[key]?.run.namespace ?? "")
        workflows[key]?.run.noteDiscarded(keys)
        workflows[key]?.isUnwritten = true
        workflows[key]?.isDue = true
        deleteSoon()
    }

    /// A cache of `memoize`; what others put into it meanwhile stays.
    private func keep(_ configMap: JSON) async {
        let metadata = configMap["metadata"] ?? .null
        let (name, namespace) = (metadata.text("name"), metadata.text("namespace"))
        view.configMaps["\(namespace)/\(name)"] = configMap
        do throws(KubernetesError) {
            do throws(KubernetesError) { _ = try await cluster.create(configMap, in: namespace) } catch .alreadyExists {
                let path = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: namespace, name: name)
                _ = try await cluster.patch(path, with: ["data": configMap["data"] ?? [:]])
            }
        } catch {
            logger.warning("a cache could not be kept", metadata: ["configmap": "\(name)", "reason": "\(error)"])
        }
    }

    private func delete(_ key: String) async {
        guard let workflow = workflows[key] else { return }
        do throws(KubernetesError) { try await cluster.delete(workflow.path, uid: workflow.uid) } catch {
            switch error {
            case .notFound, .conflict: break
            default:
                logger.warning(
                    "a workflow could not be deleted and is deleted later",
                    metadata: ["workflow": "\(key)", "reason": "\(error)"]
                )
                let moment = now() + Self.writeWait
                workflows[key]?.wakeAt = moment
                sleep(until: moment)
            }
        }
    }

    /// What has ended, and waits for nothing, is followed no longer; a change of its object brings it back.
    private func dropIfDone(_ key: String) {
        // Its end may not be written, when the gateway ends: then nobody else knows of it.
        guard let workflow = workflows[key], workflow.run.isCompleted, !workflow.isUnwritten,
            !stops.keys.contains(where: { $0.belongs(to: key, workflow.uid) })
        else { return }
        runner.remove(claims: workflow.claimsGoingAtEnd, in: workflow.run.namespace)
        guard workflow.seen == nil, workflow.wakeAt == nil, !workflow.isDue else { return deleteSoon() }
        drop(workflow, key)
        runner.removeMarks(workflowUID: workflow.uid)
        deleteSoon()
    }

    private func drop(_ workflow: RunningWorkflow, _ key: String) {
        workflows[key] = nil
        dropped.removeAll { $0.uid == workflow.uid }
        dropped.append(DroppedWorkflow(key: key, uid: workflow.uid, version: workflow.version))
        if dropped.count > DroppedWorkflow.maximumCount { dropped.removeFirst() }
    }
}
