import EventData
import EventSources
import LoopbackServers
import Manifests
import NIOSSL
import Testing

/// How the source finds its server, and what it says when it does not.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GenericConnectionTests {
    /// Sends the number of the call, and stays.
    private static func numbered(_ calls: Calls) -> EventingServer.Answer {
        { call in
            let number = calls.append(call)
            try await call.send("\(number)")
            try await call.untilEnd()
        }
    }

    @Test func `a server that is down is waited for, and one that restarts is found again`() async throws {
        let runtime = FakeRuntime()
        let calls = Calls()
        // A port that was free a moment ago, and where nobody listens now.
        let port = try await EventingServer.run(Self.numbered(calls)) { $0 }
        try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
            try await GenericWorld.untilStatus(runtime, "it is down") {
                $0 == "127.0.0.1:\(port) does not accept connections"
            }
            for life in 1...2 {
                try await EventingServer.run(port: port, Self.numbered(calls)) { _ in
                    try await GenericWorld.untilStatus(runtime, "it works") { $0 == nil }
                    try await eventually("stored") { runtime.emitted.count == life }
                }
                try await GenericWorld.untilStatus(runtime, "it is gone") { $0 != nil }
            }
        }
        #expect(runtime.payloads == [#"{"body":1}"#, #"{"body":2}"#])
        #expect(runtime.figures[.streamEnds] ?? 0 >= 3)
    }

    @Test func `a server that ends the stream well is asked again`() async throws {
        let runtime = FakeRuntime()
        let calls = Calls()
        try await EventingServer.run { call in
            let number = calls.append(call)
            try await call.send("\(number)")
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("asked three times", within: .seconds(30)) {
                    runtime.tick(1)
                    return runtime.emitted.count >= 3
                }
            }
        }
        #expect(runtime.payloads.prefix(3) == [#"{"body":1}"#, #"{"body":2}"#, #"{"body":3}"#])
    }

    @Test func `a token that is refused is told without being shown, and a new one is taken up`() async throws {
        let runtime = FakeRuntime()
        runtime.setSecret("stream", "token", to: "old-token")
        let calls = Calls()
        try await EventingServer.run(token: "right", Self.numbered(calls)) { port in
            let more = "insecure: true\nauthSecret: {name: stream, key: token}"
            let source = try read(GenericSource.self, GenericWorld.manifest(port: port, more)).source
            try await GenericWorld.run(runtime, source) {
                let refused =
                    "127.0.0.1:\(port) refuses the call (unauthenticated: no such token); correct authSecret"
                try await GenericWorld.untilStatus(runtime, "it is refused") { $0 == refused }
                runtime.setSecret("stream", "token", to: "two\nlines")
                try await GenericWorld.untilStatus(runtime, "it is no token") {
                    $0 == "Secret stream, key token, holds what no header may hold; write the token alone"
                }
                runtime.setSecret("stream", "token", to: "right")
                try await GenericWorld.untilStatus(runtime, "it works") { $0 == nil && calls.all.count == 1 }
            }
        }
        #expect(calls.all.count == 1)
    }

    @Test func `a secret that cannot be read is told, and read again`() async throws {
        let runtime = FakeRuntime()
        let calls = Calls()
        try await EventingServer.run(token: "right", Self.numbered(calls)) { port in
            let more = "insecure: true\nauthSecret: {name: stream, key: token}"
            let source = try read(GenericSource.self, GenericWorld.manifest(port: port, more)).source
            try await GenericWorld.run(runtime, source) {
                try await GenericWorld.untilStatus(runtime, "it is absent") {
                    $0 == "Secret stream, key token, cannot be read"
                }
                runtime.setSecret("stream", "token", to: "right")
                try await GenericWorld.untilStatus(runtime, "it works") { $0 == nil && calls.all.count == 1 }
            }
        }
    }

    @Test func `a message that is too large ends the stream, is counted, and the next stream goes on`() async throws {
        let runtime = FakeRuntime()
        let calls = Calls()
        try await EventingServer.run { call in
            if calls.append(call) == 1 {
                try await call.send(Array(repeating: UInt8(ascii: "1"), count: 4 << 20))
            }
            try await call.send("2")
            try await call.untilEnd()
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await eventually("it is told", within: .seconds(30)) {
                    runtime.tick()
                    return runtime.status?.facts["lastProblem"]?.string
                        == "127.0.0.1:\(port) has sent a message that is larger than 4194304 bytes; send less, or "
                        + "what it is about"
                }
                try await eventually("the next one is stored") {
                    runtime.tick(1)
                    return runtime.emitted.count == 1
                }
            }
        }
        #expect(runtime.payloads == [#"{"body":2}"#])
        #expect(runtime.figures[.lostMessages] == 1)
    }

    @Test func `a method that is not there is told`() async throws {
        let runtime = FakeRuntime()
        try await EventingServer.run(isThere: false, Self.numbered(Calls())) { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) {
                try await GenericWorld.untilStatus(runtime, "it is told") {
                    $0?.hasPrefix("127.0.0.1:\(port) has no generic.Eventing/StartEventSource (unimplemented") == true
                }
            }
        }
    }

    // MARK: TLS

    @Test func `an encrypted server is believed by its authority, and clients show their own certificate`() async throws
    {
        let certificate = try await TestCertificate(for: "IP:127.0.0.1")
        let client = try await TestCertificate(for: "DNS:gateway")
        let runtime = FakeRuntime()
        runtime.setSecret("tls", "ca", to: certificate.certificate)
        runtime.setSecret("tls", "cert", to: client.certificate)
        runtime.setSecret("tls", "key", to: client.key)
        let calls = Calls()
        let more = """
            tls:
              caCertSecret: {name: tls, key: ca}
              clientCertSecret: {name: tls, key: cert}
              clientKeySecret: {name: tls, key: key}
            """
        var tls = try certificate.server(trusting: client)
        tls.applicationProtocols = ["h2"]
        try await EventingServer.run(tls: tls, Self.numbered(calls)) { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port, more)) {
                try await GenericWorld.untilStatus(runtime, "it works") { $0 == nil }
                try await eventually("stored") { runtime.emitted.count == 1 }
            }
        }
    }

    @Test func `each way in which TLS can fail is told apart`() async throws {
        let certificate = try await TestCertificate(for: "IP:127.0.0.1")
        let other = try await TestCertificate(for: "DNS:elsewhere")
        var tls = try certificate.server()
        tls.applicationProtocols = ["h2"]
        var otherTLS = try other.server()
        otherTLS.applicationProtocols = ["h2"]
        let ours = "tls: {caCertSecret: {name: tls, key: ca}}"
        let cases: [(server: TLSConfiguration?, ca: String, more: String, problem: String)] = [
            (tls, other.certificate, ours, "is from nobody who is trusted; name its authority in tls.caCertSecret"),
            (otherTLS, other.certificate, ours, "is for another name; use a name it was made for in url"),
            (nil, other.certificate, ours, "does not speak TLS; insecure: true is for a server without"),
            (tls, "", "insecure: true", "plaintext needs insecure: true, TLS must not have it"),
            (tls, "no PEM", ours, "put PEM texts that belong together into the Secrets"),
        ]
        for (server, authority, more, problem) in cases {
            let runtime = FakeRuntime()
            runtime.setSecret("tls", "ca", to: authority)
            try await EventingServer.run(tls: server, Self.numbered(Calls())) { port in
                try await GenericWorld.run(runtime, GenericWorld.manifest(port: port, more)) {
                    try await GenericWorld.untilStatus(runtime, "told: \(problem)") { $0?.hasSuffix(problem) == true }
                }
            }
        }
    }
}
