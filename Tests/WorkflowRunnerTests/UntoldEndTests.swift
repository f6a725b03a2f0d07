import EventData
import Foundation
import Kubernetes
import Synchronization
import Testing
import WorkflowRunner
import Workflows

/// What leaves of Workflows have left when the gateway ends, or the Workflow does, before a status tells of it.
@Suite(.timeLimit(.minutes(3))) struct UntoldEndTests {
    private static func isEnded(_ workflow: JSON) -> Bool {
        ["Succeeded", "Failed", "Error"].contains(workflow.phase)
    }

    private static let cut = """
        metadata: {name: cut}
        spec:
          entrypoint: main
          archiveLogs: true
          artifactGC: {strategy: OnWorkflowCompletion}
          templates:
          - name: main
            inputs: {artifacts: [{name: model, path: /model, s3: {key: shared/model}}]}
            container: {image: x, command: [sh, -c, "echo x > /tmp/x; echo y >> /model"]}
            outputs:
              artifacts:
              - {name: gone, path: /tmp/x, s3: {key: own/gone}}
              - {name: model, path: /model, s3: {key: shared/model}}
              - {name: kept, path: /tmp/x, s3: {key: own/kept}, artifactGC: {strategy: Never}}
        """

    @Test func `artifacts that no status tells of go after a kill, as artifactGC says`() async throws {
        try await RunnerWorld.with { world in
            let store = world.store
            for key in ["shared/model", "own/g", "theirs"] { try world.keep("others'", as: key) }
            // The end of the step is never written down, as by a gateway that ends before.
            let wasRefused = Mutex(false)
            let refusal: @Sendable (Exchange.Request) -> (status: Int, message: String)? = { request in
                let isEnd =
                    request.method == "PUT" && String(decoding: request.body, as: UTF8.self).contains("exitCode")
                if isEnd { wasRefused.withLock { $0 = true } }
                return isEnd ? (503, "later") : nil
            }
            try await world.controlled(watching: world.address, refusal: refusal) {
                _ = try await world.submit(Self.cut)
                try await eventually { wasRefused.withLock { $0 } }
            }
            #expect(store.file(of: "own/gone", in: "default") != nil)
            #expect(store.file(of: "cut/cut/main.log", in: "default") != nil)
            let packed = try store.newFile()
            try Data("half".utf8).write(to: URL(filePath: packed))
            try await Self.beginMark(of: "cut", with: "\0theirs\0\0own/g", in: world)
            try await ControllerTests.controlling(world) { _ in
                let ended = try await world.until("cut", Self.isEnded)
                #expect(ended.nodes.first?.text("message") == "pod deleted", "\(ended["status"]?.text ?? "")")
                for key in ["own/gone", "cut/cut/main.log"] {
                    #expect(store.file(of: key, in: "default") == nil, "\(key)")
                }
                for key in ["own/kept", "shared/model", "own/g", "theirs"] {
                    #expect(store.file(of: key, in: "default") != nil, "\(key)")
                }
                #expect(!FileManager.default.fileExists(atPath: packed))
            }
        }
    }

    /// As by a kill before the first artifact was kept, and by a full disk, which takes a part of a note and, a moment later, the next one.
    private static func beginMark(of workflow: String, with note: String, in world: RunnerWorld) async throws {
        let mark = "\(try await leaves(of: workflow, in: world))/\(workflow).started"
        let notes = try Data(contentsOf: URL(filePath: mark))
        #expect(!notes.isEmpty)
        try (Data(note.utf8) + notes).write(to: URL(filePath: mark))
    }

    private static func leaves(of workflow: String, in world: RunnerWorld) async throws -> String {
        let uid = try await world.client.get(ControllerTests.path(workflow)).at("metadata", "uid")?.string ?? ""
        return "\(world.directory)/workflows/leaves/\(uid)"
    }

    /// `a` ends, and `b` while the status that says so is on its way.
    private static let two = """
        metadata: {name: two}
        spec:
          entrypoint: main
          artifactGC: {strategy: OnWorkflowDeletion}
          templates:
          - name: main
            dag: {tasks: [{name: a, template: a}, {name: b, template: b}]}
          - {name: a, container: {image: x, command: [sh, -c, "printf 'mu%s' ch"]}}
          - name: b
            container:
              image: x
              command: [sh, -c, "until [ -e /c/go ]; do sleep 0.05; done; echo x > /tmp/x"]
              volumeMounts: [{name: c, mountPath: /c}]
            outputs: {artifacts: [{name: x, path: /tmp/x, s3: {key: own/b}}]}
          volumes: [{name: c, persistentVolumeClaim: {claimName: c}}]
        """

    @Test(arguments: [false, true])
    func `an artifact goes whose step ends while a status is refused, or its workflow deleted`(
        isDeleted: Bool
    ) async throws {
        try await RunnerWorld.with { world in
            let turns = Mutex(0)
            let refusal: @Sendable (Exchange.Request) async -> (status: Int, message: String)? = { request in
                guard request.method == "PUT", String(decoding: request.body, as: UTF8.self).contains("much") else {
                    return nil
                }
                let isFirst = turns.withLock { turns in
                    turns += 1
                    return turns == 1
                }
                guard isFirst else { return nil }
                do {
                    try await Self.endSecond(in: world)
                    if isDeleted { try await world.client.delete(ControllerTests.path("two")) }
                } catch { Issue.record(error) }
                return isDeleted ? nil : (422, "the object is too large")
            }
            try await world.controlled(watching: world.address, refusal: refusal) {
                _ = try await world.submit(Self.two)
                try await eventually {
                    turns.withLock { $0 } > 0 && world.store.file(of: "own/b", in: "default") != nil
                }
                if !isDeleted { #expect(try await world.until("two", Self.isEnded).phase == "Error") }
                try await eventually { world.store.file(of: "own/b", in: "default") == nil }
            }
        }
    }

    private static func endSecond(in world: RunnerWorld) async throws {
        let claim = "\(world.directory)/workflows/claims/default/c"
        try await eventually { FileManager.default.fileExists(atPath: claim) }
        try Data().write(to: URL(filePath: claim + "/go"))
        let leaves = try await leaves(of: "two", in: world)
        try await eventually {
            let names = try FileManager.default.contentsOfDirectory(atPath: leaves)
            return names.count == 2 && names.allSatisfy { $0.hasSuffix(".started") }
        }
        // Its end is heard a moment after its directory is gone; a later one is no error, and tests less.
        try await Task.sleep(for: .milliseconds(200))
    }

    @Test func `claims that a kill left at a workflow's end go at the next start, and no one else's`() async throws {
        try await RunnerWorld.with { world in
            let text = """
                metadata: {name: done}
                spec:
                  entrypoint: main
                  volumeClaimTemplates: [{metadata: {name: c}}]
                  templates:
                  - name: main
                    container: {image: x, command: [touch, /c/x], volumeMounts: [{name: c, mountPath: /c}]}
                """
            let claim = "\(world.directory)/workflows/claims/default/done-c"
            let files = FileManager.default
            try await ControllerTests.controlling(world) { _ in
                #expect(try await world.ended(text).phase == "Succeeded")
                try await eventually { !files.fileExists(atPath: claim) }
            }
            // Made by hand since then, it is nobody's to remove.
            try files.createDirectory(atPath: claim, withIntermediateDirectories: true)
            try await Self.begin(in: world)
            #expect(files.fileExists(atPath: claim))
            // What is there when the kill comes between the status and the removal.
            let leaves = try await Self.leaves(of: "done", in: world)
            try files.createDirectory(atPath: leaves, withIntermediateDirectories: true)
            try await Self.begin(in: world)
            #expect(!files.fileExists(atPath: claim))
            #expect(!files.fileExists(atPath: leaves))
        }
    }

    /// Starts a controller, which has begun once it runs another Workflow.
    private static func begin(in world: RunnerWorld) async throws {
        try await ControllerTests.controlling(world) { _ in
            _ = try await world.ended(
                """
                metadata: {generateName: other-}
                spec: {entrypoint: main, templates: [{name: main, container: {image: x, command: [echo]}}]}
                """
            )
        }
    }
}
