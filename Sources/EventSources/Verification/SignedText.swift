import EventData

/// What a sender signs: literal text and parts of the request, `{timestamp}.{body}`.
package struct SignedText: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case literal(String)
        case body
        case timestamp
        case method
        /// As sent, escapes included.
        case path
        /// `?` and the query, as sent; nothing when there is none.
        case query
        /// The address as the sender knows it.
        case url
        /// The form's fields, sorted by name, each name followed by its value, as Twilio signs them.
        case form
        case header(String)
    }

    let pieces: [Piece]
    /// As written.
    package let text: String

    package static let body = SignedText(pieces: [.body], text: "{body}")

    private init(pieces: [Piece], text: String) {
        self.pieces = pieces
        self.text = text
    }

    /// - Throws: what is wrong with it, for a sentence that starts with the field's name.
    package init(parsing text: String) throws(SignedTextError) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            if brace > rest.startIndex { pieces.append(.literal(String(rest[..<brace]))) }
            guard let end = rest[brace...].firstIndex(of: "}") else { throw SignedTextError(name: nil) }
            let name = String(rest[rest.index(after: brace)..<end])
            guard let piece = Self.piece(named: name) else { throw SignedTextError(name: name) }
            pieces.append(piece)
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.init(pieces: pieces, text: text)
    }

    private static func piece(named name: String) -> Piece? {
        switch name {
        case "body": .body
        case "timestamp": .timestamp
        case "method": .method
        case "path": .path
        case "query": .query
        case "url": .url
        case "form": .form
        default: name.hasPrefix("header:") && name.count > 7 ? .header(String(name.dropFirst(7))) : nil
        }
    }

    var usesTimestamp: Bool { pieces.contains(.timestamp) }

    /// Whether a changed body changes what is signed.
    package var coversBody: Bool { pieces.contains(.body) || pieces.contains(.form) }

    /// The very bytes that were signed, with the timestamp's text as received.
    func bytes(of request: HTTPRequest, timestamp: String, baseURL: String?) -> [UInt8] {
        if pieces == [.body] { return request.body }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(request.body.count + 256)
        for piece in pieces {
            switch piece {
            case .literal(let text): bytes += text.utf8
            case .body: bytes += request.body
            case .timestamp: bytes += timestamp.utf8
            case .method: bytes += request.method.utf8
            case .path: bytes += request.rawPath.utf8
            case .query: bytes += (request.query.isEmpty ? "" : "?" + request.query).utf8
            case .url: bytes += request.url(baseURL: baseURL).utf8
            case .form: bytes += Self.form(of: request).utf8
            case .header(let name): bytes += (request.header(name) ?? "").utf8
            }
        }
        return bytes
    }

    private static func form(of request: HTTPRequest) -> String {
        guard request.mediaType == "application/x-www-form-urlencoded",
            case .success(let fields) = Result(catching: { () throws(FormFields.Problem) in
                try FormFields(form: request.body)
            })
        else { return "" }
        return fields.values.map { field in
            Set(field.values).sorted().map { field.name + $0 }.joined()
        }.joined()
    }
}

/// A signed text that cannot be read.
package struct SignedTextError: Error, Sendable, Hashable {
    /// The name in braces that nobody knows; nil when a brace is open.
    package let name: String?

    package var problem: String {
        name.map { "names '{\($0)}', which is nothing that can be signed" } ?? "has a '{' without its '}'"
    }

    package static let fix =
        "use {body}, {timestamp}, {method}, {path}, {query}, {url}, {form}, {header:Name} and literal text"
}
