/// The kind of a trigger and what stands below it.
struct TriggerBlock {
    /// In the order in which Argo Events looks for them (spec/sensor.md §1.7).
    static let kinds = [
        "k8s", "argoWorkflow", "http", "awsLambda", "azureEventHubs", "azureServiceBus", "kafka", "pulsar", "nats",
        "slack", "openWhisk", "custom", "log", "email",
    ]

    let kind: String
    let reader: ManifestReader
    let body: TriggerBody

    /// nil when the template names no kind that can be read, which is an error.
    ///
    /// `parameters` are those of the trigger, which may write what is missing here.
    init?(in template: ManifestReader, dependencies: [String], parameters: [Parameter]) {
        let present = Self.kinds.filter(template.has)
        guard let kind = present.first else {
            Self.reportNoKind(template)
            return nil
        }
        for other in present.dropFirst() {
            let place = template.keyPlace(of: other)
            let problem = "'\(other)' stands beside '\(kind)': a trigger has one kind"
            template.add(.error, rule: .own, at: place, problem, fix: "move it to a trigger of its own")
        }
        guard let reader = template.mapping(kind) else { return nil }
        self.kind = kind
        self.reader = reader
        switch kind {
        case "k8s", "argoWorkflow", "http", "kafka", "log":
            body = TriggerBody(kind: kind, from: reader, dependencies: dependencies)
            Self.checkBuilt(kind, reader, written: WrittenFields(parameters))
        default:
            body = TriggerBody()
            PlannedTrigger.check(kind, reader, dependencies: dependencies)
            template.notSupportedYet(kind, as: kind)
        }
        reader.finish()
    }

    /// A misspelt kind is reported as an unknown field, which says more.
    private static func reportNoKind(_ template: ManifestReader) {
        guard case .mapping(let members) = template.node.content else { return }
        if members.contains(where: { !template.used.names.contains($0.name) }) { return }
        let fix = "add one of: \(kinds.joined(separator: ", "))"
        template.add(.error, rule: .own, at: template.node.place, "template names no kind of trigger", fix: fix)
    }

    private static func checkBuilt(_ kind: String, _ reader: ManifestReader, written: WrittenFields) {
        switch kind {
        case "k8s":
            checkOperation(reader, ["create", "update", "patch", "delete"], required: false)
            _ = reader.unchecked.choice("patchStrategy", of: patchStrategies + [""], default: "")
            _ = reader.bool("liveObject", default: false)
            SourceBlock.check(reader, kind: kind, written: written)
        case "argoWorkflow":
            let operations = ["submit", "submit-from", "suspend", "retry", "resume", "resubmit", "terminate", "stop"]
            checkOperation(reader, operations, required: true)
            _ = reader.strings("args")
            SourceBlock.check(reader, kind: kind, written: written)
        case "http":
            HTTPBlock.check(reader)
        case "kafka":
            KafkaBlock.check(reader)
        default:
            if reader.has("intervalSeconds") {
                _ = reader.integer("intervalSeconds", in: 0...Int.max, default: 0)
                reader.warn("intervalSeconds", "has no effect: every firing is logged", fix: "remove it")
            }
        }
    }

    /// The media types of patches.
    private static let patchStrategies = [
        "application/merge-patch+json", "application/strategic-merge-patch+json", "application/json-patch+json",
        "application/apply-patch+yaml",
    ]

    private static func checkOperation(_ reader: ManifestReader, _ operations: [String], required: Bool) {
        guard let written = reader.optionalString("operation"), !written.isEmpty else {
            if required { reader.missing("operation", fix: "add operation: \(operations[0])") }
            return
        }
        _ = reader.choice("operation", of: operations, default: operations[0])
    }
}
