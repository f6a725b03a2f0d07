import Buses
import EventData
import EventSources
import Foundation
import Gateway
import Kafka
import Kubernetes
import Logging
import Manifests
import MockKafka

/// Records of 1 KB in one partition, from the broker to the disk, beside what `kcat -C` alone reads in the same run.
///
/// The brokers are those in `KAFKA_BOOTSTRAP`, else a mock. The mock keeps about 5 MB of a partition, so a producer keeps
/// only so much ahead of whoever reads; it takes its part of the machine in both measurements.
enum KafkaWorkloads {
    private static let value = Array("{\"text\":\"\(String(repeating: "x", count: 1_000))\"}".utf8)
    /// Records that may lie before the reader: under 5 MB.
    private static let window = 4_000
    private static let sent = 500

    static func run(smoke: Bool) async throws {
        let kafka = try KafkaUnderTest()
        let (records, rounds) = smoke ? (2_000, 1) : (100_000, 3)
        var (ours, others): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            let theirs = try await kcat(kafka, records)
            others.append(theirs)
            ours.append(try await source(kafka, records))
        }
        let broker = kafka.mock == nil ? "a real broker" : "the mock cluster"
        let ratio = rounded(ours.median / others.median)
        print("bench kafka source, 1 KB, 1 partition, \(broker): median \(rounded(ours.median)) durable records/s")
        print(
            "bench kafka kcat -C alone: median \(rounded(others.median)) records/s; the source reaches \(ratio) of it"
        )
    }

    // MARK: The source

    private static func source(_ kafka: KafkaUnderTest, _ records: Int) async throws -> Double {
        let topic = try await kafka.makeTopic()
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let bus = try await SQLiteBus.open(directory: directory.path)
        defer { do { try FileManager.default.removeItem(at: directory) } catch { print("\(directory) stays") } }
        let source = try read(kafka, topic)
        let silent = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let intake = Intake(
            bus: bus,
            clock: WallClock(),
            references: ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets here") },
            quarantine: bus,
            newEvents: Signal(),
            logger: silent
        )
        let name = ManifestName(namespace: "bench", name: "orders")
        let context = SourceContext(source: name, eventName: "placed", runtime: intake, routes: HTTPRoutes())
        let speed = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { do { try await source.run(in: context) } catch is CancellationError {} }
            defer { group.cancelAll() }
            return try await rate(kafka, topic, records) { Int(try await bus.lastSequence()) }
        }
        await bus.close()
        return speed
    }

    private static func read(_ kafka: KafkaUnderTest, _ topic: String) throws -> KafkaSource {
        let yaml = """
            url: "\(kafka.bootstrap)"
            topic: \(topic)
            jsonBody: true
            consumerGroup: {groupName: \(topic), oldest: true}
            config: "consumer: {maxWaitTime: 5ms}"
            """
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: "bench", text: yaml), problems: problems)
        guard let node = documents.first else { throw BenchmarkError("\(problems.diagnostics)") }
        let source = KafkaSource(from: ManifestReader(node, path: "spec.kafka.bench", problems: problems))
        guard problems.diagnostics.isEmpty else { throw BenchmarkError("\(problems.diagnostics)") }
        return source
    }

    // MARK: The other one

    private static func kcat(_ kafka: KafkaUnderTest, _ records: Int) async throws -> Double {
        let topic = try await kafka.makeTopic()
        let output = FileManager.default.temporaryDirectory.appending(path: "kcat-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { do { try FileManager.default.removeItem(at: output) } catch { print("\(output) stays") } }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "kcat", "-C", "-q", "-u", "-b", kafka.bootstrap, "-t", topic, "-p", "0", "-o", "beginning", "-f", "%o\n",
            "-X", "fetch.wait.max.ms=5",
        ]
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        defer {
            // It does not end by itself while its brokers are there.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        return try await rate(kafka, topic, records) { try lastOffset(in: output) + 1 }
    }

    /// The number on the last whole line; -1 before the first.
    private static func lastOffset(in file: URL) throws -> Int {
        let handle = try FileHandle(forReadingFrom: file)
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: size > 64 ? size - 64 : 0)
        let text = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        try handle.close()
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last.flatMap { Int($0) } ?? -1
    }

    // MARK: Writing

    /// Records per second, from the first that is read to the last.
    private static func rate(
        _ kafka: KafkaUnderTest,
        _ topic: String,
        _ records: Int,
        read: () async throws -> Int
    ) async throws -> Double {
        let producer = try kafka.producer(["linger.ms": "1"])
        let messages = Array(repeating: KafkaMessage(topic: topic, partition: 0, value: value), count: sent)
        var written = 0
        var start: ContinuousClock.Instant?
        var done = 0
        let deadline = ContinuousClock.now + .seconds(120)
        while done < records {
            guard ContinuousClock.now < deadline else { throw BenchmarkError("only \(done) of \(records) were read") }
            if written < records, written - done < window {
                for outcome in await producer.send(messages) { _ = try outcome.get() }
                written += sent
            } else {
                try await Task.sleep(for: .milliseconds(2))
            }
            done = try await read()
            if done > 0, start == nil { start = ContinuousClock.now }
        }
        let elapsed = (start ?? deadline).duration(to: .now)
        await producer.close()
        return Double(records) * 1_000_000 / elapsed.microseconds
    }
}
