/// A compiled gjson path, or what follows a pipe in one (spec/sensor.md §2.11).
indirect enum JSONSelector: Sendable {
    /// Members and elements, one after the other.
    case walk(JSONStep)
    /// The same where names and positions are all there is.
    case plain(JSONPlainPath)
    /// `..`: the document seen as a list of lines, of which it is the only one.
    case lines(JSONStep)
    /// `@name:argument`; nil goes no further.
    case modifier(JSONModifier, then: JSONSelector?)
    /// `!text`, already parsed; it needs no document.
    case literal(JSONDocument, then: JSONSelector?)
    /// `[a,b]` or `{"x":a,b}`.
    case gather([JSONGatheredPart], asObject: Bool, then: JSONSelector?)
    /// Finds nothing whatever it is given.
    case nothing
}

/// One part of a multipath; the name is JSON text and unused in an array.
struct JSONGatheredPart: Sendable {
    let name: JSONText
    let selector: JSONSelector
}

/// One part of a path between dots, read in two ways, because what it means depends on the value that it meets.
///
/// A class, so that both readings share what follows them.
final class JSONStep: Sendable {
    let member: JSONMemberStep
    let element: JSONElementStep

    init(member: JSONMemberStep, element: JSONElementStep) {
        self.member = member
        self.element = element
    }
}

/// What comes after a step.
enum JSONNextStep: Sendable {
    case end
    /// A dot: go on inside the value; where that fails, other values that fit the step are tried.
    case inside(JSONStep)
    /// A pipe: go on with the one result, or with nothing.
    case pipe(JSONSelector)
}

/// A step as an object reads it.
struct JSONMemberStep: Sendable {
    let name: [UInt8]
    /// Whether `*` and `?` in the name are wildcards.
    let isPattern: Bool
    let next: JSONNextStep
}

/// A step as an array reads it.
enum JSONElementStep: Sendable {
    case at(Int, JSONNextStep)
    /// `#`, with what a pipe does to the number.
    case count(JSONNextStep)
    /// `#.x`: the path applies to every element, the pipe to the array of results.
    case each(JSONSelector, pipe: JSONSelector?)
    case query(JSONElementQuery)
    case none(JSONNextStep)
}

/// `#(path op value)` or, for all that match, `#(path op value)#`.
struct JSONElementQuery: Sendable {
    enum Next: Sendable {
        case end
        /// What applies to each match, and after a pipe to the collected result.
        case inside(JSONSelector, pipe: JSONSelector?)
        case pipe(JSONSelector)
    }

    /// Nil compares the element itself; only scalars can be compared so.
    let path: JSONSelector?
    let comparison: JSONComparison
    let findsAll: Bool
    let next: Next
}
