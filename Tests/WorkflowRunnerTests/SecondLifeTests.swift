import EventData
import Foundation
import Kubernetes
import Testing
import WorkflowRunner
import Workflows

/// What is told to end and takes its time, and what comes after it.
@Suite(.timeLimit(.minutes(2))) struct SecondLifeTests {
    /// With one place the second waits for the first's end, with more they run side by side.
    @Test(arguments: [1, 8])
    func `a workflow that is made again hears nothing of its predecessor`(parallelism: Int) async throws {
        try await ControllerTests.controlled(parallelism: parallelism) { world in
            let first = "3.\(odd(parallelism))"
            _ = try await world.submit(Self.again("trap '' TERM; sleep \(first); echo first"))
            try await eventually {
                try Processes.commandLines().contains { $0.hasPrefix("sleep\u{0}\(first)") }
            }
            try await world.client.delete(ControllerTests.path("again"))
            _ = try await world.submit(Self.again("sleep 5; echo second"))
            let ended = try await world.until("again") { ["Succeeded", "Failed", "Error"].contains($0.phase) }
            #expect(ended.phase == "Succeeded", "\(ended.text)")
            #expect(ended.nodes.map { $0.at("outputs", "result")?.string } == ["second"])
            #expect(try Processes.commandLines().allSatisfy { !$0.hasPrefix("sleep\u{0}\(first)") })
        }
    }

    private static func again(_ command: String) -> String {
        """
        metadata: {name: again}
        spec:
          entrypoint: main
          templates: [{name: main, container: {image: x, command: [sh, -c], args: ["\(command)"]}}]
        """
    }

    @Test func `a set of containers can be stopped in its second, and starts no third`() async throws {
        try await RunnerWorld.with { world in
            let second = odd(67890)
            let task = try RunnerWorld.task(
                """
                containerSet:
                  containers:
                  - {name: a, image: x, command: [echo, a]}
                  - {name: b, image: x, command: [sleep, "\(second)"]}
                  - {name: c, image: x, command: [echo, c]}
                """
            )
            let (stops, stop) = AsyncStream.makeStream(of: Void.self)
            async let running = world.runner.run(task, stops: stops) { _ in }
            try await eventually {
                try Processes.commandLines().contains { $0.hasPrefix("sleep\u{0}\(second)") }
            }
            stop.yield()
            let result = await running
            #expect(result.verdict == .failed && result.message.hasPrefix("b: terminated (exit code"))
            #expect(result.containers["a"]?.verdict == .succeeded)
            #expect(result.containers["c"]?.message == "c: terminated before it started")
        }
    }

    @Test(arguments: [false, true])
    func `what a container of a set left counts where its next try never comes`(isLate: Bool) async throws {
        try await RunnerWorld.with { world in
            let own = odd(4321)
            let task = try RunnerWorld.task(
                """
                containerSet:
                  retryStrategy: {retries: 3, duration: 1h}
                  containers: [{name: main, image: x, command: [sh, -c, "echo said; echo left > /o; exit $((3 + 0 * \(own)))"]}]
                outputs: {parameters: [{name: o, valueFrom: {path: /o}}]}
                """,
                deadline: isLate ? .seconds(3) : nil
            )
            let (stops, stop) = AsyncStream.makeStream(of: Void.self)
            async let running = world.runner.run(task, stops: stops) { _ in }
            let log = world.directory + "/workflows/logs/default/w/w-t-w-1.log"
            try await eventually {
                FileManager.default.contents(atPath: log)?.isEmpty == false
                    && commandLines().allSatisfy { !$0.contains(own) }
            }
            if !isLate { stop.yield() }
            let result = await running
            #expect(result.verdict == .failed && result.message == "main: Error (exit code 3)", "\(result)")
            #expect(result.parameter("o") == "left" && result.text == "said" && result.exitCode == "3", "\(result)")
        }
    }
}
