/// A text of a template that an interpreter runs: a script's source, or what follows `sh -c`.
struct CodeText {
    enum Language { case shell, python, other }

    let node: ManifestNode
    let language: Language

    private static let shells: Set<String> = ["sh", "bash", "dash", "ash", "ksh", "zsh", "busybox"]
    private static let others: Set<String> = ["node", "perl", "ruby", "php", "lua"]

    /// Those of a template with a `script`, a `container` or several.
    static func all(of template: ManifestNode) -> [CodeText] {
        let containers =
            [template["container"]].compactMap { $0 } + (template["containerSet"]?["containers"]?.items ?? [])
            + (template["initContainers"]?.items ?? []) + (template["sidecars"]?.items ?? [])
        return (template["script"].map(ofScript) ?? []) + containers.flatMap(ofContainer)
    }

    private static func ofScript(_ script: ManifestNode) -> [CodeText] {
        guard let source = script["source"] else { return ofContainer(script) }
        let program = script["command"]?.items.first?.scalarText ?? ""
        return [CodeText(node: source, language: language(of: program) ?? .other)]
    }

    /// `[sh, -c, CODE]`, wherever its words stand; what follows the code are its arguments, and no code.
    private static func ofContainer(_ container: ManifestNode) -> [CodeText] {
        let words = (container["command"]?.items ?? []) + (container["args"]?.items ?? [])
        guard let start = words.firstIndex(where: { Self.language(of: $0.scalarText ?? "") != nil }) else { return [] }
        let language = Self.language(of: words[start].scalarText ?? "") ?? .other
        for (index, word) in words.enumerated().dropFirst(start + 1) {
            guard let text = word.scalarText, text.hasPrefix("-") else { return [] }
            guard isCodeOption(text, language), index + 1 < words.count else { continue }
            return [CodeText(node: words[index + 1], language: language)]
        }
        return []
    }

    /// `-c`, also among others as in `-euxc`; `-e` is that of node, perl and ruby.
    private static func isCodeOption(_ text: String, _ language: Language) -> Bool {
        if language == .other { return text == "-e" }
        return !text.hasPrefix("--") && text.hasSuffix("c")
    }

    /// nil for a program that runs no code that it is given.
    private static func language(of program: String) -> Language? {
        let name = String(program.split(separator: "/").last ?? "")
        if shells.contains(name) { return .shell }
        if name.hasPrefix("python") { return .python }
        return others.contains(name) ? .other : nil
    }
}
