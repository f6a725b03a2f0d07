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
            archiveLocation: {archiveLogs: true}
            container:
              image: x
              command: [sh, -c, "trap 'echo x > /tmp/x; exit 0' TERM; touch /c/there; while :; do sleep 0.05; done"]
              volumeMounts: [{name: c, mountPath: /c}]
            outputs: {artifacts: [{name: x, path: /tmp/x, s3: {key: own/late}}]}
          - {name: pause, suspend: {}}
          volumes: [{name: c, persistentVolumeClaim: {claimName: late}}]
        """

    @Test func `what a step leaves whose pod was deleted is not kept`() async throws {
        try await ControllerTests.controlled { world in
            _ = try await world.submit(Self.late)
            let pod = try await Self.deletePod(in: world)
            let workflow = try await world.until("late") { $0.nodes.contains { $0.text("displayName") == "pause" } }
            let step = workflow.nodes.first { $0.text("displayName") == "a" }
            #expect(step?.text("phase") == "Error" && step?.text("message") == "pod deleted")
            #expect(world.store.file(of: "own/late", in: "default") == nil)
            #expect(world.store.file(of: "late/\(pod)/main.log", in: "default") == nil)
        }
    }

    /// The first attempt does not hear that it is to end, and the second is faster.
    private static let deaf = """
        metadata: {name: late}
        spec:
          entrypoint: main
          templates:
          - name: main
            retryStrategy: {limit: 1, retryPolicy: Always}
            container:
              image: x
              command:
              - sh
              - -c
              - |
                if [ -e /c/there ]; then echo second > /tmp/x; exit; fi
                trap '' TERM
                echo first > /tmp/x
                touch /c/there
                until [ -e /c/go ]; do sleep 0.05; done
              volumeMounts: [{name: c, mountPath: /c}]
            outputs: {artifacts: [{name: x, path: /tmp/x, archive: {none: {}}, s3: {key: own/late}}]}
          volumes: [{name: c, persistentVolumeClaim: {claimName: late}}]
        """

    @Test func `an attempt whose pod was deleted does not replace what the next one has left`() async throws {
        try await ControllerTests.controlled { world in
            _ = try await world.submit(Self.deaf)
            try await Self.deletePod(in: world)
            // It has half a minute, in which nothing of the next attempt may run.
            try await Task.sleep(for: .milliseconds(500))
            let pods = try await world.client.list(Self.pods)["items"]?.array
            #expect(pods?.isEmpty == true)
            try Data().write(to: URL(filePath: Self.claim(in: world) + "/go"))
            let ended = try await world.until("late") { $0.phase == "Succeeded" }
            let uid = ended.at("metadata", "uid")?.string ?? ""
            try await eventually {
                !FileManager.default.fileExists(atPath: "\(world.directory)/workflows/leaves/\(uid)")
            }
            let file = try #require(world.store.file(of: "own/late", in: "default"))
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "second\n")
        }
    }

    private static func claim(in world: RunnerWorld) -> String { "\(world.directory)/workflows/claims/default/late" }

    private static let pods = ResourcePath(apiVersion: "v1", plural: "pods", namespace: "default")

    /// Deletes the pod of a step that has said that it runs.
    ///
    /// - Returns: the pod's name.
    @discardableResult
    private static func deletePod(in world: RunnerWorld) async throws -> String {
        try await eventually { FileManager.default.fileExists(atPath: claim(in: world) + "/there") }
        let name = try await world.client.list(pods)["items"]?.array?.first?.at("metadata", "name")?.string
        try await world.client.delete(
            ResourcePath(apiVersion: "v1", plural: "pods", namespace: "default", name: name)
        )
        return try #require(name)
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
