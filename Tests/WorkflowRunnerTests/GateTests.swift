import Foundation
import Testing
import WorkflowRunner

/// What keeps a fence from beginning without its limits, where that cannot work (decision 0071).
@Suite(.timeLimit(.minutes(2))) struct GateTests {
    private static func gate(within limit: Duration = FenceGate.timeLimit) throws -> FenceGate {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
        return try FenceGate(at: path, processes: 10, within: limit)
    }

    @Test func `a process in which no fence is seen is not waited for without end, and the reason is told`()
        async throws
    {
        // It makes no process, as bubblewrap seems to where the kernel does not tell.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "read nothing"]
        process.standardInput = Pipe()
        try process.run()
        defer { process.terminate() }
        let gate = try Self.gate(within: .milliseconds(200))
        let failure = await #expect(throws: FenceGate.Failure.self) {
            try await gate.open(to: process.processIdentifier)
        }
        #expect(failure?.description.contains("CONFIG_PROC_CHILDREN") == true)
    }

    @Test func `what has ended is not waited for`() async throws { try await Self.gate().open(to: .max) }
}
