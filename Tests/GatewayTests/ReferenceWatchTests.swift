import EventData
import Gateway
import Kubernetes
import Logging
import LoopbackServers
import Manifests
import Synchronization
import Testing

/// Secrets that are watched, and those that may not be.
@Suite(.timeLimit(.minutes(3))) struct ReferenceWatchTests {
    private static let selector = SecretSelector(name: "token", key: "value")

    /// A cluster with one Secret, whose watches are answered by `watch`.
    private final class World: Sendable {
        let stored = Mutex("one")
        let watch: @Sendable () -> [Step]

        init(watch: @escaping @Sendable () -> [Step]) { self.watch = watch }

        func answer(_ request: Received) -> [Step] {
            if request.target.contains("watch=true") { return watch() }
            if request.target.contains("/configmaps/") {
                let map: JSON = ["data": ["plain": "text\n"]]
                return [.answer(200, body: map.text)]
            }
            let value = stored.withLock { $0 }
            let secret: JSON = ["data": ["value": .string(base64(Array(value.utf8)))]]
            return [.answer(200, body: secret.text)]
        }
    }

    private func withCache(
        _ world: World,
        _ body: (ReferenceCache, ScriptedServer) async throws -> Void
    ) async throws {
        try await ScriptedServer.serving(script: { request, _ in world.answer(request) }) { server in
            let client = KubernetesClient(ClusterConfiguration(server: server.url), logger: silent)
            let watches = ReferenceWatches(client, logger: silent)
            let cache = ReferenceCache(watchedBy: watches) { reference, key throws(KubernetesError) in
                try await client.value(of: reference, key: key)
            }
            let watching = Task { await watches.run { await cache.forget($0) } }
            let result: Result<Void, any Error>
            do { result = .success(try await body(cache, server)) } catch { result = .failure(error) }
            watching.cancel()
            await watching.value
            try await client.shutDown()
            try result.get()
        }
    }

    private func value(_ cache: ReferenceCache) async throws -> String {
        String(decoding: try await cache.secret(Self.selector, namespace: "ci"), as: UTF8.self)
    }

    private func watches(_ server: ScriptedServer) -> [String] {
        server.received.map(\.target).filter { $0.contains("watch=true") }
    }

    @Test func `news of a Secret has it read again, and only it is watched`() async throws {
        let line = #"{"type":"MODIFIED","object":{"metadata":{"name":"token"}}}"# + "\n"
        let chunk = "\(String(line.utf8.count, radix: 16))\r\n\(line)\r\n"
        let isRotated = Mutex(false)
        let world = World {
            // It stays open, and tells of the change when there was one.
            @Sendable func news() -> [Step] {
                isRotated.withLock { $0 } ? [.send(chunk)] : [.later(.milliseconds(10), news)]
            }
            return [.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")] + news()
        }
        let clock = ContinuousClock()
        try await withCache(world) { cache, server in
            let start = clock.now
            #expect(try await value(cache) == "one")
            while watches(server).isEmpty { await Task.yield() }
            world.stored.withLock { $0 = "two" }
            isRotated.withLock { $0 = true }
            while try await value(cache) != "two" { await Task.yield() }
            #expect(start.duration(to: clock.now) < .seconds(4), "without news it takes 5 s")
            #expect(
                watches(server) == [
                    "/api/v1/namespaces/ci/secrets?watch=true&allowWatchBookmarks=true"
                        + "&fieldSelector=metadata.name%3Dtoken"
                ]
            )
        }
    }

    @Test func `a ConfigMap is watched as one`() async throws {
        let world = World { [.later(.seconds(1)) { [] }] }
        try await withCache(world) { cache, server in
            let map = Reference(.configMap, namespace: "ci", name: "templates")
            let value = try await cache.value(of: map, key: "plain")
            #expect(value == Array("text\n".utf8), "its newline stays")
            while watches(server).isEmpty { await Task.yield() }
            #expect(
                watches(server) == [
                    "/api/v1/namespaces/ci/configmaps?watch=true&allowWatchBookmarks=true"
                        + "&fieldSelector=metadata.name%3Dtemplates"
                ]
            )
        }
    }

    @Test func `where Secrets may not be watched they are read as before, and nobody asks again soon`() async throws {
        let world = World { [FakeCluster.refuse(403, "Forbidden", "secrets is forbidden: cannot watch")] }
        let clock = ContinuousClock()
        try await withCache(world) { cache, server in
            #expect(try await value(cache) == "one")
            world.stored.withLock { $0 = "two" }
            let start = clock.now
            while try await value(cache) != "two" { await Task.yield() }
            #expect(start.duration(to: clock.now) > .seconds(3), "it is read again after 5 s")
            #expect(watches(server).count == 1)
        }
    }

    @Test func `what is being read while news comes is not kept`() async throws {
        let (asked, answers) = (Signal(), AsyncStream.makeStream(of: String.self))
        let reads = Mutex(0)
        let cache = ReferenceCache { _, _ throws(KubernetesError) in
            let number = reads.withLock { reads in
                reads += 1
                return reads
            }
            guard number == 1 else { return Array("new".utf8) }
            asked.raise()
            var iterator = answers.stream.makeAsyncIterator()
            return Array((await iterator.next() ?? "").utf8)
        }
        async let first = value(cache)
        await asked.wait()
        await cache.forget(Reference(.secret, namespace: "ci", name: "token"))
        #expect(try await value(cache) == "new")
        answers.continuation.yield("old")
        #expect(try await first == "old")
        #expect(try await value(cache) == "new")
    }

    @Test func `what is not asked for any more gives up its place`() async throws {
        // Each watch stays open and has no news.
        @Sendable func quiet() -> [Step] { [.later(.milliseconds(50), quiet)] }
        let head = Step.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
        try await ScriptedServer.serving(script: { _, _ in [head] + quiet() }) { server in
            let client = KubernetesClient(ClusterConfiguration(server: server.url), logger: silent)
            let watches = ReferenceWatches(client, logger: silent, memory: .seconds(1))
            let watching = Task { await watches.run { _ in } }
            func follow(_ name: String) async {
                await watches.follow(Reference(.secret, namespace: "ci", name: name))
            }
            func isWatched(_ name: String) -> Bool {
                server.received.contains { $0.target.hasSuffix("name%3D\(name)") }
            }
            for number in 0..<ReferenceWatches.maximum { await follow("old-\(number)") }
            await follow("new")
            while !isWatched("old-0") { try await Task.sleep(for: .milliseconds(20)) }
            #expect(!isWatched("new"), "all places are taken")
            let clock = ContinuousClock()
            let end = clock.now + .seconds(60)
            while !isWatched("new"), clock.now < end {
                await follow("new")
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(isWatched("new"))
            watching.cancel()
            await watching.value
            try await client.shutDown()
        }
    }
}
