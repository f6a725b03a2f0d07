package import Kafka
package import Logging
import Synchronization

/// Has brokers delete what lies behind the snapshots of the shards' logs: a start begins at the newest one.
///
/// A log that is not cut is longer, and nothing else; so nobody waits for it, and what fails is tried after the next snapshot.
package final class LogCutter: Sendable {
    private let administration: KafkaAdministration
    private let logger: Logger
    /// What was said last, so that it is said once.
    private let problem = Mutex<String?>(nil)
    private let waiting = Mutex(WaitingCuts())

    package init(_ kafka: KafkaSettings, logger: Logger) throws(KafkaError) {
        administration = try KafkaAdministration(kafka, name: "cutter", logger: logger)
        self.logger = logger
    }

    /// `snapshot` is where one begins that is committed, so that no reader needs anything before it: whoever is reading there
    /// comes to it next.
    func cut(before snapshot: TopicPartition) {
        if let place = waiting.withLock({ $0.add(snapshot) }) { request(place) }
    }

    /// Asks for one cut, and afterwards for what has come meanwhile.
    private func request(_ place: TopicPartition) {
        administration.deleteRecords(before: place) { [self] error in
            tell(error, of: place)
            if let next = waiting.withLock({ $0.next() }) { request(next) }
        }
    }

    private func tell(_ error: KafkaError?, of place: TopicPartition) {
        let said = error.map { "\($0)" }
        let isNews = problem.withLock { problem in
            defer { problem = said }
            return problem != said
        }
        guard let said, isNews else { return }
        logger.warning(
            "the shards' topic grows: brokers do not delete what lies behind its snapshots",
            metadata: ["topic": "\(place.topic)", "reason": "\(said)"]
        )
    }
}
