import EventSources
import NIOCore
import Testing

/// Clients that hold connections and send nothing, or hardly anything.
struct ListenerCrowdTests {
    private let post = "POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1"

    @Test func `the connection that has been idle longest makes room for a new one`() async throws {
        var limits = HTTPLimits()
        limits.connections = 2
        limits.refusedConnections = 0
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            let old = try await hooks.connect()
            try await old.send(post)
            _ = try await old.until("success")
            let young = try await hooks.connect()
            try await young.send(post)
            _ = try await young.until("success")
            let new = try await hooks.connect()
            try await new.send(post)
            _ = try await new.until("success")
            #expect(try await old.untilEnd().contains("success"))
            try await young.send(post)
            _ = try await young.until("success", count: 2)
            await young.close()
            await new.close()
        }
    }

    @Test func `unfinished headers make room once they have had their time`() async throws {
        var limits = HTTPLimits()
        limits.connections = 1
        limits.refusedConnections = 0
        limits.patientHeaderTime = .milliseconds(50)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            let slow = try await hooks.connect()
            try await slow.send("POST /example HTTP/1.1\r\nHo")
            try await eventually("a new client gets through") {
                try await hooks.exchange(post.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n"))
                    .hasPrefix("HTTP/1.1 200")
            }
            #expect(try await slow.untilEnd() == "")
        }
    }

    /// The bar is 10,000 idle and 1,000 slow ones, which the benchmark opens; here is what one test process may open.
    @Test func `a crowd of idle and slow clients keeps nobody waiting`() async throws {
        let runtime = FakeRuntime()
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            var crowd: [RawClient] = []
            for number in 0..<400 {
                let client = try await hooks.connect()
                if number.isMultiple(of: 4) { try await client.send("POST /example HTTP/1.1\r\nX: ") }
                crowd.append(client)
            }
            for _ in 0..<20 { #expect(try await hooks.request(body: "1").status == 200) }
            for client in crowd { await client.close() }
        }
        #expect(runtime.emitted.count == 20)
    }
}
