import EventData
import Kubernetes
import LoopbackServers
import Testing

struct WatchTests {
    private static let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    private static let events = """
        {"type":"ADDED","object":{"n":"ä"}}
        {"type":"MODIFIED","object":{"n":2}}

        {"type":"DELETED","object":{"n":3}}
        {"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}

        """

    private static func chunk(_ bytes: some Collection<UInt8>) -> Step {
        .send("\(String(bytes.count, radix: 16))\r\n\(String(decoding: bytes, as: UTF8.self))\r\n")
    }

    private static let end = Step.send("0\r\n\r\n")

    private func collect(_ watch: WatchEvents) async -> (events: [WatchEvent], error: KubernetesError?) {
        var events: [WatchEvent] = []
        do throws(KubernetesError) {
            for try await event in watch { events.append(event) }
            return (events, nil)
        } catch {
            return (events, error)
        }
    }

    @Test func `lines are found wherever the bytes are cut`() throws {
        let bytes = Array(Self.events.utf8)
        let expected = Self.events.split(separator: "\n").map { Array($0.utf8) }
        for size in 1...bytes.count {
            var splitter = LineSplitter()
            var lines: [[UInt8]] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                splitter.append(bytes[start..<min(start + size, bytes.count)])
                while let line = try splitter.next() { lines.append(line) }
            }
            #expect(lines == expected)
        }
    }

    @Test func `a line above the limit is refused, ended or not`() {
        for text in ["123456", "123456\n"] {
            var splitter = LineSplitter(limitBytes: 5)
            splitter.append(text.utf8)
            #expect(throws: LineSplitter.TooLong.self) { try splitter.next() }
        }
        var splitter = LineSplitter(limitBytes: 5)
        splitter.append("12345\n".utf8)
        #expect(throws: Never.self) { try splitter.next() }
    }

    @Test func `a watch starts at its version, gives its events and ends with the answer`() async throws {
        try await ScriptedServer.serving { _, number in
            guard number > 1 else { return [.answer(500, body: status(500, "InternalError", "m"))] }
            let bytes = Array(Self.events.utf8)
            let chunks = stride(from: 0, to: bytes.count, by: 50).map {
                Self.chunk(bytes[$0..<min($0 + 50, bytes.count)])
            }
            return [.send(Self.head)] + chunks + [Self.end]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client in
                let watch = try await client.watch(.workflows, from: "7", labelSelector: "a=b")
                let result = await collect(watch)
                #expect(
                    result.events == [
                        .added(["n": "ä"]), .modified(["n": 2]), .deleted(["n": 3]), .bookmark(resourceVersion: "9"),
                    ]
                )
                #expect(result.error == nil)
            }
            #expect(
                server.received.last?.target
                    == "/apis/argoproj.io/v1alpha1/namespaces/ci/workflows"
                    + "?watch=true&allowWatchBookmarks=true&resourceVersion=7&labelSelector=a%3Db"
            )
        }
    }

    @Test func `a version that is too old is recognised before and during the watch`() async throws {
        try await ScriptedServer.serving { _, number in
            let expired = status(410, "Expired", "m")
            if number == 1 { return [.answer(410, body: expired)] }
            return [.send(Self.head), Self.chunk(Array("{\"type\":\"ERROR\",\"object\":\(expired)}\n".utf8))]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client in
                #expect(await failure { try await client.watch(.workflows, from: "1") }?.isExpired == true)
                let result = await collect(try await client.watch(.workflows, from: "1"))
                #expect(result.events == [])
                #expect(result.error?.isExpired == true)
            }
        }
    }

    @Test func `silence ends a watch, a broken connection fails it`() async throws {
        var limits = CallLimits()
        limits.watchSilence = .milliseconds(300)
        try await ScriptedServer.serving { request, _ in
            let event = Self.chunk(Array("{\"type\":\"ADDED\",\"object\":1}\n".utf8))
            return [.send(Self.head), event] + (request.target.contains("resourceVersion=1") ? [.close] : [])
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url), limits: limits) { client in
                let silent = await collect(try await client.watch(.workflows))
                #expect(silent == ([.added(1)], nil))
                let broken = await collect(try await client.watch(.workflows, from: "1"))
                #expect(broken.events == [.added(1)])
                #expect(
                    broken.error
                        == .unreachable("\(server.url) closed the connection before it had answered", retryAfter: nil)
                )
            }
        }
    }
}
