/// A provider's API answered something else than what was asked for.
struct UnexpectedAnswer: Error, Sendable, CustomStringConvertible {
    let status: Int

    var description: String { "the answer was \(status)" }
}
