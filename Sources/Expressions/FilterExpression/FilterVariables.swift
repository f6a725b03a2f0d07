import EventData

/// Which of the payload's members an expression can touch.
struct FilterScope: Sendable {
    private let names: Set<JSONName>
    /// Whether it reads `$env`, and with it any member.
    let isWhole: Bool

    init(of tree: FilterTree) {
        var names: Set<JSONName> = []
        var isWhole = false
        for node in tree.nodes {
            switch node {
            case .variable(let name): names.insert(JSONName(name))
            case .environment: isWhole = true
            default: break
            }
        }
        self.names = names
        self.isWhole = isWhole
    }

    func contains(_ name: JSONName) -> Bool { isWhole || names.contains(name) }
}

/// The variables of one evaluation: the payload's members, and the functions beside them.
///
/// Each dash in a member's name is an underscore here, and names with dots are members of members: `a.b` is read as
/// such, and hides a member `a`.
struct FilterVariables {
    /// Dots that take a name apart; further ones belong to its last part.
    private static let maximumDots = 50

    private var values: [JSONName: GoValue] = [:]
    private let functions: [String: GoFunction]

    /// - Throws: when the payload is neither an object nor null, which counts as an empty one.
    init(
        of payload: JSONDocument,
        in scope: FilterScope,
        functions: [String: GoFunction]
    ) throws(EvaluationError) {
        let root = JSONElement(payload)
        guard root.kind == .object || root.kind == .null else { throw EvaluationError("the payload is no object") }
        self.functions = functions
        var dotted: [Member] = []
        for member in root.kind == .object ? root.members : [] {
            let name = member.name.replacing("-", with: "_")
            let path = name.split(separator: ".", maxSplits: Self.maximumDots, omittingEmptySubsequences: false)
            guard let first = path.first, scope.contains(JSONName(String(first))) else { continue }
            if path.count > 1 {
                dotted.append(Member(path: path[...], value: member.value))
            } else if name.isSameText(as: member.name) || values[JSONName(name)] == nil {
                // A member that is called so itself wins over one whose dashes were replaced.
                values[JSONName(name)] = GoValue(member.value)
            }
        }
        values.merge(Self.tree(of: dotted)) { _, tree in tree }
        guard scope.isWhole else { return }
        for (name, function) in FilterExtras.functions { values[JSONName(name)] = .function(function) }
        values["sprig"] = sprig
    }

    /// Variables that are values already.
    init(_ values: [String: GoValue], functions: [String: GoFunction]) {
        self.functions = functions
        for (name, value) in values { self.values[JSONName(name)] = value }
    }

    /// The value of a variable; nil for what the payload does not have.
    func value(_ name: String) -> GoValue {
        if let function = FilterExtras.functions[name] { return .function(function) }
        return name == "sprig" ? sprig : values[JSONName(name)] ?? .null
    }

    /// `$env`.
    var all: GoValue { .map(GoMap(values)) }

    private var sprig: GoValue {
        .map(GoMap(Dictionary(uniqueKeysWithValues: functions.map { (JSONName($0), .function($1)) })))
    }

    private struct Member {
        var path: ArraySlice<Substring>
        let value: JSONElement
    }

    /// Members of members; of `a.b` and `a.b.c` the latter hides the former.
    private static func tree(of members: [Member]) -> [JSONName: GoValue] {
        var branches: [JSONName: [Member]] = [:]
        for var member in members {
            guard let name = member.path.popFirst() else { continue }
            branches[JSONName(String(name)), default: []].append(member)
        }
        return branches.compactMapValues { branch in
            let inner = branch.filter { !$0.path.isEmpty }
            return inner.isEmpty ? branch.last.map { GoValue($0.value) } : .map(GoMap(tree(of: inner)))
        }
    }
}
