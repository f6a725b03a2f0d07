package import EventData

/// What is wrong with a Workflow before anything of it runs (spec/workflows.md A10).
package enum WorkflowValidation {
    /// Problems, each with its place and a way out; none when it can run.
    ///
    /// `object` has the spec in effect: what it refers to through `workflowTemplateRef` is merged in.
    package static func problems(of object: JSON, seeing view: ClusterView) -> [String] {
        var validator = WorkflowValidator(object, view)
        validator.checkIdentity()
        validator.checkSpec()
        for (index, template) in validator.templates.enumerated() { validator.checkTemplate(template, index) }
        return validator.problems
    }

    /// Features that it asks for and that are not there, each by its name; none when all are.
    package static func refusals(
        of object: JSON,
        seeing view: ClusterView,
        settings: RunSettings = RunSettings()
    ) -> [String] {
        let namespace = object.at("metadata", "namespace")?.string ?? "default"
        var finder = UnsupportedFeatures(
            settings: settings,
            view: view,
            namespace: namespace,
            spec: object["spec"] ?? [:]
        )
        finder.lookAtAll()
        return finder.found
    }
}

/// Goes through a Workflow and collects what is wrong with it.
struct WorkflowValidator {
    let object: JSON
    let spec: JSON
    let view: ClusterView
    let templates: [JSON]
    let templateNames: Set<String>
    /// Names of the workflow's own parameters.
    let parameters: Set<String>
    private(set) var problems: [String] = []

    /// A label's value may have as many bytes.
    private static let maximumName = 63

    init(_ object: JSON, _ view: ClusterView) {
        self.object = object
        self.view = view
        spec = object["spec"] ?? [:]
        templates = spec["templates"]?.array ?? []
        templateNames = Set(templates.compactMap { $0["name"]?.string })
        parameters = Set((spec["arguments", "parameters"]?.array ?? []).compactMap { $0["name"]?.string })
    }

    mutating func report(_ place: String, _ problem: String) { problems.append("\(place): \(problem)") }

    /// Rules 1 and 3.
    mutating func checkIdentity() {
        let name = object.at("metadata", "name")?.string ?? ""
        if name.isEmpty, object.at("metadata", "generateName")?.string?.isEmpty ?? true {
            report("metadata", "a name is missing; set name or generateName")
        }
        if name.utf8.count > Self.maximumName {
            report("metadata.name", "it has more than \(Self.maximumName) characters; shorten it")
        }
    }

    /// Rules 2, 6, 7, 8, 15 and 20.
    mutating func checkSpec() {
        let entrypoint = spec["entrypoint"]?.string ?? ""
        if entrypoint.isEmpty {
            report("spec", "entrypoint is missing; name the template to begin with")
        } else if !templateNames.contains(entrypoint), !entrypoint.contains("{{") {
            report("spec.entrypoint", "there is no template '\(entrypoint)'; \(known)")
        }
        checkUnique((spec["templates"]?.array ?? []).map { $0["name"]?.string ?? "" }, "spec.templates")
        checkArguments(spec["arguments"], "spec.arguments")
        for hook in TemplateHook.all(of: spec) { checkHook(hook, "spec") }
        checkRetry(spec["retryStrategy"], "spec.retryStrategy")
        checkCollection(spec, "spec")
        checkMetrics(spec["metrics"], "spec")
        checkParallelism(spec, "spec")
        checkPodCollection()
        checkPatch(spec, "spec")
        checkPatch(spec["templateDefaults"] ?? .null, "spec.templateDefaults")
        checkShutdown()
    }

    private mutating func checkShutdown() {
        guard let text = spec["shutdown"]?.string, !text.isEmpty, !WorkflowRun.shutdowns.contains(text) else { return }
        report("spec.shutdown", "'\(text)' is none; use \(WorkflowRun.shutdowns.joined(separator: " or "))")
    }

    private mutating func checkPodCollection() {
        let allowed = PodCollection.Strategy.allCases.map(\.rawValue)
        if let strategy = spec["podGC", "strategy"]?.string, !strategy.isEmpty, !allowed.contains(strategy) {
            report("spec.podGC.strategy", "'\(strategy)' is none; use one of \(allowed.joined(separator: ", "))")
        }
        if let delay = spec["podGC", "deleteDelayDuration"]?.scalarText, PodCollection.delay(delay) == nil {
            report("spec.podGC.deleteDelayDuration", "'\(delay)' is no duration; write 30s or 5m")
        }
    }

    var known: String {
        templateNames.isEmpty ? "add it" : "use one of \(templateNames.sorted().prefix(20).joined(separator: ", "))"
    }

    mutating func checkUnique(_ names: [String], _ place: String) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { report(place, "'\(name)' is there twice; rename one") }
    }

    private mutating func checkArguments(_ arguments: JSON?, _ place: String) {
        let list = arguments?["parameters"]?.array ?? []
        checkUnique(list.map { $0["name"]?.string ?? "" }, "\(place).parameters")
        for parameter in list {
            let name = parameter["name"]?.string ?? ""
            let here = "\(place).parameters.\(name)"
            checkParameterName(name, here)
            if parameter["value"] == nil || parameter["value"] == .null, parameter["valueFrom"] == nil {
                report(here, "it has no value; set value or valueFrom")
            }
            checkEnum(parameter, here)
        }
        for artifact in arguments?["artifacts"]?.array ?? [] {
            checkFrom(artifact, "\(place).artifacts.\(artifact["name"]?.string ?? "")")
            guard !ArtifactPlaces.hasPlace(artifact), artifact["from"] == nil, artifact["fromExpression"] == nil else {
                continue
            }
            report("\(place).artifacts.\(artifact["name"]?.string ?? "")", "it is nowhere; give it a location or from")
        }
    }

    /// What stands beside the tag would not be read, here as with Argo.
    mutating func checkFrom(_ artifact: JSON, _ place: String) {
        let pieces = TagText(artifact["from"]?.string ?? "").pieces
        for case .text(let text) in pieces where pieces.count > 1 {
            let part = text.drop { $0 == "/" }
            report(place, "'\(text)' in from is not read; write from: with the tag alone, and subPath: \(part)")
        }
    }

    mutating func checkCollection(_ owner: JSON, _ place: String) {
        guard let strategy = owner["artifactGC", "strategy"]?.string, !strategy.isEmpty else { return }
        guard ArtifactCollection(rawValue: strategy) == nil else { return }
        report("\(place).artifactGC.strategy", "'\(strategy)' is none; use one of \(ArtifactCollection.names)")
    }

    mutating func checkParameterName(_ name: String, _ place: String) {
        let isGood =
            !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar || scalar == "-" || scalar == "_")
            }
        if !isGood { report(place, "a parameter's name has letters, digits, '-' and '_' only") }
    }

    mutating func checkEnum(_ parameter: JSON, _ place: String) {
        guard let allowed = parameter["enum"]?.array else { return }
        if allowed.isEmpty { report(place, "its enum is empty; list the values or remove it") }
        let texts = allowed.compactMap(\.scalarText)
        for field in ["value", "default"] {
            guard let value = parameter[field]?.scalarText, !value.contains("{{"), !texts.contains(value) else {
                continue
            }
            report(place, "\(field) '\(value)' is not in its enum; use one of \(texts.joined(separator: ", "))")
        }
    }

    mutating func checkHook(_ hook: TemplateHook, _ place: String) {
        let here = hook.isExit ? "\(place).hooks.exit" : "\(place).hooks.\(hook.name)"
        if !hook.isExit, hook.expression == nil { report(here, "it needs an expression, which says when it runs") }
        checkTarget(hook.target, here)
    }

    /// Rule 5: a template is there.
    mutating func checkTarget(_ target: TemplateTarget, _ place: String) {
        let count = [
            target.template.map { _ in true }, target.reference.map { _ in true }, target.inline.map { _ in true },
        ]
        .compactMap { $0 }.count
        guard count == 1 else {
            let problem = count == 0 ? "it calls nothing" : "it calls more than one template"
            return report(place, "\(problem); use one of template, templateRef and inline")
        }
        if let name = target.template, !templateNames.contains(name), !name.contains("{{") {
            report(place, "there is no template '\(name)'; \(known)")
        }
        guard let reference = target.reference else { return }
        guard let object = reference["name"]?.string, let name = reference["template"]?.string else {
            return report(place, "templateRef needs name and template")
        }
        guard !object.contains("{{"), !name.contains("{{") else { return }
        let isCluster = reference["clusterScope"]?.bool ?? false
        let space = self.object.at("metadata", "namespace")?.string ?? "default"
        let found = isCluster ? view.clusterWorkflowTemplates[object] : view.workflowTemplates["\(space)/\(object)"]
        let kind = isCluster ? "ClusterWorkflowTemplate" : "WorkflowTemplate"
        guard let found else { return report(place, "\(kind) '\(object)' not found; apply it first") }
        if found["spec", "templates"]?.named(name) == nil {
            report(place, "\(kind) '\(object)' has no template '\(name)'")
        }
    }

    /// Rule 20.
    mutating func checkRetry(_ strategy: JSON?, _ place: String) {
        guard let strategy, strategy != .null, !strategy.text.contains("{{") else { return }
        do throws(RunProblem) { _ = try RetryStrategy(strategy) } catch {
            // A missing duration is an error of the node, when it comes to that.
            if !error.message.contains("needs a duration") { report(place, error.message) }
        }
    }
}
