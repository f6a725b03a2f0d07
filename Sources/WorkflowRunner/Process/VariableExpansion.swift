/// Fills in `$(NAME)` as Kubernetes does in commands, arguments and values of the environment; `$$` is a dollar.
///
/// What names no variable stays as it is.
func expanded(_ text: String, _ variables: [String: String]) -> String {
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
    }
    return result + rest
}
