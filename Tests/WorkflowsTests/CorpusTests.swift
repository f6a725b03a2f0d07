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

    /// All templates of the corpus, and those that it refers to and leaves out, as if they had been applied.
    static let view: ClusterView = {
        var view = ClusterView()
        for object in (try? files.flatMap(objects)) ?? [] {
            let name = object.at("metadata", "name")?.string ?? ""
            switch object["kind"]?.string {
            case "WorkflowTemplate": view.workflowTemplates["argo/\(name)"] = object
            case "ClusterWorkflowTemplate": view.clusterWorkflowTemplates[name] = object
            default: break
            }
        }
        for (name, spec) in others {
            let object: JSON = ["spec": Rehearsal.documents(spec).first ?? .null]
            view.workflowTemplates["argo/workflow-template-\(name)"] = object
            view.clusterWorkflowTemplates["cluster-workflow-template-\(name)"] = object
        }
        view.configMaps["argo/my-config"] = ["data": ["template": "2"]]
        return view
    }()

    private static let others = [
        "print-message": """
        entrypoint: print-message
        templates:
        - name: print-message
          inputs: {parameters: [{name: message}]}
          container: {image: busybox, command: [echo], args: ["{{inputs.parameters.message}}"]}
        """,
        "inner-dag": """
        templates:
        - {name: inner-diamond, dag: {tasks: [{name: a, template: b}, {name: b, depends: a, template: b}]}}
        - {name: b, container: {image: busybox}}
        """,
        "inner-steps": """
        templates:
        - name: inner-steps
          inputs: {parameters: [{name: message}]}
          steps: [[{name: a, template: b}]]
        - {name: b, container: {image: busybox}}
        """,
    ]

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
        let isCoin = task.template.at("script", "source")?.string?.contains("heads") ?? false
        var result = LeafResult.success(isCoin ? "heads" : "1", parameters)
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
            rehearsal.view = Self.view
            rehearsal.answer = Self.answer
            rehearsal.play()
            #expect(rehearsal.phase == Self.otherEnds[file] ?? "Succeeded", "\(rehearsal.message)")
            #expect(rehearsal.missingNodes == [])
            #expect(rehearsal.restlessPasses == 0)
            #expect(rehearsal.pass().isChanged == false)
        }
    }

    /// Examples that do not end well, or not by themselves, with whoever answers here.
    static let otherEnds = [
        // Someone has to approve.
        "suspend-template.yaml": "Running",
        // Its parameters come with an event.
        "workflow-event-binding/event-consumer-workflowtemplate.yaml": "Failed",
    ]

    @Test(arguments: files) func `a run goes on from what it wrote down as if nothing had happened`(file: String) throws
    {
        for object in try Self.objects(file) {
            guard let workflow = Self.workflow(object) else { continue }
            let uninterrupted = try Self.played(workflow, restarts: { _ in false })
            for seed in 0..<4 {
                var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
                let interrupted = try Self.played(workflow) { pass in
                    state = state &* 6_364_136_223_846_793_005 &+ UInt64(pass)
                    return seed == 0 || state >> 40 & 1 == 1
                }
                #expect(interrupted.started == uninterrupted.started)
                #expect(interrupted.run.object == uninterrupted.run.object)
            }
        }
    }

    private static func played(_ workflow: JSON, restarts: @escaping (Int) -> Bool) throws -> Rehearsal {
        var rehearsal = Rehearsal(workflow)
        rehearsal.view = view
        rehearsal.answer = { task in NodeNames.number(of: task.nodeName) % 5 == 0 ? .failure(1) : answer(task) }
        rehearsal.restarts = restarts
        rehearsal.play()
        return rehearsal
    }
}
