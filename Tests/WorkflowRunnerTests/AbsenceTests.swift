import AsyncHTTPClient
import EventData
import Foundation
import Manifests
import Testing
import WorkflowRunner
import Workflows

/// What a Workflow asks for and this machine or the cluster does not have is refused before anything runs.
@Suite(.timeLimit(.minutes(2))) struct AbsenceTests {
    private static let advice = "or run the gateway with --runner podman"

    @Test func `a program, a command and a kind that are not there are refused by name, and nothing runs`() async throws
    {
        try await ControllerTests.controlled { world in
            _ = try await world.create(
                "WorkflowTemplate",
                """
                metadata: {name: other}
                spec: {templates: [{name: job, resource: {action: create, manifest: "apiVersion: batch/v1\\nkind: Job\\nmetadata: {name: {{workflow.name}}}"}}]}
                """
            )
            let workflow = try await world.ended(
                """
                metadata: {generateName: absent-}
                spec:
                  entrypoint: main
                  onExit: bye
                  templates:
                  - name: main
                    steps:
                    - - {name: fine, template: fine}
                    - - {name: own, template: own, when: "{{workflow.name}} == nobody"}
                      - {name: cow, inline: {container: {image: x, command: [no-such-cow, hello]}}}
                      - {name: job, templateRef: {name: other, template: job}}
                      - {name: never, template: never, when: "false"}
                  - {name: fine, container: {image: x, command: ['true']}}
                  - {name: own, container: {image: "nginx:1"}}
                  - {name: never, container: {image: "nginx:1"}}
                  - {name: bye, script: {image: x, command: [/no/such/interpreter], source: "1"}}
                """
            )
            #expect(workflow.phase == "Error" && workflow.nodes == [])
            #expect(
                workflow.at("status", "message")?.string == """
                    templates.bye.script.command: this machine has no program '/no/such/interpreter', and images are not \
                    read here; install it, \(Self.advice)
                    templates.own.container.command: there is none, and the image 'nginx:1' is not read here; write it, \
                    \(Self.advice)
                    templates.main.cow.inline.container.command: this machine has no program 'no-such-cow', and images are \
                    not read here; install it, \(Self.advice)
                    WorkflowTemplate other.job.resource: the cluster has no API batch/v1; run this on a cluster that has it
                    """
            )
        }
    }

    private static func absences(_ template: String, _ runner: LeafRunner) async throws -> [String] {
        let spec =
            "spec:\n  entrypoint: t\n  templates:\n  - name: t\n"
            + template.split(separator: "\n").map { "    \($0)\n" }.joined()
        var object = try InlineResource.object(in: spec)
        object["metadata"] = ["name": "w", "namespace": "default"]
        let reached = WorkflowRun(object).reachedTemplates(seeing: ClusterView())
        return await runner.absences(of: reached).values.flatMap { $0 }
    }

    @Test func `what may be there when its step starts is left to the step`() async throws {
        let placed = "inputs: {artifacts: [{name: a, path: /tools/run, raw: {data: x}}]}"
        try await RunnerWorld.with { world in
            for template in [
                "container: {image: argoproj/argosay:v2}", #"container: {image: "{{workflow.name}}"}"#,
                "container: {command: [python]}", "container: {command: [/bin/sh]}",
                #"container: {command: ["{{workflow.name}}"]}"#, "container: {command: [$(TOOL)]}",
                "container: {command: [bin/run]}", "container: {image: argoproj/argosay, command: [/argosay]}",
                "container: {command: [/tools/run]}\n\(placed)",
                "container: {command: [/tools/run], volumeMounts: [{name: v, mountPath: /tools}]}",
                "container: {command: [/tools/run]}\ninitContainers: [{name: i, command: [cp, a, /tools/run]}]",
                "containerSet: {containers: [{name: a, command: [touch, /x]}, {name: main, command: [/x]}]}",
                "container: {command: [mine], env: [{name: PATH, value: /tools}]}",
                "container: {command: [mine], volumeMounts: [{name: v, mountPath: /usr/local/bin}]}",
                "container: {command: [mine]}\ninputs: {artifacts: [{name: a, path: /usr/bin/mine}]}",
                "script: {command: [/argo/staging/script], source: '#!/bin/sh'}",
                #"resource: {action: get, manifest: "{{workflow.name}}"}"#,
                #"resource: {action: get, manifest: "apiVersion: v1\nkind: {{workflow.name}}"}"#,
                #"resource: {action: get, flags: ["{{workflow.name}}"]}"#,
                "resource: {action: get, flags: [cm, x]}", "resource: {action: get, flags: [pods, x]}",
                #"resource: {action: delete, manifest: "apiVersion: v1\nkind: Pod\nmetadata: {name: p}"}"#,
                #"resource: {action: "{{workflow.name}}", manifest: "apiVersion: v1\nkind: Pod\nmetadata: {name: p}"}"#,
                #"resource: {action: create, manifest: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{workflow.name}}}"}"#,
            ] {
                let absences = try await Self.absences(template, world.runner)
                #expect(absences == [], "\(template)")
            }
        }
    }

    @Test(arguments: [
        ("containerSet: {containers: [{name: main}]}", "containerSet.main.command: there is none"),
        ("container: {command: [echo]}\ninitContainers: [{name: i}]", "initContainers.i.command: there is none"),
        (
            "container: {command: [mine], volumeMounts: [{name: v, mountPath: /work}]}",
            "container.command: this machine"
        ),
        ("container: {command: ['true'], volumeMounts: [{name: v, mountPath: /dev/shm}]}", "container.volumeMounts: "),
        (
            "container: {command: ['true'], env: [{name: E, valueFrom: {resourceFieldRef: {}}}]}",
            "container.env.E: valueFrom.resourceFieldRef is not supported here"
        ),
        (
            "container: {command: ['true'], env: [{name: E, valueFrom: {fieldRef: {fieldPath: spec.hostname}}}]}",
            "container.env.E: the field spec.hostname is not known here; write the value"
        ),
        (
            "container: {command: ['true']}\noutputs: {artifacts: [{name: a, path: /x, http: {url: 'https://x'}}]}",
            "outputs.artifacts.a: storing to http is not supported here"
        ),
        ("containerSet: {volumeMounts: [{name: v, mountPath: /sys/x}], containers: []}", "containerSet.volumeMounts: "),
        ("resource: {action: get, flags: [jobs]}", "resource: the cluster has no kind 'jobs'"),
        (
            #"resource: {action: create, manifest: "apiVersion: v1\nkind: Pod\nmetadata: {generateName: {{workflow.name}}}"}"#,
            "resource: the cluster lets nobody create pods; run this on a cluster that does"
        ),
        (
            #"resource: {action: apply, manifest: "apiVersion: v1\nkind: Pod\nmetadata: {name: p}"}"#,
            "resource: the cluster lets nobody patch pods; run this"
        ),
        (
            "resource: {action: patch, flags: [pods, p], manifest: 'a: b'}",
            "resource: the cluster lets nobody patch pods; run this"
        ),
        (
            "resource: {action: create, manifestFrom: {artifact: {name: a}}}",
            "resource.manifestFrom: it is not supported"
        ),
        ("http: {url: 'https://x', insecureSkipVerify: true}", "http.insecureSkipVerify: it is not supported"),
    ])
    func `each of these is certain before its step starts`(template: String, problem: String) async throws {
        try await RunnerWorld.with { world in
            let absences = try await Self.absences(template, world.runner)
            #expect(absences.count == 1 && absences[0].hasPrefix("templates.t.\(problem)"), "\(absences)")
        }
    }

    @Test func `without a fence whatever needs a process is refused, and nothing else`() async throws {
        try await RunnerWorld.with { world in
            let web = HTTPClient(configuration: LeafWeb.configuration)
            let runner = LeafRunner(
                fence: .failure(Fence.Missing(message: "there is no bwrap")),
                places: RunnerPlaces(dataDirectory: world.directory),
                cluster: world.client,
                web: LeafWeb(web),
                now: { RunnerWorld.now() },
                logger: silent
            )
            let absences = try await Self.absences("script: {command: [sh], source: echo}", runner)
            let others = try await Self.absences("http: {url: 'https://x'}", runner)
            try await web.shutdown()
            #expect(absences == ["templates.t.script: this gateway runs no processes: there is no bwrap"])
            #expect(others == [])
        }
    }

    @Test func `a step finds the programs that it brings along its own PATH`() async throws {
        try await RunnerWorld.with { world in
            let result = try await world.run(
                """
                inputs: {artifacts: [{name: a, path: /tools/mine, mode: 493, raw: {data: "#!/bin/sh\\necho mine"}}]}
                container: {command: [mine], env: [{name: PATH, value: "/tools:$(PATH)"}]}
                """
            )
            #expect(result.text == "mine", "\(result.message)")
        }
    }

    @Test func `a Workflow that may never need what is absent runs as long as it does not`() async throws {
        try await ControllerTests.controlled { world in
            let nightly = """
                metadata: {generateName: nightly-}
                spec:
                  entrypoint: main
                  hooks: {failed: {template: mail, expression: workflow.status == "Failed"}}
                  templates:
                  - name: main
                    dag:
                      tasks:
                      - {name: job, template: job}
                      - {name: mail, template: mail, depends: job.Failed || job.Errored}
                      - {name: extra, template: mail, when: "{{workflow.namespace}} == nobody"}
                  - {name: job, container: {image: x, command: ['true']}}
                  - {name: mail, container: {image: x, command: [no-such-mail]}}
                """
            let ended = try await world.ended(nightly)
            #expect(ended.phase == "Succeeded", "\(ended["status"]?.text ?? "")")
            // It says what is absent once it comes to it.
            let failed = try await world.ended(nightly.replacing("['true']", with: "['false']"))
            let messages = failed.nodes.compactMap { $0["message"]?.string }
            #expect(messages.contains { $0.contains("this machine has no program 'no-such-mail'") }, "\(messages)")
        }
    }

    @Test func `a step finds programs of the machine along its own PATH`() async throws {
        let place = "/opt/signalbox-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let tool = place + "/pg-tool"
        try Data("#!/bin/sh\necho theirs\n".utf8).write(to: URL(filePath: tool))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
        try await RunnerWorld.with { world in
            let result = try await world.run(
                "container: {command: [pg-tool], env: [{name: PATH, value: '\(place):$(PATH)'}]}"
            )
            #expect(result.text == "theirs", "\(result.message)")
        }
    }
}
