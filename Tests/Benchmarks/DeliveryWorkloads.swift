import EventData
import Foundation

/// The bars of delivery: durable webhooks against nginx, one connection against the disk, the whole way to an `http`
/// trigger.
enum DeliveryWorkloads {
    private static let nginxPort = 18_954
    private static let bodyBytes = 2_048

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let load = try LoadGenerator(body: body, in: directory)
        let seconds = smoke ? 1 : 5
        try await intake(load, in: directory, rounds: smoke ? 1 : 3, seconds: seconds)
        try await wholeWay(load, in: directory, seconds: smoke ? 1 : 10)
        try FileManager.default.removeItem(at: directory)
    }

    private static var body: [UInt8] {
        let start = #"{"ref":"refs/heads/main","padding":""#
        return Array(start.utf8) + Array(repeating: UInt8(ascii: "x"), count: bodyBytes - start.utf8.count - 2)
            + Array(#""}"#.utf8)
    }

    // MARK: Webhooks alone

    private static func intake(_ load: LoadGenerator, in directory: URL, rounds: Int, seconds: Int) async throws {
        let manifests = try DeliveryManifests.folder("intake", in: directory, [DeliveryManifests.source])
        let nginx = try Nginx(port: nginxPort, in: directory)
        defer { nginx.stop() }
        let gateway = try await RunningGateway(directory: manifests)
        defer { gateway.stop() }
        var ours: [Double] = []
        var ratios: [Double] = []
        var cost: [Double] = []
        for _ in 0..<rounds {
            let theirs = try load.run("http://127.0.0.1:\(nginxPort)/push", connections: 32, seconds: seconds)
            let before = try gateway.processorTime()
            let result = try load.run(
                "http://127.0.0.1:\(DeliveryManifests.webhookPort)/push",
                connections: 32,
                seconds: seconds
            )
            try requireSuccess(result)
            cost.append((try gateway.processorTime() - before).microseconds / Double(result.requests))
            ours.append(result.perSecond)
            ratios.append(result.perSecond / theirs.perSecond)
        }
        print(
            """
            bench delivery durable webhooks of 2 KB, 32 connections: median \(rounded(ours.median))/s, \
            \(rounded(ratios.median * 100)) % of nginx (bar: 20 %), \(rounded(cost.median)) us CPU each
            """
        )
        let flush = try medianFlush(in: directory)
        let single = try load.run(
            "http://127.0.0.1:\(DeliveryManifests.webhookPort)/push",
            connections: 1,
            seconds: seconds
        )
        print(
            """
            bench delivery one connection: p50 \(rounded(single.median)) us, one fdatasync \(rounded(flush)) us: \
            \(rounded(single.median / flush)) times (bar: 3 times)
            """
        )
    }

    /// Microseconds of writing a page and flushing it to the disk the benchmarks use.
    private static func medianFlush(in directory: URL) throws -> Double {
        let descriptor = open(directory.appending(path: "flush").path, O_CREAT | O_RDWR, 0o600)
        guard descriptor >= 0 else { throw BenchmarkError("no file can be made in \(directory.path)") }
        defer { close(descriptor) }
        let page = [UInt8](repeating: 1, count: 4_096)
        return (0..<200).map { number in
            let start = ContinuousClock.now
            pwrite(descriptor, page, page.count, off_t(number * page.count))
            fdatasync(descriptor)
            return (ContinuousClock.now - start).microseconds
        }.median
    }

    // MARK: The whole way

    private static func wholeWay(_ load: LoadGenerator, in directory: URL, seconds: Int) async throws {
        let sink = try await CountingSink()
        let manifests = try DeliveryManifests.folder(
            "way",
            in: directory,
            [DeliveryManifests.source, DeliveryManifests.sensor(0, port: sink.port)]
        )
        let gateway = try await RunningGateway(directory: manifests)
        defer { gateway.stop() }
        let before = try gateway.processorTime()
        let start = ContinuousClock.now
        let result = try await offload {
            try load.run("http://127.0.0.1:\(DeliveryManifests.webhookPort)/push", connections: 32, seconds: seconds)
        }
        try requireSuccess(result)
        let limit = ContinuousClock.now + .seconds(120)
        // wrk counts what was answered before it stopped; a few more may have been accepted.
        while sink.count < result.requests, ContinuousClock.now < limit { try await Task.sleep(for: .milliseconds(5)) }
        let elapsed = (ContinuousClock.now - start).microseconds / 1_000_000
        guard sink.count >= result.requests else {
            throw BenchmarkError("\(result.requests) accepted, \(sink.count) delivered after two minutes")
        }
        let cost = (try gateway.processorTime() - before).microseconds / Double(sink.count)
        print(
            """
            bench delivery POST to http trigger: \(rounded(Double(sink.count) / elapsed))/s sustained (bar: 5000/s), \
            \(rounded(cost)) us CPU each (bar: 200 us), accepted at \(rounded(result.perSecond))/s
            """
        )
        try await sink.stop()
    }

    private static func requireSuccess(_ result: LoadGenerator.Result) throws {
        guard result.failures == 0 else { throw BenchmarkError("\(result.failures) webhooks were refused") }
    }
}

/// Runs what blocks on a thread of its own, so that the sink can answer meanwhile.
func offload<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { caller in
        Thread.detachNewThread { caller.resume(with: Result(catching: work)) }
    }
}

/// One worker that answers 200 to a POST and stores nothing.
private final class Nginx {
    private let process = Process()

    init(port: Int, in directory: URL) throws {
        let configuration = """
            worker_processes 1;
            daemon off;
            pid \(directory.path)/nginx.pid;
            error_log /dev/null;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path \(directory.path)/body;
                server {
                    listen 127.0.0.1:\(port);
                    keepalive_requests 1000000;
                    location / { return 200 "ok"; }
                }
            }
            """
        let file = directory.appending(path: "nginx.conf")
        try Data(configuration.utf8).write(to: file)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["PATH=/usr/sbin:/usr/bin", "nginx", "-e", "/dev/null", "-c", file.path]
        do { try process.run() } catch { throw BenchmarkError("nginx cannot be run: \(error); install it first") }
        Thread.sleep(forTimeInterval: 0.5)
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
