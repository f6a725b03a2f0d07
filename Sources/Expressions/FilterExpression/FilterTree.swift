/// A filter expression as a tree: nodes in one array, operands before what is made of them.
///
/// An array instead of references keeps long chains of operators from being released recursively.
struct FilterTree: Sendable {
    typealias ID = Int

    enum Node: Sendable {
        case null
        case bool(Bool)
        case integer(Int)
        case float(Double)
        case string(String)
        /// A name that stands for a part of the payload, or for one of the functions beside it.
        case variable(String)
        /// `$env`: all variables.
        case environment
        /// What `let` named, by its number.
        case local(Int)
        case pointer(Pointer)
        case sign(FilterSign, ID)
        case binary(FilterOperator, ID, ID)
        /// The end of what `?.` skips when it meets nil.
        case chain(ID)
        case member(ID, property: ID, isOptional: Bool)
        case slice(ID, from: ID?, to: ID?)
        case call(ID, [ID])
        case builtin(FilterBuiltin, [ID])
        case predicate(Predicate)
        case declaration(slot: Int, value: ID, body: ID)
        case conditional(ID, ID, ID)
        case list([ID], isConstant: Bool)
        case map([(key: ID, value: ID)])
        /// `in` with a list of texts, which takes nothing but texts.
        case inTexts(ID, Set<[UInt8]>)
        /// `in` with a range of literal bounds, which is never built.
        case inRange(ID, Int, Int)
        case matches(ID, RegularExpression)
        /// A call of a function that is known before any event comes.
        case native(GoFunction, [ID])
        /// `jsonpath` with a literal path.
        case path(ID, JSONPathQuery)
        /// `date` with a literal layout.
        case date(ID, GoLayout, GoTime.Zone)
    }

    /// What a predicate may ask about the element it is given.
    enum Pointer: Sendable { case element, index, accumulator }

    struct Predicate: Sendable {
        var name: FilterPredicate
        var list: ID
        var body: ID
        /// Where `reduce` starts.
        var initial: ID?
        /// What `filter` and `find` make of an element they found.
        var mapping: ID?
        /// Whether finding none is an error: `filter(…)[0]`.
        var failsWhenNone = false
    }

    /// Deepest nesting of nodes, chains of operators not counted; checking and evaluating call themselves for each.
    static let maximumDepth = 100

    private(set) var nodes: [Node] = []
    private(set) var offsets: [Int] = []
    private var depths: [Int] = []
    /// What is known of the node's value before any event comes.
    var types: [FilterType] = []
    var root: ID = 0
    /// How many values `let` names.
    var slots = 0

    subscript(id: ID) -> Node {
        get { nodes[id] }
        set { nodes[id] = newValue }
    }

    mutating func add(_ node: Node, at offset: Int) -> ID {
        nodes.append(node)
        offsets.append(offset)
        depths.append(depth(of: node))
        types.append(.any)
        return nodes.count - 1
    }

    /// Which of the arguments are constant texts.
    func constants(_ arguments: [ID]) -> GoConstants {
        GoConstants(arguments.map { id in if case .string(let text) = nodes[id] { text } else { nil } })
    }

    func isTooDeep(_ id: ID) -> Bool { depths[id] > Self.maximumDepth }

    private func depth(of node: Node) -> Int {
        // A chain is walked from its innermost left operand without recursion.
        if case .binary(_, let left, let right) = node { return max(depths[left], depths[right] + 1) }
        return 1 + (Self.operands(of: node).map { depths[$0] }.max() ?? 0)
    }

    static func operands(of node: Node) -> [ID] {
        switch node {
        case .null, .bool, .integer, .float, .string, .variable, .environment, .local, .pointer: []
        case .sign(_, let operand), .chain(let operand): [operand]
        case .inTexts(let operand, _), .inRange(let operand, _, _): [operand]
        case .matches(let operand, _), .path(let operand, _), .date(let operand, _, _): [operand]
        case .binary(_, let left, let right): [left, right]
        case .member(let base, let property, _): [base, property]
        case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
        case .call(let callee, let arguments): [callee] + arguments
        case .builtin(_, let arguments), .native(_, let arguments): arguments
        case .predicate(let predicate):
            [predicate.list, predicate.body] + [predicate.initial, predicate.mapping].compactMap { $0 }
        case .declaration(_, let value, let body): [value, body]
        case .conditional(let condition, let yes, let no): [condition, yes, no]
        case .list(let elements, _): elements
        case .map(let pairs): pairs.flatMap { [$0.key, $0.value] }
        }
    }
}
