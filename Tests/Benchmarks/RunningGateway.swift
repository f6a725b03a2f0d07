import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The `signalbox` that lies beside this program, started and ready.
final class RunningGateway {
    static let adminPort = 18_951
    static let clusterPort = 18_952
    /// Debug builds on busy machines are slow.
    private static let startLimit = Duration.seconds(60)

    /// From the start of the process until it said that it is ready.
    let startTime: Duration
    private let process = Process()

    /// Starts it with the manifests of `directory`, and with new data unless there are others.
    convenience init(directory: URL, data: URL? = nil) async throws {
        let data = data ?? directory.appending(path: "data-\(UUID().uuidString)")
        try await self.init([
            "run", directory.path, "--data", data.path, "--cluster-port", String(Self.clusterPort), "--runner", "none",
        ])
    }

    /// Starts it with these arguments, and waits until it is ready.
    init(_ arguments: [String], adminPort: Int = RunningGateway.adminPort) async throws {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        process.executableURL = program.deletingLastPathComponent().appending(path: "signalbox")
        process.arguments =
            arguments + ["--listen", "127.0.0.1", "--admin-port", String(adminPort), "--no-admin-token"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard await !Self.isReady(adminPort) else {
            throw BenchmarkError("another gateway listens on port \(adminPort), end it first")
        }
        let start = ContinuousClock.now
        try process.run()
        while await !Self.isReady(adminPort) {
            guard process.isRunning, ContinuousClock.now - start < Self.startLimit else {
                throw BenchmarkError("the gateway does not become ready")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
        startTime = ContinuousClock.now - start
    }

    private static func isReady(_ adminPort: Int) async -> Bool {
        do {
            let request = HTTPClientRequest(url: "http://127.0.0.1:\(adminPort)/readyz")
            return try await HTTPClient.shared.execute(request, timeout: .seconds(5)).status == .ok
        } catch {
            return false
        }
    }

    /// What the process has used of the cores so far.
    func processorTime() throws -> Duration {
        let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
        // After the name in brackets: the state is the first field, user and system ticks are the 12th and 13th.
        let fields = text.drop { $0 != ")" }.split(separator: " ")
        let ticks = [fields[12], fields[13]].compactMap { Int($0) }.reduce(0, +)
        return .milliseconds(ticks * 1_000 / sysconf(Int32(_SC_CLK_TCK)))
    }

    /// What the process holds in memory now.
    func residentBytes() throws -> Int { try memory() }

    /// Asks for what the process holds in memory, from any task.
    var memory: @Sendable () throws -> Int {
        let id = process.processIdentifier
        return { try Self.residentBytes(of: id) }
    }

    private static func residentBytes(of id: Int32) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(id)/statm", encoding: .utf8)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
}
