import EventData
import Foundation
import Kubernetes
import Testing
import WorkflowRunner
import Workflows

/// What leaves keep that end after their node has, which no status tells of.
@Suite(.timeLimit(.minutes(2))) struct LateEndTests {
    private static let late = """
        metadata: {name: late}
        spec:
          entrypoint: main
          artifactGC: {strategy: OnWorkflowDeletion}
          templates:
          - name: main
            steps: [[{name: a, template: a, continueOn: {error: true}}], [{name: pause, template: pause}]]
          - name: a
            container:
              image: x
              command: [sh, -c, "trap 'exit 0' TERM; echo x > /tmp/x; touch /c/there; while :; do sleep 0.05; done"]
              volumeMounts: [{name: c, mountPath: /c}]
            outputs: {artifacts: [{name: x, path: /tmp/x, s3: {key: own/late}}]}
          - {name: pause, suspend: {}}
          volumes: [{name: c, persistentVolumeClaim: {claimName: late}}]
        """

    @Test func `an artifact goes that a step leaves after its pod was deleted, and its workflow goes on`() async throws
    {
        try await ControllerTests.controlled { world in
            let uid = try await world.create("Workflow", Self.late).at("metadata", "uid")?.string ?? ""
            try await eventually {
                FileManager.default.fileExists(atPath: world.directory + "/workflows/claims/default/late/there")
            }
            let pods = ResourcePath(apiVersion: "v1", plural: "pods", namespace: "default")
            for pod in try await world.client.list(pods)["items"]?.array ?? [] {
                let name = pod.at("metadata", "name")?.string
                try await world.client.delete(
                    ResourcePath(apiVersion: "v1", plural: "pods", namespace: "default", name: name)
                )
            }
            try await eventually { try Self.hasNoted("own/late", uid, world) }
            try await eventually { world.store.file(of: "own/late", in: "default") == nil }
            let workflow = try await world.until("late") { $0.nodes.contains { $0.text("displayName") == "pause" } }
            #expect(workflow.phase == "Running")
        }
    }

    /// Whether a leaf has noted a key, and nothing else is left of it.
    private static func hasNoted(_ key: String, _ uid: String, _ world: RunnerWorld) throws -> Bool {
        let leaves = "\(world.directory)/workflows/leaves/\(uid)"
        let names = try FileManager.default.contentsOfDirectory(atPath: leaves)
        guard names.count == 1, let mark = FileManager.default.contents(atPath: "\(leaves)/\(names[0])") else {
            return false
        }
        return String(decoding: mark, as: UTF8.self) == "\0\(key)\0"
    }

    private static let ended = """
        metadata: {name: ended}
        spec: {entrypoint: main, templates: [{name: main, container: {image: x, command: ['true']}}]}
        """

    @Test(arguments: [nil, "3600"])
    func `what a kill left of leaves that were ending after their workflow goes, and nobody else's`(
        lifetime: String?
    ) async throws {
        try await RunnerWorld.with { world in
            let spec =
                lifetime.map {
                    Self.ended.replacing("{entry", with: "{ttlStrategy: {secondsAfterCompletion: \($0)}, entry")
                }
                ?? Self.ended
            let workflow = try await ControllerTests.controlling(world) { _ in try await world.ended(spec) }
            let uid = workflow.at("metadata", "uid")?.string ?? ""
            // As a gateway leaves it that is killed while such a leaf keeps its artifacts.
            let leaves = "\(world.directory)/workflows/leaves/\(uid)"
            try FileManager.default.createDirectory(atPath: leaves, withIntermediateDirectories: true)
            try Data("\0own/late\0\0own/theirs\0".utf8).write(to: URL(filePath: leaves + "/ended-7.started"))
            try world.keep("late", as: "own/late", by: "\(uid)/ended-7")
            try world.keep("others'", as: "own/theirs", by: "another/ended-7")
            try await ControllerTests.controlling(world) { _ in
                try await eventually { world.store.file(of: "own/late", in: "default") == nil }
            }
            #expect(world.store.file(of: "own/theirs", in: "default") != nil)
        }
    }
}
