import EventData

/// One step of a `steps` template or one task of a `dag`: which template is called, with what and when.
struct TemplateCall: Sendable {
    let name: String
    let target: TemplateTarget
    /// As written, `parameters` and `artifacts`.
    let arguments: JSON?
    let when: String?
    let loop: Loop?
    let continuesOnFailed: Bool
    let continuesOnError: Bool
    /// By name, `exit` among them; a field `onExit` wins over that.
    let hooks: [TemplateHook]

    /// What it is repeated over (spec/workflows.md D5).
    enum Loop: Sendable, Hashable {
        case items(JSON)
        case parameter(String)
        case sequence(JSON)
    }

    init(_ json: JSON, name: String) {
        self.name = name
        target = TemplateTarget(json)
        arguments = json["arguments"]
        when = json["when"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        continuesOnFailed = json.at("continueOn", "failed")?.bool ?? false
        continuesOnError = json.at("continueOn", "error")?.bool ?? false
        hooks = TemplateHook.all(of: json)
        if let items = json["withItems"], items != .null {
            loop = .items(items)
        } else if let parameter = json["withParam"]?.string, !parameter.isEmpty {
            loop = .parameter(parameter)
        } else if let sequence = json["withSequence"], sequence != .null {
            loop = .sequence(sequence)
        } else {
            loop = nil
        }
    }

    func tolerates(_ phase: NodePhase) -> Bool {
        phase == .failed && continuesOnFailed || phase == .error && continuesOnError
    }
}

/// Which template is called: by name, in another object, or written in place.
struct TemplateTarget: Sendable, Hashable {
    let template: String?
    let reference: JSON?
    let inline: JSON?

    init(_ json: JSON) {
        template = json["template"]?.string
        reference = json["templateRef"].flatMap { $0 == .null ? nil : $0 }
        inline = json["inline"].flatMap { $0 == .null ? nil : $0 }
    }

    init(template: String?, reference: JSON? = nil, inline: JSON? = nil) {
        self.template = template
        self.reference = reference
        self.inline = inline
    }
}

/// What runs beside or after a node (spec/workflows.md D14).
struct TemplateHook: Sendable, Hashable {
    /// `exit`, or any other name.
    let name: String
    let target: TemplateTarget
    let arguments: JSON?
    let expression: String?

    var isExit: Bool { name == "exit" }

    /// Those of a step, a task or a workflow's spec.
    static func all(of json: JSON) -> [TemplateHook] {
        let onExit = json["onExit"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        var hooks = (json["hooks"]?.object?.members ?? []).filter { $0.name != "exit" || onExit == nil }
            .map { TemplateHook($0.value, name: $0.name) }
            .sorted { $0.name < $1.name }
        if let onExit {
            let target = TemplateTarget(template: onExit)
            hooks.append(TemplateHook(name: "exit", target: target, arguments: nil, expression: nil))
        }
        return hooks
    }

    private init(name: String, target: TemplateTarget, arguments: JSON?, expression: String?) {
        self.name = name
        self.target = target
        self.arguments = arguments
        self.expression = expression
    }

    private init(_ json: JSON, name: String) {
        let expression = json["expression"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        self.init(name: name, target: TemplateTarget(json), arguments: json["arguments"], expression: expression)
    }
}
