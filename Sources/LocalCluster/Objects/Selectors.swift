import EventData

/// A label selector: `a=b,c!=d,e in (x,y),f notin (z),g,!h`.
struct LabelSelector: Sendable, Equatable {
    enum Requirement: Sendable, Equatable {
        case isOneOf(key: String, values: Set<String>)
        /// Also met by objects without the label.
        case isNoneOf(key: String, values: Set<String>)
        case exists(key: String)
        case isAbsent(key: String)
    }

    var requirements: [Requirement] = []

    init() {}

    /// - Throws: `APIFailure` 400 naming the part that cannot be read.
    init(parsing text: String) throws {
        requirements = try Self.parts(of: text).map(Self.requirement)
    }

    func matches(_ object: JSON) -> Bool {
        requirements.allSatisfy { requirement in
            switch requirement {
            case .isOneOf(let key, let values): object.label(key).map(values.contains) ?? false
            case .isNoneOf(let key, let values): object.label(key).map { !values.contains($0) } ?? true
            case .exists(let key): object.label(key) != nil
            case .isAbsent(let key): object.label(key) == nil
            }
        }
    }

    /// Splits at commas that are not between parentheses.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map { trimmed($0[...]) }.filter { !$0.isEmpty }
    }

    private static func requirement(_ part: String) throws -> Requirement {
        if part.hasPrefix("!"), !part.contains("=") {
            return .isAbsent(key: try key(part.dropFirst(), in: part))
        }
        if let (left, right, isEqual) = splitAtEquals(part) {
            let values = Set([try value(right, in: part)])
            let key = try key(left, in: part)
            return isEqual ? .isOneOf(key: key, values: values) : .isNoneOf(key: key, values: values)
        }
        guard let open = part.firstIndex(of: "("), part.hasSuffix(")") else {
            return .exists(key: try key(part[...], in: part))
        }
        let words = part[..<open].split(separator: " ")
        guard words.count == 2 else { throw unreadable(part) }
        let list = part[part.index(after: open)...].dropLast().split(separator: ",", omittingEmptySubsequences: false)
        let values = Set(try list.map { try value($0, in: part) })
        let key = try key(words[0], in: part)
        switch words[1] {
        case "in": return .isOneOf(key: key, values: values)
        case "notin": return .isNoneOf(key: key, values: values)
        default: throw unreadable(part)
        }
    }

    private static func key(_ text: Substring, in part: String) throws -> String {
        let key = trimmed(text)
        guard isQualifiedName(key) else { throw unreadable(part) }
        return key
    }

    private static func value(_ text: Substring, in part: String) throws -> String {
        let value = trimmed(text)
        guard isLabelValue(value) else { throw unreadable(part) }
        return value
    }

    private static func unreadable(_ part: String) -> APIFailure {
        .badRequest("unable to parse requirement '\(part)' of the label selector")
    }
}

/// A field selector: `metadata.name=a,status.phase!=Running`.
struct FieldSelector: Sendable, Equatable {
    struct Requirement: Sendable, Equatable {
        let path: [String]
        let value: String
        let isEqual: Bool
    }

    var requirements: [Requirement] = []

    init() {}

    /// - Throws: `APIFailure` 400 for a field that this kind cannot be selected by.
    init(parsing text: String, for definition: ResourceDefinition) throws {
        let known = ["metadata.name", "metadata.namespace"] + definition.selectableFields
        for part in text.split(separator: ",") {
            guard let (left, right, isEqual) = splitAtEquals(String(part)) else {
                throw APIFailure.badRequest("unable to parse field selector '\(part)'")
            }
            let field = trimmed(left)
            guard known.contains(field) else {
                throw APIFailure.badRequest(
                    "field label not supported: \(field) (supported: \(known.joined(separator: ", ")))"
                )
            }
            let path = field.split(separator: ".").map(String.init)
            requirements.append(Requirement(path: path, value: trimmed(right), isEqual: isEqual))
        }
    }

    func matches(_ object: JSON) -> Bool {
        requirements.allSatisfy { (object.at($0.path)?.string ?? "") == $0.value ? $0.isEqual : !$0.isEqual }
    }
}

/// Splits at `=`, `==` or `!=`.
private func splitAtEquals(_ part: String) -> (left: Substring, right: Substring, isEqual: Bool)? {
    guard let equals = part.firstIndex(of: "=") else { return nil }
    let left = part[..<equals]
    let right = part[part.index(after: equals)...]
    if left.hasSuffix("!") { return (left.dropLast(), right, false) }
    return (left, right.hasPrefix("=") ? right.dropFirst() : right, true)
}

private func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
}
