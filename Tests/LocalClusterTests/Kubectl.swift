import EventData
import Foundation
import Subprocess
import Testing

/// What a program printed and how it ended.
struct Ended: Sendable {
    let isSuccess: Bool
    let output: String
    let problems: String
}

/// Runs the real `kubectl` against a cluster.
struct Kubectl: Sendable {
    let server: String
    /// For kubectl's cache and for manifests.
    let directory: String

    @discardableResult
    func callAsFunction(_ arguments: String..., input: String = "") async throws -> Ended {
        try await execute("kubectl", fixedArguments + arguments, input: input)
    }

    /// This server, and nothing of the user's own configuration.
    var fixedArguments: [String] {
        ["--server", server, "--cache-dir", directory + "/kubectl-cache", "--kubeconfig", "/dev/null"]
    }
}

/// Longest time a program may take in a test; kubectl needs well under a second.
private let longestRun: Duration = .seconds(60)

/// Runs a program found on PATH, and kills it when it takes too long.
func execute(_ program: String, _ arguments: [String], input: String = "") async throws -> Ended {
    try await withThrowingTaskGroup(of: Ended.self) { group in
        group.addTask {
            let result = try await run(
                .name(program),
                arguments: Arguments(arguments),
                input: .string(input),
                output: .string(limit: 1 << 20),
                error: .string(limit: 1 << 20)
            )
            return Ended(
                isSuccess: result.terminationStatus.isSuccess,
                output: result.standardOutput,
                problems: result.standardError
            )
        }
        group.addTask {
            try await Task.sleep(for: longestRun)
            throw TookTooLong(program: program, arguments: arguments)
        }
        defer { group.cancelAll() }
        return try await group.next() ?? Ended(isSuccess: false, output: "", problems: "no result")
    }
}

struct TookTooLong: Error {
    let program: String
    let arguments: [String]
}
