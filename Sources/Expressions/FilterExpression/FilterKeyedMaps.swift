import EventData

/// The maps of one evaluation whose keys can be anything: what `groupBy` and `fromPairs` make.
///
/// They are ordinary maps whose keys are texts that stand for the real ones; this knows which maps and which keys.
struct FilterKeyedMaps {
    private struct Entry {
        /// Keeps the map from being released, so that its identity is not given to another one.
        let map: GoMap
        let keys: [JSONName: GoValue]
        let absent: GoValue
    }

    private var entries: [ObjectIdentifier: Entry] = [:]

    mutating func make(_ members: [(key: GoValue, value: GoValue)], ofLists: Bool) throws(EvaluationError) -> GoValue {
        var keys: [JSONName: GoValue] = [:]
        var values: [JSONName: GoValue] = [:]
        for member in members {
            let key = JSONName(try key(for: member.key))
            keys[key] = member.key
            values[key] = member.value
        }
        let map = GoMap(values)
        // What a map of lists has for a key it does not know is nil, but of length zero.
        let absent = ofLists ? GoValue.list(GoList([], isNil: true)) : .null
        entries[ObjectIdentifier(map)] = Entry(map: map, keys: keys, absent: absent)
        return .map(map)
    }

    func isKeyed(_ map: GoMap) -> Bool { entries[ObjectIdentifier(map)] != nil }

    /// The real keys by the texts that stand for them; nil for an ordinary map.
    func keys(of map: GoMap) -> [JSONName: GoValue]? { entries[ObjectIdentifier(map)]?.keys }

    func absent(in map: GoMap) -> GoValue { entries[ObjectIdentifier(map)]?.absent ?? .null }

    /// The text that stands for a key: its type and its value.
    ///
    /// - Throws: for what cannot be a key, such as a list.
    func key(for value: GoValue) throws(EvaluationError) -> String {
        switch value {
        case .list, .map, .function: throw EvaluationError("\(filterTypeName(of: value)) cannot be a key")
        default: return "\(value.typeName) \(value.text)"
        }
    }
}

/// A predicate's way through a list.
struct FilterLoop {
    private enum Source {
        case values([GoValue])
        case bytes([UInt8])
        /// A map's members have no order, so that only their number is known.
        case members(Int)
    }

    private let source: Source
    var index = 0
    var accumulator = GoValue.null

    /// nil for what has no elements.
    init?(_ value: GoValue) {
        switch value {
        case .list(let list): source = .values(list.elements)
        case .string(let text): source = .bytes(Array(text.utf8))
        case .map(let map): source = .members(map.count)
        default: return nil
        }
    }

    var count: Int {
        switch source {
        case .values(let values): values.count
        case .bytes(let bytes): bytes.count
        case .members(let count): count
        }
    }

    /// Where the predicate stands; nil for members of a map, and behind the end.
    var element: GoValue? {
        switch source {
        case .values(let values): values.indices.contains(index) ? values[index] : nil
        case .bytes(let bytes): bytes.indices.contains(index) ? .integer(Int64(bytes[index]), .uint8) : nil
        case .members: nil
        }
    }
}
