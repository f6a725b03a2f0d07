import EventData
import Foundation
import Manifests
import Support
import Testing
import Workflows

/// Argo's own examples, unmodified, as real processes: each ends as its comments or its name promise.
@Suite(.timeLimit(.minutes(3))) struct PublicExampleTests {
    /// Those whose commands every machine has and that take seconds, not minutes.
    private static let promised: [String: Set<String>] = [
        "coinflip.yaml": ["Succeeded"], "conditional-parameters.yaml": ["Succeeded"],
        "artifact-passing.yaml": ["Succeeded"], "dag-conditional-parameters.yaml": ["Succeeded"],
        "dag-diamond-steps.yaml": ["Succeeded"], "dag-enhanced-depends.yaml": ["Succeeded"],
        "default-pdb-support.yaml": ["Succeeded"], "exit-handler-with-param.yaml": ["Succeeded"],
        "expression-destructure-json.yaml": ["Succeeded"], "fibonacci-seq-conditional-param.yaml": ["Succeeded"],
        "global-outputs.yaml": ["Succeeded"], "global-parameters.yaml": ["Succeeded"],
        "k8s-owner-reference.yaml": ["Succeeded"], "loops-param-argument.yaml": ["Succeeded"],
        "loops.yaml": ["Succeeded"],
        "node-selector.yaml": ["Succeeded"], "parameter-aggregation.yaml": ["Succeeded"],
        "pod-metadata-wf-field.yaml": ["Succeeded"], "pod-spec-from-previous-step.yaml": ["Succeeded"],
        "pod-spec-yaml-patch.yaml": ["Succeeded"], "scripts-python.yaml": ["Succeeded"],
        "template-on-exit.yaml": ["Succeeded"], "volumes-emptydir.yaml": ["Succeeded"],
        // By chance one way or the other, as written in them.
        "custom-metrics.yaml": ["Succeeded", "Failed"], "retry-script.yaml": ["Succeeded", "Failed"],
        "retry-container-to-completion.yaml": ["Succeeded"],
    ]

    @Test func `public examples run unmodified, and end as they promise`() async throws {
        try await ControllerTests.controlled(parallelism: 16) { world in
            var names: [(file: String, name: String)] = []
            for file in Self.promised.keys.sorted() {
                let path = sharedDirectory + "/corpus/argo-workflows/" + file
                let text = try String(contentsOfFile: path, encoding: .utf8)
                names.append((file, try await world.submit(text)))
            }
            for (file, name) in names {
                let ended = try await world.until(name) { ["Succeeded", "Failed", "Error"].contains($0.phase) }
                #expect(Self.promised[file]?.contains(ended.phase) == true, "\(file): \(ended["status"]?.text ?? "")")
            }
        }
    }
}
