import EventData
import LoopbackServers
import SensorEngine
import Synchronization
import Testing
import Triggers

/// What a Workflow gives to its template, by its own text and by `args` (spec/workflows.md A4).
struct TemplateParameterTests {
    private static let api = "argoproj.io/v1alpha1"

    private static func template(_ templates: JSON, kind: String = "WorkflowTemplate") -> JSON {
        [
            "apiVersion": .string(api), "kind": .string(kind), "metadata": ["name": "build"],
            "spec": ["arguments": ["parameters": [["name": "sha"]]], "templates": templates],
        ]
    }

    private static func workflow(_ names: [String], isClusterWide: Bool = false) -> JSON {
        var reference: JSON = ["name": "build"]
        if isClusterWide { reference["clusterScope"] = true }
        let parameters = names.map { name -> JSON in ["name": .string(name), "value": 1] }
        return [
            "apiVersion": .string(api), "kind": "Workflow", "metadata": ["generateName": "ci-"],
            "spec": ["workflowTemplateRef": reference, "arguments": ["parameters": .array(parameters)]],
        ]
    }

    @Test(
        arguments: [
            ([["name": "main", "container": ["args": ["{{workflow.parameters.sha}}"]]]], ["tag"]),
            ([["name": "main", "container": ["args": ["{{workflow.parameters.tag}}"]]]], []),
            ([["name": "main", "container": ["args": ["{{workflow.parameters.tag2}}"]]]], ["tag"]),
            ([["name": "main", "container": ["args": ["{{workflow.parameters}}"]]]], []),
            ([["name": "main", "inputs": ["parameters": [["name": "tag"]]]]], []),
            ([["name": "main", "container": ["args": ["{{=toJson(workflow.parameters)}}"]]]], []),
            ([["name": "main", "container": ["args": ["{{workflow.parameters.json}}"]]]], []),
            (
                [["name": "main", "dag": ["tasks": [["name": "a", "templateRef": ["name": "x", "template": "y"]]]]]], []
            ),
        ] as [(JSON, [String])]
    )
    func `a parameter that the template neither declares nor uses is a dead letter with the reason`(
        templates: JSON,
        unknown: [String]
    ) async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([Self.template(templates)])
            let outcome = Outcome(try await fire(.submitting(Self.workflow(["sha", "tag"])), at: url))
            if unknown.isEmpty {
                #expect(outcome == .succeeded("Workflow ci/ci-abcdefghij"))
            } else {
                #expect(
                    outcome
                        == .permanent(
                            "WorkflowTemplate ci/build does not declare the parameter 'tag', so it would have no effect"
                        )
                )
            }
            let made = try await TestClient(url: url).list("workflows", apiVersion: Self.api)
            #expect(made.count == (unknown.isEmpty ? 1 : 0))
            // The values are texts then, as the full schema demands.
            #expect(made.first?.at("spec", "arguments", "parameters")?.array?.first?["value"] ?? "1" == "1")
        }
    }

    @Test func `a template that may not be read is not checked, and one that is edited is read anew`() async throws {
        let api = "/apis/argoproj.io/v1alpha1"
        let path = "\(api)/clusterworkflowtemplates/build"
        let template = Self.template([], kind: "ClusterWorkflowTemplate")
        var edited = template
        edited["spec"]?["arguments"] = ["parameters": [["name": "sha"], ["name": "tag"]]]
        let answers: [Step] = [
            FakeCluster.refuse(403, "Forbidden", "no"), .answer(200, body: template.text),
            .answer(200, body: template.text), .answer(200, body: edited.text),
        ]
        let asked = Mutex(0)
        try await withFakeCluster { request, _ in
            guard request.method == "GET", request.path == path else { return nil }
            return asked.withLock { asked in
                asked += 1
                return [answers[min(asked, answers.count) - 1]]
            }
        } _: { server in
            try await withKinds(at: server.url) { kinds, context in
                func submit(_ names: [String], id: String) async -> Outcome {
                    Outcome(
                        await kinds.fire(.submitting(Self.workflow(names, isClusterWide: true), id: id), in: context)
                    )
                }
                #expect(await submit(["tag"], id: "aaaaaaaaaa") == .succeeded("Workflow ci/ci-aaaaaaaaaa"))
                #expect(await submit(["sha"], id: "bbbbbbbbbb") == .succeeded("Workflow ci/ci-bbbbbbbbbb"))
                // Remembered.
                #expect(await submit(["sha"], id: "cccccccccc") == .succeeded("Workflow ci/ci-cccccccccc"))
                guard case .permanent = await submit(["tag"], id: "dddddddddd") else {
                    Issue.record("submitted")
                    return
                }
                #expect(await submit(["tag"], id: "eeeeeeeeee") == .succeeded("Workflow ci/ci-eeeeeeeeee"))
            }
            #expect(server.received.count { $0.path == path } == 4)
        }
    }

    @Test func `args say what the argo command's flags say`() async throws {
        var workflow = Invocation.workflow
        workflow["metadata"] = ["generateName": "ci-", "labels": ["team": "a"]]
        workflow["spec"]?["arguments"] = ["parameters": [["name": "x", "value": "1"], ["name": "y", "value": "2"]]]
        let args = [
            "--entrypoint", "other", "--serviceaccount=robot", "-l", "team=b,tier=c", "-p", "y=3", "--priority", "5",
            "--generate-name", "run-", "--instanceid", "two", "--wait", "-o", "json",
        ]
        let request: JSON = [
            "operation": "submit", "source": ["resource": workflow], "args": .array(args.map { .string($0) }),
        ]
        let submitted = workflow
        try await withLocalCluster { url in
            let result = try await fire(Invocation(kind: "argoWorkflow", request), at: url)
            #expect(result == .succeeded("Workflow ci/run-abcdefghij"))
            let made = try await TestClient(url: url).list("workflows", apiVersion: Self.api).first
            var spec = submitted["spec"]
            spec?["arguments"] = ["parameters": [["name": "y", "value": "3"], ["name": "x", "value": "1"]]]
            spec?["entrypoint"] = "other"
            spec?["serviceAccountName"] = "robot"
            spec?["priority"] = 5
            #expect(made?["spec"] == spec)
            let labels = made?.at("metadata", "labels")
            #expect(labels?["team"] == "b" && labels?["tier"] == "c")
            #expect(labels?["workflows.argoproj.io/controller-instanceid"] == "two")
        }
    }

    @Test func `a ClusterWorkflowTemplate is referred to as one`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([Self.template([], kind: "ClusterWorkflowTemplate")])
            let submission = acting(
                "submit-from",
                on: "build",
                kind: "ClusterWorkflowTemplate",
                args: ["-p", "sha=c0ffee"]
            )
            #expect(try await fire(submission, at: url) == .succeeded("Workflow ci/build-abcdefghij"))
            let made = try await TestClient(url: url).list("workflows", apiVersion: Self.api).first
            #expect(
                made?["spec"]
                    == [
                        "workflowTemplateRef": ["name": "build", "clusterScope": true],
                        "arguments": ["parameters": [["name": "sha", "value": "c0ffee"]]],
                    ]
            )
            let label = made?.at("metadata", "labels", "workflows.argoproj.io/cluster-workflow-template")
            #expect(label == "build")
        }
    }
}
