import Yams

extension Diagnostic {
    /// What the YAML parser says, at its place and in plain words.
    init(yaml error: any Error, in manifest: ManifestText) {
        var (mark, problem) = Self.describe(error)
        if case .duplicatedKeysInMapping? = error as? YamlError, let first = mark {
            mark = Self.second(of: first, in: manifest.text) ?? first
        }
        let place = Place(file: manifest.file, line: mark?.line ?? 1, column: mark?.column ?? 1)
        if let tab = Self.tab(at: place, in: manifest.text) {
            self.init(at: tab, problem: "a tab is used for indentation", fix: "indent with spaces")
        } else {
            self.init(at: place, problem: problem, fix: Self.fix(for: problem))
        }
    }

    private typealias Position = (line: Int, column: Int)

    private static func describe(_ error: any Error) -> (Position?, problem: String) {
        guard let error = error as? YamlError else { return (nil, "this is no YAML: \(error)") }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // libyaml's own limit on nesting, which is above ours.
            if problem.hasPrefix("Maximum nesting level") || context?.text.hasPrefix("Maximum nesting level") == true {
                return ((mark.line, mark.column), "nested deeper than \(ManifestLimits.depth) levels (depth)")
            }
            // The parser notices at the end of the file; what has to be mended is where the quote opens.
            if let context, context.text.contains("quoted scalar"), problem.contains("end of stream") {
                return ((context.mark.line, context.mark.column), "a quote is opened here and never closed")
            }
            return ((mark.line, mark.column), [problem, context?.text].compactMap { $0 }.joined(separator: " "))
        case .reader(let problem, let offset, _, let text):
            return (offset.map { position(atCharacter: $0, of: text) }, problem)
        case .duplicatedKeysInMapping(let names, let context):
            let list = names.sorted().map { "'\($0)'" }.joined(separator: ", ")
            return ((context.mark.line, context.mark.column), "\(list) \(names.count == 1 ? "is" : "are") there twice")
        default:
            return (nil, "this is no YAML: \(error)")
        }
    }

    private static func fix(for problem: String) -> String {
        if problem.hasSuffix("never closed") { return "close the quote, or remove it" }
        if problem.hasSuffix("(depth)") { return "flatten the manifest" }
        if problem.hasSuffix("there twice") { return "remove or rename one of them" }
        if problem.contains("undefined alias") { return "define the anchor before it is used: &name" }
        if problem.contains("control characters") { return "remove the character, or write it as an escape in quotes" }
        if problem.contains("mapping values are not allowed") { return "quote the text before it, or indent the line" }
        return "correct the YAML here: check indentation, quotes and brackets"
    }

    private static func position(atCharacter offset: Int, of text: String) -> Position {
        let before = text.prefix(offset)
        let line = before.reduce(into: 1) { line, character in if character.isNewline { line += 1 } }
        let column = before.reversed().prefix { !$0.isNewline }.count + 1
        return (line, column)
    }

    /// The parser points at the first of two equal keys; the second one is what has to go.
    private static func second(of first: Position, in text: String) -> Position? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard first.line <= lines.count else { return nil }
        let key = lines[first.line - 1].unicodeScalars.dropFirst(first.column - 1).prefix { $0 != ":" }
        for (index, line) in lines.enumerated().dropFirst(first.line) {
            let indentation = line.unicodeScalars.prefix { $0 == " " || $0 == "-" }.count
            if indentation < first.column - 1, line.unicodeScalars.count > indentation { return nil }
            let rest = line.unicodeScalars.dropFirst(first.column - 1)
            if rest.starts(with: key), rest.dropFirst(key.count).first == ":" { return (index + 1, first.column) }
        }
        return nil
    }

    /// The tab in the indentation of the place's line, which is what confuses the parser there.
    private static func tab(at place: Place, in text: String) -> Place? {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst(place.line - 1)
        guard let line = lines.popFirst() else { return nil }
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        guard let tab = indentation.firstIndex(of: "\t") else { return nil }
        let column = line.distance(from: line.startIndex, to: tab) + 1
        return Place(file: place.file, line: place.line, column: column)
    }
}
