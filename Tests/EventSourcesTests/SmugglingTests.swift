import EventSources
import NIOCore
import Testing

/// Requests that a proxy in front of us could see the end of elsewhere (RFC 9112 §11.2): what it took for a body would be
/// a request to us, of somebody whom the proxy has not let in.
///
/// Each is followed by what the other side takes for its body. The rule: one refusal, the connection ends, and nothing is
/// stored of either.
struct SmugglingTests {
    private static let hidden = "POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n2"

    /// Header lines and the body's beginning.
    private static let corpus: [(name: String, lines: [String], body: String)] = [
        // Both lengths, whichever the other side goes by.
        ("length and chunked", ["Content-Length: 4", "Transfer-Encoding: chunked"], "0\r\n\r\n"),
        ("chunked and length", ["Transfer-Encoding: chunked", "Content-Length: 4"], "0\r\n\r\n"),
        ("length 0 and chunked", ["Content-Length: 0", "Transfer-Encoding: chunked"], "1\r\n1\r\n0\r\n\r\n"),
        // Several lengths.
        ("two lengths", ["Content-Length: 1", "Content-Length: 2"], "1"),
        ("the same length twice", ["Content-Length: 1", "Content-Length: 1"], "1"),
        ("a list of lengths", ["Content-Length: 1, 2"], "1"),
        ("a list of one length", ["Content-Length: 1, 1"], "1"),
        // Lengths that are no number of digits.
        ("plus", ["Content-Length: +1"], "1"), ("minus", ["Content-Length: -1"], "1"),
        ("hexadecimal", ["Content-Length: 0x1"], "1"), ("fraction", ["Content-Length: 1.0"], "1"),
        ("exponent", ["Content-Length: 1e0"], "1"), ("gap", ["Content-Length: 1 1"], "1"),
        ("too large", ["Content-Length: 18446744073709551617"], "1"),
        ("no length", ["Content-Length:"], "1"), ("other digits", ["Content-Length: \u{661}"], "1"),
        // Encodings that only one side may know.
        ("chunked is not last", ["Transfer-Encoding: chunked, identity"], "0\r\n\r\n"),
        ("chunked after a name nobody knows", ["Transfer-Encoding: xchunked"], "0\r\n\r\n"),
        ("a longer name", ["Transfer-Encoding: chunkedx"], "0\r\n\r\n"),
        ("quoted", ["Transfer-Encoding: \"chunked\""], "0\r\n\r\n"),
        ("vertical tab", ["Transfer-Encoding: \u{0B}chunked"], "0\r\n\r\n"),
        ("null", ["Transfer-Encoding: chunked\0"], "0\r\n\r\n"),
        ("identity and length", ["Transfer-Encoding: identity", "Content-Length: 1"], "1"),
        ("no encoding", ["Transfer-Encoding:", "Content-Length: 1"], "1"),
        ("chunked twice", ["Transfer-Encoding: chunked, chunked"], "0\r\n\r\n"),
        ("two lines of chunked", ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"], "0\r\n\r\n"),
        (
            "two lines, the last is identity", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"],
            "0\r\n\r\n"
        ),
        // Names and lines that only one side may read as it.
        ("space before the colon", ["Transfer-Encoding : chunked"], "0\r\n\r\n"),
        ("tab before the colon", ["Content-Length\t: 1"], "1"),
        ("space before the name", [" Transfer-Encoding: chunked"], "0\r\n\r\n"),
        ("a line that goes on", ["A: b", "\tTransfer-Encoding: chunked"], "0\r\n\r\n"),
        ("a length that goes on", ["Content-Length: 1", " 1"], "1"),
        ("no colon", ["Transfer-Encoding"], ""), ("no name", [": 1"], ""), ("brackets", ["(A): 1"], ""),
        ("null in a name", ["Content\0Length: 1"], "1"), ("null in a value", ["A: \0"], ""),
        ("carriage return alone", ["A: b\rTransfer-Encoding: chunked"], "0\r\n\r\n"),
        // Chunks whose end is elsewhere for somebody.
        ("chunk size with a prefix", ["Transfer-Encoding: chunked"], "0x1\r\n1\r\n0\r\n\r\n"),
        ("chunk size with a sign", ["Transfer-Encoding: chunked"], "+1\r\n1\r\n0\r\n\r\n"),
        ("chunk size with a gap before", ["Transfer-Encoding: chunked"], " 1\r\n1\r\n0\r\n\r\n"),
        ("chunk size past 64 bits", ["Transfer-Encoding: chunked"], "10000000000000001\r\n1\r\n0\r\n\r\n"),
        ("no chunk size", ["Transfer-Encoding: chunked"], "\r\n1\r\n0\r\n\r\n"),
        ("chunk longer than its size", ["Transfer-Encoding: chunked"], "1\r\n123\r\n0\r\n\r\n"),
        ("chunk ends with a line feed alone", ["Transfer-Encoding: chunked"], "1\r\n1\n0\r\n\r\n"),
        ("chunk size ends with a line feed alone", ["Transfer-Encoding: chunked"], "1\n1\r\n0\r\n\r\n"),
        ("chunk extension with a line feed", ["Transfer-Encoding: chunked"], "1;a\nb\r\n1\r\n0\r\n\r\n"),
    ]

    /// Beginnings of requests, each with a whole head.
    private static let heads = [
        "POST /example HTTP/1.0\r\nTransfer-Encoding: chunked\r\n", "POST /example\r\n",
        "POST /example HTTP/2.0\r\nHost: x\r\n", "POST /example HTTP/1.10\r\nHost: x\r\n",
        "POST /example HTTP/1.1 x\r\nHost: x\r\n",
        "POST /exa mple HTTP/1.1\r\nHost: x\r\n", "PO ST /example HTTP/1.1\r\nHost: x\r\n",
        "POST /example http/1.1\r\nHost: x\r\n", "POST /example\0 HTTP/1.1\r\nHost: x\r\n",
    ]

    private func answers(to text: String) async throws -> (statuses: [Int], isClosed: Bool, stored: Int) {
        let runtime = FakeRuntime()
        var answers = ""
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            let client = try await hooks.connect()
            client.trySend(text + Self.hidden)
            client.tryEndSending()
            answers = try await client.untilEnd()
        }
        let statuses = answers.matches(of: #/HTTP/1\.1 ([0-9]{3}) /#).compactMap { Int($0.1) }
        let isClosed = answers.isEmpty || answers.lowercased().contains("connection: close")
        return (statuses, isClosed, runtime.attempts)
    }

    @Test(arguments: 0..<corpus.count)
    func `a request that can be read in two ways is refused, with all that follows it`(
        number: Int
    ) async throws {
        let (name, lines, body) = Self.corpus[number]
        let head = (["POST /example HTTP/1.1", "Host: x"] + lines).joined(separator: "\r\n")
        let (statuses, isClosed, stored) = try await answers(to: head + "\r\n\r\n" + body)
        #expect(statuses == [400] && isClosed && stored == 0, "\(name): \(statuses), \(stored) stored")
    }

    @Test(arguments: heads) func `a request whose first line is none is refused, with all that follows it`(
        head: String
    ) async throws {
        let (statuses, isClosed, stored) = try await answers(to: head + "\r\n")
        #expect(statuses.allSatisfy { $0 == 400 } && statuses.count <= 1 && isClosed && stored == 0, "\(statuses)")
    }

    /// What must still be possible, so that the refusals above say something.
    @Test func `a request with one length or one encoding is taken, and so is the next on its connection`() async throws
    {
        for (lines, body) in [
            ("Content-Length: 1", "1"), ("Transfer-Encoding: Chunked", "1;a=b\r\n1\r\n0\r\nA: b\r\n\r\n"),
        ] {
            let text = "POST /example HTTP/1.1\r\nHost: x\r\n\(lines)\r\n\r\n\(body)"
            let (statuses, _, stored) = try await answers(to: text)
            #expect(statuses == [200, 200] && stored == 2, "\(lines): \(statuses)")
        }
    }
}
