/// A version as Go's Masterminds/semver reads it: minor and patch may be missing, a `v` may stand before it.
struct SemanticVersion: Sendable {
    let major: UInt64
    let minor: UInt64
    let patch: UInt64
    let prerelease: String
    let metadata: String
    /// The text it was read from.
    let original: String

    /// Longer texts are refused: versions that people write fit into a line.
    private static let maximumBytes = 1_024

    /// - Throws: when the text is no version, or a number in it needs more than 64 bits.
    init(_ text: String) throws(EvaluationError) {
        guard text.utf8.count <= Self.maximumBytes, let parts = VersionText(text), let first = parts.numbers.first
        else {
            throw EvaluationError("invalid semantic version")
        }
        major = try Self.number(first)
        minor = parts.numbers.count > 1 ? try Self.number(parts.numbers[1]) : 0
        patch = parts.numbers.count > 2 ? try Self.number(parts.numbers[2]) : 0
        prerelease = parts.prerelease
        metadata = parts.metadata
        original = text
        let identifiers = prerelease.utf8.split(separator: UInt8(ascii: "."))
        guard !identifiers.contains(where: Self.hasLeadingZero) else {
            throw EvaluationError("version segment starts with 0")
        }
    }

    init(major: UInt64, minor: UInt64, patch: UInt64, hasMark: Bool) {
        self.major = major
        self.minor = minor
        self.patch = patch
        prerelease = ""
        metadata = ""
        original = (hasMark ? "v" : "") + "\(major).\(minor).\(patch)"
    }

    private static func number(_ digits: String) throws(EvaluationError) -> UInt64 {
        guard let number = UInt64(digits) else { throw EvaluationError("invalid semantic version") }
        return number
    }

    private static func hasLeadingZero(_ identifier: Substring.UTF8View) -> Bool {
        identifier.count > 1 && identifier.first == UInt8(ascii: "0") && identifier.allSatisfy(isDigit)
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

extension SemanticVersion {
    /// −1, 0 or 1; metadata does not count.
    func compared(with other: SemanticVersion) -> Int {
        let (own, others) = ([major, minor, patch], [other.major, other.minor, other.patch])
        if own != others { return own.lexicographicallyPrecedes(others) ? -1 : 1 }
        if prerelease.isEmpty || other.prerelease.isEmpty {
            return prerelease.isEmpty == other.prerelease.isEmpty ? 0 : prerelease.isEmpty ? 1 : -1
        }
        return Self.comparePrereleases(prerelease, other.prerelease)
    }

    /// Identifier by identifier; a version with fewer of them is the smaller one.
    static func comparePrereleases(_ left: String, _ right: String) -> Int {
        let own = left.utf8.split(separator: UInt8(ascii: "."))
        let others = right.utf8.split(separator: UInt8(ascii: "."))
        for (one, other) in zip(own, others) where !one.elementsEqual(other) { return compare(one, other) }
        return own.count == others.count ? 0 : own.count < others.count ? -1 : 1
    }

    /// Numbers by value and before words.
    private static func compare(_ left: Substring.UTF8View, _ right: Substring.UTF8View) -> Int {
        let number = { (text: Substring.UTF8View) in text.allSatisfy(isDigit) ? UInt64(String(text) ?? "") : nil }
        switch (number(left), number(right)) {
        case (let left?, let right?): return left > right ? 1 : -1
        case (.some, nil): return -1
        case (nil, .some): return 1
        case (nil, nil): return left.lexicographicallyPrecedes(right) ? -1 : 1
        }
    }
}

extension SemanticVersion: GoObject {
    var typeName: String { "*semver.Version" }

    var text: String {
        "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-" + prerelease)
            + (metadata.isEmpty ? "" : "+" + metadata)
    }

    func member(_ name: String) -> GoValue? {
        switch name {
        case "Major": .integer(Int64(bitPattern: major), .uint64)
        case "Minor": .integer(Int64(bitPattern: minor), .uint64)
        case "Patch": .integer(Int64(bitPattern: patch), .uint64)
        case "Prerelease": .string(prerelease)
        case "Metadata": .string(metadata)
        case "Original": .string(original)
        case "String": .string(text)
        case "IncPatch": .object(nextPatch)
        case "IncMinor": .object(next(major: major, minor: minor &+ 1))
        case "IncMajor": .object(next(major: major &+ 1, minor: 0))
        default: nil
        }
    }

    private var hasMark: Bool { original.utf8.first == UInt8(ascii: "v") }

    /// The release a prerelease leads to, else the one after this.
    private var nextPatch: SemanticVersion {
        let patch = prerelease.isEmpty ? patch &+ 1 : patch
        return SemanticVersion(major: major, minor: minor, patch: patch, hasMark: hasMark)
    }

    private func next(major: UInt64, minor: UInt64) -> SemanticVersion {
        SemanticVersion(major: major, minor: minor, patch: 0, hasMark: hasMark)
    }

    func call(_ name: String, _ arguments: [GoValue]) throws(EvaluationError) -> GoValue? {
        guard let answer = Self.comparisons[name] else {
            guard let member = member(name) else { return nil }
            guard arguments.isEmpty else { throw EvaluationError("\(name) takes no arguments") }
            return member
        }
        guard arguments.count == 1, case .object(let object) = arguments[0], let other = object as? SemanticVersion
        else {
            throw EvaluationError("\(name) takes a version")
        }
        return answer(compared(with: other))
    }

    private static let comparisons: [String: @Sendable (Int) -> GoValue] = [
        "Compare": { .int($0) },
        "Equal": { .bool($0 == 0) },
        "LessThan": { .bool($0 < 0) },
        "LessThanEqual": { .bool($0 <= 0) },
        "GreaterThan": { .bool($0 > 0) },
        "GreaterThanEqual": { .bool($0 >= 0) },
    ]
}
