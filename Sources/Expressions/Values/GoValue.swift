package import EventData

/// A value as Go's dynamically typed languages see it: what templates, `exprs` and `filter.expression` compute with.
///
/// Evaluating happens on one thread from beginning to end, so lists and maps are shared by reference, as in Go.
package enum GoValue {
    case null
    case bool(Bool)
    case integer(Int64, GoInteger)
    /// What every number of an event is.
    case float(Double)
    /// Go's strings are bytes; those that are not UTF-8 read as U+FFFD here.
    case string(String)
    case list(GoList)
    case map(GoMap)
    // The next three are rare and large; boxed, they do not make every value as large as they are.
    indirect case time(GoTime)
    indirect case function(GoFunction)
    /// A value of another named type, such as a semantic version.
    indirect case object(any GoObject)

    /// A whole number of Go's type `int`.
    package static func int(_ value: Int) -> GoValue { .integer(Int64(value), .int) }

    package static func int64(_ value: Int64) -> GoValue { .integer(value, .int64) }

    package static func strings(_ texts: [String]) -> GoValue {
        .list(GoList(texts.map(GoValue.string), of: .string))
    }
}

/// Go's integer types, and the named ones that print in a way of their own.
package enum GoInteger: String, Sendable {
    case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64
    case duration = "time.Duration"
    case month = "time.Month"
    case weekday = "time.Weekday"
}

/// A value of a named Go type with members that templates and expressions may read.
package protocol GoObject: Sendable {
    /// As `%T` prints it: `*semver.Version`.
    var typeName: String { get }
    /// As `%v` prints it.
    var text: String { get }
    /// A field, or the result of a method without arguments; nil when there is none of that name.
    func member(_ name: String) -> GoValue?
    /// The result of a method; nil when there is none of that name.
    func call(_ name: String, _ arguments: [GoValue]) throws(EvaluationError) -> GoValue?
}

extension GoObject {
    /// Methods without arguments are members.
    package func call(_ name: String, _ arguments: [GoValue]) throws(EvaluationError) -> GoValue? {
        guard let member = member(name) else { return nil }
        guard arguments.isEmpty else {
            throw EvaluationError("wrong number of args for \(name): want 0 got \(arguments.count)")
        }
        return member
    }
}

/// A list: the elements of an event's array are made when they are first asked for.
package final class GoList {
    /// The type of the elements: `[]interface {}` unless a function promises more.
    package enum Element: String, Sendable {
        case any = "interface {}"
        case string, int, float64
        case byte = "uint8"
        case list = "[]interface {}"
    }

    package let element: Element
    /// Whether it is Go's nil of its type: empty, but `null` as JSON.
    package let isNil: Bool
    private var source: JSONElement?
    private var made: [GoValue]
    private var wasCounted = false

    package init(_ elements: [GoValue], of element: Element = .any, isNil: Bool = false) {
        self.element = element
        self.isNil = isNil && elements.isEmpty
        source = nil
        made = elements
    }

    /// - Parameter array: must be an array.
    package init(_ array: JSONElement) {
        element = .any
        isNil = false
        source = array
        made = []
    }

    package var elements: [GoValue] {
        if let array = source {
            made = array.elements.map(GoValue.init)
            source = nil
        }
        return made
    }

    package var count: Int {
        // Counting looks at every element, so that doing it twice is worth making them.
        if source != nil, wasCounted { return elements.count }
        wasCounted = true
        return source?.elementCount ?? made.count
    }

    deinit { if element == .any { GoValue.release(&made) } }

    /// Gives away what the list holds, to be released elsewhere.
    fileprivate func giveUp() -> [GoValue] {
        defer { made = [] }
        return made
    }
}

/// A map with texts as keys: the members of an event's object are made when they are first asked for.
///
/// Shared by reference, as in Go: `set` changes the map that everybody else sees. Go's own order of keys is random, so
/// wherever order shows, this one is sorted.
package final class GoMap {
    /// The type of the values: `map[string]interface {}` unless a function promises more.
    package let element: GoList.Element
    private var source: JSONElement?
    /// All members once the source is gone; until then those that were asked for.
    private var made: [JSONName: GoValue]
    private var searches = 0
    /// Searches through an object's text before all of its members are made: loops must not search it each time.
    private static let maximumSearches = 16

    package init(_ members: [JSONName: GoValue] = [:], of element: GoList.Element = .any) {
        self.element = element
        source = nil
        made = members
    }

    /// - Parameter object: must be an object.
    package init(_ object: JSONElement) {
        element = .any
        source = object
        made = [:]
    }

    package subscript(name: String) -> GoValue? {
        get {
            let key = JSONName(name)
            if let value = made[key] { return value }
            searches += 1
            if searches > Self.maximumSearches {
                makeAll()
                return made[key]
            }
            guard let value = source?.member(name).map(GoValue.init) else { return nil }
            made[key] = value
            return value
        }
        set {
            makeAll()
            made[JSONName(name)] = newValue
        }
    }

    package var members: [JSONName: GoValue] {
        makeAll()
        return made
    }

    package var sortedNames: [String] { members.keys.map(\.text).sorted { $0.precedesInBytes($1) } }

    package var count: Int { members.count }

    private func makeAll() {
        guard let object = source else { return }
        source = nil
        for member in object.members {
            let key = JSONName(member.name)
            if made[key] == nil { made[key] = GoValue(member.value) }
        }
    }

    deinit { removeAll() }

    /// Releases all members.
    func removeAll() {
        source = nil
        var values = giveUp()
        GoValue.release(&values)
    }

    /// Gives away what the map holds, to be released elsewhere.
    fileprivate func giveUp() -> [GoValue] {
        defer { made = [:] }
        return Array(made.values)
    }
}

extension GoValue {
    /// Releases values one after the other.
    ///
    /// Left to itself, a list in a list in a list, which a loop can make a million levels deep, would be released by a
    /// function that calls itself as often, and run out of stack.
    fileprivate static func release(_ values: inout [GoValue]) {
        var containers = GoContainers()
        containers.append(values)
        values = []
        while containers.releaseLast() {}
    }
}

/// Lists and maps that wait to be released.
///
/// Whether nobody else holds one is asked in place: taken out of an enumeration first, it may be held twice for a while.
private struct GoContainers {
    private var lists: [GoList] = []
    private var maps: [GoMap] = []

    mutating func append(_ values: [GoValue]) {
        for value in values {
            switch value {
            case .list(let list): lists.append(list)
            case .map(let map): maps.append(map)
            default: break
            }
        }
    }

    /// Releases one that is empty by then; false when none is left.
    mutating func releaseLast() -> Bool {
        if let last = lists.indices.last {
            let values = isKnownUniquelyReferenced(&lists[last]) ? lists[last].giveUp() : []
            lists.removeLast()
            append(values)
            return true
        }
        guard let last = maps.indices.last else { return false }
        let values = isKnownUniquelyReferenced(&maps[last]) ? maps[last].giveUp() : []
        maps.removeLast()
        append(values)
        return true
    }
}
