/// A request as text, as `curl --trace-ascii`, a proxy or a provider's own page shows it: request line, headers, an
/// empty line, and the body byte by byte.
package struct RequestFile: Sendable {
    package let request: HTTPRequest
    /// What was left out, in words.
    package let notes: [String]

    package enum Problem: Error, Sendable, Hashable {
        case noHead
        case requestLine(String)
        case header(String)
        case target(String)
        case short(expected: Int, found: Int)

        package var sentence: String {
            switch self {
            case .noHead: "it has no empty line between headers and body; add one"
            case .requestLine(let line): "it starts with '\(line)'; write METHOD /path HTTP/1.1"
            case .header(let line): "'\(line)' is no header; write Name: value"
            case .target(let target): "'\(target)' is no path; write it as it was sent, starting with /"
            case .short(let expected, let found):
                "the body has \(found) bytes and Content-Length says \(expected); save the body as it was sent"
            }
        }
    }

    package init(_ bytes: [UInt8]) throws(Problem) {
        var lines: [String] = []
        var rest = bytes[...]
        while true {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw .noHead }
            var line = rest[..<end]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            rest = rest[rest.index(after: end)...]
            if line.isEmpty { break }
            lines.append(String(decoding: line, as: UTF8.self))
        }
        guard let first = lines.first else { throw .noHead }
        let words = first.split(separator: " ")
        guard words.count >= 2, words[0].allSatisfy(\.isUppercase) else { throw .requestLine(first) }
        guard let target = RequestTarget(String(words[1])) else { throw .target(String(words[1])) }
        let headers = try lines.dropFirst().map { line throws(Problem) in
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { throw .header(line) }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            return HTTPField(String(line[..<colon]), String(value))
        }
        var notes: [String] = []
        let declared = headers.first { $0.isNamed("Content-Length") }.flatMap { Int($0.value) }
        if let declared, declared < rest.count {
            notes.append("the file goes on for \(rest.count - declared) bytes after Content-Length; they are left out")
        } else if let declared, declared > rest.count {
            throw .short(expected: declared, found: rest.count)
        } else if declared == nil, rest.last == UInt8(ascii: "\n") {
            notes.append("without a Content-Length the newline at the file's end belongs to the body")
        }
        let host = headers.first { $0.isNamed("Host") }?.value ?? ""
        request = HTTPRequest(
            method: String(words[0]),
            path: target.path,
            query: target.query,
            headers: headers,
            body: Array(rest.prefix(declared ?? rest.count)),
            rawPath: target.rawPath,
            origin: "https://\(host)"
        )
        self.notes = notes
    }
}
