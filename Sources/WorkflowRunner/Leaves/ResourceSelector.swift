import EventData

/// `successCondition` and `failureCondition` of a `resource` template: comparisons of an object's fields, all of which must
/// hold (spec/workflows.md D9).
struct ResourceSelector: Sendable, Hashable {
    private enum Test: Sendable, Hashable {
        case among([String]), notAmong([String]), above(Double), below(Double), present, absent
    }

    private struct Requirement: Sendable, Hashable {
        let path: String
        let test: Test
    }

    private let requirements: [Requirement]

    init(_ text: String) throws(LeafProblem) {
        var requirements: [Requirement] = []
        for part in Self.parts(of: text) { requirements.append(try Self.requirement(part, in: text)) }
        self.requirements = requirements
    }

    func holds(for object: JSON) throws(LeafProblem) -> Bool {
        let document: JSONDocument
        do { document = try JSONDocument(parsing: object.bytes) } catch {
            throw .error("resource: the object cannot be read: \(error)")
        }
        return requirements.allSatisfy { requirement in
            let match = document.find(JSONPath(requirement.path))
            let number = match.flatMap { Double($0.text) }
            return switch requirement.test {
            case .among(let values): match.map { values.contains($0.text) } ?? false
            case .notAmong(let values): !(match.map { values.contains($0.text) } ?? false)
            case .above(let bound): number.map { $0 > bound } ?? false
            case .below(let bound): number.map { $0 < bound } ?? false
            case .present: match != nil
            case .absent: match == nil
            }
        }
    }

    /// Split at commas that are in no parentheses.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for letter in text {
            if letter == "(" { depth += 1 }
            if letter == ")" { depth -= 1 }
            if letter == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(letter) }
        }
        return parts.map(trimmed).filter { !$0.isEmpty }
    }

    private static func requirement(_ part: String, in text: String) throws(LeafProblem) -> Requirement {
        for (word, isNegative) in [(" notin ", true), (" in ", false)] {
            guard let range = part.firstRange(of: word) else { continue }
            let list = trimmed(part[range.upperBound...])
            guard list.hasPrefix("("), list.hasSuffix(")") else { continue }
            let values = list.dropFirst().dropLast().split(separator: ",").map { trimmed($0) }
            let path = trimmed(part[..<range.lowerBound])
            return Requirement(path: path, test: isNegative ? .notAmong(values) : .among(values))
        }
        for sign in ["==", "!=", "=", ">", "<"] {
            guard let range = part.firstRange(of: sign) else { continue }
            let (path, value) = (trimmed(part[..<range.lowerBound]), trimmed(part[range.upperBound...]))
            switch (sign, Double(value)) {
            case ("!=", _): return Requirement(path: path, test: .notAmong([value]))
            case (">", let bound?): return Requirement(path: path, test: .above(bound))
            case ("<", let bound?): return Requirement(path: path, test: .below(bound))
            case (">", nil), ("<", nil): throw .error("resource: '\(value)' in '\(text)' is no number; correct it")
            default: return Requirement(path: path, test: .among([value]))
            }
        }
        if part.hasPrefix("!") { return Requirement(path: trimmed(part.dropFirst()), test: .absent) }
        guard !part.contains(where: \.isWhitespace) else {
            throw .error("resource: '\(part)' is no comparison; write for example status.phase == Succeeded")
        }
        return Requirement(path: part, test: .present)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
