import EventData
import EventSources
import Manifests
import NIOCore

/// An EventSource's entry read from YAML, and what was wrong with it.
func read<Source: EventSource>(_ type: Source.Type, _ yaml: String) throws -> (source: Source, problems: [Diagnostic]) {
    let problems = ManifestProblems()
    let nodes = manifestDocuments(of: ManifestText(file: "es.yaml", text: yaml), problems: problems)
    guard let node = nodes.first else { throw Overdue(description: "no YAML document") }
    let source = Source(from: ManifestReader(node, path: "spec.\(Source.kind).example", problems: problems))
    return (source, problems.diagnostics)
}

let plainWebhook = """
    endpoint: /example
    port: "12000"
    method: POST
    """

/// Everything a test needs of a running listener.
struct RunningWebhooks {
    let runtime: FakeRuntime
    let server: HTTPServer
    let routes: HTTPRoutes

    func port(_ declared: Int = 12_000) throws -> Int {
        guard let port = server.boundPort(for: declared) else {
            throw Overdue(description: "port \(declared) is not open")
        }
        return port
    }

    func connect() async throws -> RawClient { try await RawClient.connect(to: port()) }

    /// Sends a text on a connection of its own and returns what comes back until the server closes.
    func exchange(_ text: String) async throws -> String {
        let client = try await connect()
        client.trySend(text)
        return try await client.untilEnd()
    }

    /// One request with `Connection: close`.
    func request(
        _ method: String = "POST",
        _ path: String = "/example",
        headers: [String] = [],
        body: String = ""
    ) async throws -> RawAnswer {
        try await request(method, path, headers: headers, bytes: Array(body.utf8))
    }

    /// One request with `Connection: close` and a body of any bytes.
    func request(
        _ method: String = "POST",
        _ path: String = "/example",
        headers: [String],
        bytes: [UInt8]
    ) async throws -> RawAnswer {
        let lines =
            ["\(method) \(path) HTTP/1.1", "Host: test", "Connection: close"] + headers
            + (bytes.isEmpty ? [] : ["Content-Length: \(bytes.count)"])
        let client = try await connect()
        try await client.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + bytes)
        return try await RawAnswer(client.untilEnd())
    }
}

/// Runs webhooks on a listener of 127.0.0.1 while `body` runs.
func withWebhooks(
    _ manifests: String...,
    runtime: FakeRuntime = FakeRuntime(),
    limits: HTTPLimits = HTTPLimits(),
    body: (RunningWebhooks) async throws -> Void
) async throws {
    let sources = try manifests.map { try faultless(WebhookSource.self, $0) }
    var options = HTTPServer.Options()
    options.limits = limits
    try await withHooks(sources, runtime: runtime, options: options, body: body)
}

/// The source of a manifest that has no problem.
func faultless<Source: EventSource>(_ type: Source.Type, _ yaml: String) throws -> Source {
    let (source, problems) = try read(type, yaml)
    guard problems.isEmpty else { throw Overdue(description: "\(problems)") }
    return source
}

/// Runs sources on a listener of 127.0.0.1 while `body` runs.
func withHooks(
    _ sources: [any EventSource],
    runtime: FakeRuntime,
    options given: HTTPServer.Options = HTTPServer.Options(),
    providers: any ProviderClient = FakeProviders(),
    body: (RunningWebhooks) async throws -> Void
) async throws {
    let name = ManifestName(namespace: "argo", name: "hooks")
    let routes = HTTPRoutes()
    let (plans, clashes) = HTTPPortPlan.plans(for: sources.flatMap { $0.endpoints.map { (name, $0) } })
    guard clashes.isEmpty else { throw Overdue(description: "\(clashes)") }
    var options = given
    options.host = "127.0.0.1"
    options.usesFreePorts = true
    let server = try await HTTPServer.start(plans, routes: routes, options: options) { selector, namespace in
        try await runtime.secret(selector, namespace: namespace)
    }
    let running = RunningWebhooks(runtime: runtime, server: server, routes: routes)
    try await withThrowingTaskGroup(of: Void.self) { group in
        for source in sources {
            let context = SourceContext(
                source: name,
                eventName: "example",
                runtime: runtime,
                routes: routes,
                providers: providers
            )
            group.addTask { try await source.run(in: context) }
        }
        do {
            for source in sources { try await untilServing(source, routes: routes) }
            try await body(running)
        } catch {
            await server.stop()
            group.cancelAll()
            throw error
        }
        await server.stop()
        group.cancelAll()
    }
}

private func untilServing(_ source: any EventSource, routes: HTTPRoutes) async throws {
    for endpoint in source.endpoints {
        try await eventually("\(endpoint.path.text) is served") { routes.isServing(endpoint) }
    }
}
