/// What a dependency's filters say about an event.
enum FilterVerdict: Sendable, Equatable {
    case accepted
    /// A filter said no; the text names the rule, the path, what was found and what was wanted.
    case rejected(String)
    /// A filter could not be evaluated, which rejects the event too.
    case failed(String)
}

/// Why one filter could not be evaluated.
struct FilterError: Error, Equatable {
    let problem: String
}
