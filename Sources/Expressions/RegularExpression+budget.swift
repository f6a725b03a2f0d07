/// Searching within an evaluation's budget.
///
/// RE2 takes a nanosecond for each byte as long as its automaton has room. With the wrong pattern and the wrong text it
/// falls back to visiting every instruction at every byte, and takes a thousand times longer without a way to stop it.
extension RegularExpression {
    /// Instructions times bytes that one search may cost at worst: about a second.
    package static let maximumWork = 100_000_000
    /// Up to here the steps are counted beforehand; beyond, where clocks cost less than what they measure, afterwards.
    private static let estimatedWork = 10_000
    /// Instructions at one byte that take as long as one step.
    private static let workOfOneStep = 10
    private static let nanosecondsOfOneStep: Int64 = 100

    /// Whether it matches anywhere in `text`.
    ///
    /// - Throws: when the text is too long for this pattern, and when the budget is used up.
    package func matches(_ text: String, in evaluation: Evaluation) throws(EvaluationError) -> Bool {
        try search(text.utf8.count, take: { count throws(EvaluationError) in try evaluation.take(count) }) {
            matches(text)
        }
    }

    /// Runs a search over so many bytes; `take` pays for it.
    func search<Result>(
        _ bytes: Int,
        take: (Int) throws(EvaluationError) -> Void,
        _ search: () -> Result
    ) throws(EvaluationError) -> Result {
        let work = maximumSteps(bytes: bytes)
        guard work <= Self.maximumWork else {
            let limit = Self.maximumWork / max(size, 1)
            throw EvaluationError(
                "a text of \(bytes) bytes is too long for this pattern, which may search \(limit) bytes"
            )
        }
        guard work > Self.estimatedWork else {
            try take(work / Self.workOfOneStep)
            return search()
        }
        let start = Self.spentNanoseconds
        let result = search()
        try take(Int((Self.spentNanoseconds - start) / Self.nanosecondsOfOneStep))
        return result
    }
}
