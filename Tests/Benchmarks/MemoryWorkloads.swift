import Foundation

/// What the process holds in memory: idle, with many sensors, after many events, and with much undelivered.
enum MemoryWorkloads {
    /// Events that may wait for delivery while more are sent.
    private static let mostUndelivered = 10_000

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let load = try LoadGenerator(body: Array(#"{"ref":"refs/heads/main"}"#.utf8), in: directory)
        try await standing(sensors: smoke ? 10 : 1_000, in: directory)
        try await afterEvents(smoke ? 1_000 : 1_000_000, load, in: directory)
        try await backlog(of: smoke ? 1_000 : 100_000, load, in: directory)
        try FileManager.default.removeItem(at: directory)
    }

    private static func standing(sensors: Int, in directory: URL) async throws {
        let folder = try DeliveryManifests.folder("idle", in: directory, [DeliveryManifests.source])
        let idle = try await RunningGateway(directory: folder)
        let small = try idle.residentBytes()
        idle.stop()
        let manifests = [DeliveryManifests.source] + (0..<sensors).map { DeliveryManifests.sensor($0, port: 9) }
        let full = try await RunningGateway(directory: DeliveryManifests.folder("many", in: directory, manifests))
        let large = try full.residentBytes()
        full.stop()
        print(
            """
            bench memory: idle \(small >> 20) MB (bar: 60 MB), with \(sensors) sensors \(large >> 20) MB \
            (bar: 250 MB with 1000), started in \(rounded(full.startTime.microseconds / 1_000)) ms
            """
        )
    }

    /// After each tenth of the events: the first fills caches, and from then on it should not grow.
    private static func afterEvents(_ count: Int, _ load: LoadGenerator, in directory: URL) async throws {
        let sink = try await CountingSink()
        let manifests = [DeliveryManifests.source, DeliveryManifests.sensor(0, port: sink.port)]
        let gateway = try await RunningGateway(directory: DeliveryManifests.folder("events", in: directory, manifests))
        defer { gateway.stop() }
        var accepted = 0
        var megabytes: [String] = []
        for tenth in 1...10 {
            accepted += try await post(count * tenth / 10 - accepted, load, to: sink)
            megabytes.append("\(try gateway.residentBytes() >> 20)")
        }
        print(
            """
            bench memory: \(megabytes.joined(separator: ", ")) MB after each tenth of \(accepted) events \
            (bar: no growth)
            """
        )
        try await sink.stop()
    }

    /// With as many accepted and nothing delivered, because nobody answers.
    private static func backlog(of count: Int, _ load: LoadGenerator, in directory: URL) async throws {
        let silent = try SilentSink()
        let manifests = [DeliveryManifests.source, DeliveryManifests.sensor(0, port: silent.port)]
        let gateway = try await RunningGateway(directory: DeliveryManifests.folder("backlog", in: directory, manifests))
        defer { gateway.stop() }
        let accepted = try await post(count, load, to: nil)
        let held = try gateway.residentBytes()
        silent.close()
        print("bench memory: \(held >> 20) MB with \(accepted) undelivered (bar: 200 MB with 100000)")
    }

    /// Posts so many, and lets no more than a burst or two wait for delivery; without a sink nothing is waited for.
    private static func post(_ count: Int, _ load: LoadGenerator, to sink: CountingSink?) async throws -> Int {
        let url = "http://127.0.0.1:\(DeliveryManifests.webhookPort)/push"
        let before = sink?.count ?? 0
        var accepted = 0
        while accepted < count {
            let result = try await offload { try load.run(url, connections: 32, seconds: count > 10_000 ? 5 : 1) }
            guard result.failures == 0 else { throw BenchmarkError("\(result.failures) webhooks were refused") }
            accepted += result.requests
            while let sink, accepted - (sink.count - before) > mostUndelivered {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return accepted
    }
}
