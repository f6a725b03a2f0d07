import EventData
import Expressions

extension WorkflowRun {
    /// Starts a leaf, and sees to the time it may take.
    mutating func proceedLeaf(
        _ request: NodeRequest,
        _ type: NodeType,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) {
        let id = id(of: request.name)
        let known = nodes[id]
        let mustStart = known == nil || known?.awaitedLock != nil || toStartAgain.contains(id)
        if mustStart {
            toStartAgain.remove(id)
            let leaf = try leaf(request, template, inputs)
            create(request, type, .pending, inputs: inputs)
            addContainers(of: leaf.template, below: id)
            if template.json["timeout"] == nil, template.json["pendingTimeout"] == nil { plan?.untimed.insert(id) }
            turn.result.orders.append(.start(try task(request, template, leaf, startedAt: nodes[id]?.startedAt)))
        }
        try endWhenLate(id, template, inputs, request)
    }

    private struct Leaf {
        let template: JSON
        let scope: TagScope
        let podName: String
    }

    /// The template with everything filled in.
    private func leaf(_ request: NodeRequest, _ template: RunTemplate, _ inputs: JSON?) throws(RunProblem) -> Leaf {
        let pod = NodeNames.pod(ofNode: request.name, template: template.name, in: name)
        var scope = TagScope(locals: request.locals, inputs: inputs)
        scope.locals["node.name"] = request.name
        scope.locals["pod.name"] = pod
        for artifact in inputs?["artifacts"]?.array ?? [] {
            scope.locals["inputs.artifacts.\(artifact["name"]?.string ?? "").path"] = artifact["path"]?.string
        }
        var json = template.json
        json["inputs"] = nil
        json["metrics"] = nil
        if let outputs = json["outputs"] { json["outputs"] = try filled(outputs, scope) }
        for kind in ["parameters", "artifacts"] {
            for output in json["outputs", kind]?.array ?? [] {
                let path = (output["path"] ?? output["valueFrom", "path"])?.string
                scope.locals["outputs.\(kind).\(output["name"]?.string ?? "").path"] = path
            }
        }
        let outputs = json["outputs"]
        json["outputs"] = nil
        json[PodSpecPatches.field] = nil
        json = try patched(try filled(json, scope), own: template.json[PodSpecPatches.field], scope)
        json["outputs"] = outputs
        json["inputs"] = inputs
        return Leaf(template: json, scope: scope, podName: pod)
    }

    private func task(
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ leaf: Leaf,
        startedAt: Timestamp?
    ) throws(RunProblem) -> LeafTask {
        let spec = plan?.spec ?? [:]
        var volumes = try filled(.array(spec["volumes"]?.array ?? []), leaf.scope).array ?? []
        volumes += leaf.template["volumes"]?.array ?? []
        for claim in spec["volumeClaimTemplates"]?.array ?? [] {
            guard let claimName = claim["metadata", "name"]?.string else { continue }
            let source: JSON = ["claimName": .string("\(name)-\(claimName)")]
            volumes.append(["name": .string(claimName), "persistentVolumeClaim": source])
        }
        let archives = (leaf.template["archiveLocation", "archiveLogs"] ?? spec["archiveLogs"])?.bool ?? false
        return LeafTask(
            namespace: namespace,
            workflow: name,
            workflowUID: uid,
            nodeID: id(of: request.name),
            nodeName: request.name,
            podName: leaf.podName,
            template: leaf.template,
            volumes: volumes,
            deadline: try deadline(leaf.template, startedAt ?? turn.now, request),
            archivesLogs: archives,
            collected: ArtifactCollection.names(collectedOf: leaf.template, archivingLogs: archives, in: spec),
            priority: plan?.priority ?? 0
        )
    }

    /// The earliest of the ends that the workflow, the template and the retry set.
    private func deadline(
        _ template: JSON,
        _ startedAt: Timestamp,
        _ request: NodeRequest
    ) throws(RunProblem) -> Timestamp? {
        var ends: [Timestamp] = []
        if let wait = try time(template["timeout"], "timeout") { ends.append(startedAt + wait) }
        if let wait = try time(template["activeDeadlineSeconds"], "activeDeadlineSeconds") {
            ends.append(turn.now + wait)
        }
        if let end = workflowDeadline, !request.isExit { ends.append(end) }
        if let end = request.deadline { ends.append(end) }
        return ends.min()
    }

    /// A number of seconds, or Go's notation of a duration; nil when there is none.
    func time(_ json: JSON?, _ field: String) throws(RunProblem) -> Duration? {
        guard let text = json?.scalarText, !text.isEmpty else { return nil }
        if let seconds = Int(text) { return .seconds(seconds) }
        guard let duration = Duration(goText: text) else {
            throw RunProblem("\(field) '\(text)' is no duration; write 90s or 1h30m")
        }
        return duration
    }

    /// Fails what has not begun to run when its time is over (spec/workflows.md D11).
    private mutating func endWhenLate(
        _ id: String,
        _ template: RunTemplate,
        _ inputs: JSON?,
        _ request: NodeRequest
    ) throws(RunProblem) {
        guard let node = nodes[id], node.phase == .pending, let startedAt = node.startedAt else { return }
        for field in ["timeout", "pendingTimeout"] {
            guard let json = template.json[field] else { continue }
            let scope = TagScope(locals: request.locals, inputs: inputs)
            guard let wait = try time(try filled(json, scope), field) else { continue }
            guard startedAt + wait <= turn.now else {
                turn.wake(at: startedAt + wait)
                continue
            }
            if node.awaitedLock == nil { turn.result.orders.append(.stop(nodeID: id)) }
            end(id, .failed, message: field == "timeout" ? "timeout" : "pending timeout")
        }
    }

    /// Forgets how a container ended whose pod is started again.
    private mutating func startOver(_ id: String) {
        nodes.change(id) {
            $0.outputs = nil
            $0.finishedAt = nil
        }
        nodes.count(NodeProgress(done: 0, total: 1), of: id)
    }

    /// A node for each container of a `containerSet` (spec/workflows.md D9).
    private mutating func addContainers(of template: JSON, below pod: String) {
        guard let node = nodes[pod] else { return }
        for container in template["containerSet", "containers"]?.array ?? [] {
            let target = TemplateTarget(template: node.origin.templateName, reference: node.origin.templateRef)
            let label = container["name"]?.string ?? ""
            var request = NodeRequest(name: "\(node.name).\(label)", target: target, scope: node.origin.scope ?? "")
            if nodes.contains(id(of: request.name)) { startOver(id(of: request.name)) }
            request.boundary = pod
            request.parents = [pod]
            create(request, .container, .pending)
        }
    }
}
