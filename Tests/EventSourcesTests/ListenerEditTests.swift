import EventSources
import Manifests
import Testing

/// Ports and routes that change while the listener listens.
struct ListenerEditTests {
    private let name = ManifestName(namespace: "argo", name: "hooks")
    private let one = "POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1"

    private func plan(_ manifest: String) throws -> HTTPPortPlan {
        let (source, _) = try read(WebhookSource.self, manifest)
        return try #require(HTTPPortPlan.plans(for: source.endpoints.map { (name, $0) }).plans.first)
    }

    @Test func `a port that nobody wants closes, and the request in flight there gets its answer`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let idle = try await hooks.connect()
            try await idle.send(one)
            _ = try await idle.until("success")
            hooks.runtime.closeGate()
            let busy = try await hooks.connect()
            try await busy.send(one)
            try await eventually("it is being stored") { hooks.runtime.waitingAtTheGate == 1 }
            let port = try hooks.port()
            for endpoint in try plan(plainWebhook).endpoints { hooks.routes.withdraw(endpoint) }
            await hooks.server.complete(try await hooks.server.prepare([]) { _, _ in [] })
            _ = try await idle.untilEnd()
            await #expect(throws: (any Error).self) { try await RawClient.connect(to: port) }
            hooks.runtime.openGate()
            let answer = try await RawAnswer(busy.untilEnd())
            #expect(answer.status == 200 && answer.headers["connection"] == "close")
            #expect(hooks.runtime.emitted.count == 2)
        }
    }

    @Test func `preparing changes nothing, and what was prepared can be taken back`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let port = try hooks.port()
            let other = try plan("endpoint: /other\nport: 12001\nmethod: POST")
            let prepared = try await hooks.server.prepare([other]) { _, _ in [] }
            #expect(hooks.server.boundPort(for: 12_001) == nil)
            await hooks.server.discard(prepared)
            #expect(try hooks.port() == port)
            #expect(try await hooks.request(body: "1").status == 200)
        }
    }

    @Test func `a port is added beside one that is open, whose connections stay`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(one)
            _ = try await client.until("success")
            let other = try plan("endpoint: /other\nport: 12001\nmethod: POST")
            let prepared = try await hooks.server.prepare([try plan(plainWebhook), other]) { _, _ in [] }
            await hooks.server.complete(prepared)
            let added = try await RawClient.connect(to: try hooks.port(12_001))
            try await added.send("POST /other HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            #expect(try await RawAnswer(added.untilEnd()).status == 503, "no source serves it yet")
            try await client.send(one)
            _ = try await client.until("success", count: 2)
        }
    }

    @Test func `a route that is handed over answers until the next one is there`() async throws {
        let routes = HTTPRoutes()
        let plan = try plan(plainWebhook)
        let endpoint = try #require(plan.endpoints.first)
        var options = HTTPServer.Options()
        options.host = "127.0.0.1"
        options.usesFreePorts = true
        let server = try await HTTPServer.start([plan], routes: routes, options: options) { _, _ in [] }
        let port = try #require(server.boundPort(for: 12_000))
        func answer() async throws -> RawAnswer {
            let client = try await RawClient.connect(to: port)
            try await client.send("POST /example HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            return try await RawAnswer(client.untilEnd())
        }
        func serve(_ text: String) -> HTTPRoute {
            HTTPRoute(methods: ["POST"], maximumBodyBytes: 10) { _ in HTTPResponse(200, text) }
        }
        let old = Task { try await routes.serve(serve("old"), on: endpoint) }
        try await eventually("served") { routes.isServing(endpoint) }
        routes.handOver(endpoint)
        old.cancel()
        try await old.value
        #expect(try await answer().body == "old")
        let new = Task { try await routes.serve(serve("new"), on: endpoint) }
        try await eventually("taken over") { try await answer().body == "new" }
        new.cancel()
        try await new.value
        #expect(try await answer().status == 503)
        routes.withdraw(endpoint)
        #expect(try await answer().status == 404)
        await server.stop()
    }
}
