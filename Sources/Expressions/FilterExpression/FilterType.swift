/// What is known of a value before any event comes; `any` is whatever the event holds.
indirect enum FilterType: Sendable, Hashable {
    case any, null, bool, int, int64, byte, float, string
    case list(of: FilterType)
    /// Texts to anything.
    case map
    /// Anything to `to`: what `groupBy` and `fromPairs` make.
    case keyed(to: FilterType)
    case time, duration, month, weekday
    case location
    /// A bare function name.
    case function
    case method(FilterMethod)

    static let list = FilterType.list(of: .any)

    /// As reflect sees it: named types share the kind of what they are made of.
    enum Kind: Sendable {
        case invalid, interface, bool, int, int64, byte, float, string, list, map, structure, function, pointer
    }

    var kind: Kind {
        switch self {
        case .any: .interface
        case .null: .invalid
        case .bool: .bool
        case .int, .month, .weekday: .int
        case .int64, .duration: .int64
        case .byte: .byte
        case .float: .float
        case .string: .string
        case .list: .list
        case .map, .keyed: .map
        case .time: .structure
        case .location: .pointer
        case .function, .method: .function
        }
    }

    var isAny: Bool { self == .any }

    var isInteger: Bool {
        switch kind {
        case .int, .int64, .byte: true
        default: false
        }
    }

    var isNumber: Bool { isInteger || kind == .float }

    var isList: Bool { kind == .list }

    /// Whether values can be compared for equality; that they differ may still be certain.
    func isComparable(with other: FilterType) -> Bool {
        self == .null || other == .null || kind == other.kind || isAny || other.isAny || (isNumber && other.isNumber)
    }

    func isAssignable(to other: FilterType) -> Bool { self == other || other.isAny }

    /// The number that arithmetic of both gives.
    func combined(with other: FilterType) -> FilterType {
        if kind == other.kind { return self }
        return kind == .float || other.kind == .float ? .float : .int
    }

    /// The type of a list's elements or a map's values.
    var element: FilterType {
        switch self {
        case .list(let element), .keyed(let element): element
        default: .any
        }
    }

    /// In words, for messages.
    var described: String {
        switch self {
        case .any: "a value of the event"
        case .null: "nil"
        case .bool: "true or false"
        case .int, .int64, .byte: "a whole number"
        case .float: "a number"
        case .string: "a text"
        case .list: "a list"
        case .map, .keyed: "a map"
        case .time: "a time"
        case .duration: "a duration"
        case .month: "a month"
        case .weekday: "a weekday"
        case .location: "a time zone"
        case .function, .method: "a function"
        }
    }
}

/// A method of a time or a duration, without the value it is called on.
struct FilterMethod: Sendable, Hashable {
    let parameters: [FilterType]
    /// nil when Go gives more than the language can take.
    let result: FilterType?

    init(_ parameters: FilterType..., result: FilterType?) {
        self.parameters = parameters
        self.result = result
    }

    /// The method called `name`; nil when the type has none.
    static func named(_ name: String, of type: FilterType) -> FilterMethod? {
        switch type {
        case .time: times[name]
        case .duration: durations[name]
        case .month, .weekday, .location: name == "String" ? FilterMethod(result: .string) : nil
        default: nil
        }
    }

    private static let times: [String: FilterMethod] = [
        "Add": FilterMethod(.duration, result: .time), "AddDate": FilterMethod(.int, .int, .int, result: .time),
        "After": FilterMethod(.time, result: .bool), "Before": FilterMethod(.time, result: .bool),
        "Clock": FilterMethod(result: nil), "Compare": FilterMethod(.time, result: .int),
        "Date": FilterMethod(result: nil), "Day": FilterMethod(result: .int),
        "Equal": FilterMethod(.time, result: .bool), "Format": FilterMethod(.string, result: .string),
        "GoString": FilterMethod(result: .string), "Hour": FilterMethod(result: .int),
        "ISOWeek": FilterMethod(result: .int), "In": FilterMethod(.location, result: .time),
        "IsDST": FilterMethod(result: .bool), "IsZero": FilterMethod(result: .bool),
        "Local": FilterMethod(result: .time), "Location": FilterMethod(result: .location),
        "Minute": FilterMethod(result: .int), "Month": FilterMethod(result: .month),
        "Nanosecond": FilterMethod(result: .int), "Round": FilterMethod(.duration, result: .time),
        "Second": FilterMethod(result: .int), "String": FilterMethod(result: .string),
        "Sub": FilterMethod(.time, result: .duration), "Truncate": FilterMethod(.duration, result: .time),
        "UTC": FilterMethod(result: .time), "Unix": FilterMethod(result: .int64),
        "UnixMicro": FilterMethod(result: .int64), "UnixMilli": FilterMethod(result: .int64),
        "UnixNano": FilterMethod(result: .int64), "Weekday": FilterMethod(result: .weekday),
        "Year": FilterMethod(result: .int), "YearDay": FilterMethod(result: .int),
        "Zone": FilterMethod(result: .string),
    ]

    private static let durations: [String: FilterMethod] = [
        "Abs": FilterMethod(result: .duration), "Hours": FilterMethod(result: .float),
        "Microseconds": FilterMethod(result: .int64), "Milliseconds": FilterMethod(result: .int64),
        "Minutes": FilterMethod(result: .float), "Nanoseconds": FilterMethod(result: .int64),
        "Round": FilterMethod(.duration, result: .duration), "Seconds": FilterMethod(result: .float),
        "String": FilterMethod(result: .string), "Truncate": FilterMethod(.duration, result: .duration),
    ]
}
