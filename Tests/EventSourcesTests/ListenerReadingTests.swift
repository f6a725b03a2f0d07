import EventSources
import NIOCore
import Testing

/// How the listener reads requests: bodies, limits on them, slow and broken clients.
struct ListenerReadingTests {
    private let head = "POST /example HTTP/1.1\r\nHost: x\r\n"

    @Test func `slow headers are cut off`() async throws {
        var limits = HTTPLimits()
        limits.headerTime = .seconds(3)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            let answer = try await RawAnswer(hooks.exchange("POST /example HTTP/1.1\r\nHos"))
            #expect(answer.status == 408)
            #expect(try await hooks.exchange("") == "")
        }
    }

    @Test func `slow headers are cut off, also those that begin while a request is being answered`() async throws {
        var limits = HTTPLimits()
        limits.headerTime = .seconds(3)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            hooks.runtime.closeGate()
            let client = try await hooks.connect()
            try await client.send(head + "Content-Length: 1\r\n\r\n1")
            try await eventually("the first is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            try await client.send("POST /example HTTP/1.1\r\nHos")
            hooks.runtime.openGate()
            let text = try await client.untilEnd()
            #expect(text.split(separator: "HTTP/1.1 ").map { $0.prefix(3) } == ["200", "408"])
        }
    }

    @Test func `a body that stops is cut off, one that goes on is not`() async throws {
        var limits = HTTPLimits()
        limits.bodyIdleTime = .seconds(4)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            let answer = try await RawAnswer(hooks.exchange(head + "Content-Length: 10\r\n\r\n12"))
            #expect(answer.status == 408)
            let client = try await hooks.connect()
            try await client.send(head + "Connection: close\r\nContent-Length: 8\r\n\r\n")
            for _ in 1...8 {
                try await client.send("1")
                try await Task.sleep(for: .milliseconds(600))
            }
            #expect(try await RawAnswer(client.untilEnd()).status == 200)
        }
    }

    @Test func `a body that drips for ever is cut off`() async throws {
        var limits = HTTPLimits()
        limits.bodyTime = .seconds(1)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(head + "Content-Length: 10000\r\n\r\n")
            for _ in 1...1000 where !client.hasEnded {
                client.trySend("1")
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(try await RawAnswer(client.untilEnd()).status == 408)
        }
    }

    @Test func `an idle connection is closed`() async throws {
        var limits = HTTPLimits()
        limits.keepAliveTime = .milliseconds(50)
        try await withWebhooks(plainWebhook, limits: limits) { (hooks) async throws in
            let text = try await hooks.exchange(head + "Content-Length: 1\r\n\r\n1")
            #expect(try RawAnswer(text).body == "success")
        }
    }

    @Test func `a body over the limit is refused by its declared length, before it is sent`() async throws {
        try await withWebhooks(plainWebhook + "\nmaxPayloadSize: 100000") { (hooks) async throws in
            let answer = try await RawAnswer(hooks.exchange(head + "Content-Length: 100001\r\n\r\n"))
            #expect(answer.status == 413)
            #expect(answer.headers["connection"] == "close")
        }
    }

    @Test func `a chunked body is refused when it passes the limit, before it ends`() async throws {
        try await withWebhooks(plainWebhook + "\nmaxPayloadSize: 10") { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(head + "Transfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n")
            try await client.send("8\r\n12345678\r\n")
            #expect(try await RawAnswer(client.untilEnd()).status == 413)
            #expect(hooks.runtime.attempts == 0)
        }
    }

    @Test func `a client that goes on sending still gets its refusal`() async throws {
        try await withWebhooks(plainWebhook + "\nmaxPayloadSize: 10") { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(head + "Content-Length: 5000000\r\n\r\n")
            for _ in 1...50 { client.trySend(String(repeating: "x", count: 100_000)) }
            #expect(try await client.until("413 Payload Too Large").hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test func `a chunked body is put together`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let chunks = "3\r\n[1,\r\n4;x=y\r\n2, 3\r\n1\r\n]\r\n0\r\nTrailer: t\r\n\r\n"
            let text = try await hooks.exchange(
                head + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
            )
            #expect(try RawAnswer(text).status == 200)
            #expect(hooks.runtime.payloads == [#"{"header":{"Connection":["close"]},"body":[1,2,3]}"#])
        }
    }

    @Test func `100-continue is sent for a body that will be taken, and not for another`() async throws {
        try await withWebhooks(plainWebhook + "\nmaxPayloadSize: 10") { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(head + "Connection: close\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\n")
            _ = try await client.until("HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("1")
            #expect(try await client.untilEnd().contains("HTTP/1.1 200 OK"))
            let refused = try await hooks.exchange(head + "Expect: 100-continue\r\nContent-Length: 11\r\n\r\n")
            #expect(refused.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test(arguments: [
        ("GARBAGE\r\n\r\n", 400), ("POST /example HTTP/3.0\r\n\r\n", 400),
        ("POST /example HTTP/1.1\r\nA B: c\r\n\r\n", 400),
        ("POST /example HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        ("POST /example HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST /example HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
        ("POST /example HTTP/1.1\r\nLong: \(String(repeating: "x", count: 70_000))\r\n\r\n", 431),
        ("POST /example HTTP/1.1\r\n\(String(repeating: "A: b\r\n", count: 200))\r\n", 431),
    ]) func `what is no HTTP request is refused, and the connection ends`(text: String, status: Int) async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let answer = try await RawAnswer(hooks.exchange(text))
            #expect(answer.status == status)
            #expect(answer.headers["connection"] == "close")
            #expect(hooks.runtime.attempts == 0)
        }
    }

    @Test func `whatever is sent, the listener goes on`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            var seed: UInt64 = 20_261_121
            func random(below bound: Int) -> Int {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(seed >> 33) % bound
            }
            let valid = Array((head + "Transfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n").utf8)
            for _ in 1...100 {
                var bytes = valid + valid
                for _ in 0...random(below: 5) { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
                let client = try await hooks.connect()
                client.trySend(String(decoding: bytes, as: UTF8.self))
                client.tryEndSending()
                _ = try await client.untilEnd()
            }
            #expect(try await hooks.request(body: "1").status == 200)
        }
    }

    @Test func `a client may end its side and still gets the answer`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            hooks.runtime.closeGate()
            let client = try await hooks.connect()
            try await client.send(head + "Content-Length: 1\r\n\r\n1" + head + "Content-Length: 1\r\n\r\n2")
            try await client.endSending()
            try await eventually("the first is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            hooks.runtime.openGate()
            #expect(try await client.untilEnd().ranges(of: "success").count == 2)
        }
    }

    @Test func `an old client's connection stays open when it asks for that`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let old = "POST /example HTTP/1.0\r\nContent-Length: 1\r\n"
            #expect(try await RawAnswer(hooks.exchange(old + "\r\n1")).status == 200)
            let client = try await hooks.connect()
            try await client.send(old + "Connection: keep-alive\r\n\r\n1")
            #expect(try await RawAnswer(client.until("success")).headers["connection"] == "keep-alive")
            await client.close()
        }
    }
}
