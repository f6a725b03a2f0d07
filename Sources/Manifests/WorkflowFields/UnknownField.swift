package import EventData
import Expressions

/// A field that no version of Argo or Kubernetes has there: a slip, which is as good as absent.
package struct UnknownField: Sendable, Hashable {
    /// How many of one object are told: whoever has more did not mean these fields.
    package static let most = 20

    let path: [WrongType.Step]
    /// Those that could stand in its place, by their names.
    let known: [String]

    /// As messages have it: `spec.templates[0].steps[0][1].whn`.
    package var field: String { path.field }

    /// Its own name.
    package var name: String {
        guard case .member(let name)? = path.last else { return "" }
        return name
    }

    /// The first ones of a Workflow, a template of one, a CronWorkflow, a ConfigMap or a Secret; none for other kinds.
    ///
    /// What is null is absent, and what is of the wrong type is not looked into.
    package static func all(in object: JSON, kind: String) -> [UnknownField] {
        guard let shape = WorkflowShape(objectOf: kind) else { return [] }
        var walk = FieldWalk()
        walk.visit(object, as: .object(shape))
        return walk.unknown
    }
}

extension UnknownField {
    /// Those of a document, each at its own place in the file; none for kinds of others.
    package static func diagnostics(in document: ManifestNode) -> [Diagnostic] {
        diagnostics(in: document) { _ in true }
    }

    /// Those whose path, in the form of a trigger's `dest`, is judged.
    package static func diagnostics(in document: ManifestNode, where isJudged: (String) -> Bool) -> [Diagnostic] {
        guard let version = document["apiVersion"]?.json.string, let kind = document["kind"]?.json.string,
            version.hasPrefix("argoproj.io/") || version == "v1"
        else { return [] }
        return all(in: document.json, kind: kind).filter { isJudged($0.path.destination) }.map {
            $0.diagnostic(in: document)
        }
    }

    private func diagnostic(in document: ManifestNode) -> Diagnostic {
        let owner = document.reached(by: path.dropLast())
        var place = owner.place
        if case .mapping(let members) = owner.content, let member = members.first(where: { $0.name == name }) {
            place = member.namePlace
        }
        let fix = Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        return Diagnostic(
            .warning,
            rule: .own,
            at: place,
            problem: "unknown field '\(field)', which is passed over",
            fix: fix ?? "remove it, or write the field that is meant"
        )
    }
}
