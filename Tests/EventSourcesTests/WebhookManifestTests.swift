import EventSources
import Manifests
import Testing

struct WebhookManifestTests {
    @Test(arguments: [
        ("port: 12000\nmethod: POST", "error", 1, "'endpoint' is missing"),
        ("endpoint: /a\nmethod: POST", "error", 1, "'port' is missing"),
        ("endpoint: a\nport: 1\nmethod: POST", "error", 1, "'endpoint' must start with '/'"),
        ("endpoint: /{a\nport: 1\nmethod: POST", "error", 1, "'endpoint' has braces that do not pair up"),
        ("endpoint: /a\nport: 70000\nmethod: POST", "error", 2, "'port' is 70000"),
        ("endpoint: /a\nport: x\nmethod: POST", "error", 2, "'port' is "),
        ("endpoint: /a\nport: 1\nmethod: FETCH", "error", 3, "'method' is 'FETCH'"),
        ("endpoint: /a\nport: 1\nmethod: post", "warning", 3, "'method' is 'post'; POST is served"),
        ("endpoint: /a\nport: 1", "warning", 1, "'method' is missing; POST is served"),
        ("endpoint: /a\nport: 1\nmethod: POST\nmaxPayloadSize: 0", "error", 4, "'maxPayloadSize' is 0"),
        (
            "endpoint: /a\nport: 1\nmethod: POST\nserverCertSecret: {name: a, key: b}", "error", 4,
            "'serverCertSecret' has"
        ),
        ("endpoint: /a\nport: 1\nmethod: POST\nendpont: /b", "error", 4, "unknown field 'endpont'"),
    ]) func `a problem is reported at its line`(yaml: String, severity: String, line: Int, start: String) throws {
        let problems = try read(WebhookSource.self, yaml).problems
        #expect(problems.count == 1)
        let problem = try #require(problems.first)
        #expect(problem.severity.rawValue == severity)
        #expect(problem.place.line == line)
        #expect(problem.problem.hasPrefix(start), "\(problem)")
    }

    @Test func `every field of Argo Events is known`() throws {
        let yaml = """
            endpoint: /a
            port: "12000"
            method: POST
            url: http://example.com
            metadata: {a: b}
            authSecret: {name: a, key: b}
            serverCertSecret: {name: a, key: b}
            serverKeySecret: {name: a, key: b}
            maxPayloadSize: 100
            """
        #expect(try read(WebhookSource.self, yaml).problems == [])
    }
}
