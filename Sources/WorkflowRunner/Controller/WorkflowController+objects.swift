import EventData
import Kubernetes
import Logging
import Manifests
import Workflows

// What the cluster shows.
extension WorkflowController {
    private static let prefix = "workflows.argoproj.io/"

    /// Takes up what a mirror tells.
    func take(_ news: ResourceMirror.News, of kind: String) {
        if kind == "CronWorkflow" { return takeCron(news) }
        switch news {
        case .all(let objects):
            if kind == "Workflow" { takeAll(objects) } else { replace(objects, of: kind) }
            if unseen.remove(kind) != nil, unseen.isEmpty { begin() }
        case .changed(let object): change(object, of: kind)
        case .gone(let object):
            if kind == "Workflow" { end(object) } else { keep(nil, at: object.key, of: kind) }
        // The end of the gateway is none.
        case .problem(_?) where Task.isCancelled: break
        case .problem(let problem?): logger.warning("the cluster is not heard", metadata: ["reason": "\(problem)"])
        case .problem(nil): break
        case .unknownKind(let problem): logger.error("workflows cannot run", metadata: ["reason": "\(problem)"])
        }
    }

    private func change(_ object: MirroredObject, of kind: String) {
        if kind == "Workflow" { return meet(object) }
        keep(object.json, at: object.key, of: kind)
        // A semaphore may have another limit now.
        if kind == "ConfigMap" { for key in locks.waiting { schedule(key) } }
    }

    private func replace(_ objects: [MirroredObject], of kind: String) {
        let all = Dictionary(objects.map { ($0.key, $0.json) }) { $1 }
        switch kind {
        case "WorkflowTemplate": view.workflowTemplates = all
        case "ClusterWorkflowTemplate": view.clusterWorkflowTemplates = all
        default: view.configMaps = all
        }
    }

    private func keep(_ object: JSON?, at key: String, of kind: String) {
        switch kind {
        case "WorkflowTemplate": view.workflowTemplates[key] = object
        case "ClusterWorkflowTemplate": view.clusterWorkflowTemplates[key] = object
        default: view.configMaps[key] = object
        }
    }

    private func takeAll(_ objects: [MirroredObject]) {
        children = [:]
        guard unseen.isEmpty else {
            early = objects
            for object in objects { noteChild(object, isGone: false) }
            return
        }
        let there = Set(objects.map(\.key))
        for (key, workflow) in workflows where !there.contains(key) {
            end(key, uid: workflow.uid)
        }
        for object in objects { meet(object) }
    }

    /// Everything has been seen: what an earlier process of the gateway left is taken up.
    private func begin() {
        let objects = early
        early = []
        for object in objects { takeUp(object) }
        // Who holds a lock says so before anybody asks for it.
        for workflow in workflows.values { workflow.run.reclaim(&locks) }
        runner.removeTraces(except: Set(objects.map(\.key)))
        runner.removeLeftovers(goingOn: Set(workflows.values.map(\.uid)))
        deleteSoon()
        for key in workflows.keys.sorted() { schedule(key) }
        for key in crons.keys { scheduleCron(key) }
    }

    /// A leaf that was started is gone with the process that ran it; one that was only ordered is started now.
    private func takeUp(_ object: MirroredObject) {
        guard isOurs(object) else { return finish(object) }
        var workflow = RunningWorkflow(object, settings: settings)
        let unfinished = workflow.run.unfinishedLeaves
        let started = unfinished.filter { runner.wasStarted(workflowUID: object.uid, nodeID: $0) }
        let problem = LeafProblem.error("pod deleted").result(at: now())
        workflow.news = started.map { LeafNews(nodeID: $0, .finished(problem)) }
        workflow.run.startAgain(unfinished.filter { !started.contains($0) })
        runner.discardUntold(by: object.json)
        workflows[object.key] = workflow
    }

    /// Removes the claims of a Workflow that had ended, and what leaves kept that were told to end, where a kill came before
    /// they went.
    ///
    /// Those of one that was done with may be others' by now.
    private func finish(_ object: MirroredObject) {
        guard runner.hasMarks(workflowUID: object.uid) else { return }
        runner.discardUntold(by: object.json)
        let workflow = RunningWorkflow(object, settings: settings)
        runner.remove(claims: workflow.claimsGoingAtEnd, in: workflow.run.namespace)
    }

    /// A Workflow as it is now; our own writing comes back as well, and says nothing new.
    private func meet(_ object: MirroredObject) {
        noteChild(object, isGone: false)
        guard unseen.isEmpty else {
            early.removeAll { $0.key == object.key }
            early.append(object)
            return
        }
        let key = object.key
        if let known = workflows[key], known.uid != object.uid { end(key, uid: known.uid) }
        guard let known = workflows[key] else {
            guard isOurs(object), !dropped.contains(where: { $0.knows(object) }) else { return }
            takeUp(object)
            return schedule(key)
        }
        guard !known.knows(object) else { return }
        workflows[key]?.seen = object
        schedule(key)
    }

    /// Whether there is anything to do for it (spec/workflows.md A3).
    private func isOurs(_ object: MirroredObject) -> Bool {
        let labels = object.json.at("metadata", "labels")
        guard labels?[Self.prefix + "controller-instanceid"] == nil, !object.isBeingDeleted else { return false }
        guard labels?[Self.prefix + "completed"]?.string == "true" else { return true }
        let spec = object.json.at("status", "storedWorkflowTemplateSpec") ?? object.json["spec"]
        return spec?["ttlStrategy"] != nil || spec?["podGC"] != nil
            || !ArtifactCollection.keys(goingAtEndOf: object.json).isEmpty
    }

    private func end(_ object: MirroredObject) {
        noteChild(object, isGone: true)
        early.removeAll { $0.key == object.key }
        dropped.removeAll { $0.uid == object.uid }
        guard let known = workflows[object.key] else {
            // It had ended before, and left what people may look at.
            let (name, namespace) = (object.identity.name.name, object.identity.name.namespace)
            runner.discard(ArtifactCollection.keys(goingWith: object.json), in: namespace)
            let claims = RunningWorkflow.claims(of: object.json)
            runner.removeTraces(of: name, in: namespace, uid: object.uid, claims: claims)
            return deleteSoon()
        }
        if known.uid == object.uid { end(object.key, uid: object.uid) }
    }

    /// The object is gone: what runs of it ends, and what it left goes.
    private func end(_ key: String, uid: String) {
        guard let workflow = workflows.removeValue(forKey: key) else { return }
        release(key, workflow.uid)
        let (name, namespace) = (workflow.run.name, workflow.run.namespace)
        runner.discard(ArtifactCollection.keys(goingWith: workflow.run.object), in: namespace)
        discardUntold(workflow)
        runner.removeTraces(of: name, in: namespace, uid: uid, claims: workflow.claims)
        deleteSoon()
    }
}

extension WorkflowController {
    /// Removes artifacts of leaves whose end is heard and in no status yet, where none will tell of it.
    func discardUntold(_ workflow: RunningWorkflow) {
        for news in workflow.news {
            guard case .finished = news.kind else { continue }
            runner.discardNoted(workflowUID: workflow.uid, nodeID: news.nodeID, in: workflow.run.namespace)
        }
    }

    /// Tells what runs of a Workflow to end, and gives back what it holds.
    func release(_ key: String, _ uid: String) {
        waiting.removeAll { LeafKey($0).belongs(to: key, uid) }
        for leaf in stops.keys where leaf.belongs(to: key, uid) {
            runner.abandon(workflowUID: uid, nodeID: leaf.nodeID)
            stops[leaf]?.yield()
        }
        locks.forget(workflow: key)
        for other in locks.takeAwakened() where other != key { schedule(other) }
    }
}

extension MirroredObject {
    /// `namespace/name`; the name alone for what is of no namespace.
    var key: String {
        let name = identity.name
        return name.namespace.isEmpty ? name.name : "\(name.namespace)/\(name.name)"
    }
}
