/// What one search may still build: a path of some hundred bytes could otherwise build gigabytes out of a small document.
///
/// No single step of a path is to blame: projections build for each element, pipes build on what was built before.
struct JSONBudget {
    /// Bytes of text that all steps of a path may build together; a result of the longest kind fits twice.
    static let maximumBytes = 2 * JSONPath.maximumResultBytes

    /// Bytes that are left; negative once something did not fit, and for good.
    private(set) var rest = Self.maximumBytes

    var isSpent: Bool { rest < 0 }

    /// Whether `count` more bytes may be built.
    mutating func take(_ count: Int) -> Bool {
        rest = rest >= count ? rest - count : -1
        return !isSpent
    }
}
