import EventData
import Expressions

/// Warns where a value that somebody else chooses becomes part of a program's text (spec/workflows.md D3).
///
/// Argo fills tags in before the interpreter reads the text: quotes, `;` or `$(…)` in the value are then code.
enum CodeWarnings {
    /// The warnings of a document: a Workflow itself, or a manifest with Workflows in it.
    static func of(_ document: ManifestNode) -> [Diagnostic] {
        if let workflow = WrittenWorkflow(document) { return warnings(of: workflow) }
        return inside(document, written: [])
    }

    /// Objects of triggers, wherever they stand.
    private static func inside(_ node: ManifestNode, written: Set<Int>) -> [Diagnostic] {
        switch node.content {
        case .scalar: return []
        case .sequence(let items): return items.flatMap { inside($0, written: written) }
        case .mapping(let members):
            let written = node["source"] == nil ? written : Self.written(by: node["parameters"]?.items ?? [])
            return members.flatMap { member -> [Diagnostic] in
                switch member.name {
                case "resource":
                    if let workflow = WrittenWorkflow(member.value, written: written) { return warnings(of: workflow) }
                case "inline":
                    guard let text = member.value.scalarText, let object = try? InlineResource.object(in: text),
                        let workflow = WrittenWorkflow(ManifestNode(object, at: member.value.place), written: written)
                    else { break }
                    return warnings(of: workflow)
                default: break
                }
                return inside(member.value, written: written)
            }
        }
    }

    /// Positions of the arguments that a trigger's parameters write; all for one whose place cannot be told.
    private static func written(by parameters: [ManifestNode]) -> Set<Int> {
        var written: Set<Int> = []
        for parameter in parameters {
            guard let place = parameter["dest"]?.scalarText, place.hasPrefix("spec.arguments") else { continue }
            let parts = place.split(separator: ".")
            guard parts.count > 3, let position = Int(parts[3]) else { return Set(0..<mostArguments) }
            written.insert(position)
        }
        return written
    }

    /// More than any Workflow has.
    private static let mostArguments = 1_000

    private static func warnings(of workflow: WrittenWorkflow) -> [Diagnostic] {
        let values = ForeignValues(workflow)
        return workflow.templates.flatMap { template in
            CodeText.all(of: template.node).flatMap { code -> [Diagnostic] in
                var seen: Set<String> = []
                return WrittenTag.all(in: code.node.scalarText ?? "").compactMap { tag in
                    guard seen.insert(tag.text).inserted, values.isForeign(tag.inner, in: template) else { return nil }
                    return warning(tag, in: code)
                }
            }
        }
    }

    private static func warning(_ tag: WrittenTag, in code: CodeText) -> Diagnostic {
        let name = variable(for: tag.inner)
        let (kind, use) =
            switch code.language {
            case .shell: ("shell script", "\"$\(name)\"")
            case .python: ("Python script", "os.environ[\"\(name)\"]")
            case .other: ("script", "that variable")
            }
        // An error that says where in the text it is has a place of its own.
        let position = ExpressionError(column: tag.offset + 1, problem: "", fix: "")
        return Diagnostic(
            .warning,
            at: code.node.place(of: position),
            problem: "\(tag.text) becomes a part of the \(kind): whoever chooses the value can run commands",
            fix: "pass it as a variable, env: [{name: \(name), value: \"\(tag.text)\"}], and write \(use) here"
        )
    }

    /// What programs and shells have a use of their own for.
    private static let taken: Set<String> = [
        "ENV", "HOME", "HOSTNAME", "IFS", "LANG", "PATH", "PWD", "SHELL", "TMPDIR", "UID", "USER",
    ]

    /// A name for the variable, from the last part of the tag.
    private static func variable(for tag: String) -> String {
        let words = tag.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
        let last = words.last.map(String.init) ?? ""
        let name = String(last.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        guard let first = name.first, !first.isNumber else { return "VALUE" }
        return taken.contains(name) ? "INPUT_\(name)" : name
    }
}
