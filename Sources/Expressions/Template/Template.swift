import EventData

/// A template in Go's text/template language, parsed once and rendered for many events (spec/sensor.md §2.12).
package struct Template: Sendable {
    /// Bytes that a template may have: reading it stays below a few milliseconds.
    package static let maximumBytes = 64 << 10
    /// Lists of nodes and pipelines that may be in progress at once, templates that call each other included.
    ///
    /// Each takes some frames of the stack; Go allows 100,000, which real templates never come near.
    package static let maximumDepth = 300

    /// The name of the text itself, as Argo gives it: a template may call itself by it.
    static let mainName = "param"

    /// All templates of the text by name; the text itself is among them.
    let definitions: [String: [TemplateNode]]
    /// For the places of errors.
    let source: TemplateSource
    /// The functions that are called somewhere.
    package let functionNames: Set<String>
    /// The first constant that its function cannot use, such as a pattern that is none; nil when there is none.
    ///
    /// Argo Events takes such a template; the call fails whenever it is reached, `regexMatch` is always false.
    package let unusableArgument: ExpressionError?

    /// Parses `text`; `functions` come before those that the language has by itself.
    package init(parsing text: String, functions: [String: GoFunction]) throws(ExpressionError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw ExpressionError(
                problem: "the template is longer than \(Self.maximumBytes) bytes",
                fix: "shorten it, or use a script transform"
            )
        }
        source = TemplateSource(text)
        var parser = TemplateParser(source, functions: functions)
        try parser.parse(as: Self.mainName)
        definitions = parser.definitions
        functionNames = parser.usedFunctions
        unusableArgument = parser.unusableArgument
    }

    /// What the template prints when `.Input` is `input`.
    ///
    /// - Throws: for a value that does not fit where it is used, and when steps or output exceed their bounds.
    package func render(_ input: GoValue, in evaluation: Evaluation) throws(EvaluationError) -> String {
        defer { evaluation.releaseChangedMaps() }
        var rendering = TemplateRendering(self, dot: .map(GoMap(["Input": input])), evaluation)
        return try rendering.text()
    }

    /// Functions of the reference that would let the world in, or secrets out.
    static let refusedFunctions: [String: (problem: String, fix: String)] = [
        "env": (problem: environmentProblem, fix: environmentFix),
        "expandenv": (problem: environmentProblem, fix: environmentFix),
        "getHostByName": (
            problem: "is refused: deciding does not look up names, so that the same event gives the same result",
            fix: "write the address, or send it with the event"
        ),
    ]

    private static let environmentProblem =
        "is refused: it would write the server's environment, secrets included, into objects and messages"
    private static let environmentFix = "write the value itself, or read it in the workflow from a Secret"
}
