import Foundation
package import Kafka
package import Logging

/// The Kafka that tests talk to: the one in `KAFKA_BOOTSTRAP` where that is set, a mock of their own otherwise.
package struct KafkaUnderTest: Sendable {
    package let bootstrap: String
    /// nil for a real broker.
    package let mock: MockCluster?
    package let logger: Logger

    /// What librdkafka is to log, such as `cgrp,broker`: for looking into a test that fails.
    private static var debug: String? { ProcessInfo.processInfo.environment["KAFKA_DEBUG"] }

    /// `brokers` is how many the mock has.
    package init(brokers: Int = 1) throws {
        if let real = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP"], !real.isEmpty {
            mock = nil
            bootstrap = real
        } else {
            let cluster = try MockCluster(brokers: brokers)
            mock = cluster
            bootstrap = cluster.bootstrap
        }
        var logger = Logger(label: "kafka-under-test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Self.debug == nil ? .critical : .debug
        self.logger = logger
    }

    package func settings(_ more: [String: String] = [:]) throws -> KafkaSettings {
        var settings = try KafkaSettings(brokers: bootstrap)
        for (name, value) in more { try settings.set(name, to: value) }
        if let debug = Self.debug { try settings.set("debug", to: debug) }
        return settings
    }

    /// A topic that nobody else uses.
    package func makeTopic(partitions: Int = 1, settings: [String: String] = [:]) async throws -> String {
        let name = "t-\(UUID().uuidString.lowercased())"
        if let mock {
            try mock.createTopic(name, partitions: partitions)
        } else {
            let administration = try KafkaAdministration(self.settings(), name: "tests", logger: logger)
            try await administration.create([.init(name, partitions: partitions, settings: settings)])
        }
        return name
    }

    package func producer(_ more: [String: String] = [:]) throws -> KafkaProducer {
        var settings = try settings(more)
        try settings.setDefault("linger.ms", to: "0")
        return try KafkaProducer(settings, name: "test-producer", logger: logger)
    }

    /// Without a group partitions are assigned by hand.
    package func consumer(group: String?, _ more: [String: String] = [:]) throws -> KafkaConsumer {
        var settings = try settings(more)
        if let group { try settings.set("group.id", to: group) }
        try settings.setDefault("auto.offset.reset", to: "earliest")
        // The mock answers at an empty partition only after the whole wait.
        try settings.setDefault("fetch.wait.max.ms", to: "10")
        try settings.setDefault("session.timeout.ms", to: "6000")
        try settings.setDefault("heartbeat.interval.ms", to: "200")
        return try KafkaConsumer(settings, name: "test-consumer", logger: logger)
    }
}
