import EventData
import Foundation
import Kubernetes
import Subprocess
import Testing
import WorkflowRunner
import Workflows

/// What a controller makes of a cluster that refuses or is late, of its clock and of a full disk.
@Suite(.timeLimit(.minutes(5))) struct HardTimesTests {
    private static func hello(_ name: String, _ command: String = "echo said") -> String {
        """
        metadata: {name: \(name)}
        spec:
          entrypoint: main
          templates: [{name: main, container: {image: x, command: [sh, -c, "\(command)"]}}]
        """
    }

    private static func isEnded(_ workflow: JSON) -> Bool {
        ["Succeeded", "Failed", "Error"].contains(workflow.phase)
    }

    @Test func `moments that change have one sleeping task each`() async throws {
        try await RunnerWorld.with { world in
            try await ControllerTests.controlling(world) { controller in
                _ = try await world.submit(Self.waiting("long", "1h"))
                // Each of them is an earlier moment, after which the long one is the next again.
                for number in 0..<12 { _ = try await world.ended(Self.waiting("short-\(number)", "150ms")) }
                #expect(await controller.sleepingTasks <= 2)
            }
        }
    }

    private static func waiting(_ name: String, _ duration: String) -> String {
        """
        metadata: {name: \(name)}
        spec: {entrypoint: main, templates: [{name: main, suspend: {duration: \(duration)}}]}
        """
    }

    @Test func `a workflow whose status is refused ends as an error that says why`() async throws {
        try await RunnerWorld.with { world in
            // Such as a status that is larger than the cluster takes.
            let refusal: @Sendable (Exchange.Request) -> (status: Int, message: String)? = { request in
                guard request.method == "PUT", String(decoding: request.body, as: UTF8.self).contains("too much") else {
                    return nil
                }
                return (422, "the object is too large")
            }
            try await world.controlled(watching: world.address, refusal: refusal) {
                _ = try await world.submit(Self.hello("refused", "printf 'too%smuch' ' '"))
                let ended = try await world.until("refused", Self.isEnded)
                #expect(ended.phase == "Error")
                let message = ended.at("status", "message")?.string ?? ""
                #expect(message.hasPrefix("the cluster does not take the status: "), "\(message)")
                #expect(message.contains("the object is too large"))
                // Others go on.
                #expect(try await world.ended(Self.hello("other")).phase == "Succeeded")
            }
        }
    }

    @Test func `artifacts of a workflow whose status is refused go as artifactGC says`() async throws {
        try await RunnerWorld.with { world in
            let refusal: @Sendable (Exchange.Request) -> (status: Int, message: String)? = { request in
                let isTooMuch =
                    request.method == "PUT" && String(decoding: request.body, as: UTF8.self).contains("much")
                return isTooMuch ? (422, "the object is too large") : nil
            }
            try await world.controlled(watching: world.address, refusal: refusal) {
                _ = try await world.submit(
                    """
                    metadata: {name: refused}
                    spec:
                      entrypoint: main
                      templates:
                      - name: main
                        container: {image: x, command: [sh, -c, "echo x > /tmp/x; printf 'mu%s' ch > /tmp/p"]}
                        outputs:
                          parameters: [{name: p, valueFrom: {path: /tmp/p}}]
                          artifacts:
                          - {name: gone, path: /tmp/x, s3: {key: own/gone}, artifactGC: {strategy: OnWorkflowDeletion}}
                          - {name: kept, path: /tmp/x, s3: {key: own/kept}}
                    """
                )
                #expect(try await world.until("refused", Self.isEnded).phase == "Error")
                let store = ArtifactStore(RunnerPlaces(dataDirectory: world.directory), silent)
                #expect(store.file(of: "own/kept", in: "default") != nil)
                #expect(store.file(of: "own/gone", in: "default") == nil)
            }
        }
    }

    @Test func `what a watch tells late of a workflow that has ended changes nothing`() async throws {
        try await RunnerWorld.with { world in
            try await LateWatch.serving(world.address, delay: .milliseconds(600)) { address in
                try await world.controlled(watching: address) {
                    _ = try await world.submit(Self.hello("late"))
                    let ended = try await world.until("late", Self.isEnded)
                    // A second one is told of after everything that there was to tell of the first.
                    _ = try await world.submit(Self.hello("later"))
                    _ = try await world.until("later", Self.isEnded)
                    _ = try await world.submit(Self.hello("last"))
                    _ = try await world.until("last", Self.isEnded)
                    let now = try await world.client.get(ControllerTests.path("late"))
                    #expect(now.phase == "Succeeded" && now == ended, "\(now["status"]?.text ?? "")")
                    let log = world.directory + "/workflows/logs/default/late/late.log"
                    #expect(try String(contentsOfFile: log, encoding: .utf8) == "said\n")
                }
            }
        }
    }

    @Test func `a step whose start cannot be made durable does not start`() async throws {
        try await ControllerTests.controlled { world in
            let text = Self.hello("unsynced").replacing("spec:", with: "spec:\n  suspend: true")
            _ = try await world.submit(text)
            let uid = try await world.client.get(ControllerTests.path("unsynced")).at("metadata", "uid")?.string ?? ""
            let leaves = world.directory + "/workflows/leaves/\(uid)"
            try FileManager.default.createDirectory(atPath: leaves, withIntermediateDirectories: true)
            // What is written there is never on a disk: the kernel refuses to say that it is.
            try FileManager.default.createSymbolicLink(
                atPath: leaves + "/unsynced.started",
                withDestinationPath: "/dev/null"
            )
            _ = try await world.client.patch(ControllerTests.path("unsynced"), with: ["spec": ["suspend": .null]])
            let ended = try await world.until("unsynced", Self.isEnded)
            #expect(ended.phase == "Error")
            #expect(ended.nodes.first?.text("message").hasPrefix("the start cannot be noted") == true)
            #expect(!FileManager.default.fileExists(atPath: world.directory + "/workflows/logs/default/unsynced"))
        }
    }

    @Test func `a tick that cannot end the workflow it replaces starts no second one, and says so`() async throws {
        try await RunnerWorld.with { world in
            let refusal: @Sendable (Exchange.Request) -> (status: Int, message: String)? = { request in
                guard request.method == "PATCH", request.target.contains("/workflows/") else { return nil }
                return (403, "nobody may patch")
            }
            try await world.controlled(watching: world.address, refusal: refusal) {
                _ = try await world.create(
                    "CronWorkflow",
                    """
                    metadata: {name: again}
                    spec:
                      schedules: ["@every 1s"]
                      concurrencyPolicy: Replace
                      workflowSpec:
                        entrypoint: main
                        templates: [{name: main, container: {image: x, command: [sleep, "\(odd(34567))"]}}]
                    """
                )
                let path = ResourcePath(
                    apiVersion: "argoproj.io/v1alpha1",
                    plural: "cronworkflows",
                    namespace: "default",
                    name: "again"
                )
                var message = ""
                for _ in 0..<400 where message.isEmpty {
                    let conditions = try await world.client.get(path).at("status", "conditions")?.array ?? []
                    message = conditions.first { $0["type"] == "SubmissionError" }?["message"]?.string ?? ""
                    try await Task.sleep(for: .milliseconds(50))
                }
                #expect(
                    message.contains("could not be terminated") && message.contains("nobody may patch"),
                    "\(message)"
                )
                #expect(try await world.client.list(ControllerTests.workflows)["items"]?.array?.count == 1)
                try await world.client.delete(path)
            }
        }
    }

    /// Where the test may not mount, the limit of a file stands for the disk.
    @Test func `on a full disk steps fail with a reason, and the next ones run once there is room`() async throws {
        var limits = FenceLimits()
        limits.fileBytes = 16 << 20
        try await RunnerWorld.with(limits: limits) { world in
            let directory = world.directory + "/workflows"
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            let isMounted = mount("tmpfs", directory, "tmpfs", 0, "size=8m") == 0
            defer { if isMounted { umount2(directory, Int32(MNT_DETACH)) } }
            try await ControllerTests.controlling(world) { _ in
                let large = "head -c 20000000 /dev/zero > /tmp/large || { echo full; exit 4; }"
                let failed = try await world.ended(Self.hello("large", large))
                #expect(failed.phase == "Failed", "\(failed["status"]?.text ?? "")")
                if isMounted {
                    #expect(failed.nodes.first?.at("outputs", "exitCode") == "4")
                    let filler = directory + "/filler"
                    _ = try await Subprocess.run(
                        .name("dd"),
                        arguments: ["if=/dev/zero", "of=\(filler)", "bs=64k"],
                        output: .discarded,
                        error: .discarded
                    )
                    let script = Self.hello("script").replacing(
                        "container: {image: x, command: [sh, -c, \"echo said\"]}",
                        with:
                            "script: {image: x, command: [sh], source: \"echo \(String(repeating: "x", count: 9_000))\"}"
                    )
                    let refused = try await world.ended(script)
                    #expect(refused.phase == "Error", "\(refused["status"]?.text ?? "")")
                    let message = refused.nodes.first?.text("message") ?? ""
                    #expect(message.hasPrefix("/argo/staging/script cannot be written"), "\(message)")
                    try FileManager.default.removeItem(atPath: filler)
                }
                #expect(try await world.ended(Self.hello("after")).phase == "Succeeded")
            }
        }
    }
}
