import Kafka
import Logging
import Synchronization

/// One producer for each way to reach brokers, kept between invocations.
final class KafkaProducers: Sendable {
    /// Producers that are kept; each has threads and connections of its own, and few sensors name many clusters.
    static let mostKept = 32
    /// How long stopping waits for messages on their way.
    static let stopLimit = Duration.seconds(1)

    private struct Kept {
        let producer: KafkaProducer
        let problem: LastProblem
        /// Counts uses; the smallest is the one that was used longest ago.
        var use: Int
    }

    /// What a broker said last: a message that timed out says nothing itself.
    private final class LastProblem: Sendable {
        let text = Mutex<String?>(nil)
    }

    private let kept = Mutex<(producers: [KafkaSettings: Kept], uses: Int)>(([:], 0))

    /// Makes no connection yet; that is the first message's business.
    func producer(for settings: KafkaSettings, log: Logger) throws(AttemptFailure) -> KafkaProducer {
        let result = kept.withLock { kept -> Result<KafkaProducer, KafkaError> in
            kept.uses += 1
            if let known = kept.producers[settings] {
                kept.producers[settings]?.use = kept.uses
                return .success(known.producer)
            }
            do throws(KafkaError) {
                let made = try Self.make(settings, log: log, use: kept.uses)
                kept.producers[settings] = made
                if kept.producers.count > Self.mostKept,
                    let oldest = kept.producers.min(by: { $0.value.use < $1.value.use })
                {
                    // Whoever still waits for its messages keeps it until then.
                    kept.producers[oldest.key] = nil
                }
                return .success(made.producer)
            } catch {
                return .failure(error)
            }
        }
        do throws(KafkaError) { return try result.get() } catch {
            throw .permanent(error.message, fix: "correct url, tls or sasl of the trigger in the sensor")
        }
    }

    private static func make(_ settings: KafkaSettings, log: Logger, use: Int) throws(KafkaError) -> Kept {
        let problem = LastProblem()
        let producer = try KafkaProducer(settings, name: "trigger-\(use)", logger: log) { event in
            if case .failed(let error, _) = event { problem.text.withLock { $0 = error.message } }
        }
        return Kept(producer: producer, problem: problem, use: use)
    }

    func lastProblem(of settings: KafkaSettings) -> String? {
        kept.withLock { $0.producers[settings]?.problem.text.withLock { $0 } }
    }

    /// The next message gets a new one.
    func forget(_ settings: KafkaSettings) { kept.withLock { $0.producers[settings] = nil } }

    /// Messages under way fail when they take too long.
    func shutDown() async {
        let all = kept.withLock { kept in
            defer { kept.producers = [:] }
            return kept.producers.values.map(\.producer)
        }
        await withTaskGroup { group in
            for producer in all { group.addTask { await producer.close(timeout: Self.stopLimit) } }
        }
    }
}
