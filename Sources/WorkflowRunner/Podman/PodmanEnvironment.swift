/// The environment of a container as podman can be told it without a value on a command line.
struct PodmanEnvironment: Sendable {
    /// Lines `NAME=value`.
    private(set) var file: [UInt8] = []
    /// What such a line cannot hold in every version of podman.
    private(set) var others: [(name: String, value: String)] = []

    /// Podman reads lines of at most 64 KiB.
    private static let longestLineBytes = 60 << 10

    /// A later one of the same name wins.
    ///
    /// - Throws: for what cannot be a variable.
    init(_ variables: [(name: String, value: String)]) throws(LeafProblem) {
        let values = Dictionary(variables.map { ($0.name, $0.value) }) { $1 }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard !value.utf8.contains(0) else {
                throw .error("env '\(name)': the value holds a NUL character; leave it out")
            }
            guard Self.isName(name) else {
                throw .error("env '\(name)' is no name that podman takes; use letters, digits and _")
            }
            if Self.isLine(value) {
                file += Array("\(name)=\(value)\n".utf8)
            } else {
                others.append((name, value))
            }
        }
    }

    private static func isName(_ name: String) -> Bool {
        let startsWithDigit = name.utf8.first.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? true
        return !startsWithDigit && name.utf8.allSatisfy(PodmanPlan.isPartOfName)
    }

    /// Some versions take `#` as a comment, and quotes at the start as such.
    private static func isLine(_ value: String) -> Bool {
        guard value.utf8.count < longestLineBytes else { return false }
        let parted: Set<UInt8> = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#")]
        let blank: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        let quotes: Set<UInt8> = [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`")]
        guard let first = value.utf8.first, let last = value.utf8.last else { return true }
        return !value.utf8.contains(where: parted.contains) && !blank.union(quotes).contains(first)
            && !blank.contains(last)
    }
}
