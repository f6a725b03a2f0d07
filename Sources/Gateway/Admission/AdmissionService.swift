import EventData
import Foundation
import HTTPTypes
import Hummingbird
import Kubernetes
package import Logging
import Manifests
import NIOCore
import Synchronization
import UnixSignals

/// What `signalbox admission` is told.
package struct AdmissionConfiguration: Sendable {
    package enum Certificates: Sendable {
        /// PEM files, looked after by somebody else.
        case files(certificate: String, key: String)
        /// Made and renewed by us; names without a namespace are in that of the cluster's choice.
        case secret(String, service: String, webhook: String, cluster: ClusterChoice)
    }

    package let certificates: Certificates
    package let host: String
    package let port: Int
    package let probePort: Int?
    package let isLenient: Bool

    package init(_ certificates: Certificates, host: String, port: Int, probePort: Int?, isLenient: Bool) {
        self.certificates = certificates
        self.host = host
        self.port = port
        self.probePort = probePort
        self.isLenient = isLenient
    }
}

/// The validating webhook, from its start to SIGINT or SIGTERM.
package struct AdmissionService: Sendable {
    /// Until there is a certificate to show, and between two looks whether there is.
    private static let patience = Duration.milliseconds(100)

    private let configuration: AdmissionConfiguration
    private let served = ServedCertificate()
    private let meter = AdmissionMeter()
    private let logger: Logger

    package init(_ configuration: AdmissionConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    /// - Throws: `StartRefusal` when it cannot start.
    package func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let state = AdmissionState()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in signals { return } }
            if let port = configuration.probePort {
                let probes = AdmissionProbes(state: state, served: served, meter: meter)
                group.addTask { try await probes.run(port: port, logger: logger) }
            }
            group.addTask { try await keepCertificates(state) }
            group.addTask { try await open(state) }
            defer { group.cancelAll() }
            try await group.next()
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    private func keepCertificates(_ state: AdmissionState) async throws {
        switch configuration.certificates {
        case .files(let certificate, let key):
            let files = CertificateFiles(certificate: certificate, key: key)
            served.show(try await files.read())
            await files.keep(served, logger: logger)
        case .secret(let name, let service, let webhook, let choice):
            let cluster = KubernetesClient(try choice.reached(at: nil), logger: logger)
            let namespace = cluster.defaultNamespace
            let place = CertificateKeeper.Place(
                secret: ManifestName(namespace: namespace, name: name),
                service: ManifestName(namespace: namespace, name: service),
                webhook: webhook
            )
            // A look that fails is tried again soon, with what is new by then.
            let keeper = CertificateKeeper(place, in: cluster.allowing(.zero), logger: logger)
            await keeper.keep(served) { state.note($0) }
            // Outside this task, which is cancelled by now.
            try await Task { try await cluster.shutDown() }.value
        }
    }

    private func open(_ state: AdmissionState) async throws {
        while served.pair == nil { try await Task.sleep(for: Self.patience) }
        let judge = AdmissionJudge(isLenient: configuration.isLenient)
        let door = AdmissionDoor(judge, served, meter, logger: logger)
        try await door.run(host: configuration.host, port: configuration.port) { port in
            state.open()
            print("admission: https://\(configuration.host):\(port)/validate")
            fflush(nil)
        }
    }
}

/// Whether questions are answered.
final class AdmissionState: Sendable {
    private struct State {
        var isOpen = false
        var problem: String?
    }

    private let state = Mutex(State())

    func open() { state.withLock { $0.isOpen = true } }

    /// Of the certificates; what is shown goes on being shown.
    func note(_ problem: String?) { state.withLock { $0.problem = problem } }

    /// nil when it answers.
    var unready: String? {
        state.withLock { $0.isOpen ? nil : $0.problem ?? "starts" }
    }
}

/// What others on the network may know of the webhook.
struct AdmissionProbes: Sendable {
    let state: AdmissionState
    let served: ServedCertificate
    let meter: AdmissionMeter

    /// Serves on all addresses until cancelled.
    func run(port: Int, logger: Logger) async throws {
        try await serveProbes(router(), port: port, logger: logger)
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: AnswerHeaders())
        for path in ["/livez", "/healthz"] as [RouterPath] { router.get(path) { _, _ in Response.text("ok\n") } }
        router.get("/readyz") { _, _ in
            guard let problem = state.unready else { return Response.text("ok\n") }
            return Response.text("\(problem)\n", status: .serviceUnavailable)
        }
        router.get("/metrics") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: MetricText.contentType],
                body: .init(byteBuffer: ByteBuffer(string: meter.text(certificateEnd: served.pair?.end)))
            )
        }
        return router
    }
}
