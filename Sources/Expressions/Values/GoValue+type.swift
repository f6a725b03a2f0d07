import EventData

extension GoValue {
    /// Deepest nesting that is printed, compared or encoded; what is deeper is an error or counts as different.
    package static let maximumDepth = 1_000

    /// As `%T` prints it; `<nil>` for nil.
    package var typeName: String {
        switch self {
        case .null: "<nil>"
        case .bool: "bool"
        case .integer(_, let type): type.rawValue
        case .float: "float64"
        case .string: "string"
        case .list(let list): "[]\(list.element.rawValue)"
        case .map(let map): "map[string]\(map.element.rawValue)"
        case .time: "time.Time"
        case .function: "func"
        case .object(let object): object.typeName
        }
    }

    /// As reflect's `Kind` reads: `slice`, `struct`, `invalid` for nil.
    package var kindName: String {
        switch self {
        case .null: "invalid"
        case .integer(_, .duration): "int64"
        case .integer(_, .month), .integer(_, .weekday): "int"
        case .list: "slice"
        case .map: "map"
        case .time: "struct"
        case .object(let object): object.typeName.hasPrefix("*") ? "ptr" : "struct"
        default: typeName
        }
    }

    /// Whether a condition takes it for true: neither zero, nor empty, nor nil.
    package var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let flag): flag
        case .integer(let number, _): number != 0
        case .float(let number): number != 0
        case .string(let text): !text.isEmpty
        case .list(let list): list.count > 0
        case .map(let map): map.count > 0
        case .time, .function, .object: true
        }
    }
}

/// Equality as reflect.DeepEqual has it: same type and same contents.
package func deepEqual(_ left: GoValue, _ right: GoValue, depth: Int = 0) -> Bool {
    guard depth < GoValue.maximumDepth else { return false }
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.integer(let left, let type), .integer(let right, let other)): return type == other && left == right
    case (.float(let left), .float(let right)): return left == right
    case (.string(let left), .string(let right)): return left.isSameText(as: right)
    case (.time(let left), .time(let right)): return left == right
    case (.object(let left), .object(let right)): return left.typeName == right.typeName && left.text == right.text
    case (.list(let left), .list(let right)):
        return left === right
            || (left.element == right.element && left.isNil == right.isNil && left.count == right.count
                && zip(left.elements, right.elements).allSatisfy { deepEqual($0, $1, depth: depth + 1) })
    case (.map(let left), .map(let right)):
        return left === right
            || (left.count == right.count
                && left.members.allSatisfy { name, value in
                    right[name.text].map { deepEqual(value, $0, depth: depth + 1) } ?? false
                })
    default: return false
    }
}

extension String {
    /// Whether both are the same bytes; Swift's own `==` also takes two spellings of one accented letter for equal.
    package func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether it comes before the other in the order of bytes, which is Go's.
    package func precedesInBytes(_ other: String) -> Bool {
        let quick = utf8.withContiguousStorageIfAvailable { bytes in
            other.utf8.withContiguousStorageIfAvailable { bytes.lexicographicallyPrecedes($0) }
        }
        return (quick ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }
}
