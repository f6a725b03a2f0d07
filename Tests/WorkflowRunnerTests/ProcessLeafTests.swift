import EventData
import Foundation
import Kubernetes
import Testing
import WorkflowRunner
import Workflows

/// Containers and scripts as processes (spec/workflows.md D8, D9; numbers are of checklist G-D).
@Suite(.timeLimit(.minutes(2))) struct ProcessLeafTests {
    @Test func `exit 0 succeeds, any other exit fails with its code`() async throws {
        try await RunnerWorld.with { world in
            // 194
            let good = try await world.run("container: {command: [echo], args: ['hello world']}")
            #expect(good.verdict == .succeeded && good.message == "" && good.text == "hello world")
            #expect(good.exitCode == "0")
            // 195
            let bad = try await world.run("container: {command: [sh, -c, 'exit 3']}")
            #expect(bad.verdict == .failed && bad.message == "main: Error (exit code 3)" && bad.exitCode == "3")
        }
    }

    @Test func `a command that is not there, or none, is said with what to do`() async throws {
        try await RunnerWorld.with { world in
            let absent = try await world.run("container: {image: x, command: [foxsay], args: [hello]}")
            #expect(absent.verdict == .error)
            #expect(absent.message.contains("no program 'foxsay'"))
            // 196
            let path = try await world.run("container: {command: [/nowhere/tool]}")
            #expect(path.verdict == .failed && path.message.contains("exit code 64"))
            let none = try await world.run("container: {image: 'alpine:3', args: [hello]}")
            #expect(none.verdict == .error)
            #expect(none.message.contains("no command") && none.message.contains("'alpine:3'"))
        }
    }

    @Test func `what images of Argo's examples have is there, by its name, its path, and for a shell`() async throws {
        try await RunnerWorld.with { world in
            let bare = try await world.run(
                "container: {image: docker/whalesay, command: [cowsay], args: [hello world]}"
            )
            #expect(bare.text.contains("| hello world |"), "\(bare)")
            let shell = try await world.run(
                "container: {image: 'docker/whalesay:latest', command: [sh, -c], args: ['cowsay hello | tee /tmp/x']}"
            )
            #expect(shell.text.contains("| hello |"), "\(shell)")
            let other = try await world.run(
                "container: {image: 'argoproj/argosay:v1', command: [sh, -c], args: ['cowsay moo && argosay echo hi']}"
            )
            #expect(other.text.contains("| moo |") && other.text.hasSuffix("hi"), "\(other)")
            let path = try await world.run(
                "container: {image: 'argoproj/argosay:v2', command: [/argosay], args: [echo, deploying]}"
            )
            #expect(path.text == "deploying", "\(path)")
        }
    }

    @Test func `a step starts at the root, where relative paths of most images lead`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                outputs: {parameters: [{name: o, valueFrom: {path: /result.txt}}]}
                script: {command: [python], source: 'open("result.txt", "w").write("Welcome")'}
                """
            )
            #expect(result.parameter("o") == "Welcome", "\(result)")
        }
    }

    @Test func `the directory of an output is there, unless the step makes it`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                outputs:
                  parameters:
                  - {name: made, valueFrom: {path: /mnt/out/x}}
                  - {name: given, valueFrom: {path: /some/where/x}}
                container: {command: [sh, -ec, "mkdir /mnt/out; echo 1 > /mnt/out/x; echo 2 > /some/where/x"]}
                """
            )
            #expect(result.parameter("made") == "1" && result.parameter("given") == "2", "\(result)")
        }
    }

    @Test func `a script's file is the last argument, for any interpreter`() async throws {
        try await RunnerWorld.with { world in
            // 197
            let shell = try await world.run("script: {command: [sh], source: 'echo $0; echo $#'}")
            #expect(shell.text == "/argo/staging/script\n0")
            // An image's name of a program that this machine has under another one.
            let python = try await world.run("script: {command: [python], source: 'import sys; print(len(sys.argv))'}")
            #expect(python.text == "1", "\(python.message)")
        }
    }

    @Test func `only standard output is the result, its end, and without one newline`() async throws {
        try await RunnerWorld.with { world in
            // 201
            let streams = try await world.run("container: {command: [sh, -c, 'printf \"a\\n\\n\"; echo problem >&2']}")
            #expect(streams.text == "a\n")
            // 202
            let long = try await world.run("container: {command: [sh, -c, 'yes 123456789 | head -c 300000; echo']}")
            #expect(long.text.utf8.count == 256 * 1_024 - 1)
        }
    }

    @Test func `output parameters come from files, without one newline, or from their default`() async throws {
        try await RunnerWorld.with { world in
            // 198, 199
            let good = try await world.run(
                """
                container: {command: [sh, -c, 'printf "x\\n\\n" > /tmp/a; echo deep > /mnt/out/b; echo root > /c.txt']}
                outputs:
                  parameters:
                  - {name: a, valueFrom: {path: /tmp/a}}
                  - {name: b, valueFrom: {path: /mnt/out/b}}
                  - {name: c, valueFrom: {path: /c.txt}}
                  - {name: d, valueFrom: {path: /tmp/missing, default: fallback}}
                """
            )
            #expect(
                ["a", "b", "c", "d"].map(good.parameter) == ["x\n", "deep", "root", "fallback"],
                "\(good.message)"
            )
            let missing = try await world.run(
                """
                container: {command: ['true']}
                outputs: {parameters: [{name: a, valueFrom: {path: /tmp/a}}]}
                """
            )
            #expect(missing.verdict == .error)
            #expect(missing.message == "outputs.parameters 'a': there is no file /tmp/a, and no default")
            // 200
            let failing = try await world.run(
                """
                container: {command: [sh, -c, 'echo kept > /tmp/a; exit 1']}
                outputs: {parameters: [{name: a, valueFrom: {path: /tmp/a}}]}
                """
            )
            #expect(failing.verdict == .failed && failing.parameter("a") == "kept")
        }
    }

    @Test func `an output that is a link leads nowhere outside`() async throws {
        try await RunnerWorld.with { world in
            try Data("secret".utf8).write(to: URL(filePath: world.directory + "/bus.sqlite"))
            let result = try await world.run(
                """
                container: {command: [sh, -c, 'ln -s \(world.directory)/bus.sqlite /tmp/a; ln -s /tmp/c /tmp/b; echo mine > /tmp/c; ln -s /loop /loop']}
                outputs:
                  parameters:
                  - {name: a, valueFrom: {path: /tmp/a, default: nothing}}
                  - {name: b, valueFrom: {path: /tmp/b}}
                  - {name: c, valueFrom: {path: /loop, default: circle}}
                """
            )
            #expect(["a", "b", "c"].map(result.parameter) == ["nothing", "mine", "circle"], "\(result.message)")
        }
    }

    @Test func `the environment has values, keys of Secrets and ConfigMaps, fields, and references`() async throws {
        try await RunnerWorld.with { world in
            _ = try await world.client.create(
                [
                    "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"],
                    "stringData": ["key": "from secret"],
                ],
                in: "default"
            )
            _ = try await world.client.create(
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "m"], "data": ["K": "from map"]],
                in: "default"
            )
            let result = try await world.run(
                """
                container:
                  command: [sh, -c, "echo $A,$B,$C,$D,$E,$K,$1", sh, "$(A)$$(A)$(NONE)"]
                  envFrom: [{configMapRef: {name: m}}]
                  env:
                  - {name: A, value: plain}
                  - {name: B, valueFrom: {secretKeyRef: {name: s, key: key}}}
                  - {name: C, valueFrom: {configMapKeyRef: {name: m, key: K}}}
                  - {name: D, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                  - {name: E, value: "$(A)-$(K)"}
                  - {name: F, valueFrom: {secretKeyRef: {name: none, key: key, optional: true}}}
                """
            )
            #expect(
                result.text == "plain,from secret,from map,w-t-w-1,plain-from map,from map,plain$(A)$(NONE)",
                "\(result.message)"
            )
            let missing = try await world.run(
                """
                container: {command: ['true'], env: [{name: B, valueFrom: {secretKeyRef: {name: none, key: key}}}]}
                """
            )
            #expect(missing.verdict == .error && missing.message.hasPrefix("env 'B': "))
        }
    }

    @Test func `volumes are directories, the keys of ConfigMaps and Secrets are files`() async throws {
        try await RunnerWorld.with { world in
            _ = try await world.client.create(
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "m"], "data": ["K": "from map"]],
                in: "default"
            )
            let volumes: [JSON] = [
                ["name": "empty", "emptyDir": [:]], ["name": "map", "configMap": ["name": "m"]],
                ["name": "claim", "persistentVolumeClaim": ["claimName": "w-claim"]],
            ]
            let yaml = """
                container:
                  command: [sh, -c, "cat /etc/settings/K; cat /work/seen; echo yes > /work/seen; echo x > /mnt/vol/x; ls /mnt/vol"]
                  volumeMounts:
                  - {name: empty, mountPath: /mnt/vol}
                  - {name: map, mountPath: /etc/settings}
                  - {name: claim, mountPath: /work}
                """
            let first = try await world.run(yaml, volumes: volumes)
            #expect(first.text == "from mapx", "\(first.message)")
            let second = try await world.run(yaml, volumes: volumes)
            #expect(second.text == "from mapyes\nx", "a claim keeps what is written, an emptyDir does not")
            let host = try await world.run(
                "container: {command: ['true'], volumeMounts: [{name: host, mountPath: /host}]}",
                volumes: [["name": "host", "hostPath": ["path": "/"]]]
            )
            #expect(host.verdict == .error && host.message.contains("hostPath is not supported here"))
        }
    }

    @Test(arguments: ["/usr/bin/prlimit", "/bin/prlimit", "/bin/sh"])
    func `a step may leave its own file at the place of any program`(path: String) async throws {
        try await RunnerWorld.with { world in
            let output = try await world.run(
                """
                container: {command: [cp, /etc/passwd, \(path)]}
                outputs: {artifacts: [{name: a, path: \(path)}]}
                """
            )
            #expect(output.verdict == .succeeded, "\(output.message)")
            let volume = try await world.run(
                "container: {command: ['true'], volumeMounts: [{name: v, mountPath: \(path)}]}",
                volumes: [["name": "v", "emptyDir": [:]]]
            )
            #expect(volume.verdict == .succeeded, "\(volume.message)")
        }
    }

    @Test func `files of ConfigMaps and Secrets cannot be changed`() async throws {
        try await RunnerWorld.with { world in
            for (kind, data) in [("ConfigMap", "text"), ("Secret", "dGV4dA==")] {
                let object: JSON = [
                    "apiVersion": "v1", "kind": .string(kind), "metadata": ["name": "m"], "data": ["k": .string(data)],
                ]
                _ = try await world.client.create(object, in: "default")
            }
            let result = try await world.run(
                """
                container:
                  command: [sh, -c, "for d in map secret part; do echo x > /$d/k || echo x > /$d/new || cat /$d/k; done 2>/dev/null"]
                  volumeMounts:
                  - {name: map, mountPath: /map}
                  - {name: secret, mountPath: /secret}
                  - {name: map, mountPath: /part/k, subPath: k}
                """,
                volumes: [
                    ["name": "map", "configMap": ["name": "m"]], ["name": "secret", "secret": ["secretName": "m"]],
                ]
            )
            #expect(result.verdict == .succeeded, "\(result.message)")
            #expect(result.text == "texttext")
        }
    }

    @Test func `at its deadline a process is ended, with a word before`() async throws {
        try await RunnerWorld.with { world in
            // 255
            let result = try await world.run(
                """
                container: {command: [sh, -c, 'trap "echo asked; exit 7" TERM; sleep 100 & wait']}
                """,
                deadline: .seconds(1)
            )
            #expect(result.verdict == .failed)
            #expect(result.message == "Pod was active on the node longer than the specified deadline")
            #expect(result.text == "asked" && result.exitCode == "7")
        }
    }

    @Test func `a process that is told to stop says so, and what it started ends with it`() async throws {
        try await RunnerWorld.with { world in
            let task = try RunnerWorld.task(
                "container: {command: [sh, -c, 'sleep \(odd(12345)) & sleep \(odd(12345)) & echo started; wait']}"
            )
            let (stops, stop) = AsyncStream.makeStream(of: Void.self)
            let result = await world.runner.run(task, stops: stops) { news in
                if case .started = news { stop.yield() }
            }
            #expect(result.verdict == .failed)
            #expect(result.message.hasPrefix("main: terminated"))
            #expect(try Processes.commandLines().filter { $0.hasPrefix("sleep\u{0}\(odd(12345))") } == [])
        }
    }

    @Test func `a process that ends leaves nothing behind`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                "container: {command: [sh, -c, 'setsid sleep \(odd(23456)) >/dev/null 2>&1 & echo done']}"
            )
            #expect(result.text == "done")
            #expect(try Processes.commandLines().filter { $0.hasPrefix("sleep\u{0}\(odd(23456))") } == [])
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: world.directory + "/workflows/leaves") == [
                    "uid-of-w"
                ]
            )
        }
    }

    @Test func `progress is told as the process writes it`() async throws {
        try await RunnerWorld.with { world in
            let task = try RunnerWorld.task(
                "container: {command: [sh, -c, 'echo 25/100 > $ARGO_PROGRESS_FILE; sleep 2']}"
            )
            let (news, told) = AsyncStream.makeStream(of: LeafNews.Kind.self)
            _ = await world.runner.run(task, stops: AsyncStream { _ in }) { told.yield($0) }
            told.finish()
            #expect(await news.contains(.progress(done: 25, of: 100)))
        }
    }

    @Test func `what is printed is kept in a file for the pod`() async throws {
        try await RunnerWorld.with { world in
            _ = try await world.run("container: {command: [sh, -c, 'echo one; echo two >&2']}")
            let log = try String(
                contentsOfFile: RunnerPlaces(dataDirectory: world.directory)
                    .log(namespace: "default", workflow: "w", pod: "w-t-w-1"),
                encoding: .utf8
            )
            #expect(Set(log.split(separator: "\n")) == ["one", "two"])
        }
    }
}

/// The machine's processes.
enum Processes {
    static func commandLines() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap { name in
            try? String(contentsOfFile: "/proc/\(name)/cmdline", encoding: .utf8)
        }
    }
}
