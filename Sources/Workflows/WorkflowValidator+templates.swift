import EventData
import Expressions

extension WorkflowValidator {
    private static let maximumName = 128

    /// Rules 4, 8, 10, 11 and 16 to 21 for one template, and what it calls.
    mutating func checkTemplate(_ template: JSON, _ index: Int) {
        let name = template["name"]?.string ?? ""
        let place = "templates.\(name.isEmpty ? "[\(index)]" : name)"
        if !Self.isName(name) {
            report(place, "a template's name has letters, digits and '-', and begins with no '-'")
        }
        checkBody(template, place)
    }

    static func isName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first != "-", name.utf8.count <= maximumName else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar || scalar == "-")
        }
    }

    /// Everything but the name, which an inline template does not have.
    mutating func checkBody(_ template: JSON, _ place: String) {
        let kinds = RunTemplate.kinds.filter { template[$0] != nil && template[$0] != .null }
        guard let kind = kinds.first, kinds.count == 1 else {
            let choice = RunTemplate.kinds.joined(separator: ", ")
            let problem = kinds.isEmpty ? "it does nothing" : "it is \(kinds.joined(separator: " and ")) at once"
            return report(place, "\(problem); use one of \(choice)")
        }
        let isLeaf = RunTemplate.leafKinds.contains(kind) || kind == "data" || kind == "plugin"
        checkInputs(template["inputs"], kind, place)
        checkOutputs(template["outputs"], kind, place)
        checkFields(template, kind, isLeaf, place)
        checkRetry(template["retryStrategy"], "\(place).retryStrategy")
        checkMetrics(template["metrics"], place)
        checkPatch(template, place)
        checkLeaf(template, kind, place)
        switch kind {
        case "steps": checkSteps(template, place)
        case "dag": checkDAG(template, place)
        default: checkTags(template, TagAllowance(inputs: Self.inputNames(template)), place)
        }
    }

    static func inputNames(_ template: JSON) -> Set<String> {
        Set((template["inputs", "parameters"]?.array ?? []).compactMap { $0["name"]?.string })
    }

    /// With less than one at a time nothing would ever run.
    mutating func checkParallelism(_ json: JSON, _ place: String) {
        guard let limit = json["parallelism"]?.integer, limit < 1 else { return }
        report("\(place).parallelism", "it is \(limit), so nothing would ever run; write 1 or more")
    }

    private mutating func checkFields(_ template: JSON, _ kind: String, _ isLeaf: Bool, _ place: String) {
        let forGroups = ["parallelism", "failFast"]
        let forLeaves = ["timeout", "pendingTimeout", "activeDeadlineSeconds"]
        for field in forGroups where isLeaf && template[field] != nil {
            report("\(place).\(field)", "it is for steps and dag only; remove it")
        }
        for field in forLeaves where ["steps", "dag"].contains(kind) && template[field] != nil {
            report("\(place).\(field)", "it is not for steps and dag; set it on the templates they call")
        }
        if let timeout = template["timeout"]?.scalarText, !timeout.contains("{{"), Duration(goText: timeout) == nil {
            report("\(place).timeout", "'\(timeout)' is no duration; write it with its unit: 30s")
        }
        checkParallelism(template, place)
        guard let memoize = template["memoize"] else { return }
        if memoize["key"]?.string?.isEmpty ?? true { report("\(place).memoize", "a key is missing") }
        if memoize["cache", "configMap", "name"]?.string?.isEmpty ?? true {
            report("\(place).memoize", "a cache is missing; write cache: {configMap: {name: …}}")
        }
    }

    /// Rules 17, 18 and 19.
    private mutating func checkLeaf(_ template: JSON, _ kind: String, _ place: String) {
        let body = template[kind] ?? [:]
        switch kind {
        case "container", "script":
            if (body["image"] ?? spec["templateDefaults", kind, "image"])?.string?.isEmpty ?? true {
                report("\(place).\(kind)", "an image is missing")
            }
        case "http":
            if body["url"]?.string?.isEmpty ?? true { report("\(place).http", "a url is missing") }
        case "resource": checkResource(body, "\(place).resource")
        case "containerSet": checkContainers(template, "\(place).containerSet")
        default: break
        }
    }

    private mutating func checkResource(_ resource: JSON, _ place: String) {
        let actions = ["get", "create", "apply", "delete", "replace", "patch"]
        let action = resource["action"]?.string ?? ""
        if !actions.contains(action), !action.contains("{{") {
            report("\(place).action", "'\(action)' is none; use one of \(actions.joined(separator: ", "))")
        }
        let hasManifest = resource["manifest"]?.string?.isEmpty == false || resource["manifestFrom"] != nil
        let hasFlags = ["get", "delete", "patch"].contains(action) && resource["flags"]?.array?.isEmpty == false
        if !hasManifest, !hasFlags { report(place, "a manifest is missing; set manifest or manifestFrom") }
    }

    private mutating func checkContainers(_ template: JSON, _ place: String) {
        let containers = template["containerSet", "containers"]?.array ?? []
        let names = containers.map { $0["name"]?.string ?? "" }
        if containers.isEmpty { report(place, "it has no containers") }
        checkUnique(names, place)
        for name in names where name == "wait" || name == "supervisor" || name.hasPrefix("artifact-plugin-") {
            report(place, "a container may not be called '\(name)'; rename it")
        }
        for container in containers {
            for dependency in container["dependencies"]?.array?.compactMap(\.string) ?? []
            where !names.contains(dependency) {
                report(place, "'\(container["name"]?.string ?? "")' depends on '\(dependency)', which is no container")
            }
        }
        let tasks = containers.map { container -> JSON in
            ["name": container["name"] ?? "", "dependencies": container["dependencies"] ?? [], "template": "x"]
        }
        if (try? DAGBody(["tasks": .array(tasks)])) == nil, Set(names).count == names.count {
            report(place, "its containers wait for each other")
        }
        let needsMain =
            template["inputs", "artifacts"]?.array?.isEmpty == false
            || template["outputs", "parameters"]?.array?.isEmpty == false
            || template["outputs", "artifacts"]?.array?.isEmpty == false
        if needsMain, !names.contains("main") {
            report(place, "inputs and outputs need a container called 'main'; rename one")
        }
    }

    private mutating func checkInputs(_ inputs: JSON?, _ kind: String, _ place: String) {
        let parameters = inputs?["parameters"]?.array ?? []
        checkUnique(parameters.map { $0["name"]?.string ?? "" }, "\(place).inputs.parameters")
        for parameter in parameters {
            let name = parameter["name"]?.string ?? ""
            checkParameterName(name, "\(place).inputs.parameters.\(name)")
            checkEnum(parameter, "\(place).inputs.parameters.\(name)")
        }
        let artifacts = inputs?["artifacts"]?.array ?? []
        checkUnique(artifacts.map { $0["name"]?.string ?? "" }, "\(place).inputs.artifacts")
        let isPod = ["container", "script", "containerSet", "resource", "data"].contains(kind)
        for artifact in artifacts {
            let here = "\(place).inputs.artifacts.\(artifact["name"]?.string ?? "")"
            let path = artifact["path"]?.string ?? ""
            if isPod, kind != "resource", path.isEmpty { report(here, "a path is missing") }
            if !isPod, !path.isEmpty { report(here, "a path is not for \(kind); remove it") }
            if artifact["from"] != nil { report(here, "from is for arguments; remove it") }
            if path.split(separator: "/").contains("..") { report(here, "its path may not have '..'") }
        }
    }

    private mutating func checkOutputs(_ outputs: JSON?, _ kind: String, _ place: String) {
        for parameter in outputs?["parameters"]?.array ?? [] {
            let name = parameter["name"]?.string ?? ""
            checkOutput(parameter, kind, "\(place).outputs.parameters.\(name)")
        }
        for artifact in outputs?["artifacts"]?.array ?? [] {
            let here = "\(place).outputs.artifacts.\(artifact["name"]?.string ?? "")"
            checkFrom(artifact, here)
            checkCollection(artifact, here)
            let isGroup = kind == "steps" || kind == "dag"
            if isGroup, artifact["from"] == nil, artifact["fromExpression"] == nil {
                report(here, "it comes from nowhere; set from or fromExpression")
            }
            if !isGroup, ["container", "script", "containerSet"].contains(kind), artifact["path"]?.string == nil {
                report(here, "a path is missing")
            }
        }
    }

    private mutating func checkOutput(_ parameter: JSON, _ kind: String, _ place: String) {
        guard let source = parameter["valueFrom"], source != .null else {
            if parameter["value"] == nil { report(place, "it has no source; set valueFrom") }
            return
        }
        if parameter["value"] != nil { report(place, "it has both value and valueFrom; remove one") }
        let all = ["path", "jsonPath", "jqFilter", "parameter", "expression", "supplied", "configMapKeyRef", "event"]
        let sources = all.filter { source[$0] != nil && source[$0] != .null }
        if sources.count > 1 { report(place, "it has more than one source: \(sources.joined(separator: ", "))") }
        let wanted: [String]
        switch kind {
        case "container", "script", "containerSet": wanted = ["path"]
        case "resource": wanted = ["jsonPath", "jqFilter"]
        case "steps", "dag": wanted = ["parameter", "expression"]
        case "suspend": wanted = ["supplied"]
        default: return
        }
        guard sources.count != 1 || !wanted.contains(sources[0]) else { return }
        if sources.count < 2 { report(place, "a \(kind) template gives it by \(wanted.joined(separator: " or "))") }
    }
}
