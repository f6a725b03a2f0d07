import EventData

/// A function that templates and expressions can call, with the types that Go's reflection insists on.
package struct GoFunction: Sendable {
    /// What a parameter takes; a value of another type is an error of the evaluation, as in Go.
    package enum Parameter: String, Sendable {
        case any = "interface {}"
        case string, bool, int, int64, float64
        case list = "[]interface {}"
        case strings = "[]string"
        case map = "map[string]interface {}"
        case time = "time.Time"
        case bytes = "[]uint8"
    }

    package typealias Body = @Sendable (GoArguments, Evaluation) throws(EvaluationError) -> GoValue

    /// Does once what constant arguments cost, and returns what does the rest; throws when one is of no use.
    ///
    /// nil when none of them is of a kind that costs, and when there is no room for what would be kept.
    package typealias Preparation = @Sendable (GoConstants, inout PatternRoom) throws(ExpressionError) -> Body?

    package let name: String
    package let parameters: [Parameter]
    /// The type of any number of further arguments; nil when there can be none.
    package let rest: Parameter?
    private var body: Body
    private var preparation: Preparation?

    package init(_ name: String, _ parameters: Parameter..., rest: Parameter? = nil, body: @escaping Body) {
        self.init(name, taking: parameters, rest: rest, body: body)
    }

    package init(_ name: String, taking parameters: [Parameter], rest: Parameter? = nil, body: @escaping Body) {
        self.name = name
        self.parameters = parameters
        self.rest = rest
        self.body = body
    }

    /// The function with work that can be done ahead of calls whose first argument is a constant text, such as
    /// taking a layout apart.
    package func preparing(_ preparation: @escaping @Sendable (String) throws(ExpressionError) -> Body) -> GoFunction {
        preparing { constants, _ throws(ExpressionError) in
            guard let first = constants[0] else { return nil }
            return try preparation(first)
        }
    }

    /// The function with work that can be done ahead of calls some of whose arguments are constant texts.
    package func preparing(_ preparation: @escaping Preparation) -> GoFunction {
        var function = self
        function.preparation = preparation
        return function
    }

    /// Whether constant arguments can save it work.
    package var hasPreparation: Bool { preparation != nil }

    /// The function for calls with these constant arguments; it still takes them.
    ///
    /// What it keeps is taken from `room`.
    ///
    /// - Throws: when every such call fails or has no sense, as with a pattern that is none.
    package func prepared(
        for constants: GoConstants,
        in room: inout PatternRoom
    ) throws(ExpressionError) -> GoFunction {
        guard !constants.isEmpty, let body = try preparation?(constants, &room) else { return self }
        var function = self
        function.body = body
        return function
    }

    /// Checks number and types of the arguments and calls.
    package func call(_ arguments: [GoValue], in evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        try check(arguments)
        // Paid for before anything is looked at: the same large text may come a hundred thousand times.
        try evaluation.take(arguments.reduce(1) { $0 + Self.cost(of: $1) })
        try checkMarks(arguments)
        return try body(GoArguments(function: name, values: arguments), evaluation)
    }

    /// Bytes of text that a function may look at or copy for the price of one step.
    private static let bytesOfOneStep = 64

    private static func cost(of argument: GoValue) -> Int {
        if case .string(let text) = argument { 1 + text.utf8.count / bytesOfOneStep } else { 1 }
    }

    /// Functions compare and take apart texts, and not only those that came as JSON, which are checked already.
    private func checkMarks(_ arguments: [GoValue]) throws(EvaluationError) {
        for case .string(let text) in arguments where CombiningMarks.areTooMany(in: text) {
            throw EvaluationError("\(name): a text has more than \(CombiningMarks.maximumInARow) accents on one letter")
        }
    }

    private func check(_ arguments: [GoValue]) throws(EvaluationError) {
        let isEnough = rest == nil ? arguments.count == parameters.count : arguments.count >= parameters.count
        guard isEnough else {
            let wanted = rest == nil ? "\(parameters.count)" : "at least \(parameters.count)"
            throw EvaluationError("wrong number of args for \(name): want \(wanted) got \(arguments.count)")
        }
        for (index, argument) in arguments.enumerated() {
            let parameter = index < parameters.count ? parameters[index] : rest ?? .any
            guard parameter.takes(argument) else {
                throw EvaluationError(
                    "\(name): argument \(index + 1) has the wrong type: expected \(parameter.rawValue);"
                        + " found \(argument.typeName)"
                )
            }
        }
    }
}

extension GoFunction.Parameter {
    /// Whether Go would assign the value; nil goes for every type that can be nil.
    package func takes(_ value: GoValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.string, .string), (.bool, .bool), (.float64, .float), (.time, .time): true
        case (.int, .integer(_, .int)), (.int64, .integer(_, .int64)): true
        case (.map, .map(let map)): map.element == .any
        case (.list, .list(let list)): list.element == .any
        case (.strings, .list(let list)): list.element == .string
        case (.bytes, .list(let list)): list.element == .byte
        case (.list, .null), (.strings, .null), (.map, .null), (.bytes, .null): true
        default: false
        }
    }
}

/// Which arguments of a call are texts that are the same for every event.
package struct GoConstants: Sendable {
    private let texts: [String?]

    /// `texts` in the order of the arguments, nil for one that is no constant text.
    package init(_ texts: [String?]) { self.texts = texts }

    package var isEmpty: Bool { texts.allSatisfy { $0 == nil } }

    package subscript(index: Int) -> String? { index < texts.count ? texts[index] : nil }
}

/// The arguments of a call whose types were checked.
package struct GoArguments {
    package let function: String
    package let values: [GoValue]

    package subscript(index: Int) -> GoValue { values[index] }

    /// From `index` to the last.
    package func from(_ index: Int) -> [GoValue] { Array(values.dropFirst(index)) }

    /// An argument whose parameter is `.string`.
    package func string(_ index: Int) -> String {
        if case .string(let text) = values[index] { text } else { "" }
    }

    /// An argument whose parameter is `.bool`.
    package func bool(_ index: Int) -> Bool {
        if case .bool(let flag) = values[index] { flag } else { false }
    }

    /// An argument whose parameter is `.int` or `.int64`.
    package func integer(_ index: Int) -> Int {
        if case .integer(let number, _) = values[index] { Int(number) } else { 0 }
    }

    /// An argument whose parameter is `.float64`.
    package func float(_ index: Int) -> Double {
        if case .float(let number) = values[index] { number } else { 0 }
    }

    /// An argument whose parameter is `.list` or `.strings`; nil is empty.
    package func list(_ index: Int) -> [GoValue] {
        if case .list(let list) = values[index] { list.elements } else { [] }
    }

    /// An argument whose parameter is `.map`; nil is a map that nobody else sees.
    package func map(_ index: Int) -> GoMap {
        if case .map(let map) = values[index] { map } else { GoMap() }
    }
}
