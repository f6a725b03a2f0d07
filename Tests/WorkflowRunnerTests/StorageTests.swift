import EventData
import Foundation
import Kubernetes
import LoopbackServers
import Testing
import WorkflowRunner
import Workflows

/// Artifacts in stores elsewhere, and what is kept here (spec/workflows.md D8).
@Suite(.timeLimit(.minutes(1))) struct StorageTests {
    private func withStorage(
        _ body: @escaping @Sendable (RunnerWorld, _ s3: @escaping @Sendable (String) -> String) async throws -> Void
    ) async throws {
        let storage = FakeObjectStorage(
            accessKey: "me",
            secretKey: "secret words",
            region: "eu-west-1",
            objects: ["/bucket/a b/c": "of the bucket"]
        )
        try await ScriptedServer.serving(script: { request, _ in [storage.answer(request)] }) { server in
            try await RunnerWorld.with { world in
                let secret: JSON = [
                    "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "keys"],
                    "data": [
                        "user": .string(base64(Array("me\n".utf8))),
                        "password": .string(base64(Array("secret words".utf8))),
                    ],
                ]
                _ = try await world.client.create(secret, in: "default")
                try await body(world) { key in
                    """
                    s3: {endpoint: "127.0.0.1:\(server.port)", insecure: true, bucket: bucket, region: eu-west-1, key: "\(key)",
                      accessKeySecret: {name: keys, key: user}, secretKeySecret: {name: keys, key: password}}
                    """
                }
            }
        }
    }

    @Test func `an object of a bucket is an input, and one that is not there is said`() async throws {
        try await withStorage { world, s3 in
            let result = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, \(s3("a b/c"))}]}
                container: {command: [cat, /in]}
                """
            )
            #expect(result.text == "of the bucket", "\(result.message)")
            let missing = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, \(s3("none"))}]}
                container: {command: [cat, /in]}
                """
            )
            #expect(missing.verdict == .error && missing.message.hasSuffix("/bucket/none answered 404"))
        }
    }

    @Test func `an output goes to a bucket elsewhere, signed, and comes from there again`() async throws {
        try await withStorage { world, s3 in
            let made = try await world.run(
                """
                container: {command: [sh, -c, "mkdir /tmp/d; echo one > /tmp/d/1; head -c 300000 /dev/zero > /tmp/d/2"]}
                outputs: {artifacts: [{name: a, path: /tmp/d, \(s3("up/d.tgz"))}]}
                """
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            #expect(made.outputs["artifacts"]?.array?.first?.at("s3", "key") == "up/d.tgz")
            let read = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, \(s3("up/d.tgz"))}]}
                container: {command: [sh, -c, "cat /in/1; wc -c < /in/2"]}
                """
            )
            #expect(read.text == "one\n300000", "\(read.message)")
            let new = try FileManager.default.contentsOfDirectory(atPath: world.directory + "/workflows/artifacts/new")
            #expect(new == [])
            let wrong = s3("up/x").replacing("key: password", with: "key: user")
            let refused = try await world.run(
                """
                container: {command: [touch, /tmp/x]}
                outputs: {artifacts: [{name: a, path: /tmp/x, \(wrong)}]}
                """
            )
            #expect(refused.verdict == .error && refused.message.hasPrefix("outputs.artifacts 'a': PUT "))
            #expect(refused.message.hasSuffix(" answered 403"), "\(refused.message)")
        }
    }

    @Test func `an artifact of a web server may ask for a name and a password`() async throws {
        let wanted = "Basic \(base64(Array("me:pass".utf8)))"
        try await ScriptedServer.serving(script: { request, _ in
            request.header("Authorization") == wanted ? [.answer(200, body: "for me")] : [.answer(401)]
        }) { server in
            try await RunnerWorld.with { world in
                let secret: JSON = [
                    "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "web"],
                    "data": ["u": .string(base64(Array("me".utf8))), "p": .string(base64(Array("pass".utf8)))],
                ]
                _ = try await world.client.create(secret, in: "default")
                func input(_ user: String) -> String {
                    """
                    inputs:
                      artifacts:
                      - name: a
                        path: /in
                        http:
                          url: \(server.url)/file
                          auth: {basicAuth: {usernameSecret: {name: web, key: \(user)}, passwordSecret: {name: web, key: p}}}
                    container: {command: [cat, /in]}
                    """
                }
                #expect(try await world.run(input("u")).text == "for me")
                let refused = try await world.run(input("p"))
                #expect(refused.verdict == .error && refused.message.hasSuffix("/file answered 401"))
            }
        }
    }

    @Test func `what a step printed is an artifact where its logs are archived`() async throws {
        try await ControllerTests.controlled { world in
            let ended = try await world.ended(
                """
                metadata: {name: logged}
                spec:
                  entrypoint: main
                  archiveLogs: true
                  templates: [{name: main, container: {image: x, command: [sh, -c, "echo out; echo err >&2"]}}]
                """
            )
            let artifact = ended.nodes.first?.at("outputs", "artifacts")?.array?.first
            #expect(artifact?["name"] == "main-logs", "\(ended["status"]?.text ?? "")")
            let key = artifact?.at("s3", "key")?.string ?? ""
            #expect(key == "logged/logged/main.log")
            let read = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /in, s3: {key: \(key)}}]}
                container: {command: [sort, /in]}
                """
            )
            #expect(read.text == "err\nout", "\(read.message)")
        }
    }

    @Test func `a content that is swept while another step keeps the same is kept`() async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/store-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = ArtifactStore(RunnerPlaces(dataDirectory: directory), silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<300 {
                        let file = try store.newFile()
                        try Data("the same".utf8).write(to: URL(filePath: file))
                        let key = "w\(writer)/\(round)"
                        try store.keep(file, as: key, in: "default")
                        let place = try #require(store.file(of: key, in: "default"))
                        #expect(try String(contentsOfFile: place, encoding: .utf8) == "the same")
                        try FileManager.default.removeItem(atPath: place)
                        store.sweep()
                    }
                }
            }
            try await group.waitForAll()
        }
        store.sweep()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/workflows/artifacts/content") == [])
    }

    /// As another user than root, who may remove anything.
    @Test func `a directory is removed although a step has made it read-only`() async throws {
        let base = FileManager.default.temporaryDirectory.path + "/locked-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: base,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o777]
        )
        chmod(base, 0o777)
        defer { try? FileManager.default.removeItem(atPath: base) }
        typealias Function = @convention(c) (UInt32) -> Int32
        let setUser = unsafeBitCast(try #require(dlsym(nil, "setfsuid")), to: Function.self)
        let outcome: [Bool] = await withCheckedContinuation { continuation in
            Thread {
                // Of this thread alone.
                _ = setUser(65_534)
                let files = FileManager.default
                let directory = base + "/leaf"
                try? files.createDirectory(atPath: directory + "/a/b", withIntermediateDirectories: true)
                _ = files.createFile(atPath: directory + "/a/b/c", contents: Data())
                chmod(directory + "/a/b", 0o500)
                chmod(directory + "/a", 0o500)
                let isLocked = (try? files.removeItem(atPath: directory)) == nil
                files.removeWhole(directory, silent)
                continuation.resume(returning: [isLocked, files.fileExists(atPath: directory)])
            }.start()
        }
        #expect(outcome == [true, false])
    }

    @Test func `an artifact that a full disk does not take leaves no name behind`() throws {
        // One after the other: mounting holds up whoever else runs here.
        for entries in 40...42 { try Self.fillDisk(of: entries) }
    }

    private static func fillDisk(of entries: Int) throws {
        let directory = FileManager.default.temporaryDirectory.path + "/signalbox-full-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        // Each file and each link to one is an entry. Without the right to mount the end is a directory that takes nothing.
        let isMounted = mount("tmpfs", directory, "tmpfs", 0, "nr_inodes=\(entries)") == 0
        defer {
            if isMounted { umount2(directory, Int32(MNT_DETACH)) }
            do { try FileManager.default.removeItem(atPath: directory) } catch {
                Issue.record("\(directory) stays: \(error)")
            }
        }
        let store = ArtifactStore(RunnerPlaces(dataDirectory: directory), silent)
        var kept = 0
        do {
            while kept < entries {
                let file = try store.newFile()
                try Data("\(kept)".utf8).write(to: URL(filePath: file))
                defer { #expect(!FileManager.default.fileExists(atPath: file)) }
                try store.keep(file, as: "own/\(kept)", in: "default")
                kept += 1
            }
        } catch { #expect(isMounted) }
        let names = try FileManager.default.contentsOfDirectory(
            atPath: directory + "/workflows/artifacts/keys/default/own"
        )
        #expect(names.count == 2 * kept)
    }
}
