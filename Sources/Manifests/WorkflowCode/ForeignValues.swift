import EventData

/// Which tags of a Workflow stand for values that somebody else chooses: an event, whoever submits it, or a step's output.
///
/// What the manifest itself writes as a constant is nobody else's, however many steps hand it on.
struct ForeignValues {
    private let workflow: WrittenWorkflow

    init(_ workflow: WrittenWorkflow) { self.workflow = workflow }

    /// Whether a tag, without its braces, stands for such a value in a template.
    func isForeign(_ tag: String, in template: WrittenWorkflow.Template) -> Bool {
        var seen: Set<String> = []
        return isForeign(tag, in: template, loop: nil, &seen)
    }

    private func isForeign(
        _ tag: String,
        in template: WrittenWorkflow.Template,
        loop: ManifestNode?,
        _ seen: inout Set<String>
    ) -> Bool {
        let tag = tag.trimmingBlanks
        if tag.hasPrefix("=") {
            let names = Self.names(in: tag)
            return names.contains { isForeign($0, in: template, loop: loop, &seen) }
        }
        let parts = tag.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "inputs" where parts.count >= 3 && parts[1] == "parameters":
            return isForeignInput(parts[2...].joined(separator: "."), of: template, &seen)
        case "workflow" where parts.count >= 3 && parts[1] == "parameters":
            return isForeignArgument(parts[2...].joined(separator: "."))
        case "workflow": return tag == "workflow.failures" || tag.hasPrefix("workflow.outputs.parameters.")
        case "steps", "tasks": return tag.contains(".outputs.result") || tag.contains(".outputs.parameters")
        case "item":
            guard let loop else { return true }
            if let items = loop["withItems"] { return isForeign(items, in: template, loop: nil, &seen) }
            return loop["withParam"].map { isForeign($0, in: template, loop: nil, &seen) } ?? false
        default: return false
        }
    }

    /// Whether a value of the manifest, such as an argument, holds a tag of that kind.
    private func isForeign(
        _ value: ManifestNode,
        in template: WrittenWorkflow.Template,
        loop: ManifestNode?,
        _ seen: inout Set<String>
    ) -> Bool {
        switch value.content {
        case .scalar(_, let text):
            for tag in WrittenTag.all(in: text) where isForeign(tag.inner, in: template, loop: loop, &seen) {
                return true
            }
            return false
        case .sequence(let items):
            for item in items where isForeign(item, in: template, loop: loop, &seen) { return true }
            return false
        case .mapping(let members):
            for member in members where isForeign(member.value, in: template, loop: loop, &seen) { return true }
            return false
        }
    }

    private func isForeignArgument(_ name: String) -> Bool {
        guard workflow.hasOwnArguments, let place = workflow.arguments.firstIndex(where: { $0.hasName(name) }) else {
            return true
        }
        if workflow.written.contains(place) { return true }
        return workflow.arguments[place]["value"] == nil
    }

    private func isForeignInput(
        _ name: String,
        of template: WrittenWorkflow.Template,
        _ seen: inout Set<String>
    ) -> Bool {
        guard seen.insert("\(template.name) \(name)").inserted else { return false }
        let declared = template.node["inputs"]?["parameters"]?.items.first { $0.hasName(name) }
        if let value = declared?["value"] { return isForeign(value, in: template, loop: nil, &seen) }
        // Whoever refers to the template from elsewhere chooses.
        if !workflow.hasOwnArguments, template.calls.isEmpty { return true }
        if template.isEntry, workflow.arguments.contains(where: { $0.hasName(name) }), isForeignArgument(name) {
            return true
        }
        for call in template.calls {
            let argument = call.node["arguments"]?["parameters"]?.items.first { $0.hasName(name) }
            guard let argument else { continue }
            guard let value = argument["value"] else {
                if argument["valueFrom"] != nil { return true }
                continue
            }
            guard let caller = workflow.templates.first(where: { $0.name == call.caller }) else { return true }
            if isForeign(value, in: caller, loop: call.node, &seen) { return true }
        }
        return false
    }

    /// What an expression names, with dots where it has brackets and quotes.
    private static func names(in expression: String) -> [String] {
        var plain = ""
        for character in expression {
            switch character {
            case "[": plain.append(".")
            case "]", "'", "\"": break
            default: plain.append(character)
            }
        }
        return plain.split { !$0.isLetter && !$0.isNumber && !"._-".contains($0) }.map(String.init)
    }
}

/// A tag as it is written: `{{inputs.parameters.x}}`.
struct WrittenTag {
    /// What is between the braces.
    let inner: String
    let text: String
    /// In characters of the text, from 0.
    let offset: Int

    /// Those of a text, in their order; tags inside others are parts of them.
    static func all(in text: String) -> [WrittenTag] {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
        let characters = Array(text)
        func isPair(_ brace: Character, at place: Int) -> Bool {
            place + 1 < characters.count && characters[place] == brace && characters[place + 1] == brace
        }
        var tags: [WrittenTag] = []
        var place = 0
        while place < characters.count {
            guard isPair("{", at: place) else {
                place += 1
                continue
            }
            guard let end = (place + 2..<characters.count).first(where: { isPair("}", at: $0) }) else { break }
            let inner = String(characters[place + 2..<end])
            tags.append(WrittenTag(inner: inner, text: "{{\(inner)}}", offset: place))
            place = end + 2
        }
        return tags
    }
}

extension ManifestNode {
    /// The elements of a list; none where this is no list.
    var items: [ManifestNode] { if case .sequence(let items) = content { items } else { [] } }

    /// The text of a scalar; nil for anything else.
    var scalarText: String? { if case .scalar(_, let text) = content, !isNull { text } else { nil } }

    func hasName(_ name: String) -> Bool { self["name"]?.scalarText == name }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
