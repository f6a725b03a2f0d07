import EventData
import Foundation
import Testing
import WorkflowRunner
import Workflows

/// What happens before a leaf's own process (spec/workflows.md D9).
@Suite(.timeLimit(.minutes(1))) struct BeginningTests {
    @Test func `init containers run first, in one directory, and a failing one is the leaf's end`() async throws {
        try await RunnerWorld.with { world in
            let volumes: [JSON] = [["name": "foo", "emptyDir": [:]]]
            let result = try await world.run(
                """
                container: {command: [cat, /foo/a, /bar/b], volumeMounts: [{name: foo, mountPath: /foo}]}
                initContainers:
                - {name: one, command: [sh, -c, "echo one > /foo/a; echo said"], mirrorVolumeMounts: true}
                - {name: two, command: [sh, -c, "cp /foo/a /bar/b"], volumeMounts: [{name: foo, mountPath: /bar}]}
                """,
                volumes: volumes
            )
            #expect(result.text == "one\none", "\(result.message)")
            let logs = world.directory + "/workflows/logs/default/w"
            #expect(try String(contentsOfFile: logs + "/w-t-w-1.log", encoding: .utf8) == "one\none\n")
            #expect(try String(contentsOfFile: logs + "/w-t-w-1+one.log", encoding: .utf8) == "said\n")
            let set = try await world.run(
                """
                initContainers: [{name: one, command: [touch, /tmp/made]}]
                containerSet: {containers: [{name: main, command: [ls, /tmp]}]}
                """
            )
            #expect(set.text == "made", "\(set.message)")
            let failed = try await world.run(
                """
                container: {command: [touch, /tmp/ran]}
                initContainers: [{name: one, command: [sh, -c, "exit 3"]}, {name: two, command: [echo, never]}]
                """,
                node: "w-2"
            )
            #expect(failed.verdict == .failed && failed.message == "one: Error (exit code 3)")
            #expect(!FileManager.default.fileExists(atPath: logs + "/w-t-w-2+two.log"))
        }
    }

    @Test func `argosay has a command of its own, and no other image has`() async throws {
        try await RunnerWorld.with { world in
            let argosay = [
                ("[]", "hello argosay"), ("[echo, a b]", "a b"), ("[sh, -c, 'echo x']", "x"), ("[cat, /in]", "raw"),
            ]
            for (arguments, text) in argosay {
                let result = try await world.run(
                    """
                    inputs: {artifacts: [{name: a, path: /in, raw: {data: raw}}]}
                    container: {image: "docker.io/argoproj/argosay:v2", args: \(arguments)}
                    """
                )
                #expect(result.text == text, "\(arguments): \(result.message)")
            }
            let written = try await world.run(
                """
                container: {image: "argoproj/argosay:v2", args: [echo, words, /out/x]}
                outputs: {parameters: [{name: p, valueFrom: {path: /out/x}}]}
                """
            )
            #expect(written.parameter("p") == "words", "\(written.message)")
            let code = try await world.run("container: {image: argoproj/argosay, args: [exit, '3']}")
            #expect(code.exitCode == "3")
            let other = try await world.run("container: {image: other/argosay, args: [echo, x]}")
            #expect(other.verdict == .error && other.message.contains("the template has no command"))
        }
    }

    @Test func `a directory of the machine is an artifact as the step saw it`() async throws {
        try await RunnerWorld.with { world in
            let made = try await world.run(
                "{container: {command: ['true']}, outputs: {artifacts: [{name: a, path: /etc, s3: {key: etc}}]}}"
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            let seen = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, s3: {key: etc}}]}
                container: {command: [sh, -c, "cat /in/hostname /in/os-release; ls /in/shadow"]}
                """
            )
            #expect(seen.exitCode == "2", "what only root may read is not there")
            #expect(seen.text.contains("NAME="), "\(seen.message)")
        }
    }

    @Test func `variables that multiply end at what a program can be given`() async throws {
        try await RunnerWorld.with { world in
            let chain = (1...40).map { "{name: A\($0), value: '$(A\($0 - 1))$(A\($0 - 1))'}" }
            let result = try await world.run(
                "container: {command: [echo], env: [{name: A0, value: xxxx}, \(chain.joined(separator: ", "))]}"
            )
            #expect(result.verdict == .error && result.message.hasPrefix("env 'A15': the value is longer than 131071"))
            let argument = try await world.run(
                """
                container:
                  command: [echo, '$(A)$(A)$(A)']
                  env: [{name: A, value: \(String(repeating: "x", count: 60_000))}]
                """
            )
            #expect(argument.verdict == .error && argument.message.hasPrefix("main: an argument is longer than"))
        }
    }

    @Test func `while inputs are fetched a leaf can be stopped, and has its deadline`() async throws {
        try await RunnerWorld.with { world in
            try await WebDouble.serving { address in
                let yaml = """
                    inputs: {artifacts: [{name: a, path: /in, http: {url: "\(address)/hang"}}]}
                    container: {command: [echo, ran]}
                    """
                let late = try await world.run(yaml, deadline: .milliseconds(300))
                #expect(late.verdict == .failed && late.message.hasPrefix("Pod was active"), "\(late)")
                let (stops, stop) = AsyncStream.makeStream(of: Void.self)
                stop.yield()
                let stopped = await world.runner.run(try RunnerWorld.task(yaml), stops: stops) { _ in }
                #expect(stopped.message == "terminated before it started", "\(stopped)")
                let leaves = try FileManager.default.subpathsOfDirectory(atPath: world.directory + "/workflows/leaves")
                #expect(leaves == ["uid-of-w"])
            }
        }
    }
}
