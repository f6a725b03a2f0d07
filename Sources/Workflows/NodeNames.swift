/// Names and ids of nodes and pods (spec/workflows.md A7).
package enum NodeNames {
    /// What is left of a pod's name of 253 bytes for its readable part: 11 are for the number.
    private static let maximumPrefix = 242

    /// The workflow's name for its root, and else that with a number that follows from the node's name.
    package static func id(ofNode node: String, in workflow: String) -> String {
        node == workflow ? workflow : "\(workflow)-\(number(of: node))"
    }

    /// The pod's name in the format `v2`; `template` is nil for an inline one.
    package static func pod(ofNode node: String, template: String?, in workflow: String) -> String {
        guard node != workflow else { return workflow }
        let prefix = template.map { "\(workflow)-\($0)" } ?? workflow
        return "\(prefix.prefix(maximumPrefix))-\(number(of: node))"
    }

    /// FNV-1a of 32 bits.
    package static func number(of name: String) -> UInt32 {
        name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    /// A node's name without that of what encloses it (spec/workflows.md D16.2).
    static func display(_ name: String, inside boundary: String?) -> String {
        guard let boundary, name.hasPrefix(boundary) else { return name }
        var rest = name.dropFirst(boundary.count)
        if rest.first == "[", let end = rest.firstIndex(of: "]") {
            let after = rest[rest.index(after: end)...]
            if after.isEmpty { return String(rest) }
            rest = after
        }
        if rest.first == "." { rest.removeFirst() }
        return rest.isEmpty ? name : String(rest)
    }
}

/// A name that a template gives its nodes for people.
enum DisplayName {
    private static let maximumLength = 64

    /// Letters, digits, `-` and `.`, with a letter or a digit at both ends.
    static func isValid(_ name: String) -> Bool {
        func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
        }
        let scalars = name.unicodeScalars
        guard scalars.count >= 2, scalars.count <= maximumLength, let first = scalars.first, let last = scalars.last
        else {
            return false
        }
        return isPlain(first) && isPlain(last) && scalars.allSatisfy { isPlain($0) || $0 == "-" || $0 == "." }
    }
}
