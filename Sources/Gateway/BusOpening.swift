import Buses
import Kafka
import Kubernetes
import Logging

/// Opens the bus and connects to the cluster, in the order that the bus's secrets ask for.
struct BusOpening {
    let choice: BusChoice
    let configuration: GatewayConfiguration
    /// Of the Lease that this process has; nil where it needs none.
    let fencingToken: Int?
    let parts: Parts
    let logger: Logger

    /// The bus first, because it owns the data directory; the cluster first where it has what the bus needs.
    func open() async throws -> (bus: any EventBus, cluster: RunningCluster) {
        let start = ClusterStart(configuration: configuration, parts: parts, logger: logger)
        if case .kafka(let kafka) = choice, kafka.security.needsCluster {
            let cluster = try await start.connect()
            return (try await bus(asking: cluster.kubernetes), cluster)
        }
        let bus = try await bus(asking: nil)
        do { return (bus, try await start.connect()) } catch {
            await parts.stop()
            await bus.close()
            throw error
        }
    }

    private func bus(asking kubernetes: KubernetesClient?) async throws(StartRefusal) -> any EventBus {
        var limits = SQLiteBus.Configuration()
        limits.retention = configuration.retention.retention
        limits.fencingToken = fencingToken
        switch choice {
        case .embedded:
            do throws(BusError) {
                return try await SQLiteBus.open(
                    directory: configuration.dataDirectory,
                    configuration: limits,
                    logger: logger
                )
            } catch { throw StartRefusal(error) }
        case .kafka(let kafka):
            let security = try await kafka.security.resolved(asking: kubernetes)
            if security.sasl != nil, security.tls == nil {
                logger.warning("the brokers' password is sent unencrypted; add tls to the EventBus, or --bus-tls")
            }
            do throws(BusError) {
                var settings = try KafkaBus.Settings(
                    brokers: kafka.brokers,
                    topic: kafka.topic,
                    security: security
                )
                settings.shards = kafka.shards
                settings.isFromOldest = kafka.isFromOldest
                settings.sessionSeconds = kafka.sessionSeconds
                settings.bus = limits
                let directory = "\(configuration.dataDirectory)/shards"
                return try await KafkaBus.open(settings, directory: directory, logger: logger)
            } catch {
                // librdkafka says of neither more than that it cannot connect.
                let hint =
                    "; a wrong certificate or password looks the same: LOG_LEVEL=debug shows what the brokers said"
                throw StartRefusal(error.text + (kafka.security == BusSecurity() ? "" : hint))
            }
        }
    }
}
