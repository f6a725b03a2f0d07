import ArgumentParser
import Foundation
import Gateway
import Logging

struct Admit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admission",
        abstract: "Answer API servers that ask whether an EventSource, Sensor or EventBus may be stored.",
        usage: """
            signalbox admission --tls-cert FILE --tls-key FILE [--port PORT]
            signalbox admission --certificate-secret NAME [--service NAME] [--webhook NAME]
            """,
        discussion: """
            What it says is what lint says, before the object is stored. The first way shows a certificate that somebody \
            else looks after, such as cert-manager; the second makes its own, keeps it in a Secret, renews it, and tells \
            the API server whom to trust.
            """
    )
    @Option(help: .init("The certificate chain, PEM; read again when the file changes.", valueName: "file"))
    var tlsCert: String?
    @Option(help: .init("The certificate's private key, PEM.", valueName: "file")) var tlsKey: String?
    @Option(help: .init("Make our own certificates and keep them in this Secret of our namespace.", valueName: "name"))
    var certificateSecret: String?
    @Option(help: .init("With --certificate-secret: the Service that the API server calls.", valueName: "name"))
    var service = "signalbox-admission"
    @Option(
        help: .init(
            "With --certificate-secret: the ValidatingWebhookConfiguration to tell whom to trust.",
            valueName: "name"
        )
    )
    var webhook = "signalbox"
    @Option(help: .init("The port; 0 takes a free one.", valueName: "port")) var port = 8443
    @Option(help: .init("The address it listens on.", valueName: "address")) var listen = "0.0.0.0"
    @Option(help: .init("Serves /livez, /readyz and /metrics on all addresses; nowhere by default.", valueName: "port"))
    var probePort: Int?
    @Flag(help: "Unknown fields are warnings, for migrating.") var lenient = false
    @Option(help: "With --certificate-secret: incluster (default), kubeconfig or local.")
    var cluster = ClusterChoice.Kind.incluster
    @Option(help: "The kubeconfig's context; its current one by default.") var context: String?
    @Option(help: .init("The kubeconfig file; $KUBECONFIG or ~/.kube/config by default.", valueName: "file"))
    var kubeconfig: String?
    @Option(help: .init("The local cluster's address.", valueName: "url")) var server = "http://127.0.0.1:7778"

    func validate() throws {
        let files = [tlsCert, tlsKey].compactMap(\.self).count
        guard files == (certificateSecret == nil ? 2 : 0) else {
            throw ValidationError("give --tls-cert and --tls-key, or --certificate-secret")
        }
        for port in [port, probePort ?? 0] where !(0...65_535).contains(port) {
            throw ValidationError("\(port) is no port; use a number from 0 to 65535")
        }
    }

    func run() async throws {
        OpenFiles.raiseLimit()
        let logger = try startLogging()
        let configuration = AdmissionConfiguration(
            certificates,
            host: listen,
            port: port,
            probePort: probePort,
            isLenient: lenient
        )
        try await AdmissionService(configuration, logger: logger).run()
    }

    private var certificates: AdmissionConfiguration.Certificates {
        guard let certificateSecret else { return .files(certificate: tlsCert ?? "", key: tlsKey ?? "") }
        let choice = ClusterChoice(kind: cluster, context: context, kubeconfig: kubeconfig, server: server)
        return .secret(certificateSecret, service: service, webhook: webhook, cluster: choice)
    }
}
