import Expressions
import Testing

struct GoURLTests {
    /// Scheme, userinfo, host, hostname, path, query, fragment and opaque part.
    static let urls: [(url: String, parts: String)] = [
        (
            "http://admin:secret@server.com:8080/api?list=false#anchor",
            "http|admin:secret|server.com:8080|server.com|/api|list=false|anchor|"
        ),
        ("mailto:a@b.c?x", "mailto|||||x||a@b.c"),
        ("HTTP://[fe80::1%25en0]:80/a%2Fb", "http||[fe80::1%en0]:80|fe80::1%en0|/a/b|||"),
        ("a/b:c#%C3%A9", "||||a/b:c||é|"), ("//h/p", "||h|h|/p|||"), ("///p", "||||///p|||"),
        ("s://u%40:@h:", "s|u%40:|h:|h||||"), ("", "|||||||"), ("*", "||||*|||"),
        ("1a:b/", "error"), (":a", "error"), ("a b:c", "error"), ("http://a b/", "error"), ("http://h:x/", "error"),
        ("http://[::1/", "error"), ("/%zz", "error"), ("http://%41/", "error"), ("http://a\nb", "error"),
        ("http://a/#%", "error"), ("http://ü@h", "error"),
    ]

    @Test(arguments: urls) func `a URL is taken apart as Go's net/url does`(url: String, parts: String) throws {
        guard parts != "error" else {
            #expect(throws: EvaluationError.self) { try SprigCalls.value("urlParse", [.string(url)]) }
            return
        }
        guard case .map(let map) = try SprigCalls.value("urlParse", [.string(url)]) else { return #expect(Bool(false)) }
        let names = ["scheme", "userinfo", "host", "hostname", "path", "query", "fragment", "opaque"]
        #expect(names.map { map[$0]?.text ?? "none" }.joined(separator: "|") == parts)
        #expect(map.count == names.count)
    }

    static let joined: [(parts: String, url: String)] = [
        (
            #"{"scheme":"http","host":"host:80","path":"/p","query":"q","fragment":"f"}"#,
            "http://host:80/p?q#f"
        ),
        (#"{"scheme":"http","host":"h","path":"p é?","userinfo":"a:b@c"}"#, "http://a:b%40c@h/p%20%C3%A9%3F"),
        (#"{"host":"h","path":"p é?"}"#, "//h/p%20%C3%A9%3F"),
        (#"{"scheme":"s","userinfo":"u:p","host":"h"}"#, "s://u:p@h"),
        (#"{"scheme":"mailto","opaque":"x@y"}"#, "mailto:x@y"),
        (#"{"path":"a:b"}"#, "./a:b"), (#"{"scheme":"file","path":"/x"}"#, "file:///x"), ("{}", ""),
        (#"{"host":1}"#, "error"), (#"{"host":null}"#, "error"),
        (#"{"fragment":"a b<é"}"#, "#a%20b%3C%C3%A9"),
    ]

    @Test(arguments: joined) func `a URL is put together as Go's net/url does`(parts: String, url: String) {
        let text = SprigCalls.text("urlJoin", "[\(parts)]")
        #expect(url == "error" ? text.hasPrefix("error: ") : text == url)
    }
}
