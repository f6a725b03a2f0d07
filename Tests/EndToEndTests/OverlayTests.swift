import BuiltGateway
import EventData
import Foundation
import Testing

/// The overlays of `deploy` against an API that is really there.
struct OverlayTests {
    /// The local cluster knows few kinds; what else is rendered is checked against what it must say.
    private static let known: Set = ["Namespace", "ServiceAccount", "ConfigMap", "Secret"]

    @Test(arguments: ["namespaced", "cluster-wide", "kafka", "admission"])
    func `what is rendered applies where the local cluster has the kind`(overlay: String) async throws {
        let gateway = try GatewayProcess(manifests: [:])
        try await gateway.start()
        let rendered = try Program.run(["kubectl", "kustomize", "deploy/overlays/\(overlay)"], in: Example.root)
        #expect(rendered.status == 0, "\(rendered.errors)")
        let documents = rendered.output.components(separatedBy: "\n---\n").filter { document in
            Self.known.contains { document.contains("\nkind: \($0)\n") }
        }
        #expect(!documents.isEmpty)
        let file = gateway.directory.appending(path: "overlay.yaml")
        try documents.joined(separator: "\n---\n").write(to: file, atomically: true, encoding: .utf8)
        if overlay == "namespaced" {
            _ = try gateway.kubectl("create", "namespace", "default")
        }
        let applied = try gateway.kubectl("apply", "--validate=false", "-f", file.path)
        #expect(applied.status == 0, "\(applied.errors)")
        // Applying once more changes nothing.
        let again = try gateway.kubectl("apply", "--validate=false", "-f", file.path)
        #expect(again.output.split(separator: "\n").allSatisfy { $0.hasSuffix(" unchanged") }, "\(again.output)")
    }

    @Test(arguments: ["namespaced", "cluster-wide", "kafka"])
    func `the container's arguments are such as the binary takes`(overlay: String) throws {
        let rendered = try Program.run(["kubectl", "kustomize", "deploy/overlays/\(overlay)"], in: Example.root)
        let lines = rendered.output.split(separator: "\n").drop { !$0.hasSuffix("- args:") }.dropFirst()
        let item = "        - "
        let arguments = lines.prefix { $0.hasPrefix(item) }.map { String($0.dropFirst(item.count)) }
        #expect(arguments.first == "operator")
        // Here is no pod; a wrong argument would be told before that.
        let answer = try Binary.run(arguments + ["--cluster", "kubeconfig", "--kubeconfig", "/no-such-file"])
        #expect(answer.status == 1, "\(answer.errors)")
        #expect(answer.errors.contains("/no-such-file"), "\(answer.errors)")
    }

    @Test func `the webhook's arguments are such as the binary takes`() throws {
        let rendered = try Program.run(["kubectl", "kustomize", "deploy/overlays/admission"], in: Example.root)
        let lines = rendered.output.split(separator: "\n").drop {
            $0 != "        - admission" && $0 != "      - admission"
        }
        let arguments = lines.prefix { $0.hasSuffix("- admission") || $0.contains("- --") }.compactMap {
            $0.split(separator: "- ", maxSplits: 1).last.map(String.init)
        }
        #expect(arguments.first == "admission")
        #expect(arguments.count == 3)
        let answer = try Binary.run(arguments + ["--cluster", "kubeconfig", "--kubeconfig", "/no-such-file"])
        #expect(answer.status == 1, "\(answer.errors)")
        #expect(answer.errors.contains("/no-such-file"), "\(answer.errors)")
    }
}
