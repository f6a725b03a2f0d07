import EventData
import Foundation
import Testing
import WorkflowRunner
import Workflows

/// What a step exchanges on a volume while the gateway works there leads nowhere else (decision 0064).
@Suite(.timeLimit(.minutes(2))) struct ExchangeTests {
    private static let volume: JSON = ["name": "v", "persistentVolumeClaim": ["claimName": "c"]]
    private static let mount = "volumeMounts: [{name: v, mountPath: /vol}]"

    /// A world with a directory outside, and a step that exchanges `/vol/d` and a link to it until `body` has ended.
    private func exchanging(_ body: @escaping @Sendable (RunnerWorld, _ outside: String) async throws -> Void)
        async throws
    {
        try await RunnerWorld.with { world in
            let outside = world.directory + "/outside"
            try FileManager.default.createDirectory(atPath: outside + "/s", withIntermediateDirectories: true)
            try Data("outside".utf8).write(to: URL(filePath: outside + "/file"))
            let exchanger = """
                script:
                  command: [python3]
                  \(Self.mount)
                  source: |
                    import ctypes, os, time
                    os.chdir("/vol"); os.makedirs("d/s"); os.symlink("\(outside)", "l")
                    open("d/file", "w").write("inside"); open("begun", "w")
                    exchange, here = ctypes.CDLL(None).renameat2, -100
                    while not os.path.exists("stop"):
                        for _ in range(501): exchange(here, b"d", here, b"l", 2)
                        time.sleep(0.0005)
                """
            let claim = world.directory + "/workflows/claims/default/c"
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let result = try await world.run(exchanger, volumes: [Self.volume], node: "exchanger")
                    #expect(result.verdict == .succeeded, "\(result.message)")
                }
                try await polled { FileManager.default.fileExists(atPath: claim + "/begun") }
                let result: Result<Void, any Error>
                do { result = .success(try await body(world, outside)) } catch { result = .failure(error) }
                try Data().write(to: URL(filePath: claim + "/stop"))
                try await group.waitForAll()
                try result.get()
            }
            #expect(try FileManager.default.subpathsOfDirectory(atPath: outside).sorted() == ["file", "s"])
            #expect(try String(contentsOfFile: outside + "/file", encoding: .utf8) == "outside")
        }
    }

    private func polled(_ condition: () -> Bool) async throws {
        for _ in 0..<3000 where !condition() { try await Task.sleep(for: .milliseconds(20)) }
        try #require(condition())
    }

    @Test func `artifacts are placed on the volume or not at all`() async throws {
        try await exchanging { world, _ in
            let made = try await world.run(
                """
                container: {command: [sh, -c, "mkdir /tmp/t; echo 1 > /tmp/t/1; echo 2 > /tmp/t/2"]}
                outputs:
                  artifacts:
                  - {name: t, path: /tmp/t, s3: {key: t}}
                  - {name: f, path: /tmp/t/1, archive: {none: {}}, s3: {key: k/f}}
                  - {name: g, path: /tmp/t/2, archive: {none: {}}, s3: {key: k/g}}
                """
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            // What is there is replaced, merged with or made: each in its own way.
            let kinds = [
                "raw: {data: new}, path: /vol/d/file", "raw: {data: new}, path: /vol/d/a/b/new",
                "s3: {key: k/f}, path: /vol/d/kept", "s3: {key: k}, path: /vol/d/s", "s3: {key: t}, path: /vol/d/s",
            ]
            let artifacts = (0..<40).map {
                "- {name: a\($0), mode: 448, recurseMode: true, \(kinds[$0 % kinds.count])}"
            }
            for round in 0..<4 {
                let used = try await world.run(
                    """
                    inputs:
                      artifacts:
                    \(artifacts.map { "  " + $0 }.joined(separator: "\n"))
                    container: {command: ["true"], \(Self.mount)}
                    """,
                    volumes: [Self.volume],
                    node: "user-\(round)"
                )
                // What became a link in the meantime leads into the step's own root.
                #expect(used.verdict == .succeeded || used.message.contains("cannot be"), "\(used.message)")
            }
        }
    }

    @Test func `outputs are read from the volume or not at all`() async throws {
        try await exchanging { world, _ in
            let numbers = 0..<12
            let parameters = (0..<60).map { "  - {name: p\($0), valueFrom: {path: /vol/d/file, default: none}}" }
            let kinds = ["{none: {}}", "{tar: {compressionLevel: 1}}", "{zip: {}}"]
            let artifacts = numbers.map { number in
                let place = ["/vol/d/file", "/vol/d"][number / 3 % 2]
                return
                    "  - {name: a\(number), path: \(place), optional: true, archive: \(kinds[number % 3]), s3: {key: a/\(number)}}"
            }
            var values: Set<String?> = []
            // Until both were met, which a few readings may not do.
            for round in 0..<60 where round < 4 || values.count < 2 {
                let gathered = try await world.run(
                    """
                    container: {command: ["true"], \(Self.mount)}
                    outputs:
                      parameters:
                    \(parameters.map { "  " + $0 }.joined(separator: "\n"))
                      artifacts:
                    \(artifacts.map { "  " + $0 }.joined(separator: "\n"))
                    """,
                    volumes: [Self.volume],
                    node: "gatherer-\(round)"
                )
                #expect(
                    gathered.verdict == .succeeded || gathered.message.contains("was exchanged"),
                    "\(gathered.message)"
                )
                values.formUnion((0..<60).map { gathered.parameter("p\($0)") })
            }
            #expect(values == ["inside", "none"], "both were met, and nothing else")
            let read = try await world.run(
                """
                inputs:
                  artifacts:
                \(numbers.map { "  - {name: a\($0), path: /in/\($0), optional: true, s3: {key: a/\($0)}}" }.joined(separator: "\n"))
                container: {command: [sh, -c, "find /in -type f | xargs cat"]}
                """
            )
            #expect(read.text.contains("inside") && !read.text.contains("outside"), "\(read.message)")
        }
    }

    @Test func `a part of a volume is mounted from the volume or not at all`() async throws {
        try await exchanging { world, _ in
            var verdicts: Set<String> = []
            for round in 0..<25 {
                let used = try await world.run(
                    """
                    container:
                      command: [sh, -c, "touch /part/new; chmod 700 /part"]
                      volumeMounts: [{name: v, mountPath: /part, subPath: d/s}]
                    """,
                    volumes: [Self.volume],
                    node: "user-\(round)"
                )
                verdicts.insert(used.verdict == .succeeded ? "mounted" : used.message)
            }
            // Bubblewrap says of a mount that it was exchanged, and ends.
            let refused: Set = ["volume 'v': subPath 'd/s' leads outside; correct it", "main: Error (exit code 1)"]
            #expect(verdicts.contains("mounted") && verdicts.isSubset(of: refused.union(["mounted"])), "\(verdicts)")
        }
    }

    @Test(arguments: [
        (
            "mv /data/x /data/z; ln -s OUTSIDE /data/x",
            "main: /data/x/y cannot be mounted: a container before put a link there"
        ),
        ("mv /usr/share /usr/z; ln -s OUTSIDE /usr/share", "main: Error (exit code 7)"),
        // Below it is what the gateway's user alone may read, which is hidden where it is shown.
        ("mv /etc /z; ln -s OUTSIDE /etc", "main: Error (exit code 7)"),
    ]) func `what an earlier container put where something is mounted makes nothing outside`(
        change: String,
        message: String
    ) async throws {
        try await RunnerWorld.with { world in
            // Bubblewrap has the machine there until its fence is ready.
            let outside = world.directory + "/outside"
            try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
            let result = try await world.run(
                """
                initContainers:
                - {name: i, image: x, command: [sh, -c, "\(change.replacing("OUTSIDE", with: "/oldroot" + outside))"]}
                container: {command: [sh, -c, "exit 7"], volumeMounts: [{name: v, mountPath: /data/x/y}]}
                outputs:
                  parameters:
                  - {name: p, valueFrom: {path: /usr/share/made/x, default: d}}
                  - {name: q, valueFrom: {path: /etc/made/x, default: d}}
                """,
                volumes: [["name": "v", "emptyDir": [:]]]
            )
            #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == [])
            #expect(result.message.hasPrefix(message), "\(result.message)")
        }
    }

    @Test func `a container before cannot exchange what is mounted of the step's own volumes`() async throws {
        try await RunnerWorld.with { world in
            let outside = world.directory + "/outside"
            try Data("outside".utf8).write(to: URL(filePath: outside))
            let result = try await world.run(
                """
                initContainers:
                - {name: i, image: x, command: [sh, -c, "rmdir /v/part; ln -s \(outside) /v/part"], volumeMounts: [{name: v, mountPath: /v}]}
                - {name: k, image: x, command: [sh, -c, "true"], volumeMounts: [{name: v, mountPath: /p, subPath: part}]}
                container: {command: [sh, -c, "cat /p"]}
                """,
                volumes: [["name": "v", "emptyDir": [:]]]
            )
            #expect(result.message.contains("/p cannot be mounted: a container before put a link"), "\(result.message)")
        }
    }

    @Test func `links of a volume to places within it are followed`() async throws {
        try await RunnerWorld.with { world in
            let made = try await world.run(
                """
                container:
                  command: [sh, -c, "mkdir -p /vol/real /vol/away; ln -s real /vol/near; ln -s /vol/near /vol/far; ln -s ../real/x /vol/away/x"]
                  \(Self.mount)
                """,
                volumes: [Self.volume]
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            let used = try await world.run(
                """
                inputs:
                  artifacts:
                  - {name: a, path: /vol/far/x, raw: {data: placed}}
                  - {name: b, path: /vol/near/../real/deep/y, raw: {data: deep}, mode: 384}
                container:
                  command: [sh, -c, "cat /vol/real/x /vol/real/deep/y; stat -c %a /vol/real/deep/y; echo more >> /vol/real/x"]
                  \(Self.mount)
                outputs:
                  parameters: [{name: p, valueFrom: {path: /vol/away/x}}]
                  artifacts: [{name: a, path: /vol/far, s3: {key: a}}, {name: b, path: /vol, s3: {key: b}}]
                """,
                volumes: [Self.volume]
            )
            #expect(used.text == "placeddeep600\n" || used.text == "placeddeep600", "\(used.message)")
            #expect(used.parameter("p") == "placedmore")
            let read = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, s3: {key: a}}, {name: b, path: /all, s3: {key: b}}]}
                container: {command: [sh, -c, "cat /in/x /all/away/x; readlink /all/far"]}
                """
            )
            #expect(read.text == "placedmore\nplacedmore\n/vol/near", "\(read.message)")
        }
    }

    @Test func `a volume may lie on another disk`() async throws {
        try await RunnerWorld.with { world in
            let disk = "/dev/shm/signalbox-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: disk) }
            let places = world.directory + "/workflows"
            try FileManager.default.createDirectory(atPath: places, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: places + "/claims", withDestinationPath: disk)
            let made = try await world.run(
                """
                container: {command: [sh, -c, "mkdir -p /tmp/t/u; echo 1 > /tmp/t/u/1; ln -s 1 /tmp/t/u/2; chmod 711 /tmp/t/u/1; ln -s $(printf 'a\\\\377b') /tmp/t/u/4"]}
                outputs: {artifacts: [{name: t, path: /tmp/t, s3: {key: t}}]}
                """
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            let used = try await world.run(
                """
                inputs:
                  artifacts: [{name: t, path: /vol/t, s3: {key: t}}, {name: r, path: /vol/t/u/3, raw: {data: three}}]
                container:
                  command: [sh, -c, "cat /vol/t/u/1 /vol/t/u/2 /vol/t/u/3; readlink /vol/t/u/2; stat -c %a /vol/t/u/1; readlink /vol/t/u/4 | od -An -tx1"]
                  \(Self.mount)
                """,
                volumes: [Self.volume]
            )
            #expect(used.text == "1\n1\nthree1\n711\n 61 ff 62 0a", "\(used.text) \(used.message)")
            #expect(FileManager.default.fileExists(atPath: disk + "/default/c/t/u/3"))
        }
    }
}
