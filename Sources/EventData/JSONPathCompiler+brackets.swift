/// Modifiers, literals and multipaths: what only stands at the beginning of a path or after a pipe.
extension JSONPathCompiler {
    /// The name in `@name`, `@name:argument`, `@name.more` and `@name|more`.
    func modifierName(_ path: ArraySlice<UInt8>) -> String {
        String(decoding: path.dropFirst().prefix { !":.|".utf8.contains($0) }, as: UTF8.self)
    }

    /// `@name:argument`; nil when `path` is something else or the name is unknown.
    mutating func modifier(_ path: ArraySlice<UInt8>) -> JSONSelector? {
        guard path.first == UInt8(ascii: "@") else { return nil }
        let name = modifierName(path)
        guard JSONModifier.names.contains(name) else { return nil }
        var rest = path.dropFirst(1 + name.utf8.count)
        var argument = rest.prefix(0)
        if rest.first == UInt8(ascii: ":") {
            rest = rest.dropFirst()
            argument = modifierArgument(rest)
            rest = rest.dropFirst(argument.count)
        }
        let modifier = JSONModifier(name: name, argument: argument, compiler: &self)
        return .modifier(modifier, then: continuation(rest))
    }

    /// A bracketed or quoted text, or everything up to the next pipe outside of brackets.
    private func modifierArgument(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if let first = rest.first, "{[\"".utf8.contains(first) { return bracketed(rest) }
        var index = rest.startIndex
        while index < rest.endIndex, rest[index] != UInt8(ascii: "|") {
            index += "{[\"(".utf8.contains(rest[index]) ? bracketed(rest[index...]).count : 1
        }
        return rest[rest.startIndex..<index]
    }

    /// `!text`; nil when `path` is something else or the text is no JSON.
    mutating func literal(_ path: ArraySlice<UInt8>) -> JSONSelector? {
        guard path.first == UInt8(ascii: "!"), let first = path.dropFirst().first else { return nil }
        let rest = path.dropFirst()
        let text = "{[\"+-0123456789".utf8.contains(first) ? bracketed(rest) : rest.prefix { !".|".utf8.contains($0) }
        guard case .success(let document) = Result(catching: { try JSONDocument(parsing: Array(text)) }) else {
            return nil
        }
        return .literal(document, then: continuation(rest.dropFirst(text.count)))
    }

    /// `[a,b]` or `{"x":a,b}`; nil when `path` is something else or goes on after the closing bracket.
    mutating func gather(_ path: ArraySlice<UInt8>) -> JSONSelector? {
        guard let opening = path.first, "[{".utf8.contains(opening), let source = JSONMultipathSource(path),
            source.rest.isEmpty || ".|".utf8.contains(source.rest[source.rest.startIndex])
        else { return nil }
        let parts = source.parts.map { part in
            JSONGatheredPart(name: memberName(part), selector: selector(part.path))
        }
        return .gather(parts, asObject: opening == UInt8(ascii: "{"), then: continuation(source.rest))
    }

    /// The name that was given, or else the path's last part where that can be a name.
    private func memberName(_ part: JSONMultipathSource.Part) -> JSONText {
        if let name = part.name, !name.isEmpty {
            let isQuoted = name.first == UInt8(ascii: "\"")
            if isQuoted, case .success = Result(catching: { try JSONDocument(parsing: Array(name)) }) {
                return JSONText(validated: Array(name))
            }
            return JSONText(string: String(decoding: name, as: UTF8.self))
        }
        let last = lastName(part.path)
        let isSimple = last.allSatisfy { $0 >= 0x20 && !"[]{}()#|!".utf8.contains($0) }
        return JSONText(string: isSimple ? String(decoding: last, as: UTF8.self) : "_")
    }

    private func lastName(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var index = path.endIndex
        while index > path.startIndex {
            index -= 1
            guard ".|".utf8.contains(path[index]) else { continue }
            if index > path.startIndex, path[index - 1] == UInt8(ascii: "\\") { continue }
            return path[(index + 1)...]
        }
        return path
    }
}
