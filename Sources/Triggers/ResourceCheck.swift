import EventData
import Kubernetes
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

    /// Of what names an object that is there: only these fields of it count.
    ///
    /// - Parameters:
    ///   - kinds: the kinds that can be meant, in any letters; nil for all.
    ///   - purpose: what cannot be done with another kind: `be suspended`.
    func reportName(kinds: [String]? = nil, purpose: String = "") {
        guard let resource else { return }
        for field in kinds == nil ? ["apiVersion", "kind"] : ["kind"]
        where !resource.has(field) && !mayBeWritten(Substring(field)) {
            resource.warn(field, "is missing, and no parameter writes it", fix: "write \(field): in the resource")
        }
        if let kinds, let kind = resource.anything("kind")?.json.string, !mayBeWritten("kind"),
            !kinds.contains(where: { $0.lowercased() == kind.lowercased() })
        {
            let fix = "write kind: \(kinds.joined(separator: " or kind: "))"
            resource.warn("kind", "is '\(kind)', which cannot \(purpose)", fix: fix)
        }
        if mayBeWritten("metadata") || resource.mapping("metadata")?.has("name") == true { return }
        resource.warn(
            "metadata",
            "has no name, and no parameter writes one",
            fix: "write name: below metadata:, and the name of the object that is there"
        )
    }

    /// What a live object is found by beside its name.
    func reportNamespace() {
        guard let metadata = resource?.mapping("metadata"), !mayBeWritten("metadata"), !metadata.has("namespace") else {
            return
        }
        let problem = "has no namespace, which liveObject demands of all but cluster-wide objects"
        resource?.warn("metadata", problem, fix: "write namespace: below metadata:")
    }

    /// The operations of a JSON patch, and which kinds have no strategic merge.
    func reportPatch(_ strategy: String) {
        guard let resource else { return }
        if strategy == PatchStrategy.operations.rawValue, !resource.has("patch"), !mayBeWritten("patch") {
            let fix =
                "write patch: beside metadata: and below it operations such as {op: replace, path: /data/a, value: b}"
            resource.warn("patch", "is missing: it is the list of operations", fix: fix)
        }
        let group = resource.anything("apiVersion")?.json.string?.split(separator: "/").dropLast().first ?? ""
        if strategy == PatchStrategy.strategicMerge.rawValue, group.contains("."), !group.hasSuffix(".k8s.io") {
            resource.warn(
                "apiVersion",
                "is of custom resources, for which no server has a strategic merge",
                fix: "use patchStrategy: \(PatchStrategy.merge.rawValue)"
            )
        }
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
