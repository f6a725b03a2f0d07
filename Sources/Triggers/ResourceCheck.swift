import EventData
import Manifests

/// What is certain to fail about `source.resource`, seen at load (spec/workflows.md A10, rules 1 to 3).
///
/// Types and required fields of the block are Manifests' business. Parameters may still write what is missing here, and
/// those of the trigger itself are not seen, so everything is a warning.
struct ResourceCheck {
    private let resource: ManifestReader?
    private let hasParameters: Bool
    /// The first words of what the block's parameters write; nil for a parameter whose destination is not plain.
    private let written: [Substring?]

    init(_ reader: ManifestReader) {
        resource = reader.mapping("source")?.mapping("resource")
        hasParameters = reader.has("parameters")
        written = (reader.anything("parameters")?.json.array ?? []).map { parameter in
            let first = parameter["dest"]?.string?.split(separator: ".", maxSplits: 1).first
            return first.flatMap { $0.allSatisfy(\.isLetter) ? $0 : nil }
        }
    }

    func report() {
        guard let resource else { return }
        for field in ["apiVersion", "kind"] where !resource.has(field) && !mayBeWritten(Substring(field)) {
            resource.warn(field, "is missing, and no parameter writes it", fix: "write \(field): in the resource")
        }
        if mayBeWritten("metadata") { return }
        if let metadata = resource.mapping("metadata"), metadata.has("name") || metadata.has("generateName") { return }
        resource.warn(
            "metadata",
            "has neither name nor generateName, and no parameter writes one",
            fix: "write generateName: below metadata:"
        )
    }

    private func mayBeWritten(_ field: Substring) -> Bool { written.contains { $0 == nil || $0 == field } }

    /// Of what `submit-from` names: only kind and name count.
    func reportReference() {
        guard let resource else { return }
        if let kind = resource.anything("kind")?.json.string {
            let known = WorkflowOrigin.Kind.allCases.map(\.rawValue)
            if !mayBeWritten("kind"), !known.contains(where: { $0.lowercased() == kind.lowercased() }) {
                let problem = "is '\(kind)', from which no Workflow can be submitted"
                resource.warn("kind", problem, fix: "write kind: \(known.joined(separator: " or kind: "))")
            }
        } else if !mayBeWritten("kind") {
            resource.warn("kind", "is missing, and no parameter writes it", fix: "write kind: in the resource")
        }
        if mayBeWritten("metadata") || resource.mapping("metadata")?.has("name") == true { return }
        let fix = "write name: below metadata:, and the template's name"
        resource.warn("metadata", "has no name, and no parameter writes one", fix: fix)
    }

    func reportWorkflow() {
        report()
        guard let resource, let kind = resource.anything("kind")?.json.string else { return }
        if kind != "Workflow" {
            resource.warn("kind", "is '\(kind)', which cannot be submitted", fix: "write kind: Workflow")
        }
        guard !hasParameters else { return }
        guard let spec = resource.mapping("spec") else {
            resource.warn("spec", "is missing", fix: "write spec: with an entrypoint and templates")
            return
        }
        let isReference = spec.has("workflowTemplateRef")
        if !isReference, !spec.has("entrypoint") {
            spec.warn("entrypoint", "is missing", fix: "write entrypoint: and the name of the template to start with")
        }
        if isReference, spec.has("templates") {
            spec.warn("templates", "must be empty beside workflowTemplateRef", fix: "remove one of them")
        }
    }
}
