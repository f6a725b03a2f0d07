import EventData
import Yams

/// Turns Yams' nodes into ours: resolves scalars, expands aliases within a bound, and merges `<<` keys.
struct YAMLConversion {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []
    private var values = 0
    /// Set once a limit is passed: everything after it is dropped.
    private var isExhausted = false

    /// The lines of the file, for the indentation of blocks.
    private let lines: [Substring]

    init(_ manifest: ManifestText) {
        file = manifest.file
        lines = manifest.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// nil for an empty document and for one that is past a limit.
    mutating func document(_ root: Node) -> ManifestNode? {
        if isExhausted { return nil }
        let node = convert(root, depth: 1)
        if isExhausted { return nil }
        if case .scalar(.null, _) = node.content { return nil }
        return node
    }

    private mutating func convert(_ node: Node, depth: Int) -> ManifestNode {
        let place = place(of: node)
        guard admit(place, depth: depth) else { return ManifestNode(.scalar(.null, text: ""), at: place) }
        switch node {
        case .scalar(let scalar):
            let content = ManifestNode.Content.scalar(value(of: scalar, at: place), text: scalar.string)
            return ManifestNode(content, at: place, layout: layout(of: scalar, at: place))
        case .sequence(let sequence):
            var items: [ManifestNode] = []
            for item in sequence where !isExhausted { items.append(convert(item, depth: depth + 1)) }
            return ManifestNode(.sequence(items), at: place)
        case .mapping(let mapping):
            return ManifestNode(.mapping(members(of: mapping, depth: depth)), at: place)
        case .alias:
            preconditionFailure("Yams resolves aliases while composing")
        }
    }

    /// Counts a value; false past a limit.
    private mutating func admit(_ place: Place, depth: Int) -> Bool {
        values += 1
        if isExhausted { return false }
        if depth > ManifestLimits.depth {
            exhaust(at: place, "nested deeper than \(ManifestLimits.depth) levels (depth)", fix: "flatten the manifest")
        } else if values > ManifestLimits.values {
            let problem = "more than \(ManifestLimits.values) values after expanding aliases (values)"
            exhaust(at: place, problem, fix: "use fewer aliases, or split the file")
        }
        return !isExhausted
    }

    private mutating func exhaust(at place: Place, _ problem: String, fix: String) {
        isExhausted = true
        diagnostics.append(Diagnostic(at: place, problem: problem, fix: fix))
    }

    private mutating func value(of scalar: Node.Scalar, at place: Place) -> JSON {
        guard isPlain(scalar) else { return .string(scalar.string) }
        if let value = YAMLScalar.resolve(scalar.string) { return value }
        let fix = "write a finite number, or quote it: \"\(scalar.string)\""
        diagnostics.append(Diagnostic(at: place, problem: "'\(scalar.string)' has no JSON form", fix: fix))
        return .null
    }

    /// Quoted, block and `!!str` scalars are text whatever they look like.
    private func isPlain(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && scalar.tag.description != "tag:yaml.org,2002:str"
    }

    private func place(of node: Node) -> Place {
        Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private func layout(of scalar: Node.Scalar, at place: Place) -> ScalarLayout {
        guard place.line <= lines.count else { return .unknown }
        switch scalar.style {
        case .literal:
            let first = lines.dropFirst(place.line).first { line in line.contains { $0 != " " } }
            return first.map { .block(indentation: $0.prefix { $0 == " " }.count) } ?? .unknown
        case .plain, .any: return isWritten(scalar.string, at: place, offset: 0) ? .line(offset: 0) : .unknown
        case .singleQuoted, .doubleQuoted:
            return isWritten(scalar.string, at: place, offset: 1) ? .line(offset: 1) : .unknown
        case .folded: return .unknown
        }
    }

    /// Whether the text stands in the file letter by letter: no escape, no second line.
    private func isWritten(_ text: String, at place: Place, offset: Int) -> Bool {
        lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1 + offset).starts(with: text.unicodeScalars)
    }
}

// MARK: Mappings

extension YAMLConversion {
    private mutating func members(of mapping: Node.Mapping, depth: Int) -> [ManifestNode.Member] {
        var own: [ManifestNode.Member] = []
        var merged: [ManifestNode.Member] = []
        var names: Set<String> = []
        for (key, value) in mapping where !isExhausted {
            let keyPlace = place(of: key)
            if case .scalar(let scalar) = key, isPlainKey(scalar), scalar.string == "<<" {
                merged += mergedMembers(of: value, depth: depth)
                continue
            }
            let converted = convert(value, depth: depth + 1)
            guard let name = name(of: key, at: keyPlace) else { continue }
            guard names.insert(name).inserted else {
                let fix = "remove or rename one of them"
                diagnostics.append(Diagnostic(at: keyPlace, problem: "'\(name)' is there twice", fix: fix))
                continue
            }
            own.append(ManifestNode.Member(name: name, namePlace: keyPlace, value: converted))
        }
        // What the mapping says itself wins over what it merges, and an earlier merge over a later one.
        for member in merged where names.insert(member.name).inserted { own.append(member) }
        return own
    }

    private mutating func mergedMembers(of value: Node, depth: Int) -> [ManifestNode.Member] {
        switch value {
        case .mapping(let mapping):
            guard admit(place(of: value), depth: depth) else { return [] }
            return members(of: mapping, depth: depth + 1)
        case .sequence(let sequence):
            var all: [ManifestNode.Member] = []
            for item in sequence {
                guard case .mapping(let mapping) = item, admit(place(of: item), depth: depth) else {
                    return refuseMerge(of: item)
                }
                all += members(of: mapping, depth: depth + 1)
            }
            return all
        case .scalar, .alias:
            return refuseMerge(of: value)
        }
    }

    private mutating func refuseMerge(of value: Node) -> [ManifestNode.Member] {
        if isExhausted { return [] }
        let problem = "'<<' merges something that is no mapping"
        let fix = "name an alias of a mapping: <<: *defaults"
        diagnostics.append(Diagnostic(at: place(of: value), problem: problem, fix: fix))
        return []
    }

    /// A key's name in JSON: `on:` is "true" and `0x10:` is "16", as for Kubernetes.
    private mutating func name(of key: Node, at place: Place) -> String? {
        if case .scalar(let scalar) = key {
            switch isPlainKey(scalar) ? YAMLScalar.resolve(scalar.string) : .string(scalar.string) {
            case .string(let name)?: return name
            case .bool(let value)?: return value ? "true" : "false"
            case .number(let number)?: return number.text
            default: break
            }
        }
        let fix = "use plain text as the name, quoted if needed"
        diagnostics.append(Diagnostic(at: place, problem: "this cannot be the name of a field", fix: fix))
        return nil
    }

    /// Yams' search for duplicates turns the tag of every plain key into `str`, so only the style tells.
    private func isPlainKey(_ scalar: Node.Scalar) -> Bool { scalar.style == .plain }
}
