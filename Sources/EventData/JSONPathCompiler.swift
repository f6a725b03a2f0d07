/// Turns a gjson path into selectors and steps; every text compiles.
struct JSONPathCompiler {
    private struct Range: Hashable {
        let start: Int
        let end: Int
    }

    /// Steps by the part of the path that they stand for: both readings of a step lead to the same ones.
    private var steps: [Range: JSONStep] = [:]
    private var selectors: [Range: JSONSelector] = [:]
    private var depth = 0
    /// Whether what is compiled is the argument of `@dig`.
    private var isDigging = false

    /// Compiles a path, or the part of one after a pipe.
    mutating func selector(_ path: ArraySlice<UInt8>) -> JSONSelector {
        let range = Range(start: path.startIndex, end: path.endIndex)
        if let known = selectors[range] { return known }
        guard depth < JSONPath.maximumParts else { return .nothing }
        depth += 1
        defer { depth -= 1 }
        let selector = compiled(path)
        selectors[range] = selector
        return selector
    }

    private mutating func compiled(_ path: ArraySlice<UInt8>) -> JSONSelector {
        if path.count > 1, let special = modifier(path) ?? literal(path) { return special }
        if let gather = gather(path) { return gather }
        if path.starts(with: [UInt8(ascii: "."), UInt8(ascii: ".")]) { return .lines(step(path.dropFirst(2))) }
        let first = step(path)
        return JSONPlainPath(first).map(JSONSelector.plain) ?? .walk(first)
    }

    /// Compiles the argument of `@dig`; inside another one it finds nothing, since the work would grow exponentially.
    mutating func dugSelector(_ path: ArraySlice<UInt8>) -> JSONSelector {
        if isDigging { return .nothing }
        isDigging = true
        defer { isDigging = false }
        return selector(path)
    }

    private mutating func step(_ path: ArraySlice<UInt8>) -> JSONStep {
        let range = Range(start: path.startIndex, end: path.endIndex)
        if let known = steps[range] { return known }
        guard depth < JSONPath.maximumParts else {
            return JSONStep(
                member: JSONMemberStep(name: [], isPattern: false, next: .pipe(.nothing)),
                element: .none(.end)
            )
        }
        depth += 1
        defer { depth -= 1 }
        let step = JSONStep(member: memberStep(path), element: elementStep(path))
        steps[range] = step
        return step
    }

    /// What follows the separator at `index`, or nothing at the path's end.
    private mutating func next(_ path: ArraySlice<UInt8>, at index: Int) -> JSONNextStep {
        guard index < path.endIndex else { return .end }
        let rest = path[(index + 1)...]
        let isPipe = path[index] == UInt8(ascii: "|") || beginsSelector(rest)
        return isPipe ? .pipe(selector(rest)) : .inside(step(rest))
    }

    /// After a dot, a known modifier and a bracket work like after a pipe.
    private func beginsSelector(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first else { return false }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { return true }
        return first == UInt8(ascii: "@") && JSONModifier.names.contains(modifierName(rest))
    }

    private mutating func memberStep(_ path: ArraySlice<UInt8>) -> JSONMemberStep {
        var name: [UInt8] = []
        var isPattern = false
        var index = path.startIndex
        while index < path.endIndex, !isSeparator(path[index]) {
            if path[index] == UInt8(ascii: "\\") {
                index += 1
            } else if path[index] == UInt8(ascii: "*") || path[index] == UInt8(ascii: "?") {
                isPattern = true
            }
            if index < path.endIndex { name.append(path[index]) }
            index += 1
        }
        return JSONMemberStep(name: name, isPattern: isPattern, next: next(path, at: index))
    }

    private mutating func elementStep(_ path: ArraySlice<UInt8>) -> JSONElementStep {
        if path.starts(with: [UInt8(ascii: "#"), UInt8(ascii: ".")]) { return each(path.dropFirst(2)) }
        if let query = query(path) { return query }
        let index = path.firstIndex(where: isSeparator) ?? path.endIndex
        let part = path[path.startIndex..<index]
        if part.elementsEqual([UInt8(ascii: "#")]) { return .count(next(path, at: index)) }
        let next = next(path, at: index)
        guard !part.isEmpty, part.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
            let position = Int(String(decoding: part, as: UTF8.self))
        else { return .none(next) }
        return .at(position, next)
    }

    private mutating func each(_ path: ArraySlice<UInt8>) -> JSONElementStep {
        let (inner, pipe) = splitAtPipe(path)
        let selected = selector(inner)
        return .each(selected, pipe: pipe.map { selector($0) })
    }

    private mutating func query(_ path: ArraySlice<UInt8>) -> JSONElementStep? {
        guard let source = JSONQuerySource(path) else { return nil }
        var index = source.end
        let findsAll = index < path.endIndex && path[index] == UInt8(ascii: "#")
        while index < path.endIndex, !isSeparator(path[index]) { index += 1 }
        let inner = source.path.isEmpty ? nil : selector(source.path)
        return .query(
            JSONElementQuery(
                path: inner,
                comparison: source.comparison,
                findsAll: findsAll,
                next: queryNext(path, at: index)
            )
        )
    }

    private mutating func queryNext(_ path: ArraySlice<UInt8>, at index: Int) -> JSONElementQuery.Next {
        guard index < path.endIndex else { return .end }
        let rest = path[(index + 1)...]
        guard path[index] == UInt8(ascii: ".") else { return .pipe(selector(rest)) }
        let (inner, pipe) = splitAtPipe(rest)
        let selected = selector(inner)
        return .inside(selected, pipe: pipe.map { selector($0) })
    }

    /// What to do after `|` or `.`; anything else there ends the path.
    mutating func continuation(_ rest: ArraySlice<UInt8>) -> JSONSelector? {
        guard let first = rest.first, isSeparator(first) else { return nil }
        return selector(rest.dropFirst())
    }

    private func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "|") }
}
