import EventData

extension Sprig {
    static let urls: [GoFunction] = [
        GoFunction("urlParse", .string) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(arguments.string(0).utf8.count)
            return .map(members(of: try GoURL(parsing: arguments.string(0))))
        },
        GoFunction("urlJoin", .map) { arguments, evaluation throws(EvaluationError) in
            let url = try url(of: arguments.map(0))
            let text = url.text
            try evaluation.take(text.utf8.count)
            return .string(text)
        },
    ]

    private static func members(of url: GoURL) -> GoMap {
        GoMap([
            "scheme": .string(url.scheme), "host": .string(url.host), "hostname": .string(url.hostname),
            "path": .string(url.path), "query": .string(url.query), "opaque": .string(url.opaque),
            "fragment": .string(url.fragment), "userinfo": .string(url.user?.text ?? ""),
        ])
    }

    private static func url(of map: GoMap) throws(EvaluationError) -> GoURL {
        var url = GoURL()
        url.scheme = try text("scheme", of: map)
        url.host = try text("host", of: map)
        url.path = try text("path", of: map)
        url.query = try text("query", of: map)
        url.opaque = try text("opaque", of: map)
        url.fragment = try text("fragment", of: map)
        let user = try text("userinfo", of: map)
        if !user.isEmpty { url.user = try GoURL(parsing: "proto://\(user)@host").user }
        return url
    }

    private static func text(_ name: String, of map: GoMap) throws(EvaluationError) -> String {
        guard let value = map[name] else { return "" }
        guard case .string(let text) = value else {
            throw EvaluationError("unable to parse \(name) key, must be of type string, but \(value.kindName) found")
        }
        return text
    }
}
