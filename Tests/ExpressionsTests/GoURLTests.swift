import Expressions
import Testing

struct GoURLTests {
    static let urls: [(url: String, parts: String)] = [
        (
            "http://admin:secret@server.com:8080/api?list=false#anchor",
            #"{"fragment":"anchor","host":"server.com:8080","hostname":"server.com","opaque":"","path":"/api","query":"list=false","scheme":"http","userinfo":"admin:secret"}"#
        ),
        (
            "mailto:a@b.c?x",
            #"{"fragment":"","host":"","hostname":"","opaque":"a@b.c","path":"","query":"x","scheme":"mailto","userinfo":""}"#
        ),
        (
            "HTTP://[fe80::1%25en0]:80/a%2Fb",
            #"{"fragment":"","host":"[fe80::1%en0]:80","hostname":"fe80::1%en0","opaque":"","path":"/a/b","query":"","scheme":"http","userinfo":""}"#
        ),
        (
            "a/b:c#%C3%A9",
            #"{"fragment":"é","host":"","hostname":"","opaque":"","path":"a/b:c","query":"","scheme":"","userinfo":""}"#
        ),
        (
            "//h/p",
            #"{"fragment":"","host":"h","hostname":"h","opaque":"","path":"/p","query":"","scheme":"","userinfo":""}"#
        ),
        (
            "///p",
            #"{"fragment":"","host":"","hostname":"","opaque":"","path":"///p","query":"","scheme":"","userinfo":""}"#
        ),
        (
            "s://u%40:@h:",
            #"{"fragment":"","host":"h:","hostname":"h","opaque":"","path":"","query":"","scheme":"s","userinfo":"u%40:"}"#
        ),
        ("", #"{"fragment":"","host":"","hostname":"","opaque":"","path":"","query":"","scheme":"","userinfo":""}"#),
        ("*", #"{"fragment":"","host":"","hostname":"","opaque":"","path":"*","query":"","scheme":"","userinfo":""}"#),
        ("1a:b/", "error"), (":a", "error"), ("a b:c", "error"), ("http://a b/", "error"), ("http://h:x/", "error"),
        ("http://[::1/", "error"),
        ("/%zz", "error"), ("http://%41/", "error"), ("http://a\nb", "error"), ("http://a/#%", "error"),
        ("http://ü@h", "error"),
    ]

    @Test(arguments: urls) func `a URL is taken apart as Go's net/url does`(url: String, parts: String) throws {
        guard parts != "error" else {
            #expect(throws: EvaluationError.self) { try SprigCalls.value("urlParse", [.string(url)]) }
            return
        }
        #expect(try GoJSONEncoding(keepsHTML: true).text(of: SprigCalls.value("urlParse", [.string(url)])) == parts)
    }

    static let joined: [(parts: String, url: String)] = [
        (
            #"{"scheme":"http","host":"host:80","path":"/path","query":"query","fragment":"fragment"}"#,
            "http://host:80/path?query#fragment"
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
