import Foundation
import Kubernetes
import Logging
package import Manifests
import Operator

/// The Lease that decides which of several processes is the gateway.
package struct LeaseChoice: Sendable, Hashable {
    package let name: ManifestName
    /// How this process signs.
    package let identity: String

    package init(_ name: ManifestName, identity: String) {
        self.name = name
        self.identity = identity
    }
}

/// Waits for the Lease, is the gateway while it has it, and waits again; it never ends by itself.
///
/// The Lease says who should be the gateway; the lock and the fence of the data directory make sure that only one is.
/// So a cluster that does not answer stops nobody.
struct Standby {
    /// After a start that failed; another process may have better luck meanwhile.
    private static let retryWait = Duration.seconds(2)

    let lease: LeaseChoice
    let life: GatewayLife
    let configuration: GatewayConfiguration
    let logger: Logger

    /// Until cancelled.
    func run() async throws {
        let cluster = KubernetesClient(try configuration.cluster.reached(at: nil), logger: logger)
        let holder = LeaseHolder(lease.name, identity: lease.identity, in: cluster, now: WallClock().now)
        let result: Result<Void, any Error>
        do { result = .success(try await takeTurns(holder)) } catch { result = .failure(error) }
        // Outside this task, which is mostly cancelled by now.
        try await Task {
            await holder.release()
            try await cluster.shutDown()
        }.value
        if !Task.isCancelled { try result.get() }
    }

    private func takeTurns(_ holder: LeaseHolder) async throws {
        while !Task.isCancelled {
            logger.info("stands by", metadata: ["lease": "\(lease.name)", "identity": "\(lease.identity)"])
            let token = try await holder.acquire()
            logger.info("has the lease", metadata: ["lease": "\(lease.name)", "token": "\(token)"])
            do { try await live(holder, token: token) } catch let refusal as StartRefusal {
                for diagnostic in refusal.diagnostics { logger.error("\(diagnostic)") }
                logger.error("cannot be the gateway", metadata: ["reason": "\(refusal.message)"])
                if let successor = refusal.successor {
                    // The Lease is ours and knows nothing of that: it was deleted, or is another one than before.
                    await holder.raise(above: successor)
                } else {
                    await holder.release()
                }
                try await Task.sleep(for: Self.retryWait)
            }
        }
    }

    /// Until somebody else has the Lease.
    private func live(_ holder: LeaseHolder, token: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await life.run(fencing: token) }
            group.addTask {
                try await holder.keep()
                let other = await holder.holder ?? ""
                logger.warning("the lease is somebody else's", metadata: ["holder": "\(other)"])
            }
            defer { group.cancelAll() }
            try await group.next()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
