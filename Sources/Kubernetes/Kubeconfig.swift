package import EventData

/// The content of one or several kubeconfig files: clusters, users, contexts.
///
/// Unknown fields are left alone: the file belongs to kubectl and its tools.
package struct Kubeconfig: Sendable {
    /// A named entry with the directory that its relative paths start from.
    struct Entry: Sendable {
        let fields: JSON
        let directory: String

        func text(_ name: String) -> String? {
            switch fields[name] {
            case .string(let text): text.isEmpty ? nil : text
            // A password of digits, written without quotes.
            case .number(let number): number.text
            default: nil
            }
        }

        func isTrue(_ name: String) -> Bool { fields[name]?.bool == true }

        func path(_ name: String) -> String? { text(name).map { resolve($0) } }

        func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : "\(directory)/\(path)" }
    }

    private(set) var clusters: [String: Entry] = [:]
    private(set) var users: [String: Entry] = [:]
    private(set) var contexts: [String: Entry] = [:]
    private(set) var currentContext: String?

    init() {}

    /// Reads a file that was parsed; `file` gives the directory for relative paths and names it in errors.
    package init(_ root: JSON, file: String) throws(KubernetesError) {
        guard root.object != nil else { throw .misconfigured("\(file) is no kubeconfig: it must be a mapping") }
        let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        clusters = Self.entries(root["clusters"], of: "cluster", in: directory)
        users = Self.entries(root["users"], of: "user", in: directory)
        contexts = Self.entries(root["contexts"], of: "context", in: directory)
        if let name = root["current-context"]?.string, !name.isEmpty { currentContext = name }
    }

    /// This configuration with what `later` adds; what was there first wins.
    package func merged(with later: Kubeconfig) -> Kubeconfig {
        var result = self
        result.clusters.merge(later.clusters) { first, _ in first }
        result.users.merge(later.users) { first, _ in first }
        result.contexts.merge(later.contexts) { first, _ in first }
        result.currentContext = currentContext ?? later.currentContext
        return result
    }

    private static func entries(_ list: JSON?, of key: String, in directory: String) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        for item in list?.array ?? [] {
            guard let name = item["name"]?.string, entries[name] == nil else { continue }
            entries[name] = Entry(fields: item[key] ?? .null, directory: directory)
        }
        return entries
    }
}
