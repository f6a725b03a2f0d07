import Subprocess

/// How a short program of ours ended, and what it printed.
package struct ProgramOutput: Sendable {
    /// It took longer than it may, and was ended with what it had started.
    package struct TooSlow: Error, CustomStringConvertible {
        let limit: Duration
        package var description: String { "it took longer than \(limit.components.seconds) s" }
    }

    /// What tools of ours print at most.
    private static let limitBytes = 1 << 20
    /// How long one may take: a server that says nothing does not hold its place for ever.
    static let timeLimit = Duration.seconds(600)

    /// A group of its own, which is ended as a whole.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .windowSizeChange, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        return options
    }

    package let code: Int
    package let output: [UInt8]
    package let problems: [UInt8]

    /// Runs a program to its end.
    ///
    /// - Throws: also `TooSlow`.
    package init(of program: some StartedProgram, within limit: Duration = .seconds(600)) async throws {
        self = try await withThrowingTaskGroup(of: ProgramOutput?.self) { group in
            group.addTask { try await ProgramOutput(unlimited: program) }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let output = try await group.next() ?? nil else { throw TooSlow(limit: limit) }
            return output
        }
    }

    private init(unlimited program: some StartedProgram) async throws {
        // What it holds open is there until it has ended.
        defer { withExtendedLifetime(program) {} }
        let result = try await Subprocess.run(
            .name(program.executable),
            arguments: Arguments(program.arguments),
            environment: program.environment,
            platformOptions: Self.options,
            input: .array(program.input),
            output: .bytes(limit: Self.limitBytes),
            error: .bytes(limit: Self.limitBytes)
        )
        code = result.terminationStatus.code
        output = result.standardOutput
        problems = result.standardError
    }
}

extension TerminationStatus {
    /// As a shell has it: 128 and the signal's number for what a signal ended.
    var code: Int {
        switch self {
        case .exited(let code): Int(code)
        case .signaled(let number): 128 + Int(number)
        }
    }
}
