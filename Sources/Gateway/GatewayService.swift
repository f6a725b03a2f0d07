import Foundation
package import Logging
import Operator
import UnixSignals

/// Everything in one process, started in the order an event passes through it, stopped in reverse.
package struct GatewayService: Sendable {
    let configuration: GatewayConfiguration

    package init(_ configuration: GatewayConfiguration) { self.configuration = configuration }

    /// Runs until SIGINT or SIGTERM; SIGHUP has all manifests read again.
    ///
    /// - Throws: `StartRefusal` when it cannot start; nothing was accepted then.
    package func run(logger: Logger) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        let (probes, reload) = (Probes(), Signal())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await signal in signals {
                    if signal != .sighup { return }
                    reload.raise()
                }
            }
            if let port = configuration.probePort { group.addTask { try await probes.run(port: port, logger: logger) } }
            group.addTask {
                let life = GatewayLife(configuration: configuration, probes: probes, reload: reload, logger: logger)
                guard let lease = configuration.lease else { return try await life.run() }
                try await Standby(lease: lease, life: life, configuration: configuration, logger: logger).run()
            }
            do { try await group.next() } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            // What stops may say why it could not.
            try await group.waitForAll()
        }
    }
}
