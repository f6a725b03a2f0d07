import EventData
import Foundation
import Kubernetes
import Testing
import WorkflowRunner
import Workflows

/// Leaves that are no processes of their own, and sets of containers (spec/workflows.md D9).
@Suite(.timeLimit(.minutes(2))) struct RequestLeafTests {
    @Test func `an http template succeeds by its status, or by its condition`() async throws {
        try await RunnerWorld.with { world in
            try await WebDouble.serving { address in
                let post = try await world.run(
                    """
                    http:
                      url: "\(address)/x"
                      method: POST
                      headers: [{name: X-Test, value: seen}]
                      body: '{"a": 1}'
                      successCondition: response.statusCode == 201 && response.headers["X-Seen"][0] == "seen" && request.method == "POST"
                    """
                )
                #expect(post.verdict == .succeeded && post.text == #"POST {"a": 1}"#, "\(post.message)")
                // 263
                let failing = try await world.run("http: {url: '\(address)/status/500'}")
                #expect(failing.verdict == .failed && failing.message == "received non-2xx response code: 500")
                #expect(failing.text == "body")
                // 264
                let wanted = try await world.run(
                    "http: {url: '\(address)/status/500', successCondition: response.statusCode == 500}"
                )
                #expect(wanted.verdict == .succeeded)
                let unwanted = try await world.run(
                    "http: {url: '\(address)/status/200', successCondition: response.body contains 'x'}"
                )
                #expect(unwanted.message == "successCondition 'response.body contains 'x'' evaluated false")
            }
            let nobody = try await world.run("http: {url: 'http://127.0.0.1:9/'}")
            #expect(nobody.verdict == .failed)
        }
    }

    @Test func `a resource template creates, waits for its condition, and gives parts of the object`() async throws {
        try await RunnerWorld.with { world in
            let task = try RunnerWorld.task(
                """
                resource:
                  action: create
                  setOwnerReference: true
                  successCondition: data.state == done
                  failureCondition: data.state in (broken, lost)
                  manifest: |
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {generateName: made-}
                    data: {state: new, "some.key": deep}
                outputs:
                  parameters:
                  - {name: name, valueFrom: {jsonPath: '{.metadata.name}'}}
                  - {name: deep, valueFrom: {jsonPath: "{.data['some\\\\.key']}"}}
                  - {name: jq, valueFrom: {jqFilter: '.data.state + "!"'}}
                  - {name: none, valueFrom: {jsonPath: '{.nothing}', default: absent}}
                """
            )
            async let result = world.runner.run(task, stops: AsyncStream { _ in }) { _ in }
            let maps = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default")
            var name = ""
            for _ in 0..<100 where name.isEmpty {
                name = try await world.client.list(maps)["items"]?.array?.first?.at("metadata", "name")?.string ?? ""
                try await Task.sleep(for: .milliseconds(20))
            }
            let path = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default", name: name)
            #expect(try await world.client.get(path).at("metadata", "ownerReferences")?.array?.count == 1)
            _ = try await world.client.patch(path, with: ["data": ["state": "done"]])
            let ended = await result
            #expect(ended.verdict == .succeeded, "\(ended.message)")
            #expect(
                ["name", "deep", "jq", "none"].map(ended.parameter) == [name, "deep", "done!", "absent"],
                "\(ended.outputs.text)"
            )
        }
    }

    @Test func `a resource template patches, replaces and deletes, by manifest and by flags`() async throws {
        try await RunnerWorld.with { world in
            let manifest = "apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: m, labels: {app: x}}\n    data: "
            for (action, value) in [("create", "one"), ("patch", "two"), ("replace", "three"), ("apply", "four")] {
                let result = try await world.run(
                    "resource:\n  action: \(action)\n  mergeStrategy: merge\n  manifest: |\n    \(manifest){v: \(value)}\n"
                )
                #expect(result.verdict == .succeeded, "\(action): \(result.message)")
                let path = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default", name: "m")
                #expect(try await world.client.get(path).at("data", "v")?.string == value)
            }
            let failed = try await world.run(
                """
                resource: {action: get, failureCondition: data.v == four, flags: [configmap, m]}
                """
            )
            #expect(failed.verdict == .failed && failed.message.contains("failure condition 'data.v == four'"))
            let deleted = try await world.run("resource: {action: delete, flags: [cm, -l, app=x]}")
            #expect(deleted.verdict == .succeeded, "\(deleted.message)")
            let again = try await world.run("resource: {action: delete, flags: [cm/m, --ignore-not-found]}")
            #expect(again.verdict == .succeeded)
            let unknown = try await world.run("resource: {action: get, flags: [job, m]}")
            #expect(unknown.verdict == .error && unknown.message == "resource: the cluster has no kind 'job'")
        }
    }

    @Test func `containers of a set run in their order, and not after one that failed`() async throws {
        try await RunnerWorld.with { world in
            let good = try await world.run(
                """
                containerSet:
                  volumeMounts: [{name: shared, mountPath: /shared}]
                  containers:
                  - {name: main, image: x, command: [sh, -c, "cat /shared/x"], dependencies: [b, a]}
                  - {name: b, image: x, command: [sh, -c, "echo b >> /shared/x; echo of b"], dependencies: [a]}
                  - {name: a, image: x, command: [sh, -c, "echo a >> /shared/x"]}
                """,
                volumes: [["name": "shared", "emptyDir": [:]]]
            )
            #expect(good.verdict == .succeeded && good.text == "a\nb", "\(good.message)")
            // 288
            let bad = try await world.run(
                """
                containerSet:
                  containers:
                  - {name: a, image: x, command: [sh, -c, "exit 2"]}
                  - {name: b, image: x, command: [sh, -c, "echo ran"], dependencies: [a]}
                """
            )
            #expect(bad.verdict == .failed && bad.message == "a: Error (exit code 2)")
            #expect(bad.containers["b"]?.verdict == .error && bad.containers["b"]?.exitCode == "64")
        }
    }

    @Test func `each container of a set tells when it begins and ends, one that is not run that it does not`()
        async throws
    {
        try await RunnerWorld.with { world in
            let task = try RunnerWorld.task(
                """
                containerSet:
                  retryStrategy: {retries: 2}
                  containers:
                  - {name: main, image: x, command: [sh, -c, "echo ran"], dependencies: [b]}
                  - {name: a, image: x, command: [sh, -c, "echo a"]}
                  - {name: b, image: x, command: [sh, -c, "exit 3"], dependencies: [a]}
                """
            )
            let (news, told) = AsyncStream.makeStream(of: LeafNews.Kind.self)
            let result = await world.runner.run(task, stops: AsyncStream { _ in }) { told.yield($0) }
            told.finish()
            let lines = await news.reduce(into: [String]()) { lines, kind in
                switch kind {
                case .started: lines.append("started")
                case .containerStarted(let name, _): lines.append("\(name) started")
                case .containerFinished(let name, let end):
                    lines.append("\(name) \(end.verdict.rawValue)")
                    #expect(result.containers[name] == end)
                default: lines.append("more")
                }
            }
            #expect(
                lines == ["started", "a started", "a Succeeded", "b started", "b Failed", "main Error"]
            )
        }
    }

    @Test func `the result of a set is what the last try of main has printed`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                containerSet:
                  retryStrategy: {retries: "2", duration: 10ms}
                  volumeMounts: [{name: shared, mountPath: /shared}]
                  containers:
                  - {name: main, image: x, command: [sh, -c, "cat /shared/x || { echo bad | tee /shared/x; exit 1; }"]}
                """,
                volumes: [["name": "shared", "emptyDir": [:]]]
            )
            #expect(result.verdict == .succeeded && result.text == "bad", "\(result.text)")
        }
    }

    @Test(arguments: [(2, "exit 1", 2), (3, "exit 1", 3), (3, "[ $(wc -l < /shared/x) = 2 ]", 2)])
    func `a container of a set is tried as often as its retryStrategy says`(
        retries: Int,
        end: String,
        tries: Int
    ) async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                containerSet:
                  retryStrategy: {retries: "\(retries)", duration: 10ms}
                  volumeMounts: [{name: shared, mountPath: /shared}]
                  containers:
                  - {name: a, image: x, command: [sh, -c, "echo a >> /shared/x; \(end)"]}
                  - {name: main, image: x, command: [sh, -c, "cat /shared/x"], dependencies: [a]}
                outputs: {parameters: [{name: tries, valueFrom: {path: /shared/x}}]}
                """,
                volumes: [["name": "shared", "emptyDir": [:]]]
            )
            #expect(result.verdict == (end == "exit 1" ? .failed : .succeeded), "\(result.message)")
            let lines = Array(repeating: "a", count: tries).joined(separator: "\n")
            #expect(result.outputs.at("parameters")?.array?.first?["value"]?.string == lines)
        }
    }
}
