package import EventData

/// What the data of events of one kind looks like: which members there are, how often, and of which types; never a value.
///
/// Bounded: objects with very many different names count as maps whose names are data, and are not looked into.
package struct PayloadSchema: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case null, bool, number, string, array, object }

    /// Different members that are remembered; more are left out, which is said.
    package static let maximumPaths = 2_000
    package static let maximumDepth = 16
    /// Names in one object, over all events, above which they are data: a map by user or by file.
    package static let maximumNames = 80
    /// Elements of one list that are looked at, from all over it.
    package static let maximumElements = 50
    /// Members and elements of one event that are looked at; what is beyond them is left out, which is said.
    package static let maximumNodes = 10_000
    private static let longestName = 100

    /// What is known of one member.
    package struct Member: Sendable {
        /// In how many events it is.
        package fileprivate(set) var count = 0
        /// The last event that has it, counted from 0.
        package fileprivate(set) var last = 0
        package fileprivate(set) var kinds: [Kind: Span] = [:]
    }

    /// When a type was seen.
    package struct Span: Sendable, Equatable {
        package fileprivate(set) var count: Int
        package fileprivate(set) var first: Int
        package fileprivate(set) var last: Int
    }

    /// When each event came, in the order in which they were added.
    package private(set) var times: [Timestamp] = []
    package private(set) var members: [[String]: Member] = [:]
    /// Objects whose names are data.
    package private(set) var maps: Set<[String]> = []
    package private(set) var isCut = false
    /// Whether an event was not looked at to its end: what is not found may be there.
    private var hasUnseenParts = false
    /// Names of each object so far.
    private var names: [[String]: Int] = [:]

    package init() {}

    /// Adds an event; the oldest comes first.
    package mutating func add(_ data: JSON, at time: Timestamp) {
        times.append(time)
        var walk = Walk()
        add(data, at: [], &walk)
    }

    /// One event's way through its data.
    private struct Walk {
        var seen: Set<[String]> = []
        var nodes = 0
    }

    private mutating func add(_ value: JSON, at path: [String], _ walk: inout Walk) {
        guard walk.nodes < Self.maximumNodes else {
            isCut = true
            hasUnseenParts = true
            return
        }
        walk.nodes += 1
        guard path.isEmpty || note(Self.kind(of: value), at: path, &walk.seen), path.count < Self.maximumDepth else {
            return
        }
        switch value {
        case .object(let object) where !maps.contains(path):
            for member in object.members where member.name.utf8.count <= Self.longestName {
                if maps.contains(path) || hasEnded(walk) { return }
                add(member.value, at: path + [member.name], &walk)
            }
        case .array(let elements):
            let count = min(elements.count, Self.maximumElements)
            for index in 0..<count where !hasEnded(walk) {
                add(elements[index * elements.count / count], at: path + [Self.element], &walk)
            }
        default: break
        }
    }

    /// Whether the rest of the event is left out; it was said by then.
    private func hasEnded(_ walk: Walk) -> Bool { walk.nodes >= Self.maximumNodes && hasUnseenParts }

    /// What stands for each element of a list.
    package static let element = "[]"

    /// Whether it is remembered.
    private mutating func note(_ kind: Kind, at path: [String], _ seen: inout Set<[String]>) -> Bool {
        let parent = Array(path.dropLast())
        if members[path] == nil {
            guard members.count < Self.maximumPaths else {
                isCut = true
                return false
            }
            names[parent, default: 0] += 1
            if names[parent, default: 0] > Self.maximumNames {
                forget(below: parent)
                return false
            }
        }
        let index = times.count - 1
        var member = members[path] ?? Member()
        if seen.insert(path).inserted { member.count += 1 }
        member.last = index
        var span = member.kinds[kind] ?? Span(count: 0, first: index, last: index)
        span.count += span.last == index && span.count > 0 ? 0 : 1
        span.last = index
        member.kinds[kind] = span
        members[path] = member
        return true
    }

    private mutating func forget(below parent: [String]) {
        maps.insert(parent)
        members = members.filter { !($0.key.count > parent.count && $0.key.starts(with: parent)) }
    }

    private static func kind(of value: JSON) -> Kind {
        switch value {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}

// MARK: What changed

extension PayloadSchema {
    /// A member that used to be there, or to be of another type.
    package struct Drift: Sendable, Equatable {
        package let path: [String]
        /// `vanished`, or `was string, is number`.
        package let text: String
        /// The first event that is otherwise.
        package let since: Timestamp
        package let eventsSince: Int

        package init(path: [String], text: String, since: Timestamp, eventsSince: Int) {
            self.path = path
            self.text = text
            self.since = since
            self.eventsSince = eventsSince
        }
    }

    /// Events that must have had it, and events since that have not: fewer can be chance.
    private static let usualEvents = 20
    private static let strangeEvents = 5
    /// The part of the earlier events that must have been the same.
    private static let usualShare = 0.95

    /// What used to be in nearly every event and is in none of the last ones; of an object that is gone only itself.
    package var drifts: [Drift] {
        var drifts: [Drift] = []
        for (path, member) in members.sorted(by: { $0.key.joined(separator: ".") < $1.key.joined(separator: ".") }) {
            if path.contains(Self.element) { continue }
            let parent = Array(path.dropLast())
            let end = parent.isEmpty ? times.count - 1 : members[parent]?.last ?? times.count - 1
            if let drift = vanished(path, member, of: end) { drifts.append(drift) }
            if let drift = changed(path, member) { drifts.append(drift) }
        }
        return drifts
    }

    private func vanished(_ path: [String], _ member: Member, of end: Int) -> Drift? {
        let since = end - member.last
        guard !hasUnseenParts, isUsual(member.count, before: member.last), since >= Self.strangeEvents else {
            return nil
        }
        return Drift(path: path, text: "vanished", since: times[member.last + 1], eventsSince: since)
    }

    private func changed(_ path: [String], _ member: Member) -> Drift? {
        let ordered = member.kinds.filter { $0.key != .null }.sorted { $0.value.first < $1.value.first }
        guard ordered.count == 2, let old = ordered.first, let new = ordered.last, old.value.last < new.value.first,
            isUsual(old.value.count, before: old.value.last), new.value.count >= Self.strangeEvents
        else { return nil }
        let text = "was \(old.key.rawValue), is \(new.key.rawValue)"
        return Drift(path: path, text: text, since: times[new.value.first], eventsSince: times.count - new.value.first)
    }

    private func isUsual(_ count: Int, before last: Int) -> Bool {
        last + 1 >= Self.usualEvents && Double(count) >= Double(last + 1) * Self.usualShare
    }
}
