import Buses
import EventData
import Foundation
import HTTPTypes
import Hummingbird
import Kubernetes
import Logging
import NIOCore
import ServiceLifecycle

/// The gateway's own API on loopback: health, events, invocations, sources; the command line reads it.
struct AdminAPI: Sendable {
    let bus: any EventBus
    let health: Health
    let running: RunningManifests
    let edits: Edits
    let clock: WallClock
    let sensors: any SensorHost
    let explainer: Explainer
    let explanation: EventExplanation
    let lineage: Lineage
    let replays = ReplayTurn()
    let shadows: Shadows
    let cluster: KubernetesClient
    let doctor: Doctor
    let token: AdminToken?
    let metrics: GatewayMetrics
    let scrape: MetricsScrape
    /// Where people outside this machine reach the console.
    let console: ConsoleAddress?

    /// All routes, most used first.
    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: AnswerHeaders())
        router.add(middleware: PlainRefusals())
        router.add(middleware: LoopbackOnly(console: console))
        router.add(middleware: AdminGuard(token: token))
        router.get("/livez") { _, _ in Response.text("ok\n") }
        router.get("/api/openapi.json") { _, _ in Response.json(AdminOpenAPI.document) }
        router.get("/readyz") { _, _ in await readiness() }
        addMetricsRoute(to: router)
        addEventRoutes(to: router)
        addExplanationRoutes(to: router)
        addTraceRoutes(to: router)
        addInvocationRoutes(to: router)
        addReplayRoutes(to: router)
        addShadowRoutes(to: router)
        addDoctorRoutes(to: router)
        addSourceRoutes(to: router)
        addQuarantineRoutes(to: router)
        addManifestRoutes(to: router)
        addHookRoutes(to: router)
        addFlowRoutes(to: router)
        addScheduleRoutes(to: router)
        addWorkflowRoutes(to: router)
        addConsoleRoutes(to: router)
        router.get("/api/waiting") { _, _ in Response.json(try await waiting()) }
        router.get("/api/shards") { _, _ in Response.json(await shards()) }
        router.get("/api/quotas") { _, _ in Response.json(try await quotas()) }
        router.get("/api/verdicts") { _, _ in Response.json(try await verdicts()) }
        router.get("/api/counters") { _, _ in
            let counters = try await bus.counters().sorted { $0.key < $1.key }
            return Response.json(.object(JSONObject(counters.map { ($0.key, .number(JSONNumber($0.value))) })))
        }
        return router
    }

    /// Serves until cancelled; open answers, such as a followed log, are ended then.
    func run(port: Int, logger: Logger, onListening: @escaping @Sendable (Int) async -> Void) async throws {
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        let application = Application(
            router: router(),
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            logger: quiet
        )
        do {
            try await runUntilCancelled(quiet) { try await application.run() }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw StartRefusal("127.0.0.1:\(port) is in use by another program: stop it, or choose another port")
        }
    }

    /// Whether a parameter says yes; nil when it says neither yes nor no, so that nothing is guessed.
    static func flag(_ name: String, in request: Request) -> Bool? {
        switch request.uri.queryParameters[Substring(name)] {
        case nil, "false": false
        case "true": true
        default: nil
        }
    }

    static func wrongFlag(_ name: String) -> Response {
        Response.problem(.badRequest, "\(name) is neither true nor false; write one of them, or leave it out")
    }

    private func readiness() async -> Response {
        let report = await health.report()
        var json = report.json
        json["manifests"] = running.brief
        return Response.json(json, status: report.isReady ? .ok : .serviceUnavailable)
    }
}

extension Parameters {
    /// A part of the path, with its percent escapes resolved; empty when the route has no such part.
    func text(_ name: String) -> String {
        let raw = get(name) ?? ""
        return raw.removingPercentEncoding ?? raw
    }
}

extension Response {
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }

    static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: json.bytes + [UInt8(ascii: "\n")]))
        )
    }

    /// An error as the command line shows it.
    static func problem(_ status: HTTPResponse.Status, _ message: String) -> Response {
        json(["error": .string(message)], status: status)
    }
}
