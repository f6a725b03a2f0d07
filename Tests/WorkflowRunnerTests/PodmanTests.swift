import EventData
import Foundation
import Kubernetes
import Support
import Testing
import WorkflowRunner
import Workflows

/// Containers from their images (decision 0058), by the real podman.
@Suite(.timeLimit(.minutes(3))) struct PodmanTests {
    @Test func `what the manifest leaves out is the image's: command, variables, directory`() async throws {
        try await RunnerWorld.withPodman { world, _ in
            let own = try await world.run("container: {image: 'localhost/tiny:1'}")
            #expect(own.verdict == .succeeded && own.text == "entry default", "\(own.message)")
            let arguments = try await world.run(
                "container: {image: 'tiny:1', args: [a, 'b  c', --help, $(ARGO_CONTAINER_NAME), $(NONE)]}"
            )
            #expect(arguments.text == "entry a b  c --help main $(NONE)", "\(arguments.message)")
            let program = try await world.run(
                "container: {image: 'tiny:1', command: [sh, -c, 'echo $FROM_IMAGE; pwd']}"
            )
            #expect(program.text == "yes\n/home/app", "\(program.message)")
            let directory = try await world.run("container: {image: 'tiny:1', command: [ls], workingDir: /home}")
            #expect(directory.text == "app", "\(directory.message)")
            let script = try await world.run(
                "script: {image: 'tiny:1', command: [sh], source: 'echo $0; echo $#; echo problem >&2'}"
            )
            #expect(script.text == "/argo/staging/script\n0", "\(script.message)")
        }
    }

    @Test func `values of the environment arrive as they are, and are on no command line`() async throws {
        let values = ["plain", " lead", "# no comment", "'quoted'", "\"", "two\nlines\n", "a\\nb", "end ", "", "ü € 🚦"]
        let variables = values.enumerated().map { index, value -> JSON in
            ["name": .string("V\(index)"), "value": .string(value)]
        }
        try await RunnerWorld.withPodman { world, store in
            let printed = try await world.run(
                """
                container:
                  image: tiny:1
                  command: [sh, -c, '\(values.indices.map { "echo \"<$V\($0)>\"" }.joined(separator: "; "))']
                  env: \(JSON.array(variables).text)
                """
            )
            #expect(printed.text == values.map { "<\($0)>" }.joined(separator: "\n"), "\(printed.message)")
            let secret = "secret-\(UUID().uuidString)"
            setenv("SIGNALBOX_TEST_SECRET", secret, 1)
            async let slow = world.run(
                """
                container:
                  image: tiny:1
                  command: [sh, -c, 'env; while [ ! -e /argo/staging/go ]; do sleep 0.1; done']
                  env: [{name: ONE, value: \(secret)-1}, {name: TWO, value: "\(secret)\\n2"}]
                """
            )
            try await eventually { try !store.containers().isEmpty }
            #expect(!commandLines().contains { $0.contains(secret) })
            let go = "\(world.directory)/workflows/leaves/uid-of-w/w-1/root/argo/staging/go"
            try Data().write(to: URL(filePath: go))
            let text = try await slow.text + "\n"
            #expect(text.contains("ONE=\(secret)-1\n") && text.contains("TWO=\(secret)\n2\n"), "\(text)")
            #expect(!text.contains("SIGNALBOX_TEST_SECRET") && !text.contains("CONTAINERS_CONF"))
            #expect(try store.podman(["secret", "ls", "--quiet"]).output == "")
        }
    }

    @Test func `outputs are taken from any path, and artifacts go in and out`() async throws {
        try await RunnerWorld.withPodman { world, store in
            let made = try await world.run(
                """
                outputs:
                  parameters:
                  - {name: deep, valueFrom: {path: /a/b/deep}}
                  - {name: below, valueFrom: {path: /d/below}}
                  - {name: mounted, valueFrom: {path: /v/mounted}}
                  - {name: absent, valueFrom: {path: /nowhere, default: d}}
                  artifacts:
                  - {name: d, path: /d/}
                  - {name: none, path: /none, optional: true}
                script:
                  image: tiny:1
                  command: [sh]
                  source: |
                    mkdir -p /a/b /d/e; echo 1 > /a/b/deep; echo 2 > /d/below; echo 3 > /v/mounted
                    echo kept > /d/e/f; echo '/etc/hostname' > /d/link.txt
                  volumeMounts: [{name: v, mountPath: /v}]
                """,
                volumes: [["name": "v", "emptyDir": [:]]]
            )
            #expect(made.verdict == .succeeded, "\(made.message)")
            #expect(["deep", "below", "mounted", "absent"].map(made.parameter) == ["1", "2", "3", "d"])
            let artifacts = made.outputs["artifacts"]?.array ?? []
            #expect(artifacts.map { $0.text("name") } == ["d"])
            let key = artifacts.first?.at("s3", "key")?.string ?? ""
            let taken = try await world.run(
                """
                inputs: {artifacts: [{name: d, path: /in/d, s3: {key: \(key)}}, {name: r, path: /r, raw: {data: hi}}]}
                container: {image: 'tiny:1', command: [sh, -c, 'cat /in/d/e/f /in/d/below /r; touch /in/d/new']}
                """
            )
            #expect(taken.text == "kept\n2\nhi", "\(taken.message)")
            #expect(try store.containers() == [])
        }
    }

    @Test func `a link that a step leaves leads to nothing of the machine`() async throws {
        try await RunnerWorld.withPodman { world, _ in
            let file = world.directory + "/secret"
            try Data("secret".utf8).write(to: URL(filePath: file))
            let result = try await world.run(
                """
                outputs:
                  parameters:
                  - {name: a, valueFrom: {path: /a, default: d}}
                  - {name: b, valueFrom: {path: /d/b, default: d}}
                  artifacts: [{name: d, path: /d}]
                script: {image: 'tiny:1', command: [sh], source: 'ln -s \(file) /a; mkdir /d; ln -s \(file) /d/b; ls \(file)'}
                """
                .replacing("ln -s", with: "busybox ln -s")
            )
            #expect(result.verdict == .failed, "\(result)")
            #expect(["a", "b"].map(result.parameter) == ["d", "d"], "\(result)")
            #expect(!result.outputs.text.contains("secret"))
        }
    }

    @Test func `an exit code is the container's own; what podman cannot do is an error with its words`() async throws {
        try await RunnerWorld.withPodman { world, store in
            for code in [3, 125, 126, 127] {
                let result = try await world.run("container: {image: 'tiny:1', command: [sh, -c, 'exit \(code)']}")
                #expect(result.verdict == .failed && result.message == "main: Error (exit code \(code))", "\(result)")
                #expect(result.exitCode == "\(code)")
            }
            let absent = try await world.run("container: {image: 'tiny:1', command: [cowsay]}")
            #expect(absent.verdict == .error && absent.message.contains("executable file not found"), "\(absent)")
            let never = try await world.run("container: {image: 'nothing:1', imagePullPolicy: Never}")
            #expect(never.verdict == .error && never.message.contains("main: ErrImageNeverPull: the image 'nothing:1'"))
            let registry = "127.0.0.1:1/nothing:1"
            let fetched = try await world.run("container: {image: '\(registry)'}")
            let told = "main: ImagePullBackOff: the image '\(registry)' cannot be fetched: "
            #expect(fetched.verdict == .error && fetched.message.hasPrefix(told), "\(fetched)")
            #expect(fetched.message.contains("connection refused") && fetched.message.contains("podman load"))
            for image in ["''", "--privileged", "'a b'"] {
                let none = try await world.run("container: {image: \(image), command: [id]}")
                #expect(none.verdict == .error && none.message.contains("image"), "\(none)")
            }
            #expect(try store.containers() == [])
        }
    }
}
