import EventData
import Kubernetes
import LoopbackServers
import Synchronization
import Testing

struct CredentialTests {
    private static func plugin(_ script: String, environment: [String: Secret] = [:]) -> Credential {
        .exec(
            ExecPlugin(
                apiVersion: "client.authentication.k8s.io/v1",
                command: "sh",
                arguments: ["-c", script],
                environment: environment,
                installHint: "install a shell"
            )
        )
    }

    private static func credential(token: String, expires: String? = nil) -> String {
        let expiry = expires.map { #","expirationTimestamp":"\#($0)""# } ?? ""
        return #"{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","#
            + #""status":{"token":"\#(token)"\#(expiry)}}"#
    }

    @Test(
        arguments: [
            (.token(Secret("hush\n")), "Bearer hush"),
            (.basic(user: "me", password: Secret("hush")), "Basic bWU6aHVzaA=="),
            (.none, nil),
        ] as [(Credential, String?)]
    )
    func `a credential becomes the Authorization header`(credential: Credential, expected: String?) async throws {
        try await ScriptedServer.serving { _, _ in
            [.answer(200, body: "{}")]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url, credential: credential)) { client in
                _ = try await client.get(.config)
            }
            #expect(server.received.map { $0.header("Authorization") } == [expected])
        }
    }

    @Test func `a token file is read again after a minute, not before`() async throws {
        let reads = Mutex(0)
        let time = FakeTime()
        try await ScriptedServer.serving { _, _ in
            [.answer(200, body: "{}")]
        } while: { server in
            let configuration = ClusterConfiguration(server: server.url, credential: .tokenFile("/token"))
            let read: FileReader = { _ in
                let number = reads.withLock {
                    $0 += 1
                    return $0
                }
                return Array("token-\(number)\n".utf8)
            }
            try await withClient(configuration, time: time, reading: read) { client in
                _ = try await client.get(.config)
                time.pass(.seconds(59))
                _ = try await client.get(.config)
                time.pass(.seconds(1))
                _ = try await client.get(.config)
            }
            #expect(
                server.received.map { $0.header("Authorization") }
                    == ["Bearer token-1", "Bearer token-1", "Bearer token-2"]
            )
        }
    }

    @Test func `a refused token is renewed once, and a second refusal is the caller's`() async throws {
        let reads = Mutex(0)
        try await ScriptedServer.serving { request, _ in
            request.header("Authorization") == "Bearer token-2"
                ? [.answer(200, body: "{}")] : [.answer(401, body: status(401, "Unauthorized", "m"))]
        } while: { server in
            let configuration = ClusterConfiguration(server: server.url, credential: .tokenFile("/token"))
            let read: FileReader = { _ in
                let number = reads.withLock {
                    $0 += 1
                    return $0
                }
                return Array("token-\(min(number, 2))".utf8)
            }
            try await withClient(configuration, reading: read) { client async throws in
                #expect(try await client.get(.config) == [:])
            }
            #expect(server.received.count == 2)
        }
    }

    @Test func `an exec plugin is run when needed: at first, after a refusal, and when its token expires`() async throws
    {
        let time = FakeTime()
        // The plugin sees its own earlier runs in a file, and its environment and info.
        let counter = "/tmp/signalbox-exec-\(UInt64.random(in: 0...(.max)))"
        let script = """
            echo x >> \(counter); n=$(wc -l < \(counter))
            case "$KUBERNETES_EXEC_INFO" in *'"interactive":false'*) ;; *) exit 3;; esac
            printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
            printf '"status":{"token":"%s-%s","expirationTimestamp":"2027-01-15T08:10:00Z"}}' "$A" "$n"
            """
        try await ScriptedServer.serving { request, _ in
            request.header("Authorization") == "Bearer b-1"
                ? [.answer(401, body: status(401, "Unauthorized", "m"))] : [.answer(200, body: "{}")]
        } while: { server in
            let configuration = ClusterConfiguration(
                server: server.url,
                credential: Self.plugin(script, environment: ["A": Secret("b")])
            )
            try await withClient(configuration, time: time) { client in
                _ = try await client.get(.config)
                _ = try await client.get(.config)
                time.pass(.seconds(600))
                _ = try await client.get(.config)
            }
            #expect(
                server.received.map { $0.header("Authorization") }
                    == ["Bearer b-1", "Bearer b-2", "Bearer b-2", "Bearer b-3"]
            )
        }
        try FileManagement.remove(counter)
    }

    @Test func `callers that come together run the plugin once`() async throws {
        let counter = "/tmp/signalbox-exec-\(UInt64.random(in: 0...(.max)))"
        let answer = Self.credential(token: "t")
        try await ScriptedServer.serving { _, _ in
            [.answer(200, body: "{}")]
        } while: { server in
            let plugin = Self.plugin("echo x >> \(counter); echo '\(answer)'")
            try await withClient(ClusterConfiguration(server: server.url, credential: plugin)) { client in
                try await withThrowingTaskGroup(of: JSON.self) { group in
                    for _ in 1...5 { group.addTask { try await client.get(.config) } }
                    try await group.waitForAll()
                }
            }
        }
        #expect(try FileManagement.text(counter) == "x\n")
        try FileManagement.remove(counter)
    }

    @Test func `a plugin that hangs is ended`() async throws {
        var limits = CallLimits()
        limits.execPlugin = .milliseconds(200)
        let configuration = ClusterConfiguration(server: "http://127.0.0.1:9", credential: Self.plugin("exec sleep 60"))
        try await withClient(configuration, limits: limits) { client async throws in
            let error = await failure { try await client.allowing(.zero).get(.config) }
            let problem = "exec plugin 'sh' did not finish within 0.2 seconds"
            #expect(error == .unreachable(problem, retryAfter: nil))
        }
    }

    @Test(
        arguments: [
            (
                "echo hush; exit 3",
                .unreachable("exec plugin 'sh' ended with exit code 3; run it by hand to see why", retryAfter: nil)
            ),
            ("echo hush", .misconfigured("exec plugin 'sh' did not print JSON; run it by hand to see why")),
            ("echo '{}'", .misconfigured("exec plugin 'sh' did not print an ExecCredential with a status")),
            ("exit 127", .misconfigured("exec plugin 'sh' was not found; install a shell")),
            ("head -c 2000000 /dev/zero", .misconfigured("exec plugin 'sh' printed more than 1048576 bytes")),
        ] as [(String, KubernetesError)]
    )
    func `a plugin that fails says so without its output`(script: String, expected: KubernetesError) async throws {
        let configuration = ClusterConfiguration(server: "http://127.0.0.1:9", credential: Self.plugin(script))
        try await withClient(configuration) { client async throws in
            #expect(await failure { try await client.allowing(.zero).get(.config) } == expected)
        }
    }
}
