extension GoURL {
    /// - Throws: when the text is no URL; nearly every text is one.
    init(parsing text: String) throws(EvaluationError) {
        let (url, fragment) = Self.cut(Array(text.utf8)[...], at: "#")
        guard url.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw EvaluationError("invalid control character in URL")
        }
        try parse(url)
        self.fragment = goString(try GoURLPart.fragment.unescaped(fragment))
    }

    private mutating func parse(_ url: ArraySlice<UInt8>) throws(EvaluationError) {
        let (scheme, hierarchy) = try Self.takeScheme(url)
        self.scheme = scheme
        var (rest, query) = Self.cut(hierarchy, at: "?")
        self.query = goString(Array(query))
        let slash = UInt8(ascii: "/")
        if rest.first != slash {
            guard scheme.isEmpty else {
                opaque = goString(Array(rest))
                return
            }
            guard !rest.prefix(while: { $0 != slash }).contains(UInt8(ascii: ":")) else {
                throw EvaluationError("first path segment in URL cannot contain colon")
            }
        }
        let hasAuthority = rest.starts(with: "//".utf8) && (!scheme.isEmpty || !rest.starts(with: "///".utf8))
        if hasAuthority {
            let authority = rest.dropFirst(2).prefix { $0 != slash }
            rest = rest[authority.endIndex...]
            try parseAuthority(authority)
        }
        path = goString(try GoURLPart.path.unescaped(rest))
    }

    /// What stands before and after the first `mark`.
    private static func cut(
        _ text: ArraySlice<UInt8>,
        at mark: Unicode.Scalar
    ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        guard let place = text.firstIndex(where: { Unicode.Scalar($0) == mark }) else { return (text, []) }
        return (text[..<place], text[(place + 1)...])
    }

    private static func takeScheme(
        _ url: ArraySlice<UInt8>
    ) throws(EvaluationError) -> (String, ArraySlice<UInt8>) {
        let scheme = url.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "+-.".utf8.contains(byte)
            }
        }
        guard url[scheme.endIndex...].first == UInt8(ascii: ":") else { return ("", url) }
        guard let first = scheme.first else { throw EvaluationError("missing protocol scheme") }
        guard first >= UInt8(ascii: "A") else { return ("", url) }
        return (String(decoding: scheme, as: UTF8.self).lowercased(), url[(scheme.endIndex + 1)...])
    }

    private mutating func parseAuthority(_ authority: ArraySlice<UInt8>) throws(EvaluationError) {
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
            host = try Self.host(authority)
            return
        }
        host = try Self.host(authority[(at + 1)...])
        let userinfo = authority[..<at]
        let isPlain = { (byte: UInt8) in
            Unicode.Scalar(byte).isASCII
                && (Unicode.Scalar(byte).isGoLetter || Unicode.Scalar(byte).isGoDigit
                    || "-._:~!$&'()*+,;=%@".utf8.contains(byte))
        }
        guard userinfo.allSatisfy(isPlain) else { throw EvaluationError("invalid userinfo in URL") }
        let (name, password) = Self.cut(userinfo, at: ":")
        user = User(
            name: goString(try GoURLPart.user.unescaped(name)),
            password: userinfo.contains(UInt8(ascii: ":")) ? goString(try GoURLPart.user.unescaped(password)) : nil
        )
    }

    private static func host(_ text: ArraySlice<UInt8>) throws(EvaluationError) -> String {
        var port = text.lastIndex(of: UInt8(ascii: ":")).map { text[$0...] } ?? []
        var zone: ArraySlice<UInt8> = []
        if text.first == UInt8(ascii: "[") {
            guard let end = text.lastIndex(of: UInt8(ascii: "]")) else { throw EvaluationError("missing ']' in host") }
            port = text[(end + 1)...]
            let mark = TextSearch("%25").places(in: Array(text[..<end]), limit: 1).first
            if let mark { zone = text[(text.startIndex + mark.lowerBound)..<end] }
        }
        guard isOptionalPort(port) else { throw EvaluationError("invalid port after host") }
        guard !zone.isEmpty else { return goString(try GoURLPart.host.unescaped(text)) }
        let before = try GoURLPart.host.unescaped(text[..<zone.startIndex])
        let after = try GoURLPart.host.unescaped(text[zone.endIndex...])
        return goString(before + (try GoURLPart.zone.unescaped(zone)) + after)
    }
}
