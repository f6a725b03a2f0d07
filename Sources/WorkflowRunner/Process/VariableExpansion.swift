/// Fills in `$(NAME)` as Kubernetes does in commands, arguments and values of the environment; `$$` is a dollar.
enum VariableExpansion {
    /// Bytes of one argument or variable that the kernel gives a program at most, with its NUL.
    static let longestBytes = 128 << 10

    /// What names no variable stays as it is; nil when it gets longer than any program can be given.
    ///
    /// Values may name earlier ones several times, so a few lines could ask for more memory than there is.
    static func expanded(_ text: String, _ variables: [String: String]) -> String? {
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                result += "$"
                rest.removeFirst()
            } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                result += variables[name] ?? "$(\(name))"
                rest = rest[rest.index(after: end)...]
            } else {
                result += "$"
            }
            guard result.utf8.count < longestBytes else { return nil }
        }
        result += rest
        return result.utf8.count < longestBytes ? result : nil
    }
}
