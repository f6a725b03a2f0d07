import AsyncHTTPClient
package import Foundation
import Synchronization

/// The built binary, run as a user runs it: its own data directory, free ports, real signals.
package final class GatewayProcess {
    /// How long the binary may take to answer `/readyz`; debug builds on busy machines are slow.
    package static let startLimit = Duration.seconds(60)

    package let directory: URL
    package let ports: Ports
    /// A program, by its path, and its arguments in front of the binary; it has to become the binary, as `env` does.
    package var wrapper: [String] = []
    /// What the binary is to do; with its own manifests it is `run`.
    package var command: [String]
    /// `--runner` of a gateway with a local cluster; most tests look at Workflows as they were submitted.
    package var runner: String? = "none"
    /// Its own, unless it is to share another one's.
    package var dataDirectory: URL
    /// Beside what this process has in its environment.
    package var environment = ["LOG_FORMAT": "text"]
    private var process = Process()

    /// The port numbers of one gateway; free when they were chosen.
    package struct Ports: Sendable {
        package let webhook: Int
        package let admin: Int
        package let cluster: Int

        package init() throws {
            let free = try freePorts(count: 3)
            (webhook, admin, cluster) = (free[0], free[1], free[2])
            adminPorts.withLock { _ = $0.insert(free[1]) }
        }
    }

    /// Chooses free ports and writes the manifests; `WEBHOOK_PORT` in them stands for this gateway's webhook port.
    package init(manifests: [String: String]) throws {
        ports = try Ports()
        directory = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)")
        dataDirectory = directory.appending(path: "data")
        command = ["run", directory.appending(path: "manifests").path]
        try FileManager.default.createDirectory(at: manifestDirectory, withIntermediateDirectories: true)
        for (name, text) in manifests { try write(name, text) }
    }

    package var manifestDirectory: URL { directory.appending(path: "manifests") }
    package var admin: String { "http://127.0.0.1:\(ports.admin)" }
    package var cluster: String { "http://127.0.0.1:\(ports.cluster)" }
    package var webhook: String { "http://127.0.0.1:\(ports.webhook)" }
    package var logText: String { (try? String(contentsOf: directory.appending(path: "log"), encoding: .utf8)) ?? "" }

    package func write(_ name: String, _ text: String) throws {
        let filled = text.replacing("WEBHOOK_PORT", with: String(ports.webhook))
        try filled.write(to: manifestDirectory.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Starts the binary and waits until it is ready.
    package func start(_ extra: [String] = []) async throws {
        try launch(extra)
        try await becomeReady()
    }

    /// Waits until the binary is ready; throws when it has ended, or takes too long.
    package func becomeReady(within limit: Duration = startLimit) async throws {
        try await eventually("ready", within: limit) {
            guard self.process.isRunning else {
                throw EndToEndError("the gateway ended:\n\(self.logText.suffix(2_000))")
            }
            return try await get("\(self.admin)/readyz", client: .impatient).status == 200
        }
    }

    /// Starts the binary without waiting.
    package func launch(_ extra: [String] = []) throws {
        process = Process()
        let words = wrapper + [Binary.url.path]
        process.executableURL = URL(fileURLWithPath: words[0])
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let isGateway = ["run", "operator"].contains(command.first)
        process.arguments =
            words.dropFirst() + command + (isGateway ? runner.map { ["--runner", $0] } ?? [] : []) + [
                "--data", dataDirectory.path,
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

    package var processIdentifier: Int32 { process.processIdentifier }
    package var isRunning: Bool { process.isRunning }

    /// Ctrl-C; returns how long the process took to end and its exit code.
    package func interrupt() -> (took: Duration, status: Int32) {
        let clock = ContinuousClock()
        let start = clock.now
        Foundation.kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        return (start.duration(to: clock.now), process.terminationStatus)
    }

    /// `kill -9`, and waits for the end; the signal, or the exit code when the process had ended by itself.
    @discardableResult
    package func kill() -> Int32 {
        if isRunning { Foundation.kill(processIdentifier, SIGKILL) }
        return waitForExit()
    }

    /// Holds it still; a signal that it cannot refuse.
    package func pause() { Foundation.kill(processIdentifier, SIGSTOP) }

    package func resume() { Foundation.kill(processIdentifier, SIGCONT) }

    /// Asks it to read its manifests again.
    package func askToReload() { Foundation.kill(processIdentifier, SIGHUP) }

    /// Waits for a process that is expected to end; its exit code, or the signal that killed it.
    package func waitForExit() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { kill() }
        do { try FileManager.default.removeItem(at: directory) } catch { print("left behind: \(directory.path)") }
    }
}

package struct EndToEndError: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}

/// Repeats a question until it is answered yes.
package func eventually(
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
