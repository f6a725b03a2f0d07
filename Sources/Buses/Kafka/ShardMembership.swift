import Kafka
import Logging

/// A gateway's place in the group that shares the shards out; there is no leader among the gateways.
package struct ShardMembership: Sendable {
    private static let heartbeatMilliseconds = 500

    private let topic: String
    private let consumer: KafkaConsumer
    private let logger: Logger

    init(_ bus: KafkaBus.Settings, logger: Logger) throws(KafkaError) {
        topic = bus.shardsTopic
        self.logger = logger
        var settings = bus.kafka
        do {
            try settings.set("group.id", to: bus.group)
            // Only the shards that move stop for it.
            try settings.setDefault("partition.assignment.strategy", to: "cooperative-sticky")
            // The shards of a gateway that was killed wait for it.
            try settings.setDefault("session.timeout.ms", to: "\(bus.sessionSeconds * 1_000)")
            // A heartbeat also tells a member that the others wait for it to join again.
            try settings.setDefault("heartbeat.interval.ms", to: "\(Self.heartbeatMilliseconds)")
        } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        consumer = try KafkaConsumer(settings, name: "gateways", logger: logger)
    }

    /// Until cancelled; then the other gateways get this one's shards.
    ///
    /// `start` is told which shards are this gateway's from now on, and comes back soon. `stop` comes back when the shards
    /// are let go: until then nobody else gets them.
    package func run(
        start: @Sendable ([Int32]) async -> Void,
        stop: @Sendable ([Int32]) async -> Void
    ) async throws(BusError) {
        do throws(KafkaError) {
            try consumer.subscribe(to: [topic])
            while !Task.isCancelled {
                for event in await consumer.next() { try await take(event, start, stop) }
            }
            await stop(try consumer.assignment().map(\.partition))
        } catch {
            throw .unavailable("the group of gateways was left: \(error)")
        }
        await consumer.close()
    }

    private func take(
        _ event: ConsumerEvent,
        _ start: @Sendable ([Int32]) async -> Void,
        _ stop: @Sendable ([Int32]) async -> Void
    ) async throws(KafkaError) {
        switch event {
        case .assigned(let partitions):
            // The group is asked only for the share: nothing is read here.
            let places = partitions.map { TopicPartition($0.topic, $0.partition, at: .end) }
            try await consumer.accept(places)
            try consumer.pause(places)
            await start(partitions.map(\.partition))
        case .revoked(let partitions, _):
            await stop(partitions.map(\.partition))
            try await consumer.release(partitions)
        case .failed(let error, _):
            if error.kind == .fatal { throw error }
            logger.warning("the group of gateways has a problem", metadata: ["reason": "\(error)"])
        default: break
        }
    }
}
