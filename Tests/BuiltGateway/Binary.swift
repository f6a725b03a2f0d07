package import Foundation
import Synchronization

/// The `signalbox` that was built together with the program that runs.
package enum Binary {
    package static var url: URL {
        // A test bundle lies beside the binary (…/debug/signalboxPackageTests.xctest), as a program does.
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let candidates = [bundle.deletingLastPathComponent(), Bundle.main.bundleURL]
        return candidates.map { $0.appending(path: "signalbox") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
            ?? candidates[0].appending(path: "signalbox")
    }

    package struct Result: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String
    }

    /// Runs a command of the binary to its end.
    package static func run(_ arguments: [String], input: String? = nil) throws -> Result {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        return try run(process, input: input)
    }

    /// Runs a command while other tests go on: waiting for a process would keep one of the few threads they share.
    package static func runAside(_ arguments: [String], input: String? = nil) async throws -> Result {
        try await withCheckedThrowingContinuation { caller in
            DispatchQueue.global().async { caller.resume(with: Swift.Result { try run(arguments, input: input) }) }
        }
    }

    /// Runs a prepared process to its end.
    package static func run(_ process: Process, input: String?) throws -> Result {
        let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standardInput
        try process.run()
        if let input { try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try standardInput.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: text, errors: complaints)
    }
}

/// Ports of loopback that were free a moment ago, and that no other test of this run gets.
///
/// They lie below the range from which the system takes the ports of outgoing connections, so that none is taken
/// between its choice and its use.
package func freePorts(count: Int) throws -> [Int] {
    try (0..<count).map { _ in
        for _ in 0..<1_000 {
            let port = nextPort.withLock { port in
                port = port < 32_000 ? port + 1 : 20_000
                return port
            }
            if isFree(port) { return port }
        }
        throw EndToEndError("no free port from 20000 to 32000")
    }
}

/// Starts anywhere, so that two runs at once seldom meet.
private let nextPort = Mutex(Int.random(in: 20_000...31_000))

private func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(port).bigEndian
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            bind(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
