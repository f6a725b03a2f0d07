import AsyncHTTPClient
import EventData
import Foundation
import NIOCore

/// The built binary, run as a user runs it: its own data directory, free ports, real signals.
final class GatewayProcess {
    /// How long the binary may take to answer `/readyz`; debug builds on busy machines are slow.
    static let startLimit = Duration.seconds(60)

    let directory: URL
    let ports: Ports
    private var process = Process()

    /// The port numbers of one gateway; free when they were chosen.
    struct Ports {
        let webhook: Int
        let admin: Int
        let cluster: Int

        init() throws {
            let free = try freePorts(count: 3)
            (webhook, admin, cluster) = (free[0], free[1], free[2])
        }
    }

    /// Chooses free ports and writes the manifests; `WEBHOOK_PORT` in them stands for this gateway's webhook port.
    init(manifests: [String: String]) throws {
        ports = try Ports()
        directory = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: manifestDirectory, withIntermediateDirectories: true)
        for (name, text) in manifests { try write(name, text) }
    }

    var manifestDirectory: URL { directory.appending(path: "manifests") }
    var admin: String { "http://127.0.0.1:\(ports.admin)" }
    var cluster: String { "http://127.0.0.1:\(ports.cluster)" }
    var webhook: String { "http://127.0.0.1:\(ports.webhook)" }
    var logText: String { (try? String(contentsOf: directory.appending(path: "log"), encoding: .utf8)) ?? "" }

    func write(_ name: String, _ text: String) throws {
        let filled = text.replacing("WEBHOOK_PORT", with: String(ports.webhook))
        try filled.write(to: manifestDirectory.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Starts the binary and waits until it is ready.
    func start(_ extra: [String] = []) async throws {
        try launch(extra)
        try await eventually("ready", within: Self.startLimit) {
            guard self.process.isRunning else {
                throw EndToEndError("the gateway ended:\n\(self.logText.suffix(2_000))")
            }
            return try await get("\(self.admin)/readyz").status == 200
        }
    }

    /// Starts the binary without waiting.
    func launch(_ extra: [String] = []) throws {
        process = Process()
        process.executableURL = Binary.url
        process.arguments =
            [
                "run", manifestDirectory.path, "--data", directory.appending(path: "data").path,
                "--listen", "127.0.0.1", "--admin-port", String(ports.admin), "--cluster-port", String(ports.cluster),
            ] + extra
        let log = directory.appending(path: "log")
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    var processIdentifier: Int32 { process.processIdentifier }

    /// Ctrl-C; returns how long the process took to end and its exit code.
    func interrupt() -> (took: Duration, status: Int32) {
        let clock = ContinuousClock()
        let start = clock.now
        Foundation.kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        return (start.duration(to: clock.now), process.terminationStatus)
    }

    /// Waits for a process that is expected to end; its exit code, or the signal that killed it.
    func waitForExit() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        do { try FileManager.default.removeItem(at: directory) } catch { print("left behind: \(directory.path)") }
    }
}

struct EndToEndError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Repeats a question until it is answered yes.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(30),
    _ isTrue: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: limit)
    var last: (any Error)?
    while clock.now < deadline {
        do { if try await isTrue() { return } } catch let error as EndToEndError { throw error } catch { last = error }
        try await Task.sleep(for: .milliseconds(50))
    }
    throw EndToEndError("not \(what) within \(limit)\(last.map { ": \($0)" } ?? "")")
}
