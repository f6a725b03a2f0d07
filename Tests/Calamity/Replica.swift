import BuiltGateway
import Foundation
import Synchronization

/// One of the gateways of a bus in Kafka, which is killed and started.
final class Replica: Sendable {
    /// The mock cluster lets a group wait for as long again when somebody leaves it; real brokers do not, and refuse this.
    private static let shortSession = ["--bus-session", "2"]
    /// What the archive of a shard keeps, so that snapshots stay below what a mock broker keeps.
    private static let archive = ["--retention-events", "100"]

    let webhook: String
    private let options: [String]
    // One task at a time starts and kills it; the others ask only `isRunning`.
    nonisolated(unsafe) private let process: GatewayProcess
    private let state = Mutex(false)

    init(_ plan: ReplicaPlan, brokers: String, isMock: Bool, topic: String, cluster: String) throws {
        process = try GatewayProcess(manifests: ["joins.yaml": JoinTexts.manifests(sensors: plan.sensors)])
        process.environment = ["LOG_LEVEL": "warning"]
        webhook = process.webhook
        try Ordeal.kubeconfig(server: cluster).write(to: process.kubeconfig, atomically: true, encoding: .utf8)
        options =
            Ordeal.options(process) + ["--bus", "kafka=\(brokers)", "--bus-topic", topic] + Self.archive
            + (isMock ? Self.shortSession : [])
    }

    var isRunning: Bool { state.withLock { $0 } }

    func start() async throws {
        try await process.start(options)
        state.withLock { $0 = true }
    }

    func kill() {
        state.withLock { $0 = false }
        process.kill()
    }
}
