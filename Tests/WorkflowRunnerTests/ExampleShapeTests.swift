import EventData
import Foundation
import Kubernetes
import Testing
import WorkflowRunner
import Workflows

/// What public examples ask for that the files at hand do not show.
@Suite(.timeLimit(.minutes(2))) struct ExampleShapeTests {
    @Test func `the exit code of a failed step is known by both of its names`() async throws {
        try await ControllerTests.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: codes-}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    steps:
                    - - {name: bad, template: bad, continueOn: {failed: true}}
                    - - name: say
                        template: say
                        arguments:
                          parameters:
                          - {name: a, value: "{{steps.bad.exitCode}} {{steps.bad.outputs.exitCode}}"}
                          - {name: b, value: "{{=steps.bad.outputs.exitCode}}"}
                  - {name: bad, container: {image: x, command: [sh, -c, "exit 123"]}}
                  - name: say
                    inputs: {parameters: [{name: a}, {name: b}]}
                    container: {image: x, command: [echo, "{{inputs.parameters.a}} {{inputs.parameters.b}}"]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow["status"]?.text ?? "")")
            #expect(try await Self.said(workflow, world) == "123 123 123\n")
        }
    }

    @Test func `a number or a boolean may be a parameter's value`() async throws {
        try await ControllerTests.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: scalars-}
                spec:
                  entrypoint: say
                  arguments: {parameters: [{name: count, value: 3}, {name: flag, value: true}]}
                  templates:
                  - name: say
                    inputs: {parameters: [{name: count}, {name: flag}, {name: part, value: 0.5}]}
                    container:
                      {image: x, command: [echo, "{{inputs.parameters.count}} {{inputs.parameters.flag}} {{inputs.parameters.part}}"]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow["status"]?.text ?? "")")
            #expect(try await Self.said(workflow, world) == "3 true 0.5\n")
        }
    }

    @Test func `artifacts are removed when the workflow ends or goes, as it says`() async throws {
        try await ControllerTests.controlled { world in
            let store = ArtifactStore(RunnerPlaces(dataDirectory: world.directory), silent)
            let content = world.directory + "/workflows/artifacts/content"
            let workflow = try await world.ended(
                """
                metadata: {generateName: going-}
                spec:
                  entrypoint: main
                  artifactGC: {strategy: OnWorkflowDeletion}
                  templates:
                  - name: main
                    steps:
                    - - {name: make, template: make}
                    - - {name: use, template: use, arguments: {artifacts: [{name: i, from: "{{steps.make.outputs.artifacts.a}}"}]}}
                  - name: make
                    container: {image: x, command: [sh, -c, "for i in a b c; do echo $i > /tmp/$i; done"]}
                    outputs:
                      artifacts:
                      - {name: a, path: /tmp/a, s3: {key: own/a}, artifactGC: {strategy: OnWorkflowCompletion}}
                      - {name: b, path: /tmp/b, s3: {key: own/b}}
                      - {name: c, path: /tmp/c, s3: {key: own/c}, artifactGC: {strategy: Never}}
                  - name: use
                    inputs: {artifacts: [{name: i, path: /tmp/i}]}
                    container: {image: x, command: [cat, /tmp/i]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow["status"]?.text ?? "")")
            let there = { ["own/a", "own/b", "own/c"].filter { store.file(of: $0, in: "default") != nil } }
            try await eventually { there() == ["own/b", "own/c"] }
            try await eventually { try FileManager.default.contentsOfDirectory(atPath: content).count == 2 }
            let path = ControllerTests.path(workflow.at("metadata", "name")?.string ?? "")
            try await world.client.delete(path, uid: workflow.at("metadata", "uid")?.string ?? "")
            try await eventually { there() == ["own/c"] }
        }
    }

    @Test func `artifacts that a kill left at a workflow's end go after the restart, and no others`() async throws {
        try await RunnerWorld.with { world in
            let store = ArtifactStore(RunnerPlaces(dataDirectory: world.directory), silent)
            for key in ["own/left", "own/made-again"] {
                let file = try store.newFile()
                try Data(key.utf8).write(to: URL(filePath: file))
                try store.keep(file, as: key, in: "default")
            }
            let name = try await world.submit(
                """
                metadata: {name: ended, labels: {workflows.argoproj.io/completed: "true"}}
                spec:
                  entrypoint: main
                  artifactGC: {strategy: OnWorkflowCompletion}
                  templates: [{name: main, container: {image: x, command: [echo]}}]
                status:
                  phase: Succeeded
                  startedAt: "2026-11-26T10:00:00Z"
                  finishedAt: "2026-11-26T10:00:01Z"
                  nodes:
                    ended:
                      {id: ended, name: ended, displayName: ended, type: Pod, templateName: main, phase: Succeeded, outputs: {artifacts: [
                        {name: a, s3: {key: own/left}}, {name: b, s3: {key: own/made-again}, deleted: true}]}}
                """
            )
            try await ControllerTests.controlling(world) { _ in
                try await world.until(name) { workflow in
                    let artifacts = workflow.nodes.first?.at("outputs", "artifacts")?.array ?? []
                    return artifacts.map { $0["deleted"]?.bool } == [true, true]
                }
                #expect(store.file(of: "own/left", in: "default") == nil)
                #expect(store.file(of: "own/made-again", in: "default") != nil)
            }
        }
    }

    @Test func `a part of a directory is an artifact of its own`() async throws {
        try await ControllerTests.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: parts-}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    steps:
                    - - {name: make, template: make}
                    - - {name: say, template: say, arguments: {artifacts: [
                        {name: in, from: "{{steps.make.outputs.artifacts.whole}}", subPath: a/b.txt}]}}
                      - {name: none, template: say, continueOn: {error: true}, arguments: {artifacts: [
                        {name: in, from: "{{steps.make.outputs.artifacts.whole}}", subPath: a/link/hostname}]}}
                  - name: make
                    container:
                      image: x
                      command: [sh, -c, "mkdir -p /tmp/a; echo kept > /tmp/a/b.txt; echo more > /tmp/c; ln -s /etc /tmp/a/link"]
                    outputs: {artifacts: [{name: whole, path: /tmp/, archive: {none: {}}}]}
                  - name: say
                    inputs: {artifacts: [{name: in, path: /tmp/in}]}
                    container: {image: x, command: [cat, /tmp/in]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow["status"]?.text ?? "")")
            #expect(try await Self.said(workflow, world) == "kept\n")
            let refused = workflow.nodes.first { $0.text("displayName") == "none" }?.text("message") ?? ""
            #expect(refused.hasSuffix("the artifact has no 'a/link/hostname'"), "\(refused)")
        }
    }

    @Test func `files of a kept directory are artifacts, and keys below a key are a directory`() async throws {
        try await ControllerTests.controlled { world in
            let workflow = try await world.ended(
                """
                metadata: {generateName: keys-}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    dag:
                      tasks:
                      - {name: split, template: split}
                      - name: map
                        depends: split
                        template: map
                        withItems: [a, b]
                        arguments:
                          parameters: [{name: id, value: "{{item}}"}]
                          artifacts: [{name: in, s3: {key: "{{workflow.name}}/parts/{{item}}.txt"}}]
                      - {name: say, template: say, depends: map}
                  - name: split
                    container: {image: x, command: [sh, -c, "mkdir -p /out; echo 1 > /out/a.txt; echo 2 > /out/b.txt"]}
                    outputs: {artifacts: [
                      {name: out, path: /out, archive: {none: {}}, s3: {key: "{{workflow.name}}/parts/"}}]}
                  - name: map
                    inputs: {parameters: [{name: id}], artifacts: [{name: in, path: /in.txt}]}
                    container: {image: x, command: [sh, -c, "sed s/^/mapped-/ /in.txt > /out.txt"]}
                    outputs: {artifacts: [{name: out, path: /out.txt, archive: {none: {}},
                      s3: {key: "{{workflow.name}}/results/{{inputs.parameters.id}}.txt"}}]}
                  - name: say
                    inputs: {artifacts: [{name: in, path: /in, s3: {key: "{{workflow.name}}/results"}}]}
                    container: {image: x, command: [sh, -c, "cat /in/a.txt /in/b.txt; ls /in | wc -l"]}
                """
            )
            #expect(workflow.phase == "Succeeded", "\(workflow["status"]?.text ?? "")")
            #expect(try await Self.said(workflow, world) == "mapped-1\nmapped-2\n2\n")
        }
    }

    /// What the step `say`, or the only one, printed.
    private static func said(_ workflow: JSON, _ world: RunnerWorld) async throws -> String {
        let name = workflow.at("metadata", "name")?.string ?? ""
        let nodes = workflow.nodes.filter { $0.text("type") == "Pod" && $0.text("phase") == "Succeeded" }
        let node = nodes.first { $0.text("displayName") == "say" } ?? nodes.first
        let number = node?.text("id").split(separator: "-").last ?? ""
        let pod = node?.text("name") == name ? name : "\(name)-say-\(number)"
        return try String(
            contentsOfFile: "\(world.directory)/workflows/logs/default/\(name)/\(pod).log",
            encoding: .utf8
        )
    }
}
