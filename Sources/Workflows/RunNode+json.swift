import EventData

extension RunNode {
    /// As `status.nodes` has it.
    var json: JSON {
        var object = JSONObject()
        object["id"] = .string(id)
        object["name"] = .string(name)
        object["displayName"] = .string(displayName)
        object["type"] = .string(type.rawValue)
        object["templateName"] = origin.templateName.map(JSON.string)
        object["templateRef"] = origin.templateRef
        object["templateScope"] = origin.scope.map(JSON.string)
        object["phase"] = .string(phase.rawValue)
        object["boundaryID"] = boundaryID.map(JSON.string)
        object["message"] = message.isEmpty ? nil : .string(message)
        object["startedAt"] = startedAt.map { .string($0.rfc3339Seconds) }
        object["finishedAt"] = finishedAt.map { .string($0.rfc3339Seconds) } ?? .null
        object["progress"] = progress.total > 0 ? .string(progress.text) : nil
        object["inputs"] = inputs
        object["outputs"] = outputs
        object["children"] = children.isEmpty ? nil : .array(children.map(JSON.string))
        object["outboundNodes"] = outboundNodes.isEmpty ? nil : .array(outboundNodes.map(JSON.string))
        object["nodeFlag"] = flag
        object["memoizationStatus"] = memoization
        object["synchronizationStatus"] = awaitedLock.map { ["waiting": .string($0)] }
        for member in rest.members { object[member.name] = member.value }
        return .object(object)
    }

    private var flag: JSON? {
        var flag = JSONObject()
        if isHook { flag["hooked"] = true }
        if isAttempt { flag["retried"] = true }
        return flag.members.isEmpty ? nil : .object(flag)
    }

    private static let known: Set<String> = [
        "id", "name", "displayName", "type", "templateName", "templateRef", "templateScope", "phase", "boundaryID",
        "message", "startedAt", "finishedAt", "progress", "inputs", "outputs", "children", "outboundNodes", "nodeFlag",
        "memoizationStatus", "synchronizationStatus",
    ]

    /// Reads an entry of `status.nodes`; nil for what has no id, name or known type.
    init?(_ json: JSON) {
        guard let id = json["id"]?.string, let name = json["name"]?.string,
            let type = json["type"]?.string.flatMap(NodeType.init)
        else { return nil }
        let phase = json["phase"]?.string.flatMap(NodePhase.init) ?? .pending
        self.init(id: id, name: name, displayName: json["displayName"]?.string ?? name, type: type, phase: phase)
        message = json["message"]?.string ?? ""
        boundaryID = json["boundaryID"]?.string
        startedAt = json["startedAt"]?.string.flatMap(Timestamp.init(rfc3339:))
        finishedAt = json["finishedAt"]?.string.flatMap(Timestamp.init(rfc3339:))
        inputs = json["inputs"]
        outputs = json["outputs"]
        children = json["children"]?.array?.compactMap(\.string) ?? []
        outboundNodes = json["outboundNodes"]?.array?.compactMap(\.string) ?? []
        origin = NodeOrigin(
            templateName: json["templateName"]?.string,
            templateRef: json["templateRef"],
            scope: json["templateScope"]?.string
        )
        progress = json["progress"]?.string.flatMap { NodeProgress($0) } ?? NodeProgress()
        isHook = json.at("nodeFlag", "hooked")?.bool ?? false
        isAttempt = json.at("nodeFlag", "retried")?.bool ?? false
        awaitedLock = json.at("synchronizationStatus", "waiting")?.string
        memoization = json["memoizationStatus"]
        let others = json.object?.members.filter { !Self.known.contains($0.name) } ?? []
        rest = JSONObject(others)
    }
}
