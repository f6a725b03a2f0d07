package import EventData
package import Expressions

/// An object that stands as text in a manifest: `source.inline`, YAML or JSON (spec/sensor.md §6).
package enum InlineResource {
    /// The first document of the text.
    ///
    /// - Throws: for what is no YAML, and for a document that is no mapping.
    package static func object(in text: String) throws(ExpressionError) -> JSON {
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: "inline", text: text), problems: problems)
        if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
            throw ExpressionError(
                line: problem.place.line,
                column: problem.place.column,
                problem: problem.problem,
                fix: problem.fix
            )
        }
        if let object = documents.first?.json, object.object != nil { return object }
        let fix = "write the object, with apiVersion:, kind: and metadata:"
        throw ExpressionError(problem: "the text is no mapping", fix: fix)
    }

    /// Reads the field of a `source`; whether it has a text.
    static func check(_ source: ManifestReader) -> Bool {
        guard let text = source.optionalString("inline"), !text.isEmpty else { return false }
        do throws(ExpressionError) { _ = try object(in: text) } catch { source.invalid("inline", error) }
        return true
    }
}
