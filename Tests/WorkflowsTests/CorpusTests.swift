import EventData
import Foundation
import Support
import Testing
import Workflows

/// Public example manifests of Argo Workflows, played to their end.
@Suite struct CorpusTests {
    static let root = "\(sharedDirectory)/corpus/argo-workflows"

    static let files: [String] = {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    @Test func `the corpus is there`() { #expect(Self.files.count > 40) }

    static func objects(_ file: String) throws -> [JSON] {
        Rehearsal.documents(try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8))
    }

    /// All templates of the corpus, as if they had been applied.
    static func view() throws -> ClusterView {
        var view = ClusterView()
        for object in try files.flatMap(objects) {
            let name = object.at("metadata", "name")?.string ?? ""
            switch object["kind"]?.string {
            case "WorkflowTemplate": view.workflowTemplates["argo/\(name)"] = object
            case "ClusterWorkflowTemplate": view.clusterWorkflowTemplates[name] = object
            default: break
            }
        }
        return view
    }

    /// A Workflow of its own; of a template, one that only refers to it.
    static func workflow(_ object: JSON) -> JSON? {
        var workflow = object
        let name =
            object.at("metadata", "name")?.string ?? object.at("metadata", "generateName")?.string.map { $0 + "x" }
        var metadata = object["metadata"] ?? [:]
        metadata["name"] = .string(name ?? "w")
        metadata["namespace"] = "argo"
        metadata["uid"] = "uid"
        metadata["creationTimestamp"] = "2026-11-26T10:00:00Z"
        workflow["metadata"] = metadata
        switch object["kind"]?.string {
        case "Workflow": break
        case "CronWorkflow": workflow["spec"] = object.at("spec", "workflowSpec")
        case "WorkflowTemplate" where object.at("spec", "entrypoint") != nil:
            workflow["spec"] = ["workflowTemplateRef": ["name": .string(name ?? "")]]
        case "ClusterWorkflowTemplate" where object.at("spec", "entrypoint") != nil:
            workflow["spec"] = ["workflowTemplateRef": ["name": .string(name ?? ""), "clusterScope": true]]
        default: return nil
        }
        return workflow
    }

    /// Gives what the examples' scripts would print.
    static func answer(_ task: LeafTask) -> LeafResult {
        var parameters: [String: String] = [:]
        for parameter in task.template.at("outputs", "parameters")?.array ?? [] {
            parameters[parameter["name"]?.string ?? ""] = "1"
        }
        var result = LeafResult.success("1", parameters)
        let artifacts = task.template.at("outputs", "artifacts")?.array ?? []
        if !artifacts.isEmpty {
            var outputs = result.outputs
            outputs["artifacts"] = .array(
                artifacts.map { artifact in
                    var artifact = artifact
                    artifact["raw"] = ["data": "x"]
                    return artifact
                }
            )
            result = LeafResult(.succeeded, finishedAt: result.finishedAt, outputs: outputs)
        }
        return result
    }

    @Test(arguments: files) func `an example runs to its end in a closed tree`(file: String) throws {
        for object in try Self.objects(file) {
            guard let workflow = Self.workflow(object) else { continue }
            var rehearsal = Rehearsal(workflow)
            rehearsal.view = try Self.view()
            rehearsal.answer = Self.answer
            rehearsal.play()
            if ProcessInfo.processInfo.environment["SHOW"] != nil {
                print(file, rehearsal.phase, rehearsal.message, rehearsal.nodes.count, rehearsal.passes)
            }
            #expect(rehearsal.missingNodes == [])
        }
    }
}
