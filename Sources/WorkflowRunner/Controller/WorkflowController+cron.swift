import EventData
import Kubernetes
import Logging
import Manifests
import Workflows

/// A CronWorkflow that the controller follows.
struct FollowedCron {
    var run: CronRun
    let path: ResourcePath
    let uid: String
    var version: String
    var news: [CronNews] = []
    /// As someone else changed it since the last look.
    var seen: MirroredObject?
    var isBusy = false
    var isDue = false
    var wakeAt: Timestamp?

    init(_ object: MirroredObject) {
        run = CronRun(object.json)
        path = object.path
        uid = object.uid
        version = object.resourceVersion
    }
}

// CronWorkflows (spec/workflows.md C): each creates its Workflows, which then run like any other.
extension WorkflowController {
    private static let label = "workflows.argoproj.io/cron-workflow"

    /// Takes up what is told of CronWorkflows.
    func takeCron(_ news: ResourceMirror.News) {
        switch news {
        case .all(let objects):
            let there = Set(objects.map(\.key))
            for key in crons.keys where !there.contains(key) { crons[key] = nil }
            for object in objects { meetCron(object) }
        case .changed(let object): meetCron(object)
        case .gone(let object):
            // Its Workflows go with it: the cluster sees to that.
            crons[object.key] = nil
            children[object.key] = nil
        case .problem, .unknownKind: break
        }
    }

    private func meetCron(_ object: MirroredObject) {
        let key = object.key
        guard !object.isBeingDeleted else { return }
        guard let known = crons[key], known.uid == object.uid else {
            crons[key] = FollowedCron(object)
            return scheduleCron(key)
        }
        // Our own writing, or what was before it.
        guard !object.isKnown(known.uid, known.version) else { return }
        crons[key]?.seen = object
        scheduleCron(key)
    }

    /// Remembers what a Workflow of a CronWorkflow has become; nil when it is gone.
    func noteChild(_ object: MirroredObject, isGone: Bool) {
        guard let owner = object.json.at("metadata", "labels", Self.label)?.string else { return }
        let key = "\(object.identity.name.namespace)/\(owner)"
        children[key, default: [:]][object.identity.name.name] = isGone ? nil : object.json
        scheduleCron(key)
    }

    func scheduleCron(_ key: String) {
        guard unseen.isEmpty, let cron = crons[key], !cron.isDue else { return }
        crons[key]?.isDue = true
        if !cron.isBusy { order.yield(.cron(key)) }
    }

    /// One look after the other as long as one is due.
    func look(at key: String) async {
        guard let first = crons[key], !first.isBusy else { return }
        crons[key]?.isBusy = true
        while let cron = crons[key], cron.uid == first.uid, cron.isDue {
            crons[key]?.isDue = false
            let pass = decideCron(key)
            // The name follows from the tick: to create it a second time changes nothing.
            await carryOut(pass.orders, of: key)
            if pass.isChanged { await writeCron(key, cron.uid) }
        }
        if crons[key]?.uid == first.uid { crons[key]?.isBusy = false }
    }

    private func decideCron(_ key: String) -> CronPass {
        guard let cron = crons[key] else { return CronPass() }
        if let seen = cron.seen {
            crons[key]?.run.adopt(seen.json)
            crons[key]?.version = seen.resourceVersion
            crons[key]?.seen = nil
        }
        crons[key]?.news = []
        let owned = (children[key] ?? [:]).values.filter { $0.isOwned(by: cron.uid) }
        var run = crons[key]?.run ?? cron.run
        let pass = run.advance(cron.news, children: owned, seeing: view, at: now())
        crons[key]?.run = run
        crons[key]?.wakeAt = pass.wakeAt
        if let moment = pass.wakeAt { sleep(until: moment) }
        return pass
    }

    private func carryOut(_ orders: [CronOrder], of key: String) async {
        // Why one that is to be replaced goes on.
        var hindrance: String?
        for item in orders {
            guard let namespace = crons[key]?.run.namespace else { return }
            do throws(KubernetesError) {
                switch item {
                case .create(let workflow): await create(workflow, unless: hindrance, of: key)
                case .terminate(let name):
                    let change: JSON = ["spec": ["shutdown": "Terminate"]]
                    _ = try await cluster.patch(workflowPath(name, in: namespace), with: change)
                case .delete(let name):
                    try await cluster.delete(workflowPath(name, in: namespace))
                }
            } catch {
                if case .notFound = error { continue }
                logger.warning("a cron workflow's order failed", metadata: ["cron": "\(key)", "reason": "\(error)"])
                guard case .terminate(let name) = item else { continue }
                hindrance = "\(name), which is to be replaced, could not be terminated: \(error.text)"
            }
        }
    }

    /// Creates the Workflow of a tick, and has the CronWorkflow hear of it, or why there is none.
    private func create(_ workflow: JSON, unless hindrance: String?, of key: String) async {
        guard let namespace = crons[key]?.run.namespace else { return }
        let name = workflow.at("metadata", "name")?.string ?? ""
        let news: CronNews
        if let hindrance {
            news = CronNews(workflow: name, refusal: hindrance)
        } else {
            do throws(KubernetesError) {
                let made = try await cluster.create(workflow, in: namespace)
                news = CronNews(workflow: name, uid: made.at("metadata", "uid")?.string)
            } catch {
                if case .alreadyExists = error { return }
                news = CronNews(workflow: name, refusal: error.text)
            }
        }
        crons[key]?.news.append(news)
        scheduleCron(key)
    }

    private func writeCron(_ key: String, _ uid: String) async {
        while let cron = crons[key], cron.uid == uid, !Task.isCancelled {
            let object = cron.run.object
            let answer = await ObjectWriter(cluster: cluster).write(
                object,
                as: cron.version,
                of: uid,
                to: cron.path,
                kind: "CronWorkflow"
            )
            guard crons[key]?.uid == uid else { return }
            switch answer {
            case .written(let version):
                crons[key]?.version = version
                crons[key]?.run.wrote(object)
                return
            case .changed(let fresh):
                crons[key]?.run.adopt(fresh.json)
                crons[key]?.version = fresh.resourceVersion
                // What was decided may be another thing now.
                crons[key]?.isDue = true
            case .gone: return
            case .failed(let error):
                let facts: Logger.Metadata = ["cron": "\(key)", "reason": "\(error)"]
                return logger.warning("a cron workflow's status could not be written", metadata: facts)
            }
        }
    }

    private func workflowPath(_ name: String, in namespace: String) -> ResourcePath {
        ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: namespace, name: name)
    }
}

extension JSON {
    fileprivate func isOwned(by uid: String) -> Bool {
        (at("metadata", "ownerReferences")?.array ?? []).contains { $0["uid"]?.string == uid }
    }
}
