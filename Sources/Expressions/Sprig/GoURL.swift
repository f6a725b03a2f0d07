/// A URL as Go's net/url takes it apart and puts it together.
struct GoURL {
    var scheme = ""
    var opaque = ""
    var user: User?
    /// With its port.
    var host = ""
    /// Decoded, as the fragment.
    var path = ""
    var query = ""
    var fragment = ""

    /// Name and perhaps password, decoded.
    struct User {
        let name: String
        let password: String?

        /// As it stands in a URL.
        var text: String {
            let name = GoURLPart.user.escaped(self.name)
            return password.map { name + ":" + GoURLPart.user.escaped($0) } ?? name
        }
    }

    /// The host without its port and without the brackets of an address.
    var hostname: String {
        var name = Array(host.utf8)[...]
        if let colon = name.lastIndex(of: UInt8(ascii: ":")), Self.isOptionalPort(name[colon...]) {
            name = name[..<colon]
        }
        let isBracketed = name.count > 1 && name.first == UInt8(ascii: "[") && name.last == UInt8(ascii: "]")
        return goString(Array(isBracketed ? name.dropFirst().dropLast() : name))
    }

    /// Nothing, or a colon and digits.
    static func isOptionalPort(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(digits.contains)
    }

    /// The URL as one text.
    var text: String {
        var text = scheme.isEmpty ? "" : scheme + ":"
        if !opaque.isEmpty {
            text += opaque
        } else {
            let hasAuthority = !host.isEmpty || user != nil
            if hasAuthority || (!scheme.isEmpty && !path.isEmpty) { text += "//" }
            if let user { text += user.text + "@" }
            text += GoURLPart.host.escaped(host)
            let path = path.isSameText(as: "*") ? path : GoURLPart.path.escaped(path)
            if !path.isEmpty, !path.hasPrefix("/"), !host.isEmpty { text += "/" }
            // A colon in the first segment would make a scheme of it.
            let segment = path.utf8.prefix { $0 != UInt8(ascii: "/") }
            if text.isEmpty, segment.contains(UInt8(ascii: ":")) { text += "./" }
            text += path
        }
        if !query.isEmpty { text += "?" + query }
        if !fragment.isEmpty { text += "#" + GoURLPart.fragment.escaped(fragment) }
        return text
    }
}
