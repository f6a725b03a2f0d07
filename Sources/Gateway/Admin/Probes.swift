import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// What others on the network may know: that the process lives, whether it takes events, and its figures.
///
/// A source that fails is told by the admin API, metrics and statuses, and does not make the process unready here: the
/// webhooks of everybody else come the same way.
///
/// It serves as long as the process lives, also while it stands by and is not the gateway.
final class Probes: Sendable {
    private struct Attached: Sendable {
        let health: Health
        let scrape: MetricsScrape
    }

    private let gateway = Mutex<Attached?>(nil)

    func attach(_ health: Health, _ scrape: MetricsScrape) {
        gateway.withLock { $0 = Attached(health: health, scrape: scrape) }
    }

    func detach() { gateway.withLock { $0 = nil } }

    /// Serves on all addresses until cancelled.
    func run(port: Int, logger: Logger) async throws {
        try await serveProbes(router(), port: port, logger: logger)
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: AnswerHeaders())
        router.add(middleware: PlainRefusals())
        for path in ["/livez", "/healthz"] as [RouterPath] { router.get(path) { _, _ in Response.text("ok\n") } }
        router.get("/readyz") { _, _ in
            guard let gateway = self.gateway.withLock({ $0 }) else {
                return Response.text("stands by\n", status: .serviceUnavailable)
            }
            return gateway.health.isServing
                ? Response.text("ok\n") : Response.text("starts\n", status: .serviceUnavailable)
        }
        router.get("/metrics") { _, _ in
            let text = await self.gateway.withLock({ $0 })?.scrape.text() ?? ""
            return Response(
                status: .ok,
                headers: [.contentType: MetricText.contentType],
                body: .init(byteBuffer: ByteBuffer(string: text))
            )
        }
        return router
    }
}

/// Serves what others on the network may know, on all addresses, until cancelled.
func serveProbes(_ router: Router<BasicRequestContext>, port: Int, logger: Logger) async throws {
    var quiet = logger
    quiet.logLevel = max(.warning, logger.logLevel)
    let application = Application(
        router: router,
        configuration: .init(address: .hostname("0.0.0.0", port: port)),
        logger: quiet
    )
    do {
        try await runUntilCancelled(quiet) { try await application.run() }
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
        throw StartRefusal("port \(port) is in use by another program (option: --probe-port)")
    }
}
