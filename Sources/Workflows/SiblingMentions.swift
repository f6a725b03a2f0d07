/// Which steps or tasks an expression speaks of, so that not all of them need to be put together for it.
enum SiblingMentions {
    /// Names after `root.` and in `root['…']`; nil when it may speak of any.
    static func names(in text: String, root: String) -> Set<String>? {
        var names: Set<String> = []
        var rest = text[...]
        while let range = rest.firstRange(of: root) {
            let isPart = rest[..<range.lowerBound].last.map(isNamePart) ?? false
            rest = rest[range.upperBound...]
            if isPart || rest.first.map(isNamePart) ?? false { continue }
            guard let name = name(&rest) else { return nil }
            names.insert(name)
        }
        return names.isEmpty ? nil : names
    }

    /// Whether an expression has a path such as `steps.a.outputs.result`, in whatever form it is written.
    static func speaks(of path: String, in text: String) -> Bool {
        var plain = text.filter { !" ?\n\t".contains($0) }
        for quote in ["'", "\""] {
            plain = plain.replacing(".[\(quote)", with: "[\(quote)").replacing("[\(quote)", with: ".")
                .replacing("\(quote)]", with: "")
        }
        return plain.contains(path)
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private static func name(_ rest: inout Substring) -> String? {
        if rest.first == "?" { rest.removeFirst() }
        switch rest.first {
        case ".":
            rest.removeFirst()
            if rest.first == "[" { return name(&rest) }
            let name = rest.prefix(while: isNamePart)
            return name.isEmpty ? nil : String(name)
        case "[":
            rest.removeFirst()
            guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
            rest.removeFirst()
            let name = rest.prefix { $0 != quote }
            let after = rest[name.endIndex...].dropFirst()
            return after.first == "]" && !name.contains("\\") ? String(name) : nil
        default: return nil
        }
    }
}
