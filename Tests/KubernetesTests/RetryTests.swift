import EventData
import Kubernetes
import LoopbackServers
import Testing

struct RetryTests {
    @Test func `waits double up to their longest, and stop before the budget is exceeded`() {
        var pacing = RetryPacing(budget: .seconds(30))
        var elapsed = Duration.zero
        var waits: [Duration] = []
        while let wait = pacing.wait(asked: nil, elapsed: elapsed, random: 0) {
            waits.append(wait)
            elapsed += wait
        }
        #expect(waits == [200, 400, 800, 1_600, 3_200, 6_400, 10_000].map { Duration.milliseconds($0) })
    }

    @Test func `chance takes away up to half, and never from what the server asked for`() {
        var pacing = RetryPacing(budget: .seconds(30))
        #expect(pacing.wait(asked: nil, elapsed: .zero, random: 0.5) == .milliseconds(150))
        #expect(pacing.wait(asked: .seconds(7), elapsed: .zero, random: 0.9) == .seconds(7))
        #expect(pacing.wait(asked: .seconds(31), elapsed: .zero, random: 0.9) == nil)
    }

    @Test func `errors of the server are tried again until it succeeds`() async throws {
        try await ScriptedServer.serving { _, number in
            number < 4 ? [.answer(500, body: status(500, "InternalError", "m"))] : [.answer(200, body: "{}")]
        } while: { server in
            let time = FakeTime()
            try await withClient(ClusterConfiguration(server: server.url), time: time) { client async throws in
                #expect(try await client.get(.config) == [:])
            }
            #expect(time.waits == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
        }
    }

    @Test func `a storm of 429 is waited out as asked, and what remains is the caller's`() async throws {
        try await ScriptedServer.serving { _, _ in
            [.answer(429, headers: ["Retry-After": "8"], body: status(429, "TooManyRequests", "m"))]
        } while: { server in
            let time = FakeTime()
            try await withClient(ClusterConfiguration(server: server.url), time: time) { client async throws in
                let error = await failure {
                    try await client.create(["metadata": ["generateName": "n-"]], at: .configs)
                }
                #expect(error == .busy("429 TooManyRequests: m", retryAfter: .seconds(8)))
            }
            #expect(time.waits == [.seconds(8), .seconds(8), .seconds(8)])
            #expect(server.received.count == 4)
        }
    }

    @Test func `a create is repeated after a lost answer only if its name is fixed`() async throws {
        try await ScriptedServer.serving { _, number in
            number == 2 ? [.answer(201, body: "{}")] : [.close]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                _ = try await client.create(["metadata": ["name": "n"]], at: .configs)
                #expect(server.received.count == 2)
                let lost = await failure {
                    try await client.create(["metadata": ["generateName": "n-"]], at: .configs)
                }
                let problem = "\(server.url) closed the connection before it had answered"
                #expect(lost == .unreachable(problem, retryAfter: nil))
                #expect(server.received.count == 3)
            }
        }
    }

    /// As a kube-apiserver does for a second after its start, seen with a real one.
    @Test func `a server that has just come up and forbids everything is waited for, and believed half a minute later`()
        async throws
    {
        let refusal = status(403, "Forbidden", "m")
        try await ScriptedServer.serving { request, number in
            if number == 1 { return [.close] }
            if number == 2 {
                return [.answer(404, headers: ["Content-Type": "text/plain"], body: "404 page not found")]
            }
            let isOver = request.method == "POST" && number > 3
            return [isOver ? .answer(201, body: "{}") : .answer(403, body: refusal)]
        } while: { server in
            let time = FakeTime()
            try await withClient(ClusterConfiguration(server: server.url), time: time) { client async throws in
                _ = try await client.create(["metadata": ["name": "n"]], at: .configs)
                #expect(server.received.count == 4)
                let pressed = await failure { try await client.allowing(.zero).get(.config) }
                let problem = "\(server.url) has just come up and may not know the roles yet"
                #expect(pressed == .busy(problem, retryAfter: nil))
                time.pass(.seconds(30))
                let refused = await failure { try await client.get(.config) }
                #expect(refused == .refused(status: 403, reason: "Forbidden", message: "m"))
            }
        }
    }

    @Test func `a closed port is tried again even for a create, because nothing arrived`() async throws {
        try await withClosedPort { url in
            let time = FakeTime()
            try await withClient(ClusterConfiguration(server: url), time: time) { client async throws in
                let error = await failure {
                    try await client.create(["metadata": ["generateName": "n-"]], at: .configs)
                }
                #expect(error == .unreachable("\(url) does not accept connections", retryAfter: nil))
                #expect(time.waits.count == 7)
            }
        }
    }

    @Test func `broken JSON counts as no answer`() async throws {
        try await ScriptedServer.serving { _, number in
            number == 1 ? [.answer(200, body: #"{"kind":"Thi"#)] : [.answer(200, body: #"{"kind":"Thing"}"#)]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                #expect(try await client.get(.config) == ["kind": "Thing"])
            }
        }
    }

    @Test func `a body that ends early is tried again`() async throws {
        try await ScriptedServer.serving { _, number in
            number == 1
                ? [.send("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"), .close] : [.answer(200, body: "{}")]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                #expect(try await client.get(.config) == [:])
            }
        }
    }

    @Test func `a socket that hangs before or inside the answer is given up`() async throws {
        var limits = CallLimits()
        limits.answer = .milliseconds(100)
        limits.silence = .milliseconds(100)
        try await ScriptedServer.serving { request, _ in
            request.method == "GET" ? [] : [.send("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{")]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url), limits: limits) { client async throws in
                let hurried = client.allowing(.zero)
                let expected = KubernetesError.unreachable(
                    "\(server.url) accepted the request and did not answer in time",
                    retryAfter: nil
                )
                #expect(await failure { try await hurried.get(.config) } == expected)
                #expect(await failure { try await hurried.delete(.config) } == expected)
            }
        }
    }

    @Test func `a body above the limit is refused, not collected`() async throws {
        var limits = CallLimits()
        limits.bodyBytes = 1_000
        try await ScriptedServer.serving { _, _ in
            [.answer(200, body: String(repeating: " ", count: 100_000))]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url), limits: limits) { client async throws in
                let error = await failure {
                    try await client.allowing(.zero).get(.config)
                }
                #expect(error == .unreachable("\(server.url) sent more than 1000 bytes", retryAfter: nil))
            }
        }
    }
}
