import Foundation
import Subprocess
import Testing
import WorkflowRunner

/// Short programs of ours, such as podman's commands.
@Suite(.timeLimit(.minutes(1))) struct ProgramOutputTests {
    private struct Shell: StartedProgram {
        let script: String

        var executable: String { "sh" }
        var arguments: [String] { ["-c", script] }
        var environment: Environment { .inherit }
        var input: [UInt8] { [] }
    }

    @Test func `one that takes too long is ended with what it has started, which holds its output`() async throws {
        let seconds = odd(44)
        await #expect {
            _ = try await ProgramOutput(of: Shell(script: "sleep \(seconds) & sleep \(seconds)"), within: .seconds(1))
        } throws: {
            "\($0)" == "it took longer than 1 s"
        }
        try await eventually { !commandLines().contains { $0.contains(seconds) } }
    }

    @Test func `what it has started may go on after its end`() async throws {
        let start = ContinuousClock.now
        let output = try await ProgramOutput(of: Shell(script: "echo said; sleep 20 &"), within: .seconds(15))
        #expect(output.code == 0 && output.output == Array("said\n".utf8))
        #expect(ContinuousClock.now - start < .seconds(14))
    }
}
