import EventData
import Foundation
import Kubernetes
import Support
import Testing
import WorkflowRunner
import Workflows

/// How containers are limited and ended, and what is left of them (decision 0058).
@Suite(.timeLimit(.minutes(3))) struct PodmanEndTests {
    @Test func `a deadline or a stop asks the program to end, and one that does not listen is ended`() async throws {
        try await RunnerWorld.withPodman { world, store in
            let clock = ContinuousClock()
            let start = clock.now
            let sleeper = try await world.run(
                "container: {image: 'tiny:1', command: [sleep, '300']}",
                deadline: .seconds(2)
            )
            #expect(sleeper.message == "Pod was active on the node longer than the specified deadline")
            #expect(clock.now - start < .seconds(31), "it was not left to the end of the grace")
            let task = try RunnerWorld.task(
                """
                outputs: {parameters: [{name: told, valueFrom: {path: /told}}]}
                script:
                  image: tiny:1
                  command: [sh]
                  source: |
                    trap 'echo bye > /told; exit 7' TERM
                    touch /argo/staging/ready; while :; do sleep 0.1; done
                """
            )
            let (stops, stop) = AsyncStream.makeStream(of: Void.self)
            async let result = world.runner.run(task, stops: stops) { _ in }
            let ready = "\(world.directory)/workflows/leaves/uid-of-w/w-1/root/argo/staging/ready"
            try await eventually { FileManager.default.fileExists(atPath: ready) }
            stop.yield()
            let stopped = await result
            #expect(stopped.verdict == .failed && stopped.message == "main: terminated (exit code 7)", "\(stopped)")
            #expect(stopped.parameter("told") == "bye")
            #expect(try store.containers() == [])
        }
    }

    @Test func `each limit ends a step that passes it`() async throws {
        var limits = FenceLimits()
        limits.memoryBytes = 60_000_000
        limits.fileBytes = 1_000_000
        limits.outputBytes = 100_000
        limits.processes = 20
        limits.hasNetwork = false
        try await RunnerWorld.withPodman(limits: limits) { world, _ in
            let cases = [
                ("x=aaaaaaaa; while :; do x=$x$x; done", "used more than memoryBytes (60000000)"),
                ("while :; do echo more and more; done", "outputBytes (100000)"),
                ("dd if=/dev/zero of=/big bs=1M count=5", "exit code"),
                ("for i in $(seq 40); do sleep 5 & done; wait", "exit code"),
                ("wget -q -O - \(world.address)/version", "exit code"),
            ]
            for (script, message) in cases {
                let result = try await world.run("container: {image: 'tiny:1', command: [sh, -c, '\(script)']}")
                #expect(result.verdict == .failed && result.message.contains(message), "\(script): \(result)")
            }
            #expect(!FileManager.default.fileExists(atPath: "oom"), "podman's monitor writes where it is started")
        }
    }

    @Test func `a container has no rights and sees nothing of the gateway`() async throws {
        try await RunnerWorld.withPodman { world, _ in
            let result = try await world.run(
                """
                container:
                  image: tiny:1
                  command: [sh, -c]
                  args: ["ls \(world.directory) /root 2>/dev/null; while read l; do case $l in Cap*|NoNew*) echo $l;; esac; done < /proc/self/status"]
                """
            )
            let lines = result.text.split(separator: "\n")
            #expect(lines.count == 6 && lines.filter { $0.hasSuffix(" 0000000000000000") }.count == 5, "\(result)")
            #expect(lines.last == "NoNewPrivs: 1")
        }
    }

    @Test func `beginnings and containers of a set share volumes and nothing else`() async throws {
        try await RunnerWorld.withPodman { world, store in
            let volumes: [JSON] = [["name": "v", "emptyDir": [:]], ["name": "w", "emptyDir": [:]]]
            let begun = try await world.run(
                """
                initContainers:
                - {name: one, image: 'tiny:1', command: [sh, -c, 'echo hi > /v/x; touch /own; ls -d /w || echo no w >> /v/x'],
                   volumeMounts: [{name: v, mountPath: /v}]}
                container: {image: 'tiny:1', command: [sh, -c, 'cat /v/x; ls /own; true'],
                  volumeMounts: [{name: v, mountPath: /v}, {name: w, mountPath: /w}]}
                """,
                volumes: volumes
            )
            #expect(begun.verdict == .succeeded && begun.text == "hi\nno w", "\(begun)")
            let set = try await world.run(
                """
                outputs: {parameters: [{name: o, valueFrom: {path: /o}}]}
                containerSet:
                  volumeMounts: [{name: v, mountPath: /v}]
                  containers:
                  - {name: a, image: 'tiny:1', command: [sh, -c, 'echo from a > /v/a']}
                  - {name: main, image: 'tiny:1', command: [sh, -c, 'cat /v/a > /o; exit 4'], dependencies: [a]}
                """,
                volumes: volumes
            )
            #expect(set.verdict == .failed && set.parameter("o") == "from a" && set.exitCode == "4", "\(set)")
            #expect(set.containers["a"]?.verdict == .succeeded)
            #expect(try store.containers() == [])
        }
    }

    @Test func `a try of a set's container says nothing of the next one, and leaves nothing to it`() async throws {
        var limits = FenceLimits()
        limits.memoryBytes = 60_000_000
        try await RunnerWorld.withPodman(limits: limits) { world, _ in
            let set = try await world.run(
                """
                outputs: {artifacts: [{name: d, path: /d}]}
                containerSet:
                  retryStrategy: {retries: 2}
                  volumeMounts: [{name: v, mountPath: /v}]
                  containers:
                  - name: main
                    image: tiny:1
                    command: [sh, -c]
                    args: ['mkdir /d; [ ! -e /v/x ] || { echo 2 > /d/second; exit 137; }; touch /v/x; echo 1 > /d/first; x=aaaaaaaa; while :; do x=$x$x; done']
                """,
                volumes: [["name": "v", "emptyDir": [:]]]
            )
            let message = "main: Error (exit code 137): it was killed, perhaps at memoryBytes (60000000)"
            #expect(set.verdict == .failed && set.message.hasPrefix(message), "\(set)")
            let key = set.outputs["artifacts"]?.array?.first?.at("s3", "key")?.string ?? ""
            let taken = try await world.run(
                """
                inputs: {artifacts: [{name: d, path: /in, s3: {key: \(key)}}]}
                container: {image: 'tiny:1', command: [sh, -c, 'ls /in; cat /in/*']}
                """
            )
            #expect(taken.text == "second\n2", "\(taken)")
        }
    }

    @Test func `an image's own user reads and writes what is the step's`() async throws {
        try await RunnerWorld.withPodman { world, store in
            let archive = "\(store.directory)/image.tar"
            let imported = try store.podman(["import", "--quiet", "--change", "USER 1234", archive, "localhost/user:1"])
            #expect(imported.status == 0, "\(imported.output)")
            let secret: JSON = [
                "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"], "data": ["k": "dmFsdWU="],
            ]
            _ = try await world.client.create(secret, in: "default")
            let result = try await world.run(
                """
                inputs: {artifacts: [{name: r, path: /in/r, raw: {data: raw}}]}
                outputs: {parameters: [{name: o, valueFrom: {path: /e/o}}, {name: p, valueFrom: {path: /c/o}}]}
                script:
                  image: user:1
                  command: [sh]
                  source: 'id; cat /in/r /s/k && echo 1/2 > $ARGO_PROGRESS_FILE && echo e > /e/o && echo c > /c/o'
                  volumeMounts: [{name: e, mountPath: /e}, {name: c, mountPath: /c}, {name: s, mountPath: /s}]
                """,
                volumes: [
                    ["name": "e", "emptyDir": [:]], ["name": "c", "persistentVolumeClaim": ["claimName": "c"]],
                    ["name": "s", "secret": ["secretName": "s"]],
                ]
            )
            #expect(result.verdict == .succeeded, "\(result)")
            #expect(result.text.hasPrefix("uid=1234 ") && result.text.hasSuffix("\nrawvalue"))
            #expect(result.parameter("o") == "e" && result.parameter("p") == "c")
        }
    }

    @Test func `containers of an earlier run are removed at the next start, and those of others are not`() async throws
    {
        let store = try PodmanStore()
        defer { store.remove() }
        let directory = store.directory + "/data"
        let places = RunnerPlaces(dataDirectory: directory)
        _ = try await store.podman(for: places)
        let instance = try String(contentsOfFile: places.directory + "/instance", encoding: .utf8)
        for (name, label) in [("ours", instance), ("theirs", "another")] {
            // One that runs is in the tests of the built binary.
            let run = try store.podman(
                ["create", "--name", name, "--label", "signalbox.io/instance=\(label)", "--pull", "never", "tiny:1"]
            )
            #expect(run.status == 0, "\(run.output)")
        }
        _ = try await store.podman(for: places)
        #expect(try store.containers() == ["theirs"])
    }
}
