/// What `args` says to an operation, as far as it means something to the API (spec/workflows.md A4, A6).
///
/// No argo command is run. What only concerns its terminal is accepted and has no effect; what would change which object
/// is meant, or that anything is done at all, is refused.
struct ArgoArguments: Sendable, Equatable {
    enum Flag: String, Sendable, CaseIterable {
        case entrypoint, serviceaccount, name, labels, annotations, parameter, priority, memoized, message, instanceid,
            namespace
        case generateName = "generate-name"
        case scheduledTime = "scheduled-time"
        case restartSuccessful = "restart-successful"
        case nodeFieldSelector = "node-field-selector"
    }

    struct Problem: Error, Sendable, Equatable {
        let problem: String
        let fix: String
    }

    /// Written without effect, in order.
    private(set) var unused: [String] = []
    private var values: [Flag: [String]] = [:]

    init() {}

    init(_ arguments: [String], of operation: WorkflowOperation) throws(Problem) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let word = try ArgumentWord(argument)
            let flag = Flag(rawValue: word.name).flatMap { Self.allFlags(of: operation).contains($0) ? $0 : nil }
            if let flag, !flag.isSwitch {
                let value = if let value = word.value { value } else { try Self.next(&rest, after: argument) }
                values[flag, default: []].append(value)
            } else if let flag {
                values[flag] = try word.isOn() ? ["true"] : nil
            } else if Self.unusedSwitches.contains(word.name) {
                unused.append(argument)
            } else if Self.unusedOptions.contains(word.name) {
                if word.value == nil { _ = try Self.next(&rest, after: argument) }
                unused.append(argument)
            } else {
                throw Self.refusal(of: word, in: argument, of: operation)
            }
        }
        try checkValues()
    }

    subscript(flag: Flag) -> String? { values[flag]?.last }

    func has(_ flag: Flag) -> Bool { values[flag] != nil }

    /// `-p NAME=VALUE`, in order.
    var parameters: [(name: String, value: String)] { pairs(values[.parameter] ?? []) }

    /// The entries of `--labels` or `--annotations`, which stand with commas between them.
    func map(_ flag: Flag) -> [(name: String, value: String)] {
        pairs((values[flag] ?? []).flatMap { $0.split(separator: ",").map(String.init) })
    }

    private func pairs(_ texts: [String]) -> [(name: String, value: String)] {
        texts.compactMap { text in
            guard let equals = text.firstIndex(of: "=") else { return nil }
            return (String(text[..<equals]), String(text[text.index(after: equals)...]))
        }
    }

    private func checkValues() throws(Problem) {
        let lists = ((values[.labels] ?? []) + (values[.annotations] ?? [])).joined(separator: ",")
        let texts = (values[.parameter] ?? []) + lists.split(separator: ",").map(String.init)
        if let text = texts.first(where: { !$0.contains("=") || $0.hasPrefix("=") }) {
            throw Problem(problem: "'\(text)' is no NAME=VALUE", fix: "write the name, '=' and the value")
        }
        if let priority = self[.priority], Int32(priority) == nil {
            throw Problem(problem: "--priority \(priority) is no whole number", fix: "write a number such as 5")
        }
        if let selector = self[.nodeFieldSelector] { _ = try NodeSelector(selector) }
    }

    /// With another namespace than the object's, Argo Events looks for what it has made in vain.
    func check(namespace: String) throws(Problem) {
        guard let asked = self[.namespace], asked != namespace else { return }
        throw Problem(
            problem: "--namespace \(asked) is another one than the resource's, \(namespace)",
            fix: "write namespace: \(asked) below metadata: of the resource, and remove the flag"
        )
    }

    private static func next(_ rest: inout ArraySlice<String>, after argument: String) throws(Problem) -> String {
        if let value = rest.popFirst() { return value }
        throw Problem(problem: "\(argument) has no value", fix: "write the value as the next item of the list")
    }
}

/// One item of the list that starts with a dash.
struct ArgumentWord {
    private static let shorts: [Character: String] = [
        "p": "parameter", "l": "labels", "f": "parameter-file", "n": "namespace", "o": "output", "w": "wait",
        "v": "verbose", "h": "help", "s": "argo-server", "e": "secure", "k": "insecure-skip-verify", "H": "header",
    ]

    /// The long name.
    let name: String
    let value: String?

    init(_ text: String) throws(ArgoArguments.Problem) {
        var rest = text[...]
        guard rest.popFirst() == "-", let first = rest.first else {
            let fix = "write flags of the argo command only, each value after its flag"
            throw ArgoArguments.Problem(problem: "'\(text)' is no flag", fix: fix)
        }
        if first == "-" {
            let parts = rest.dropFirst().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            name = String(parts[0])
            value = parts.count == 2 ? String(parts[1]) : nil
        } else {
            name = Self.shorts[first] ?? String(first)
            let attached = rest.dropFirst()
            value = attached.isEmpty ? nil : String(attached.first == "=" ? attached.dropFirst() : attached)
        }
    }

    func isOn() throws(ArgoArguments.Problem) -> Bool {
        switch value?.lowercased() {
        case nil, "true", "t", "1": return true
        case "false", "f", "0": return false
        case let other?:
            throw ArgoArguments.Problem(problem: "--\(name)=\(other) is neither true nor false", fix: "write --\(name)")
        }
    }
}

extension ArgoArguments {
    /// What concerns the terminal, and how the command connects: the gateway does that its own way.
    private static let unusedSwitches: Set = [
        "wait", "watch", "log", "strict", "verbose", "no-color", "no-utf8", "secure", "insecure-skip-verify",
        "insecure-skip-tls-verify", "argo-http1",
    ]
    private static let unusedOptions: Set = [
        "output", "status", "loglevel", "gloglevel", "request-timeout", "kubeconfig", "context", "cluster", "user",
        "token", "username", "password", "server", "argo-server", "argo-base-href", "header", "certificate-authority",
        "client-certificate", "client-key", "tls-server-name",
    ]

    /// Argo Events names the namespace itself; naming it again changes nothing, and naming another is refused when it fires.
    private static func allFlags(of operation: WorkflowOperation) -> Set<Flag> {
        flags(of: operation).union([.namespace])
    }

    private static func flags(of operation: WorkflowOperation) -> Set<Flag> {
        switch operation {
        case .submit:
            [
                .entrypoint, .serviceaccount, .name, .generateName, .labels, .annotations, .parameter, .priority,
                .instanceid,
            ]
        case .submitFrom: flags(of: .submit).union([.scheduledTime])
        case .resubmit: [.parameter, .priority, .memoized, .instanceid]
        case .retry: [.parameter, .restartSuccessful, .nodeFieldSelector, .instanceid]
        case .resume: [.nodeFieldSelector, .instanceid]
        case .stop: [.nodeFieldSelector, .message, .instanceid]
        case .suspend, .terminate: [.instanceid]
        }
    }

    private static func refusal(
        of word: ArgumentWord,
        in argument: String,
        of operation: WorkflowOperation
    ) -> Problem {
        switch word.name {
        case "dry-run", "server-dry-run":
            Problem(problem: "\(argument) would let nothing be done at all", fix: "remove it")
        case "parameter-file":
            Problem(problem: "\(argument) names a file, and none is read", fix: "write its values as -p NAME=VALUE")
        case "labels", "selector", "field-selector":
            Problem(
                problem: "\(argument) chooses Workflows, and a trigger acts on the one that its source names",
                fix: "remove it, and write metadata.name in the resource"
            )
        default:
            Problem(
                problem: "\(argument) is no flag that operation \(operation.rawValue) honours",
                fix: "use one of: \(flags(of: operation).map { "--\($0.rawValue)" }.sorted().joined(separator: ", "))"
            )
        }
    }
}

extension ArgoArguments.Flag {
    fileprivate var isSwitch: Bool { self == .memoized || self == .restartSuccessful }
}
