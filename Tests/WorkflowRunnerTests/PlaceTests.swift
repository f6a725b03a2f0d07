import EventData
import Foundation
import Glibc
import Testing
import WorkflowRunner
import Workflows

/// Where volumes and artifacts come to, and as what.
@Suite(.timeLimit(.minutes(2))) struct PlaceTests {
    private static let claim: JSON = ["name": "v", "persistentVolumeClaim": ["claimName": "c"]]

    @Test func `containers of a set mount the same part of a claim`() async throws {
        try await RunnerWorld.with { world in
            let containers = (0..<9).map { number in
                """
                  - name: c\(number)
                    command: [sh, -c, "echo \(number) >> /part/x"]
                    dependencies: [\(number == 0 ? "" : "c\(number - 1)")]
                    volumeMounts: [{name: v, mountPath: /part\(number % 2 == 0 ? "/" : ""), subPath: a/b}]
                """
            }
            let yaml = """
                containerSet:
                  containers:
                \(containers.joined(separator: "\n"))
                outputs: {parameters: [{name: p, valueFrom: {path: /part/x}}]}
                """
            let result = try await world.run(yaml, volumes: [Self.claim])
            #expect(result.verdict == .succeeded, "\(result.message)")
            #expect(result.parameter("p")?.split(separator: "\n").count == 9)
        }
    }

    @Test func `parts of the step's own volumes are mounted, however many; of claims five`() async throws {
        try await RunnerWorld.with { world in
            let mounts = (0..<9).map { "{name: v, mountPath: /k/\($0), subPath: k\($0)}" }.joined(separator: ", ")
            let yaml = """
                container: {command: [sh, -c, "ls /k | wc -l"], volumeMounts: [\(mounts)]}
                """
            let own = try await world.run(yaml, volumes: [["name": "v", "emptyDir": [:]]])
            #expect(own.text == "9", "\(own.message)")
            let shared = try await world.run(yaml, volumes: [Self.claim])
            #expect(shared.message.contains("at most 5 can have a subPath"), "\(shared.message)")
        }
    }

    @Test func `a volume may be mounted below a link of the machine's root`() async throws {
        let link = try #require(["/lib", "/bin", "/sbin"].first { isLink($0) }, "this machine has no merged /usr")
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: \(link)/models/a, raw: {data: placed}}]}
                container:
                  command: [sh, -c, "cat \(link)/models/a; echo made > /usr\(link)/models/b"]
                  volumeMounts: [{name: v, mountPath: \(link)/models}]
                outputs: {parameters: [{name: p, valueFrom: {path: \(link)/models/b}}]}
                """,
                volumes: [Self.claim]
            )
            #expect(result.text == "placed" && result.parameter("p") == "made", "\(result.message)")
            let claim = world.directory + "/workflows/claims/default/c"
            #expect(try FileManager.default.contentsOfDirectory(atPath: claim).sorted() == ["a", "b"])
        }
    }

    private func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == "usr\(path)"
    }

    /// As for a gateway that is not root, which may move no directory that it may not write to.
    @Test func `artifacts have the modes that the manifest says`() async throws {
        try await RunnerWorld.with { world in
            let made = try await world.run(
                """
                container: {command: [sh, -c, "mkdir -p /tmp/t/u; echo 1 > /tmp/t/u/1; chmod 555 /tmp/t /tmp/t/u"]}
                outputs: {artifacts: [{name: t, path: /tmp/t, s3: {key: t}}]}
                """
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            let used = try await world.run(
                """
                inputs:
                  artifacts:
                  - {name: a, path: /in/a, s3: {key: t}}
                  - {name: b, path: /in/b, s3: {key: t}, mode: 292, recurseMode: true}
                  - {name: c, path: /vol, s3: {key: t}}
                  - {name: d, path: /in/d, raw: {data: text}}
                container:
                  command: [sh, -c, "stat -c %a /in/a /in/a/u /in/b /vol/u /in/d | tr '\\n' ' '"]
                  volumeMounts: [{name: v, mountPath: /vol}]
                """,
                volumes: [Self.claim]
            )
            #expect(used.text.hasPrefix("555 555 444 555 644"), "\(used.text) \(used.message)")
        }
    }

    @Test func `a subPath that is a pipe is refused`() async throws {
        try await RunnerWorld.with { world in
            let claim = world.directory + "/workflows/claims/default/c"
            try FileManager.default.createDirectory(atPath: claim, withIntermediateDirectories: true)
            #expect(mkfifo(claim + "/p", 0o600) == 0)
            let result = try await world.run(
                """
                container: {command: [sh, -c, "true"], volumeMounts: [{name: v, mountPath: /p, subPath: p}]}
                """,
                volumes: [Self.claim]
            )
            #expect(result.message.hasPrefix("volume 'v': subPath 'p' is neither a file nor a directory"))
        }
    }

    @Test(arguments: [
        ("bwrap: Race condition binding dirfd: Success\n", true),
        ("bwrap: Can't find source path /proc/self/fd/3: No such file or directory\n", true),
        ("bwrap: Can't bind mount /oldroot/v/d on /newroot/in/d: Not a directory\n", true),
        ("bwrap: Creating new namespace failed: No space left on device\n", false),
        ("tar: bwrap: Race condition: Cannot stat\n", false), ("", false),
    ]) func `of bubblewrap's failures races are told from others`(said: String, isRace: Bool) {
        #expect(Fence.race(in: Array(said.utf8)) == (isRace ? String(said.dropLast()) : nil))
    }
}
