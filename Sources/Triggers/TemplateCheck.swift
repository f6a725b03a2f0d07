import EventData
import Expressions
package import Manifests

/// Checks what a trigger gives to the template that it refers to, wherever the template was found.
enum TemplateCheck {
    /// Parameters that the template does not declare, and those that it needs.
    static func parameters(
        of trigger: CheckedTrigger,
        in template: JSON,
        kind: String,
        _ name: CheckedTrigger.Text
    ) -> [Diagnostic] {
        guard let given = trigger.givenParameters else { return [] }
        let parameters = TemplateParameters(of: template)
        let subject = "\(kind) \(name.text)"
        let strangers = given.filter { !parameters.unknown(among: [$0.text], in: trigger.resource.json).isEmpty }
        let unknown = strangers.map { parameter in
            let other = "declare it in spec.arguments.parameters of the template"
            return diagnostic(
                "the parameter '\(parameter.text)' is not declared by \(subject)",
                fix: fix(for: parameter.text, among: parameters.declared, or: other),
                at: parameter.place
            )
        }
        let names = Set(given.map(\.text))
        let missing = parameters.required.filter { !names.contains($0) }.map { missing in
            diagnostic(
                "\(subject) needs a value for '\(missing)', which has no default there",
                fix: "give it in spec.arguments.parameters, or by args: [-p, \(missing)=VALUE]",
                at: name.place
            )
        }
        return unknown + missing
    }

    static func entrypoint(
        of trigger: CheckedTrigger,
        in template: JSON,
        kind: String,
        _ name: String
    ) -> [Diagnostic] {
        guard let entrypoint = trigger.text("spec", "entrypoint") else { return [] }
        let names = (template.at("spec", "templates")?.array ?? []).map { $0.text("name") }
        if names.contains(entrypoint.text) { return [] }
        let problem = "'entrypoint' is '\(entrypoint.text)', which is no template of \(kind) \(name)"
        let fix = fix(for: entrypoint.text, among: names, or: "add it there")
        return [diagnostic(problem, fix: fix, at: entrypoint.place)]
    }

    static func fix(for text: String, among names: [String], or other: String) -> String {
        Suggestion.nearest(to: text, among: names).map { "did you mean '\($0)'?" } ?? other
    }

    static func diagnostic(_ problem: String, fix: String, at place: Place) -> Diagnostic {
        Diagnostic(rule: .own, at: place, problem: problem, fix: fix)
    }
}

/// Checks what triggers refer to against WorkflowTemplates that stand in the same files.
///
/// A template that is not there may be in the cluster: nothing is said of it.
package struct FileCheck {
    private let documents: [OtherDocument]

    package init(_ documents: [OtherDocument]) { self.documents = documents }

    package func diagnostics(for trigger: Trigger, of sensor: ManifestName) -> [Diagnostic] {
        let own =
            CheckedTrigger(trigger, of: sensor).map { checked in
                check(checked) + indices(of: trigger, in: checked)
                    + (DestinationCheck(checked.resource)?.diagnostics(of: trigger.block?["parameters"]) ?? [])
            } ?? []
        return own + (trigger.dlqTrigger.map { diagnostics(for: $0.trigger, of: sensor) } ?? [])
    }

    private func check(_ trigger: CheckedTrigger) -> [Diagnostic] {
        if trigger.operation == WorkflowOperation.submitFrom.rawValue {
            guard let kind = trigger.text("kind"), let name = trigger.text("metadata", "name"),
                let template = template(kind.text, name.text, in: trigger.namespace)
            else { return [] }
            return TemplateCheck.parameters(of: trigger, in: template.node.json, kind: template.kind, name)
        }
        guard ["submit", "create"].contains(trigger.operation),
            let name = trigger.text("spec", "workflowTemplateRef", "name")
        else { return [] }
        let isClusterWide = trigger.resource.at("spec", "workflowTemplateRef", "clusterScope")?.json.bool == true
        let kind = isClusterWide ? "ClusterWorkflowTemplate" : "WorkflowTemplate"
        guard let template = template(kind, name.text, in: trigger.namespace)?.node.json else { return [] }
        return TemplateCheck.parameters(of: trigger, in: template, kind: kind, name)
            + TemplateCheck.entrypoint(of: trigger, in: template, kind: kind, name.text)
    }

    private func template(_ kind: String, _ name: String, in namespace: String) -> OtherDocument? {
        documents.first { document in
            document.kind.lowercased() == kind.lowercased() && document.name == name
                && (document.kind == "ClusterWorkflowTemplate" || document.namespace == namespace)
                && ["WorkflowTemplate", "ClusterWorkflowTemplate"].contains(document.kind)
        }
    }

    /// Parameters that write the value of an argument that is not there: it would have no name.
    private func indices(of trigger: Trigger, in checked: CheckedTrigger) -> [Diagnostic] {
        let list = "spec.arguments.parameters."
        guard case .sequence(let items)? = checked.resource.at("spec", "arguments", "parameters")?.content,
            case .sequence(let entries)? = trigger.block?["parameters"]?.content
        else { return [] }
        let destinations = Set(trigger.body.parameters.map(\.destination.text))
        return entries.compactMap { entry in
            guard let dest = entry["dest"], let text = dest.json.string, text.hasPrefix(list), text.hasSuffix(".value"),
                let index = Int(text.dropFirst(list.count).dropLast(".value".count)), index >= items.count,
                !destinations.contains("\(list)\(index).name")
            else { return nil }
            let there = "the resource has \(items.count) of them, counted from 0"
            return Diagnostic(
                .warning,
                rule: .own,
                at: dest.place,
                problem: "writes to argument \(index), but \(there): it would have no name",
                fix: "correct the number, or add the argument with its name to the resource"
            )
        }
    }
}
