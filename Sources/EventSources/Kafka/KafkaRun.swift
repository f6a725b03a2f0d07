import EventData
import Kafka
import Logging
import Manifests

/// One life of a Kafka source: reads, makes durable, commits; ends when it cannot go on.
struct KafkaRun: Sendable {
    static let logger = Logger(label: "signalbox.kafka")

    let source: KafkaSource
    let mode: KafkaSource.Mode
    let context: SourceContext

    var runtime: any SourceRuntime { context.runtime }

    /// Reads until cancelled, or until it has to be begun anew.
    func run() async throws {
        let settings = try await KafkaConnection(source: source, context: context).settings(for: mode)
        let consumer = try KafkaConsumer(settings, name: label, logger: Self.logger)
        let progress = KafkaProgress(at: runtime.now(), for: runtime)
        let reader = KafkaReader(run: self, consumer: consumer, progress: progress)
        var problem: (any Error)?
        do {
            try await withThrowingTaskGroup { group in
                group.addTask { try await reader.read() }
                group.addTask { try await watch(consumer, progress) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch { problem = error }
        // What is durable is told even to a group that is being left: others go on from there.
        await reader.commitEverything()
        await consumer.close()
        if let problem { throw problem }
    }

    var isInGroup: Bool { if case .group = mode { true } else { false } }

    var label: String { "\(context.source)/\(context.eventName)" }

    func facts(_ more: Logger.Metadata) -> Logger.Metadata {
        more.merging(["eventsource": "\(context.source)", "event.name": "\(context.eventName)"]) { fact, _ in fact }
    }

    // MARK: Watching

    private func watch(_ consumer: KafkaConsumer, _ progress: KafkaProgress) async throws {
        var watch = KafkaWatch(source: source, startedAt: runtime.now())
        var askedAt = runtime.now()
        var news = KafkaNews()
        while true {
            let now = runtime.now()
            var snapshot = progress.snapshot
            if now - max(askedAt, snapshot.progressedAt) > KafkaWatch.quietLimit {
                await askForEnds(of: snapshot.partitions.keys.sorted(), consumer, progress)
                askedAt = now
                snapshot = progress.snapshot
            }
            let verdict = watch.verdict(on: snapshot, at: now)
            var problem: String?
            switch verdict {
            case .works: break
            case .problem(let text), .stalled(let text): problem = text
            }
            if news.isNews(verdict, at: now) { tell(problem) }
            await context.report(
                SourceStatus(
                    problem: problem,
                    facts: snapshot.facts(of: source, at: now),
                    backlog: SourceBacklog(count: snapshot.lag, oldestAge: snapshot.oldestAge(at: now))
                ),
                kind: KafkaSource.kind
            )
            if case .stalled(let text) = verdict {
                runtime.add(1, to: .stallRestarts)
                throw KafkaStall(description: text)
            }
            try await runtime.sleep(for: KafkaWatch.interval)
        }
    }

    private func tell(_ problem: String?) {
        if let problem {
            Self.logger.warning("kafka does not work", metadata: facts(["reason": "\(problem)"]))
        } else {
            Self.logger.info("kafka works", metadata: facts([:]))
        }
    }

    /// Most partitions that are asked about at once, so that asking never takes long.
    private static let mostAsked = 64

    private func askForEnds(of partitions: [Int32], _ consumer: KafkaConsumer, _ progress: KafkaProgress) async {
        for partition in partitions.prefix(Self.mostAsked) {
            do throws(KafkaError) {
                let place = TopicPartition(source.topic, partition)
                let marks = try await consumer.watermarks(of: place, timeout: .seconds(2))
                progress.change { $0.partitions[partition]?.end = marks.high }
            } catch {
                // Whoever does not answer one question answers none.
                progress.change { $0.lastProblem = $0.lastProblem ?? "\(error)" }
                return
            }
        }
    }
}
