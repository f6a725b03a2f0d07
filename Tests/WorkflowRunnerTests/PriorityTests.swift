import EventData
import Foundation
import Testing

/// Whose steps go first where there are more than places (spec/workflows.md D11).
@Suite(.timeLimit(.minutes(1))) struct PriorityTests {
    private static func workflow(_ name: String, priority: Int, _ script: String) -> String {
        """
        metadata: {name: \(name)}
        spec:
          entrypoint: main
          priority: \(priority)
          templates:
          - name: main
            container: {image: x, command: [sh, -c, "\(script)"], volumeMounts: [{name: c, mountPath: /c}]}
          volumes: [{name: c, persistentVolumeClaim: {claimName: c}}]
        """
    }

    @Test func `steps of a workflow with a higher priority go first, else who came first`() async throws {
        try await ControllerTests.controlled(parallelism: 1) { world in
            let claim = "\(world.directory)/workflows/claims/default/c"
            let hold = "touch /c/there; until [ -e /c/go ]; do sleep 0.05; done"
            _ = try await world.submit(Self.workflow("hold", priority: 0, hold))
            try await eventually { FileManager.default.fileExists(atPath: claim + "/there") }
            let waiting = [("a", 1), ("b", 5), ("c", 1), ("d", 5)]
            for (name, priority) in waiting {
                _ = try await world.submit(Self.workflow(name, priority: priority, "echo \(name) >> /c/order"))
                try await world.until(name) { !$0.nodes.isEmpty }
            }
            try Data().write(to: URL(filePath: claim + "/go"))
            for (name, _) in waiting { try await world.until(name) { $0.phase == "Succeeded" } }
            #expect(try String(contentsOfFile: claim + "/order", encoding: .utf8) == "b\nd\na\nc\n")
        }
    }
}
