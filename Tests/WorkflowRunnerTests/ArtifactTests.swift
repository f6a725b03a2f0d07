import EventData
import Foundation
import Testing
import WorkflowRunner
import Workflows

/// Artifacts between steps and from elsewhere (spec/workflows.md D8; numbers are of checklist G-D).
@Suite(.timeLimit(.minutes(2))) struct ArtifactTests {
    private static let made = """
        container:
          command: [sh, -c]
          args: ["mkdir -p /tmp/tree/deep; echo leaf > /tmp/tree/deep/x; ln -s deep/x /tmp/tree/link; echo plain > /tmp/plain"]
        outputs:
          artifacts:
          - {name: tree, path: /tmp/tree}
          - {name: plain, path: /tmp/plain, archive: {none: {}}}
          - {name: zipped, path: /tmp/tree, archive: {zip: {}}}
          - {name: named, path: /tmp/plain, s3: {key: my/own/key}}
          - {name: nothing, path: /tmp/nothing, optional: true}
          - {name: unpacked, path: /tmp/tree, archive: {none: {}}}
        """

    @Test func `a directory comes out at the next step's path as it was, whatever the packing`() async throws {
        try await RunnerWorld.with { world in
            let made = try await world.run(Self.made)
            #expect(made.verdict == .succeeded, "\(made.message)")
            #expect(
                made.keys == [
                    "tree": "w/w-t-w-1/tree.tgz", "plain": "w/w-t-w-1/plain", "zipped": "w/w-t-w-1/zipped.zip",
                    "named": "my/own/key", "unpacked": "w/w-t-w-1/unpacked.tgz",
                ]
            )
            // 279, 280
            let used = try await world.run(
                """
                inputs:
                  artifacts:
                  - {name: a, path: /in/tree, s3: {key: w/w-t-w-1/tree.tgz}}
                  - {name: b, path: /in/plain, s3: {key: w/w-t-w-1/plain}, mode: 493}
                  - {name: c, path: /in/zipped, s3: {key: w/w-t-w-1/zipped.zip}}
                  - {name: d, path: /in/packed, s3: {key: w/w-t-w-1/tree.tgz}, archive: {none: {}}}
                  - {name: e, path: /in/none, s3: {key: w/none}, optional: true}
                  - {name: f, path: /in/named, s3: {key: my/own/key}}
                container:
                  command: [sh, -c]
                  args: ["cat /in/tree/deep/x /in/tree/link /in/plain /in/zipped/deep/x /in/named; stat -c %a /in/plain; head -c 2 /in/packed | od -An -tx1; ls /in"]
                """
            )
            #expect(
                used.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                    == [
                        "leaf", "leaf", "plain", "leaf", "plain", "755", "1f 8b", "named", "packed", "plain", "tree",
                        "zipped",
                    ],
                "\(used.message)"
            )
        }
    }

    @Test func `what is placed among the machine's programs is one of them, and the others stay`() async throws {
        try await RunnerWorld.with { world in
            let used = try await world.run(
                """
                inputs:
                  artifacts:
                  - {name: a, path: /bin/greeter, mode: 493, raw: {data: "#!/bin/sh\\necho greets"}}
                  - {name: b, path: /bin/cat, mode: 493, raw: {data: "#!/bin/sh\\necho is no cat"}}
                  - {name: c, path: /usr/local/bin/other, mode: 493, raw: {data: "#!/bin/sh\\necho is there"}}
                container: {command: [sh, -c], args: ["greeter; /usr/bin/greeter; cat /etc/passwd; other; ls -d /bin/sh"]}
                """
            )
            #expect(used.text == "greets\ngreets\nis no cat\nis there\n/bin/sh", "\(used)")
        }
    }

    @Test func `raw data is a file, and what is missing is an error with its name`() async throws {
        try await RunnerWorld.with { world in
            // 281
            let raw = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /tmp/file, raw: {data: "some\\ndata"}}]}
                container: {command: [cat, /tmp/file]}
                """
            )
            #expect(raw.text == "some\ndata")
            let missing = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /tmp/file, s3: {key: none}}]}
                container: {command: [cat, /tmp/file]}
                """
            )
            #expect(missing.verdict == .error)
            #expect(
                missing.message.hasPrefix("supervisor: inputs.artifacts 'a': ") && missing.message.contains("'none'")
            )
            let output = try await world.run(
                "{container: {command: ['true']}, outputs: {artifacts: [{name: a, path: /tmp/none}]}}"
            )
            #expect(
                output.verdict == .error && output.message == "outputs.artifacts 'a': there is nothing at /tmp/none"
            )
            let cloud = try await world.run(
                "{container: {command: [touch, /tmp/x]}, outputs: {artifacts: [{name: a, path: /tmp/x, gcs: {bucket: b, key: k}}]}}"
            )
            #expect(cloud.verdict == .error && cloud.message.contains("gcs elsewhere is not supported here"))
        }
    }

    @Test func `an archive with paths and links to elsewhere changes nothing outside`() async throws {
        try await RunnerWorld.with { world in
            let made = try await world.run(
                """
                script:
                  command: [python3]
                  source: |
                    import tarfile, io
                    with tarfile.open("/tmp/evil", "w:gz") as tar:
                        link = tarfile.TarInfo("dir/link"); link.type = tarfile.SYMTYPE; link.linkname = "\(world.directory)"
                        tar.addfile(link)
                        for name in ["dir/link/escaped", "../../../../../../../..\(world.directory)/escaped", "dir/fine"]:
                            item = tarfile.TarInfo(name); item.size = 4
                            tar.addfile(item, io.BytesIO(b"evil"))
                outputs: {artifacts: [{name: evil, path: /tmp/evil, archive: {none: {}}, s3: {key: evil}}]}
                """
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            _ = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, s3: {key: evil}}]}
                container: {command: [ls, -R, /in]}
                """
            )
            #expect(!FileManager.default.fileExists(atPath: world.directory + "/escaped"))
        }
    }

    @Test func `a link that a step left where keys become a directory changes nothing outside`() async throws {
        try await RunnerWorld.with { world in
            let outside = world.directory + "/outside"
            try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
            try Data("before".utf8).write(to: URL(filePath: outside + "/file"))
            let volume: JSON = ["name": "v", "persistentVolumeClaim": ["claimName": "c"]]
            let left = try await world.run(
                """
                container:
                  command: [sh, -c, "mkdir /vol/in; ln -s \(outside) /vol/in/d; ln -s \(outside)/file /vol/in/f; echo after > /tmp/x"]
                  volumeMounts: [{name: v, mountPath: /vol}]
                outputs:
                  artifacts:
                  - {name: a, path: /tmp/x, s3: {key: x/d/file}, archive: {none: {}}}
                  - {name: b, path: /tmp/x, s3: {key: x/d/new}, archive: {none: {}}}
                  - {name: c, path: /tmp/x, s3: {key: x/f}, archive: {none: {}}}
                """,
                volumes: [volume]
            )
            #expect(left.verdict == .succeeded, "\(left.message)")
            let used = try await world.run(
                """
                inputs: {artifacts: [{name: x, path: /vol/in, s3: {key: x}}]}
                container:
                  command: [sh, -c, "cat /vol/in/d/file /vol/in/d/new /vol/in/f"]
                  volumeMounts: [{name: v, mountPath: /vol}]
                """,
                volumes: [volume]
            )
            #expect(used.text == "after\nafter\nafter", "\(used.message)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == ["file"])
            #expect(try String(contentsOfFile: outside + "/file", encoding: .utf8) == "before")
        }
    }

    @Test func `archiveLocation is where artifacts without a place of their own are`() async throws {
        try await RunnerWorld.with { world in
            let made = try await world.run(
                """
                archiveLocation: {s3: {key: all/of/it/}}
                container: {command: [sh, -c, "echo x > /tmp/x"]}
                outputs:
                  artifacts:
                  - {name: a, path: /tmp/x}
                  - {name: b, path: /tmp/x, archive: {none: {}}}
                  - {name: c, path: /tmp/x, s3: {key: own}}
                """
            )
            #expect(made.keys == ["a": "all/of/it/a.tgz", "b": "all/of/it/b", "c": "own"], "\(made.message)")
            let read = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /tmp/a, s3: {key: all/of/it/b}}]}
                container: {command: [cat, /tmp/a]}
                """
            )
            #expect(read.text == "x", "\(read.message)")
        }
    }

    @Test func `the same content is kept once, and goes with the last workflow that has it`() async throws {
        try await RunnerWorld.with { world in
            _ = try await world.run(Self.made)
            let contents = {
                try FileManager.default.contentsOfDirectory(atPath: world.directory + "/workflows/artifacts/content")
            }
            // `plain` and `named` differ by their packing.
            #expect(try contents().count == 4)
            _ = try await world.run(Self.made, node: "w-1")
            #expect(try contents().count >= 4)
            let store = ArtifactStore(RunnerPlaces(dataDirectory: world.directory), silent)
            try FileManager.default.removeItem(atPath: store.keys(of: "w", in: "default"))
            store.sweep()
            #expect(try contents().count == 1, "what has a key of its own stays")
        }
    }

    @Test func `git and http artifacts are fetched`() async throws {
        try await RunnerWorld.with { world in
            try await WebDouble.serving(files: ["/file.txt": "from the web"], repository: "hello.git") { address in
                let result = try await world.run(
                    """
                    inputs:
                      artifacts:
                      - {name: a, path: /in/file, http: {url: "\(address)/file.txt"}}
                      - {name: b, path: /in/none, http: {url: "\(address)/none"}, optional: true}
                      - {name: c, path: /src, git: {repo: "\(address)/hello.git", revision: main, depth: 1}}
                    container: {command: [sh, -c, "cat /in/file; echo; cat /src/README"]}
                    """
                )
                #expect(result.text == "from the web\nof the repository", "\(result.message)")
            }
        }
    }
}

extension LeafResult {
    /// Artifacts with their keys.
    var keys: [String: String] {
        let artifacts = outputs["artifacts"]?.array ?? []
        return Dictionary(artifacts.map { ($0.text("name"), $0.at("s3", "key")?.string ?? "") }) { $1 }
    }
}
