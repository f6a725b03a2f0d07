import EventData
import EventSources
import Manifests
import Testing

struct GenericManifestTests {
    private func problems(_ yaml: String) throws -> [String] {
        try read(GenericSource.self, yaml).problems.map { "\($0.severity): \($0.problem); \($0.fix)" }
    }

    @Test func `everything that Argo Events knows is read, and what is ours`() throws {
        let yaml = """
            url: dns:///events.example.com:50051
            config: x
            jsonBody: true
            insecure: false
            metadata: {a: b}
            authSecret: {name: s, key: k}
            filter: {expression: "true"}
            quota: {events: 5}
            tls: {caCertSecret: {name: s, key: ca}}
            connectionBackoff: {duration: 2s, steps: 3, factor: 3}
            """
        #expect(try problems(yaml) == [])
    }

    @Test func `what is missing and what cannot be used is told with its remedy`() throws {
        #expect(
            try problems("jsonBody: true") == [
                "error: 'url' is missing in spec.generic.example; add url: and its value",
                "error: 'config' is missing in spec.generic.example; add config: and its value",
            ]
        )
        #expect(try problems("url: 'a:1'\nconfig: ''") == ["error: 'config' is empty; write config: and its value"])
        let noHost = "error: 'url' is 'URL', which is no host with its port; "
        let example = "write host:port, such as events.example.com:50051"
        for url in ["events.example.com", "events.example.com:", ":50051", "a:0", "a:65536", "::1:5", "a b:1"] {
            #expect(
                try problems("url: '\(url)'\nconfig: x") == [noHost.replacing("URL", with: url) + example],
                "\(url)"
            )
        }
        #expect(
            try problems("url: https://a:1\nconfig: x") == [
                noHost.replacing("URL", with: "https://a:1")
                    + "write host:port alone; insecure: true says whether it is encrypted"
            ]
        )
        #expect(
            try problems("url: 'a:1'\nconfig: x\ninsecure: true\ntls: {enabled: true}") == [
                "error: 'tls' has no effect with insecure: true; remove one of them"
            ]
        )
        #expect(
            try problems("url: 'a:1'\nconfig: x\ninsecure: true\nauthSecret: {name: s, key: k}") == [
                "warning: 'authSecret' is sent without encryption, and whoever reads it can use it; "
                    + "remove insecure: true, and name the server's authority in tls.caCertSecret"
            ]
        )
        #expect(
            try problems("url: 'a:1'\nconfig: x\ntls: {insecureSkipVerify: true}") == [
                "warning: 'tls' accepts any server, also one that only pretends to be yours; "
                    + "name the server's authority in tls.caCertSecret instead of insecureSkipVerify"
            ]
        )
    }

    @Test func `hosts may be names and addresses of both kinds`() throws {
        for url in ["localhost:1", "10.0.0.1:50051", "[::1]:50051", "a_b.c-d:65535", "passthrough:///a:1"] {
            #expect(try problems("url: '\(url)'\nconfig: x") == [], "\(url)")
        }
    }

    @Test func `waits grow, and stay at the last of connectionBackoff`() throws {
        func waits(_ more: String = "") throws -> [Duration] {
            let source = try read(GenericSource.self, "url: 'a:1'\nconfig: x\ninsecure: true\n\(more)").source
            return (1...5).map { source.wait(after: $0, random: 0) }
        }
        #expect(try waits() == [.seconds(1), .seconds(2), .seconds(4), .seconds(4), .seconds(4)])
        #expect(
            try waits("connectionBackoff: {duration: 10s, factor: 3, steps: 3}")
                == [.seconds(10), .seconds(30), .seconds(30), .seconds(30), .seconds(30)]
        )
        #expect(try waits("connectionBackoff: {duration: 0s}") == Array(repeating: .milliseconds(100), count: 5))
        #expect(try waits("connectionBackoff: {duration: 100h}") == Array(repeating: .seconds(3_600), count: 5))
        #expect(try waits("connectionBackoff: {duration: 5s, steps: 1}") == Array(repeating: .seconds(5), count: 5))
        let source = try read(GenericSource.self, "url: 'a:1'\nconfig: x").source
        #expect(source.wait(after: 9, random: 0.999) < .seconds(5), "a server that is back is found within 5 s")
    }
}
