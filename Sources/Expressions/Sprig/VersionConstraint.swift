/// One condition on versions: `>=1.2`, `~1.2.3`, `^0.3`, `2.x`.
struct VersionConstraint: Sendable {
    enum Operator: Sendable {
        case same, different, greater, less, atLeast, atMost, tilde, caret

        /// The operator that a text begins with, and how many bytes it is.
        static func reading(_ text: Substring.UTF8View) -> (Operator, Int)? {
            let spellings: [(String, Operator)] = [
                ("!=", .different), (">=", .atLeast), ("=>", .atLeast), ("<=", .atMost), ("=<", .atMost),
                ("~>", .tilde), ("~", .tilde), ("^", .caret), (">", .greater), ("<", .less), ("=", .same),
            ]
            return spellings.first { text.starts(with: $0.0.utf8) }.map { ($0.1, $0.0.utf8.count) }
        }
    }

    /// How many numbers were given; the others are free.
    enum Precision: Int, Sendable { case nothing, major, minor, patch }

    let comparison: Operator
    let version: SemanticVersion
    let precision: Precision

    /// The numbers of the version may be wildcards.
    init(_ comparison: Operator, _ text: String) throws(EvaluationError) {
        guard let parts = VersionText(text, wildcards: true) else {
            throw EvaluationError("improper constraint: \(text)")
        }
        let given = parts.numbers.prefix { $0 != "x" && $0 != "X" && $0 != "*" }
        self.comparison = comparison
        precision = Precision(rawValue: given.count) ?? .patch
        let numbers = given + Array(repeating: "0", count: 3 - given.count)
        let suffix = parts.prerelease.isEmpty ? "" : "-" + parts.prerelease
        version = try SemanticVersion(numbers.joined(separator: ".") + suffix)
    }

    /// Whether a version fulfils it.
    ///
    /// Prereleases do not, unless one of the conditions that hold together names a prerelease.
    func allows(_ candidate: SemanticVersion, prereleases: Bool) -> Bool {
        if !candidate.prerelease.isEmpty, !prereleases { return false }
        let order = candidate.compared(with: version)
        switch comparison {
        case .same: return precision == .patch ? order == 0 : isInTildeRange(candidate)
        case .different: return isDifferent(candidate)
        case .greater: return isGreater(candidate)
        case .less: return order < 0
        case .atLeast: return order >= 0
        case .atMost: return isAtMost(candidate)
        case .tilde: return isInTildeRange(candidate)
        case .caret: return isInCaretRange(candidate)
        }
    }
}

extension VersionConstraint {
    private func isDifferent(_ candidate: SemanticVersion) -> Bool {
        switch precision {
        case .patch: return candidate.compared(with: version) != 0
        case .major: return candidate.major != version.major
        case .minor:
            guard candidate.major == version.major, candidate.minor == version.minor else { return true }
            return candidate.prerelease.isEmpty && version.prerelease.isEmpty
                ? false : SemanticVersion.comparePrereleases(candidate.prerelease, version.prerelease) != 0
        case .nothing:
            return candidate.major != 0 || candidate.minor != 0 || candidate.patch != 0
                || candidate.compared(with: version) != 0
        }
    }

    /// `>11` wants 12 at least, `>11.1` wants 11.2.
    private func isGreater(_ candidate: SemanticVersion) -> Bool {
        if precision == .patch { return candidate.compared(with: version) > 0 }
        if candidate.major != version.major { return candidate.major > version.major }
        switch precision {
        case .major: return false
        case .minor: return candidate.minor > version.minor
        default: return candidate.compared(with: version) > 0
        }
    }

    /// `<=11` takes all of 11, `<=11.1` all of 11.1.
    private func isAtMost(_ candidate: SemanticVersion) -> Bool {
        if precision == .patch { return candidate.compared(with: version) <= 0 }
        if candidate.major > version.major { return false }
        return precision == .major || candidate.major < version.major || candidate.minor <= version.minor
    }

    /// `~1.2.3` takes 1.2.3 and what follows up to 1.3, `~1` all of 1; `~0.0.0` and `*` take everything.
    private func isInTildeRange(_ candidate: SemanticVersion) -> Bool {
        if candidate.compared(with: version) < 0 { return false }
        let isZero = version.major == 0 && version.minor == 0 && version.patch == 0
        if isZero, precision == .patch || precision == .nothing { return true }
        if candidate.major != version.major { return false }
        return precision == .major || candidate.minor == version.minor
    }

    /// `^1.2.3` takes what follows up to 2, `^0.2.3` up to 0.3, `^0.0.3` itself only.
    private func isInCaretRange(_ candidate: SemanticVersion) -> Bool {
        if candidate.compared(with: version) < 0 { return false }
        if version.major > 0 || precision == .major { return candidate.major == version.major }
        if candidate.major > 0 { return false }
        if version.minor > 0 || precision == .minor { return candidate.minor == version.minor }
        return candidate.minor == 0 && candidate.patch == version.patch
    }
}
