/// Conditions on versions: those between `||` are alternatives, those between spaces or commas hold together.
struct VersionConstraints: Sendable {
    private let alternatives: [[VersionConstraint]]

    /// - Throws: when a part is no condition.
    init(_ text: String) throws(EvaluationError) {
        var alternatives: [[VersionConstraint]] = []
        for part in Self.parts(of: Self.withoutRanges(text)) { alternatives.append(try Self.conditions(part)) }
        self.alternatives = alternatives
    }

    /// How many conditions there are.
    var count: Int { alternatives.reduce(0) { $0 + $1.count } }

    func allow(_ version: SemanticVersion) -> Bool {
        alternatives.contains { conditions in
            let prereleases = conditions.contains { !$0.version.prerelease.isEmpty }
            return conditions.allSatisfy { $0.allows(version, prereleases: prereleases) }
        }
    }

    private static func parts(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        let places = TextSearch("||").places(in: bytes)
        let starts = [0] + places.map(\.upperBound)
        let ends = places.map(\.lowerBound) + [bytes.count]
        return zip(starts, ends).map { goString(Array(bytes[$0..<$1])) }
    }

    private static func conditions(_ text: String) throws(EvaluationError) -> [VersionConstraint] {
        var conditions: [VersionConstraint] = []
        var rest = text.utf8[...].drop(while: isSpace)
        while true {
            let (comparison, length) = VersionConstraint.Operator.reading(rest) ?? (.same, 0)
            rest = rest.dropFirst(length).drop(while: isSpace)
            let version = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ",") }
            conditions.append(try VersionConstraint(comparison, String(Substring(version))))
            rest = rest[version.endIndex...].drop(while: isSpace)
            if rest.isEmpty { return conditions }
            if rest.first == UInt8(ascii: ",") { rest = rest.dropFirst().drop(while: isSpace) }
        }
    }

    /// `1.2 - 1.4` written as `>= 1.2, <= 1.4`.
    private static func withoutRanges(_ text: String) -> String {
        let hyphen = UInt8(ascii: "-")
        var bytes = Array(text.utf8)
        var place = 1
        while place + 1 < bytes.count {
            defer { place += 1 }
            guard bytes[place] == hyphen, isSpace(bytes[place - 1]), isSpace(bytes[place + 1]) else { continue }
            let before = bytes[..<place].lastIndex { !isSpace($0) } ?? 0
            let start = bytes[...before].lastIndex { isSpace($0) || ",|<>=!~^".utf8.contains($0) }.map { $0 + 1 } ?? 0
            let range = Array(">= ".utf8) + bytes[start...before] + Array(", <= ".utf8)
            let after = bytes[(place + 1)...].firstIndex { !isSpace($0) } ?? bytes.count
            let end = bytes[after...].firstIndex { isSpace($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "|") }
            let upper = bytes[after..<(end ?? bytes.count)]
            bytes.replaceSubrange(start..<(end ?? bytes.count), with: range + upper + Array(" ".utf8))
            place = start + range.count + upper.count
        }
        return goString(bytes)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }
}
