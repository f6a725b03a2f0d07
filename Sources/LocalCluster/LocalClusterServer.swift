import EventData
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
package import Logging
import NIOCore
import ServiceLifecycle

/// The embedded cluster: a Kubernetes-style API over SQLite on loopback that `kubectl` can talk to.
///
/// It keeps objects and serves watches. Whoever runs its Workflows does so through the API, as Argo's controller does.
package struct LocalClusterServer: Sendable {
    package struct Configuration: Sendable {
        /// Path of the SQLite file.
        package var database: String
        package var host: String
        /// 0 asks the system for a free one.
        package var port: Int
        /// nil serves plain HTTP, which is enough on loopback.
        package var tls: TLS?
        /// When set, every request needs `Authorization: Bearer …`.
        package var bearerToken: String?
        /// Whether somebody runs the Workflows; otherwise they say that they stay Pending.
        package var runsWorkflows = false
        /// Where the file is with what a container of a pod printed: by namespace, Workflow, pod and container.
        ///
        /// The container is nil but for those of `initContainers`. Without it there are no logs.
        package var log: (@Sendable (String, String, String, String?) -> String)?
        /// Whether the connection from the first end to the second, our own, is that of a step of a Workflow, which has no account here.
        package var isStep: (@Sendable (ConnectionEnd, ConnectionEnd) -> Bool)?
        package var limits = Limits()

        package init(
            database: String,
            host: String = "127.0.0.1",
            port: Int = 7778,
            tls: TLS? = nil,
            bearerToken: String? = nil
        ) {
            self.database = database
            self.host = host
            self.port = port
            self.tls = tls
            self.bearerToken = bearerToken
        }
    }

    /// Paths of the PEM files to serve TLS with; a client must show a certificate of `clientAuthority`, and gets HTTP/2 if it
    /// asks for it.
    package struct TLS: Sendable {
        package var certificateChain: String
        package var privateKey: String
        package var clientAuthority: String

        package init(certificateChain: String, privateKey: String, clientAuthority: String) {
            self.certificateChain = certificateChain
            self.privateKey = privateKey
            self.clientAuthority = clientAuthority
        }
    }

    /// Bounds of what watches may cost.
    package struct Limits: Sendable {
        /// Changes kept for watches that resume; a client that was away longer lists again.
        package var changesKept = 5_000
        /// Bytes of objects kept in the history: a minute of one-megabyte objects, and no filled disk.
        package var historyBytes = 64 << 20
        /// Events a slow reader may lag behind; past it the watch ends, and the client resumes from what it last saw.
        package var waitingEvents = 1_000
        /// Open watches; each costs a connection and up to `waitingEvents` objects.
        package var watches = 1_000
        /// Writes that may wait for the disk; a request past it is answered 429, and the client comes back.
        package var waitingWrites = 4_000

        package init() {}
    }

    private let configuration: Configuration
    private let store: ObjectStore
    private let logger: Logger

    /// Opens the database, creating it when there is none.
    ///
    /// - Throws: `LocalClusterError` when the file cannot be used.
    package init(_ configuration: Configuration, logger: Logger) throws {
        self.configuration = configuration
        self.logger = logger
        store = try ObjectStore(path: configuration.database, limits: configuration.limits)
    }

    /// Serves until cancelled; `onListening` gets the base URL once requests are accepted.
    ///
    /// Call it once. Returns within seconds of cancellation: open watches are ended, their clients reconnect or give up.
    ///
    /// - Throws: `LocalClusterError` when the port is taken or the certificates cannot be used.
    package func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
        let scheme = configuration.tls == nil ? "http" : "https"
        let host = configuration.host
        let application = Application(
            responder: responder,
            server: try serverBuilder(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: configuration.port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                await onListening("\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)")
            },
            logger: quietLogger
        )
        try await serve(application)
    }

    var responder: APIResponder {
        APIResponder(
            cluster: ObjectAPI(store: store, runsWorkflows: configuration.runsWorkflows),
            logs: PodLogs(place: configuration.log, store: store),
            gate: LoopbackGate(configuration),
            logger: logger
        )
    }

    private func serve(_ application: some ApplicationProtocol) async throws {
        do {
            // The server waits for its open responses, so the watches must end before it stops. A service beside it
            // would be told too late: services stop one after the other, the server first.
            try await withTaskCancellationOrGracefulShutdownHandler {
                try await application.run()
            } onCancelOrGracefulShutdown: { [watches = store.watches] in
                watches.closeAll()
            }
        } catch is CancellationError {
            return
        } catch let error as IOError where error.errnoCode == addressInUse {
            throw LocalClusterError.portTaken(host: configuration.host, port: configuration.port)
        }
    }

    private func serverBuilder() throws -> HTTPServerBuilder {
        guard let tls = configuration.tls else { return .http1() }
        do {
            return try .http2Upgrade(tlsConfiguration: tls.serverConfiguration())
        } catch {
            throw LocalClusterError.unusableCertificates("\(error)")
        }
    }

    /// Hummingbird tells of every start and stop at `info`; ours is the line that counts.
    private var quietLogger: Logger {
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        return quiet
    }
}
