/// `@name:argument` in a path: makes a new text out of a value (spec/sensor.md §2.11).
enum JSONModifier: Sendable {
    /// Answers its input, if that exists: every document here is valid.
    case this
    case pretty(JSONPrettyStyle)
    case ugly
    case reverse
    case flatten(deep: Bool)
    case join(preserving: Bool)
    case keys
    case values
    case toString
    case fromString
    case group
    /// What the path finds in the value and in everything inside of it.
    case dig(JSONSelector)

    static let names: Set<String> = [
        "this", "valid", "pretty", "ugly", "reverse", "flatten", "join", "keys", "values", "tostr", "fromstr", "group",
        "dig",
    ]

    /// Reads a modifier whose `name` is one of `names`.
    init(name: String, argument: ArraySlice<UInt8>, compiler: inout JSONPathCompiler) {
        let options = JSONModifier.options(argument)
        func isSet(_ option: String) -> Bool { options.last { $0.name == option }?.value.bool ?? false }
        switch name {
        case "pretty": self = .pretty(JSONPrettyStyle(options))
        case "ugly": self = .ugly
        case "reverse": self = .reverse
        case "flatten": self = .flatten(deep: isSet("deep"))
        case "join": self = .join(preserving: isSet("preserve"))
        case "keys": self = .keys
        case "values": self = .values
        case "tostr": self = .toString
        case "fromstr": self = .fromString
        case "group": self = .group
        case "dig": self = .dig(compiler.dugSelector(argument))
        default: self = .this
        }
    }

    /// The members of an argument that is an object; none otherwise.
    private static func options(_ argument: ArraySlice<UInt8>) -> [(name: String, value: JSONMatch)] {
        var budget = JSONBudget()
        guard let place = JSONPlace.computed(Array(argument), &budget) else { return [] }
        return place.members.map { (String(decoding: $0.name.string, as: UTF8.self), JSONMatch($0.value)) }
    }
}

extension JSONModifier {
    /// Nil when the result does not exist; of nothing, some modifiers make an empty text.
    func apply(to place: JSONPlace?, _ budget: inout JSONBudget) -> JSONPlace? {
        guard let place else { return .computed(textOfNothing, &budget) }
        switch (self, place.node.kind) {
        case (.this, _), (.values, .array): return place
        case (.flatten, let kind) where kind != .array: return place
        case (.join, let kind) where kind != .array: return place
        case (.reverse, let kind) where kind != .array && kind != .object: return place
        default:
            let text = text(of: place, &budget)
            return .computed(text, &budget)
        }
    }

    /// What is made of a value; nil when that is nothing, or more than may be built.
    private func text(of place: JSONPlace, _ budget: inout JSONBudget) -> [UInt8]? {
        switch self {
        case .this: return Array(place.raw)
        case .pretty(let style): return prettyJSON(place, style, maximumBytes: budget.rest)
        case .ugly: return uglyJSON(place)
        case .toString: return JSONText(string: String(decoding: place.raw, as: UTF8.self)).bytes
        case .fromString: return Array(JSONMatch(place).text.utf8)
        case .dig(let selector): return arrayText(dig(selector, in: place, &budget), maximumBytes: budget.rest)
        case .keys:
            let isObject = place.node.kind == .object
            let keys =
                isObject
                ? place.members.map { $0.name.raw } : valuesOrItself(place).map { _ in Array("null".utf8)[...] }
            return arrayText(keys, maximumBytes: budget.rest)
        case .values: return arrayText(valuesOrItself(place).map(\.raw), maximumBytes: budget.rest)
        case .reverse: return reversed(place)
        case .flatten(let deep): return arrayText(flattened(place, deep), maximumBytes: budget.rest)
        case .join(let preserving): return joined(place, preserving)
        case .group: return place.node.kind == .object ? grouped(place, maximumBytes: budget.rest) : nil
        }
    }

    /// Of nothing, some modifiers make an empty value.
    private var textOfNothing: [UInt8]? {
        switch self {
        case .keys, .values, .dig: Array("[]".utf8)
        case .toString: Array("\"\"".utf8)
        default: nil
        }
    }

    private func valuesOrItself(_ place: JSONPlace) -> [JSONPlace] {
        switch place.node.kind {
        case .array: place.elements
        case .object: place.members.map(\.value)
        default: [place]
        }
    }

    private func reversed(_ place: JSONPlace) -> [UInt8]? {
        place.node.kind == .array
            ? arrayText(place.elements.reversed().map(\.raw), maximumBytes: .max)
            : objectText(place.members.reversed().map { ($0.name.raw, $0.value.raw) })
    }

    private func flattened(_ place: JSONPlace, _ deep: Bool) -> [ArraySlice<UInt8>] {
        place.elements.flatMap { element -> [ArraySlice<UInt8>] in
            guard element.node.kind == .array else { return [element.raw] }
            if deep { return flattened(element, deep) }
            // The source between the brackets, with the space around its commas, as in gjson.
            let inside = trimmed(element.value.dropFirst().dropLast())
            return inside.isEmpty ? [] : [inside]
        }
    }

    private func joined(_ place: JSONPlace, _ preserving: Bool) -> [UInt8] {
        let members = place.elements.flatMap(\.members).map { ($0.name.raw, $0.value.raw, $0.name.string) }
        if preserving { return objectText(members.map { ($0.0, $0.1) }) }
        var positions: [[UInt8]: Int] = [:]
        var unique: [(ArraySlice<UInt8>, ArraySlice<UInt8>)] = []
        for (name, value, content) in members {
            if let position = positions[content] {
                unique[position].1 = value
            } else {
                positions[content] = unique.count
                unique.append((name, value))
            }
        }
        return objectText(unique)
    }

    /// An object of arrays becomes an array of objects; every element brings its member's name along.
    private func grouped(_ place: JSONPlace, maximumBytes: Int) -> [UInt8]? {
        var groups: [[(ArraySlice<UInt8>, ArraySlice<UInt8>)]] = []
        var total = 0
        for member in place.members {
            for (position, element) in member.value.elements.enumerated() {
                total += member.name.raw.count + element.raw.count
                if total > maximumBytes { return nil }
                if position == groups.count { groups.append([]) }
                groups[position].append((member.name.raw, element.raw))
            }
        }
        return arrayText(groups.map { objectText($0)[...] }, maximumBytes: maximumBytes)
    }

    /// The tape holds the values in the order in which a descent meets them.
    private func dig(
        _ selector: JSONSelector,
        in place: JSONPlace,
        _ budget: inout JSONBudget
    ) -> [ArraySlice<UInt8>] {
        var found: [ArraySlice<UInt8>] = []
        var names = Set<Int>()
        for index in place.index..<Int(place.node.next) where !names.contains(index) {
            let value = place.at(index)
            for member in value.members { names.insert(member.name.index) }
            if let match = value.document.select(selector, from: value, &budget) { found.append(match.raw) }
        }
        return found
    }
}

/// Nil when it would be longer than `maximumBytes`: values inside of each other add up to more than their document.
private func arrayText(_ elements: [ArraySlice<UInt8>], maximumBytes: Int) -> [UInt8]? {
    guard elements.reduce(0, { $0 + $1.count }) <= maximumBytes else { return nil }
    var writer = JSONWriter()
    writer.beginArray()
    for element in elements { writer.raw(element) }
    writer.endArray()
    return writer.bytes
}

private func objectText(_ members: [(ArraySlice<UInt8>, ArraySlice<UInt8>)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, value) in members {
        writer.name(JSONText(validated: Array(name)))
        writer.raw(value)
    }
    writer.endObject()
    return writer.bytes
}
