/// A request as a route's handler gets it: complete, and within the route's limit.
package struct HTTPRequest: Sendable {
    package let method: String
    /// Percent-decoded and without `//`, `.` and `..`.
    package let path: String
    /// What follows the `?`, as received; empty when there is none.
    package let query: String
    /// In the order and spelling received.
    package let headers: [HTTPField]
    package let body: [UInt8]
    /// Whose request it is, without a port: the peer's address, or what a trusted proxy says; nil when unknown.
    package let remoteAddress: String?
    /// As sent, escapes included.
    package let rawPath: String
    /// Scheme and host as the client used them: `https://hooks.example.com`.
    package let origin: String

    package init(
        method: String,
        path: String,
        query: String = "",
        headers: [HTTPField] = [],
        body: [UInt8] = [],
        remoteAddress: String? = nil,
        rawPath: String? = nil,
        origin: String = ""
    ) {
        self.method = method
        self.path = path
        self.rawPath = rawPath ?? path
        self.origin = origin
        self.query = query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
    }

    /// The first value of a header; names compare without case.
    ///
    /// An empty value counts as absent.
    package func header(_ name: String) -> String? {
        let value = headers.first { $0.isNamed(name) }?.value
        return value?.isEmpty == true ? nil : value
    }
}

extension HTTPRequest {
    /// The content's type in lower case, without parameters; empty when there is none.
    package var mediaType: String {
        let written = header("Content-Type") ?? ""
        // Nearly always it is written as it is meant.
        if written.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x2B...0x39).contains($0) }) { return written }
        let type = written.utf8.prefix { $0 != UInt8(ascii: ";") }
        return String(decoding: type, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
    }

    /// The address as the client knows it, below `baseURL` where the manifest names one.
    func url(baseURL: String?) -> String {
        let base = baseURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? origin
        return base + rawPath + (query.isEmpty ? "" : "?" + query)
    }
}

/// One header line.
package struct HTTPField: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Compares ASCII without case, byte by byte: header names are read on every request.
    package func isNamed(_ other: String) -> Bool {
        let left = name.utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && isLetter($0)) }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// What a route answers.
package struct HTTPResponse: Sendable, Hashable {
    package let status: Int
    /// Without `Content-Length` and `Connection`, which the listener writes.
    package var headers: [HTTPField]
    /// Text in UTF-8; plain unless a header says something else.
    package let body: String

    package init(_ status: Int, headers: [HTTPField] = [], _ body: String) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// 503 with `Retry-After`, whole seconds and at least one.
    package static func unavailable(_ body: String, retryAfter: Duration) -> HTTPResponse {
        let (seconds, attoseconds) = retryAfter.components
        let wait = max(1, seconds + (attoseconds > 0 ? 1 : 0))
        return HTTPResponse(503, headers: [HTTPField("Retry-After", String(wait))], body)
    }
}

/// What a source serves on its endpoint.
package struct HTTPRoute: Sendable {
    /// Upper case, and any other method is answered 405; empty serves every method.
    package let methods: [String]
    /// A larger body is answered 413 while it is being read.
    package let maximumBodyBytes: Int
    package let respond: @Sendable (HTTPRequest) async -> HTTPResponse

    package init(
        methods: [String],
        maximumBodyBytes: Int,
        respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) {
        self.methods = methods
        self.maximumBodyBytes = maximumBodyBytes
        self.respond = respond
    }
}
