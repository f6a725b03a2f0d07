import EventData
import Expressions

/// `submit` of a WorkflowEventBinding: which template, with what of the event (spec/workflows.md B5, B5.2, B5.3).
struct BindingSubmission {
    /// What is written from the event, and where to.
    private struct Value {
        let destination: String
        let expression: EventExpression

        func parameter(from dependency: String) -> Parameter {
            Parameter(
                source: Parameter.Source(dependencyName: dependency, dataExpression: expression),
                destination: JSONDestination(destination)
            )
        }
    }

    private let template: (name: String, isClusterWide: Bool, place: Place)?
    /// The names of the parameters, in their order.
    private let parameters: [String]
    private let values: [Value]

    init(from submit: ManifestReader) {
        template = Self.template(in: submit)
        let (names, arguments) = Self.arguments(in: submit)
        parameters = names
        values = arguments + Self.metadata(in: submit)
        submit.finish()
    }

    private static func template(in submit: ManifestReader) -> (name: String, isClusterWide: Bool, place: Place)? {
        guard let reference = submit.mapping("workflowTemplateRef") else {
            if !submit.has("workflowTemplateRef") {
                submit.missing("workflowTemplateRef", fix: "add workflowTemplateRef: and below it name:")
            }
            return nil
        }
        defer { reference.finish() }
        let name = reference.string("name")
        return (name, reference.bool("clusterScope", default: false), reference.place(of: "name"))
    }

    // MARK: Arguments

    private static func arguments(in submit: ManifestReader) -> (names: [String], values: [Value]) {
        guard let arguments = submit.mapping("arguments") else { return ([], []) }
        if arguments.has("artifacts") {
            let fix = "remove it; give the template what it needs in parameters"
            arguments.warn("artifacts", "has no effect, as in Argo", fix: fix)
        }
        var names: [String] = []
        var values: [Value] = []
        for parameter in arguments.mappings("parameters") ?? [] {
            let name = parameter.string("name")
            if names.contains(name) {
                parameter.invalid("name", "is '\(name)' a second time", fix: "remove one of them", rule: .own)
            }
            if let expression = expression(of: parameter) {
                values.append(
                    Value(
                        destination: "spec.arguments.parameters.\(names.count).value",
                        expression: expression
                    )
                )
            }
            parameter.ignore("description")
            parameter.finish()
            names.append(name)
        }
        arguments.finish()
        return (names, values)
    }

    private static func expression(of parameter: ManifestReader) -> EventExpression? {
        for field in ["value", "default", "enum", "globalName"] where parameter.has(field) {
            let fix = "remove it; a constant is an expression too: event: '\"text\"'"
            parameter.warn(field, "has no effect in a binding: the value comes from valueFrom.event", fix: fix)
        }
        guard let source = parameter.mapping("valueFrom") else {
            if !parameter.has("valueFrom") {
                parameter.missing("valueFrom", fix: "add valueFrom: and below it event: with an expression")
            }
            return nil
        }
        for field in [
            "default", "expression", "path", "jsonPath", "jqFilter", "supplied", "configMapKeyRef", "parameter",
        ]
        where source.has(field) {
            source.warn(field, "has no effect in a binding", fix: "remove it; write event: a ?? \"default\"")
        }
        defer { source.finish() }
        return source.expression("event", for: .parameter)
    }

    // MARK: Metadata

    private static func metadata(in submit: ManifestReader) -> [Value] {
        guard let metadata = submit.mapping("metadata") else { return [] }
        var values: [Value] = []
        for field in ["name", "generateName"] where metadata.has(field) {
            guard let expression = metadata.expression(field, for: .metadata) else { continue }
            values.append(Value(destination: "metadata.\(field)", expression: expression))
        }
        for field in ["labels", "annotations"] {
            let reader = metadata.mapping(field)
            for entry in metadata.stringMap(field) {
                guard let reader, let value = labelled(entry, in: reader, of: field) else { continue }
                values.append(value)
            }
        }
        metadata.finish()
        return values
    }

    private static func labelled(
        _ entry: (name: String, value: String),
        in reader: ManifestReader,
        of field: String
    ) -> Value? {
        guard isQualifiedName(entry.name) else {
            let fix = "use letters, digits, '-', '_' and '.', at most 63, and before a '/' a domain"
            reader.invalid(entry.name, "is no name that Kubernetes accepts for \(field)", fix: fix, rule: .own)
            return nil
        }
        if entry.name == BindingLabel.binding, field == "labels" {
            reader.warn(entry.name, "is written by the binding itself", fix: "remove it")
            return nil
        }
        guard let expression = reader.expression(entry.name, entry.value, for: .metadata) else { return nil }
        // A colon makes a name of what looks like a position.
        let name = entry.name.replacing(".", with: "\\.")
        return Value(destination: "metadata.\(field).:\(name)", expression: expression)
    }

    /// Longest name of a label, and of the domain before it.
    private static let longestName = 63
    private static let longestDomain = 253

    private static func isQualifiedName(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, parts.count <= 2, isName(name), name.utf8.count <= longestName else {
            return false
        }
        return parts.count == 1 || (isName(parts[0]) && parts[0].utf8.count <= longestDomain)
    }

    private static func isName(_ text: Substring) -> Bool {
        func isLetter(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber)
        }
        guard let first = text.first, let last = text.last, isLetter(first), isLetter(last) else { return false }
        return text.allSatisfy { isLetter($0) || "-_.".contains($0) }
    }
}

// MARK: As a trigger

extension BindingSubmission {
    /// The triggers that submit, one for each address; none when there is an error in what they are made of.
    func triggers(of binding: ManifestName, instance: String?) -> [Trigger] {
        guard let template else { return [] }
        let resource = workflow(template.name, template.isClusterWide, binding, instance)
        let block: JSON = ["operation": "submit", "source": ["resource": resource]]
        return WorkflowEventBinding.Address.allCases.map { trigger(for: $0, block, at: template.place) }
    }

    private func trigger(for address: WorkflowEventBinding.Address, _ block: JSON, at place: Place) -> Trigger {
        let whole: JSON = ["name": .string(address.triggerName), "argoWorkflow": block]
        do {
            return Trigger(
                name: address.triggerName,
                condition: try Condition(
                    parsing: address.dependencyName,
                    dependencies: WorkflowEventBinding.Address.allCases.map(\.dependencyName)
                ),
                kind: "argoWorkflow",
                template: try JSONDocument(parsing: whole.bytes),
                parameters: [],
                body: TriggerBody(parameters: values.map { $0.parameter(from: address.dependencyName) }),
                block: ManifestNode(block, at: place)
            )
        } catch {
            preconditionFailure("a binding's own condition and template can be read: \(error)")
        }
    }

    private func workflow(
        _ template: String,
        _ isClusterWide: Bool,
        _ binding: ManifestName,
        _ instance: String?
    ) -> JSON {
        var labels: JSON = [:]
        if let instance { labels[BindingLabel.instance] = .string(instance) }
        labels[isClusterWide ? BindingLabel.clusterTemplate : BindingLabel.template] = .string(template)
        labels[BindingLabel.binding] = .string(binding.name)
        var reference: JSON = ["name": .string(template)]
        if isClusterWide { reference["clusterScope"] = true }
        var spec: JSON = ["workflowTemplateRef": reference]
        if !parameters.isEmpty {
            spec["arguments"] = ["parameters": .array(parameters.map { ["name": .string($0)] })]
        }
        return [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow",
            "metadata": [
                "generateName": .string("\(template)-"), "namespace": .string(binding.namespace), "labels": labels,
            ],
            "spec": spec,
        ]
    }
}
