import EventData
import Foundation
import Kubernetes
import Manifests
import Testing
import WorkflowRunner
import Workflows

/// Workflows as the cluster shows them, run by a controller on a real cluster with real processes.
@Suite(.timeLimit(.minutes(2))) struct ControllerTests {
    static let workflows = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: "default")

    @Test func `hello world runs from its submission to its end`() async throws {
        try await Self.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: hello-world-}
                spec:
                  entrypoint: hello-world
                  templates:
                  - name: hello-world
                    container: {image: busybox, command: [echo], args: ["hello world"]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow.text)")
            #expect(workflow.at("status", "progress")?.string == "1/1")
            #expect(workflow.at("metadata", "labels", "workflows.argoproj.io/completed")?.string == "true")
        }
    }

    @Test func `a container of a set has ended while the one that waited for it runs`() async throws {
        try await Self.controlled { world in
            let name = try await world.submit(
                """
                metadata: {generateName: set-}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    containerSet:
                      containers:
                      - {name: a, image: x, command: ["true"]}
                      - {name: b, image: x, command: [sleep, "\(odd(54321))"], dependencies: [a]}
                      - {name: c, image: x, command: ["true"], dependencies: [b]}
                """
            )
            func phases(_ workflow: JSON) -> [String] {
                ["a", "b", "c"].map { name in
                    workflow.nodes.first { $0.text("displayName") == name }?.text("phase") ?? ""
                }
            }
            let running = try await world.until(name) { phases($0) == ["Succeeded", "Running", "Pending"] }
            #expect(running.at("status", "progress")?.string == "1/4")
            _ = try await world.client.patch(Self.path(name), with: ["spec": ["shutdown": "Terminate"]])
            let ended = try await world.until(name) { $0.phase == "Failed" }
            #expect(phases(ended) == ["Succeeded", "Failed", "Failed"])
        }
    }

    @Test func `a coin is flipped until it shows heads`() async throws {
        try await Self.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: coinflip-}
                spec:
                  entrypoint: coinflip
                  templates:
                  - name: coinflip
                    steps:
                    - - {name: flip-coin, template: flip-coin}
                    - - {name: heads, template: heads, when: "{{steps.flip-coin.outputs.result}} == heads"}
                      - {name: tails, template: coinflip, when: "{{steps.flip-coin.outputs.result}} == tails"}
                  - name: flip-coin
                    script:
                      image: python:alpine
                      command: [python]
                      source: |
                        import random
                        print("heads" if random.randint(0, 1) == 0 else "tails")
                  - name: heads
                    container: {image: alpine, command: [sh, -c], args: ["echo it was heads"]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow.text)")
            #expect(workflow.nodes.contains { $0.text("displayName") == "heads" && $0.text("phase") == "Succeeded" })
        }
    }

    @Test func `a diamond whose corner fails once is retried and passes results on`() async throws {
        try await Self.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: diamond-}
                spec:
                  entrypoint: diamond
                  templates:
                  - name: diamond
                    dag:
                      tasks:
                      - {name: a, template: say, arguments: {parameters: [{name: text, value: A}]}}
                      - {name: b, template: flaky, depends: a}
                      - {name: c, template: say, depends: a, arguments: {parameters: [{name: text, value: "{{tasks.a.outputs.parameters.said}}C"}]}}
                      - {name: d, template: say, depends: b && c, arguments: {parameters: [{name: text, value: "{{tasks.c.outputs.result}}D"}]}}
                  - name: say
                    inputs: {parameters: [{name: text}]}
                    container: {image: x, command: [sh, -c], args: ["echo {{inputs.parameters.text}} | tee /tmp/said"]}
                    outputs: {parameters: [{name: said, valueFrom: {path: /tmp/said}}]}
                  - name: flaky
                    retryStrategy: {limit: 2}
                    container: {image: x, command: [sh, -c], args: ["exit $((1 - {{retries}}))"]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow.text)")
            let last = workflow.nodes.first { $0.text("displayName") == "d" }
            #expect(last?.at("outputs", "result")?.string == "ACD")
            #expect(workflow.nodes.filter { $0.text("displayName").hasPrefix("b(") }.count == 2)
        }
    }

    @Test func `a template that is created at the same time is found`() async throws {
        try await Self.controlled { world in
            _ = try await world.create(
                "WorkflowTemplate",
                """
                metadata: {name: library}
                spec:
                  entrypoint: main
                  templates: [{name: main, container: {image: x, command: [echo, from a template]}}]
                """
            )
            let workflow = try await world.ended(
                "{metadata: {generateName: ref-}, spec: {workflowTemplateRef: {name: library}}}"
            )
            #expect(workflow.phase == "Succeeded", "\(workflow.text)")
        }
    }

    @Test func `stopping ends what runs, and the workflow says so`() async throws {
        try await Self.controlled { world in
            let name = try await world.submit(
                """
                metadata: {name: long}
                spec:
                  entrypoint: main
                  templates: [{name: main, container: {image: x, command: [sleep, "\(odd(34567))"]}}]
                """
            )
            try await world.until(name) { $0.nodes.contains { $0.text("phase") == "Running" } }
            _ = try await world.client.patch(Self.path(name), with: ["spec": ["shutdown": "Terminate"]])
            let ended = try await world.until(name) { $0.phase == "Failed" }
            #expect(ended.at("status", "message")?.string == "Stopped with strategy 'Terminate'")
            try await eventually {
                try Processes.commandLines().allSatisfy { !$0.hasPrefix("sleep\u{0}\(odd(34567))") }
            }
        }
    }

    @Test func `a deleted workflow leaves no process, no files and no artifacts`() async throws {
        try await Self.controlled { world in
            let name = try await world.submit(
                """
                metadata: {name: gone}
                spec:
                  entrypoint: main
                  templates: [{name: main, container: {image: x, command: [sleep, "\(odd(45678))"]}}]
                """
            )
            try await world.until(name) { _ in
                try Processes.commandLines().contains { $0.hasPrefix("sleep\u{0}\(odd(45678))") }
            }
            try await world.client.delete(Self.path(name))
            try await eventually {
                try Processes.commandLines().allSatisfy { !$0.hasPrefix("sleep\u{0}\(odd(45678))") }
            }
            try await eventually {
                let files = (try? FileManager.default.subpathsOfDirectory(atPath: world.directory + "/workflows")) ?? []
                return files.allSatisfy { !$0.contains("gone") }
            }
        }
    }

    @Test(arguments: [
        ("true", "OnWorkflowSuccess", false), ("false", "OnWorkflowSuccess", true),
        ("false", "OnWorkflowCompletion", false),
    ])
    func `claims of volumeClaimTemplates go at the end, or with their workflow`(
        command: String,
        strategy: String,
        isKept: Bool
    ) async throws {
        try await Self.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {name: claiming}
                spec:
                  entrypoint: main
                  volumeClaimGC: {strategy: \(strategy)}
                  volumeClaimTemplates: [{metadata: {name: c}}]
                  templates:
                  - name: main
                    container: {image: x, command: [sh, -c, "echo x > /c/x; \(command)"], volumeMounts: [{name: c, mountPath: /c}]}
                """
            )
            #expect(workflow.phase == (command == "true" ? "Succeeded" : "Failed"))
            let file = world.directory + "/workflows/claims/default/claiming-c/x"
            // What ended later has ended as far as its claims.
            _ = try await world.ended(
                """
                metadata: {name: later}
                spec: {entrypoint: main, templates: [{name: main, container: {image: x, command: ["true"]}}]}
                """
            )
            try await eventually { FileManager.default.fileExists(atPath: file) == isKept }
            try await world.client.delete(Self.path("claiming"))
            try await eventually { !FileManager.default.fileExists(atPath: file) }
        }
    }

    @Test func `what ran when the gateway ended is an error, what was only ordered runs`() async throws {
        try await RunnerWorld.with { world in
            let name = try await Self.controlling(world) { _ in
                let name = try await world.submit(
                    """
                    metadata: {name: interrupted}
                    spec:
                      entrypoint: main
                      templates:
                      - name: main
                        steps: [[{name: first, template: t}], [{name: second, template: t}]]
                      - name: t
                        container: {image: x, command: [sleep, "\(odd(56789))"]}
                    """
                )
                try await world.until(name) { _ in
                    try Processes.commandLines().contains { $0.hasPrefix("sleep\u{0}\(odd(56789))") }
                }
                return name
            }
            try await eventually {
                try Processes.commandLines().allSatisfy { !$0.hasPrefix("sleep\u{0}\(odd(56789))") }
            }
            try await Self.controlling(world) { _ in
                let ended = try await world.until(name) { $0.phase == "Failed" || $0.phase == "Error" }
                let first = ended.nodes.first { $0.text("displayName") == "first" }
                #expect(first?.text("phase") == "Error" && first?.text("message") == "pod deleted")
                #expect(!ended.nodes.contains { $0.text("displayName") == "second" })
            }
        }
    }

    @Test func `no more processes run at a time than there are places`() async throws {
        try await Self.controlled(parallelism: 2) { world in
            let name = try await world.submit(
                """
                metadata: {name: places}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    steps: [[{name: s, template: t, withSequence: {count: "6"}}]]
                  - name: t
                    container: {image: x, command: [sleep, "0.3141"]}
                """
            )
            var most = 0
            let workflow = try await world.until(name) { workflow in
                most = max(most, try Processes.commandLines().count { $0.hasPrefix("sleep\u{0}0.3141") })
                return workflow.phase == "Succeeded"
            }
            #expect(most == 2)
            #expect(workflow.nodes.count { $0.text("type") == "Pod" && $0.text("phase") == "Succeeded" } == 6)
        }
    }

    static func path(_ name: String) -> ResourcePath {
        ResourcePath(apiVersion: workflows.apiVersion, plural: workflows.plural, namespace: "default", name: name)
    }

    static func controlled(
        parallelism: Int = 8,
        _ body: @escaping @Sendable (RunnerWorld) async throws -> Void
    ) async throws {
        try await RunnerWorld.with { world in
            try await controlling(world, parallelism: parallelism) { _ in try await body(world) }
        }
    }

    /// Runs `body` beside a controller, which is gone when this returns.
    @discardableResult
    static func controlling<Result: Sendable>(
        _ world: RunnerWorld,
        parallelism: Int = 8,
        through client: KubernetesClient? = nil,
        _ body: @escaping @Sendable (WorkflowController) async throws -> Result
    ) async throws -> Result {
        var settings = RunSettings()
        settings.hasContainers = true
        let controller = WorkflowController(
            client ?? world.client,
            runner: world.runner,
            settings: settings,
            parallelism: parallelism,
            now: { RunnerWorld.now() },
            logger: silent
        )
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                await controller.run()
                return nil
            }
            group.addTask { try await body(controller) }
            var found: Result?
            while found == nil, let result = try await group.next() { found = result }
            group.cancelAll()
            while try await group.next() != nil {}
            guard let found else { throw CancellationError() }
            return found
        }
    }
}
