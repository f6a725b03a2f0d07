/// The parameters after a URL's question mark; the first of several with one name counts.
struct QueryParameters: Sendable {
    private var values: [String: String] = [:]

    init(_ query: String?) {
        for part in (query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(pair[0])
            guard values[name] == nil else { continue }
            values[name] = pair.count == 2 ? Self.decoded(pair[1]) : ""
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// `true`, `1` and a bare name, as Kubernetes reads booleans in queries.
    func isSet(_ name: String) -> Bool { values[name].map { !["false", "0"].contains($0) } ?? false }

    /// - Throws: `APIFailure` 400 when the value is not a whole number from 0.
    func count(_ name: String) throws -> Int? {
        guard let text = values[name], !text.isEmpty else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw APIFailure.badRequest("\(name) must be a whole number from 0, not '\(text)'")
        }
        return number
    }

    /// Whether the request wants everything but the effect.
    ///
    /// - Throws: `APIFailure` 400 for anything but `All`.
    func isDryRun() throws -> Bool {
        switch values["dryRun"] {
        case nil, "": return false
        case "All": return true
        case let other?: throw APIFailure.badRequest("dryRun must be All, not '\(other)'")
        }
    }

    /// Percent escapes and '+' resolved.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16),
                rest.count >= 2
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
