/// An object's members in order; names are unique, a later one replaces an earlier one in place.
///
/// Names are compared byte by byte, as every other JSON reader does, not by Unicode equivalence.
package struct JSONObject: Sendable, Hashable {
    /// From this many members on, names are looked up in an index; below it a search is faster.
    private static let indexedFrom = 16

    package private(set) var members: [(name: String, value: JSON)] = []
    /// Positions in `members`; empty while there are few.
    private var index: [JSONName: Int] = [:]

    package init() {}

    package init(_ members: [(name: String, value: JSON)]) {
        self.members.reserveCapacity(members.count)
        for member in members { self[member.name] = member.value }
    }

    /// Members whose names are known to be unique.
    init(unique members: [(name: String, value: JSON)]) {
        self.members = members
        rebuildIndex()
    }

    package subscript(name: String) -> JSON? {
        get { position(of: name).map { members[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): append(name, value)
            case (nil, nil): break
            }
        }
    }

    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            hasher.combine(JSONName(member.name))
            hasher.combine(member.value)
        }
    }

    /// The same names in the order of their bytes, each with its value after `change`.
    package func sortedByName(_ change: (JSON) -> JSON) -> JSONObject {
        var sorted = self
        for position in members.indices { sorted.members[position].value = change(members[position].value) }
        sorted.members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        sorted.rebuildIndex()
        return sorted
    }

    private func position(of name: String) -> Int? {
        if members.count >= Self.indexedFrom { return index[JSONName(name)] }
        return members.firstIndex { JSONName($0.name) == JSONName(name) }
    }

    private mutating func append(_ name: String, _ value: JSON) {
        members.append((name, value))
        if members.count == Self.indexedFrom {
            rebuildIndex()
        } else if members.count > Self.indexedFrom {
            index[JSONName(name)] = members.count - 1
        }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        rebuildIndex()
    }

    private mutating func rebuildIndex() {
        index.removeAll()
        guard members.count >= Self.indexedFrom else { return }
        for (position, member) in members.enumerated() { index[JSONName(member.name)] = position }
    }
}
