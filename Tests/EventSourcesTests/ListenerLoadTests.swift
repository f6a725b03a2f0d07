import EventSources
import NIOCore
import Testing

/// How the listener bears many requests, its own limits, and its end.
struct ListenerLoadTests {
    private let one = "POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n"

    @Test func `pipelined requests are answered one after the other, in order`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            hooks.runtime.closeGate()
            let client = try await hooks.connect()
            let unknown = "POST /unknown HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n9"
            try await client.send(one + "1" + unknown + one + "x" + one + "3")
            try await eventually("the first is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            #expect(client.text == "")
            hooks.runtime.openGate()
            let text = try await client.until("success", count: 2)
            let statuses = text.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
            #expect(statuses == ["200", "404", "400", "200"])
            #expect(hooks.runtime.payloads.map { $0.suffix(9) } == [#""body":1}"#, #""body":3}"#])
            await client.close()
        }
    }

    @Test func `many refused requests in one piece do not pile up`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(String(repeating: "GET /u HTTP/1.1\r\n\r\n", count: 5000))
            try await client.endSending()
            #expect(try await client.untilEnd().ranges(of: "HTTP/1.1 404").count == 5000)
        }
    }

    @Test func `requests of many connections are stored at the same time`() async throws {
        // On a busy machine the first waits long until all are connected.
        var limits = HTTPLimits()
        limits.headerTime = .minutes(1)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            hooks.runtime.closeGate()
            let clients = try await connections(100, to: hooks)
            for client in clients { try await client.send(one + "1") }
            try await eventually("all are being stored") { hooks.runtime.waitingAtTheGate == 100 }
            hooks.runtime.openGate()
            var ids: Set<String> = []
            for client in clients {
                ids.insert(try await RawAnswer(client.until("success")).headers["x-signalbox-event-id"] ?? "none")
                await client.close()
            }
            #expect(ids.count == 100)
        }
    }

    @Test func `a connection is used for many requests`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let client = try await hooks.connect()
            for number in 1...20 {
                try await client.send(one + "1")
                _ = try await client.until("success", count: number)
            }
            #expect(hooks.runtime.emitted.count == 20)
            await client.close()
        }
    }

    @Test func `past the limit of connections a client is told to come back`() async throws {
        var limits = HTTPLimits()
        limits.connections = 2
        limits.refusedConnections = 1
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            hooks.runtime.closeGate()
            let clients = try await connections(2, to: hooks)
            for client in clients { try await client.send(one + "1") }
            try await eventually("both are being stored") { hooks.runtime.waitingAtTheGate == 2 }
            let third = try await hooks.connect()
            // The answer may be there before the request is written.
            third.trySend(one + "1")
            let answer = try await RawAnswer(third.untilEnd())
            #expect(answer.status == 503 && answer.headers["retry-after"] == "1")
            hooks.runtime.openGate()
            for client in clients { _ = try await client.until("success") }
            #expect(try await hooks.exchange("GET /health HTTP/1.0\r\n\r\n").hasPrefix("HTTP/1.1 200"))
            for client in clients { await client.close() }
        }
    }

    @Test func `far past the limit of connections a client is turned away at once`() async throws {
        var limits = HTTPLimits()
        limits.connections = 1
        limits.refusedConnections = 0
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            hooks.runtime.closeGate()
            let first = try await hooks.connect()
            try await first.send(one + "1")
            try await eventually("it is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            #expect(try await hooks.connect().untilEnd() == "")
            hooks.runtime.openGate()
            _ = try await first.until("success")
            await first.close()
        }
    }

    @Test func `a body of the default limit is read whole before it is judged`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let size = HookEndpoint.defaultBodyBytes
            let client = try await hooks.connect()
            try await client.send("POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n")
            let piece = String(repeating: "x", count: 1 << 20)
            for _ in 1...size >> 20 { try await client.send(piece) }
            #expect(try await client.until("HTTP/1.1 400").contains("at byte 0"))
            await client.close()
        }
    }

    @Test func `past the memory for bodies a client is told to come back`() async throws {
        var limits = HTTPLimits()
        limits.bodyBytesInMemory = 10
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            hooks.runtime.closeGate()
            let first = try await hooks.connect()
            let eight = "POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n12345678"
            try await first.send(eight)
            try await eventually("the first is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            let refused = try await RawAnswer(hooks.exchange(eight))
            #expect(refused.status == 503 && refused.headers["retry-after"] == "1")
            hooks.runtime.openGate()
            _ = try await first.until("success")
            try await first.send(eight)
            _ = try await first.until("success", count: 2)
            await first.close()
        }
    }

    @Test func `a client that leaves does not stop its event from being stored`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            hooks.runtime.closeGate()
            let client = try await hooks.connect()
            try await client.send(one + "1")
            try await eventually("it is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            await client.close()
            hooks.runtime.openGate()
            try await eventually("it is stored") { hooks.runtime.emitted.count == 1 }
        }
    }

    @Test func `stopping lets requests in flight finish and closes idle connections`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let idle = try await hooks.connect()
            try await idle.send(one + "1")
            _ = try await idle.until("success")
            hooks.runtime.closeGate()
            let busy = try await hooks.connect()
            try await busy.send(one + "2")
            try await eventually("it is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            let port = try hooks.port()
            async let stopped: Void = hooks.server.stop()
            _ = try await idle.untilEnd()
            #expect(busy.text == "")
            hooks.runtime.openGate()
            let answer = try await RawAnswer(busy.untilEnd())
            #expect(answer.status == 200 && answer.headers["connection"] == "close")
            await stopped
            await #expect(throws: (any Error).self) { try await RawClient.connect(to: port) }
        }
    }

    @Test func `stopping does not wait for ever`() async throws {
        var limits = HTTPLimits()
        limits.drainTime = .milliseconds(50)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            hooks.runtime.closeGate()
            let client = try await hooks.connect()
            try await client.send(one + "1")
            try await eventually("it is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            await hooks.server.stop()
            #expect(try await client.untilEnd() == "")
            hooks.runtime.openGate()
        }
    }

    private func connections(_ count: Int, to hooks: RunningWebhooks) async throws -> [RawClient] {
        var clients: [RawClient] = []
        for _ in 0..<count { clients.append(try await hooks.connect()) }
        return clients
    }
}
