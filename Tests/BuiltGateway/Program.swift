package import Foundation

/// A program of the machine, such as `kubectl` or `bash`, run as a user runs it.
package enum Program {
    /// Runs it to its end, found on PATH.
    package static func run(_ words: [String], in directory: URL? = nil) throws -> Binary.Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        if let directory { process.currentDirectoryURL = directory }
        return try Binary.run(process, input: nil)
    }

    /// Starts it and leaves it running; what it prints goes to `file`.
    package static func start(_ words: [String], output file: URL) throws -> Background {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        return Background(process: process, file: file)
    }

    /// A program that runs beside the test and ends with it.
    package final class Background {
        private let process: Process
        private let file: URL

        fileprivate init(process: Process, file: URL) {
            self.process = process
            self.file = file
        }

        package var output: String { get throws { try String(contentsOf: file, encoding: .utf8) } }

        deinit {
            if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
        }
    }
}
