import EventData
import LoopbackServers
import SensorEngine
import Testing

/// `operation: submit-from` (spec/workflows.md A4.2).
struct SubmitFromTests {
    private static let api = "argoproj.io/v1alpha1"

    private static let spec: JSON = [
        "entrypoint": "main", "arguments": ["parameters": [["name": "n", "value": "3"]]],
        "templates": [["name": "main", "suspend": [:]]],
    ]

    private static let template: JSON = [
        "apiVersion": .string(api), "kind": "WorkflowTemplate", "metadata": ["name": "build"], "spec": spec,
    ]

    private static let cron: JSON = [
        "apiVersion": .string(api), "kind": "CronWorkflow",
        "metadata": [
            "name": "nightly", "labels": ["workflows.argoproj.io/controller-instanceid": "two", "other": "stays"],
        ],
        "spec": [
            "schedules": ["0 3 * * *"], "workflowSpec": spec,
            "workflowMetadata": ["labels": ["team": "a"], "annotations": ["why": "b"], "finalizers": ["x.io/y"]],
        ],
    ]

    private static func invocation(_ kind: String, _ name: String, namespace: String? = nil) -> Invocation {
        var metadata: JSON = ["name": .string(name)]
        if let namespace { metadata["namespace"] = .string(namespace) }
        let resource: JSON = ["apiVersion": .string(api), "kind": .string(kind), "metadata": metadata]
        return .fetching(["resource": resource], kind: "argoWorkflow", operation: "submit-from")
    }

    /// The labels that every object of the invocation has.
    private static let ours: [(String, JSON)] = [
        ("events.argoproj.io/sensor", "pushes"), ("events.argoproj.io/trigger", "build-it"),
        ("events.argoproj.io/action-timestamp", "1800000000123"),
        ("signalbox.io/invocation", "abcdefghij234567klmnopqrst"), ("signalbox.io/event", "0d1---42"),
    ]

    private static func labels(_ own: [(String, JSON)]) -> JSON {
        .object(JSONObject((own + ours).map { (name: $0.0, value: $0.1) }))
    }

    /// The Workflows without the label that the cluster itself adds.
    private func workflows(at url: String) async throws -> [JSON] {
        try await TestClient(url: url).list("workflows", apiVersion: Self.api).map { workflow in
            var workflow = workflow
            var labels = workflow.at("metadata", "labels")
            labels?["workflows.argoproj.io/phase"] = nil
            workflow["metadata"]?["labels"] = labels
            return workflow
        }
    }

    @Test(arguments: ["WorkflowTemplate", "workflowtemplate"])
    func `a WorkflowTemplate is referred to, once however often it is fired`(kind: String) async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([Self.template])
            let first = try await fire(Self.invocation(kind, "build"), at: url)
            let second = try await fire(Self.invocation(kind, "build"), at: url)
            #expect(first == .succeeded("Workflow ci/build-abcdefghij"))
            #expect(second == first)
            let made = try await workflows(at: url)
            #expect(made.map { $0["spec"] } == [["workflowTemplateRef": ["name": "build"]]])
            let labels = Self.labels([("workflows.argoproj.io/workflow-template", "build")])
            #expect(made.map { $0.at("metadata", "labels")?.sortedByName } == [labels.sortedByName])
        }
    }

    @Test func `a CronWorkflow's Workflow is copied, and is one of its own runs`() async throws {
        try await withLocalCluster { url in
            let client = TestClient(url: url)
            try await client.create([Self.cron])
            let uid = try await client.list("cronworkflows", apiVersion: Self.api).first?.at("metadata", "uid")
            let result = try await fire(Self.invocation("CronWorkflow", "nightly"), at: url)
            #expect(result == .succeeded("Workflow ci/nightly-abcdefghij"))
            let made = try #require(try await workflows(at: url).first)
            #expect(made["spec"] == Self.spec)
            let metadata = try #require(made["metadata"])
            let labels = Self.labels([
                ("workflows.argoproj.io/controller-instanceid", "two"),
                ("workflows.argoproj.io/cron-workflow", "nightly"),
                ("team", "a"),
            ])
            #expect(metadata["labels"]?.sortedByName == labels.sortedByName)
            #expect(metadata.at("annotations", "workflows.argoproj.io/scheduled-time") == "2027-01-15T08:00:00Z")
            #expect(metadata.at("annotations", "why") == "b")
            #expect(metadata["finalizers"] == ["x.io/y"])
            let owner: JSON = [
                "apiVersion": .string(Self.api), "kind": "CronWorkflow", "name": "nightly", "uid": uid ?? .null,
                "controller": true, "blockOwnerDeletion": true,
            ]
            #expect(metadata["ownerReferences"] == [owner])
        }
    }

    @Test func `a Workflow that was made stays made when its template is gone`() async throws {
        try await withLocalCluster { url in
            let client = TestClient(url: url)
            try await client.create([Self.template])
            let first = try await fire(Self.invocation("WorkflowTemplate", "build"), at: url)
            try await client.delete("workflowtemplates", "build", apiVersion: Self.api)
            #expect(try await fire(Self.invocation("WorkflowTemplate", "build"), at: url) == first)
        }
    }

    @Test func `nobody is given up while it is not known whether an earlier attempt has made a Workflow`() async throws
    {
        let busy = FakeCluster.refuse(503, "Unavailable", "later", headers: ["Retry-After": "90"])
        let fault: @Sendable (Received, Int) -> [Step]? = { request, _ in
            request.path.hasSuffix("/workflows") ? [busy] : nil
        }
        try await withFakeCluster(fault: fault) { server in
            let result = try await fire(Self.invocation("WorkflowTemplate", "build"), at: server.url)
            guard case .pressed(_, .seconds(90)) = result else {
                Issue.record("not pressed with that wait: \(result)")
                return
            }
        }
    }

    @Test func `a template that is not there, and another kind, are permanent failures`() async throws {
        try await withLocalCluster { url in
            let missing = Outcome(
                try await fire(Self.invocation("WorkflowTemplate", "build", namespace: "ops"), at: url)
            )
            guard case .permanent(let problem) = missing else {
                Issue.record("\(missing)")
                return
            }
            #expect(problem.hasPrefix("WorkflowTemplate ops/build: "))
        }
        #expect(
            Outcome(try await fire(Self.invocation("Workflow", "build")))
                == .permanent(
                    "a Workflow can be made from a WorkflowTemplate, a ClusterWorkflowTemplate, a CronWorkflow; "
                        + "the resource is a Workflow"
                )
        )
        #expect(
            Outcome(try await fire(Self.invocation("CronWorkflow", "")))
                == .permanent("the resource has no 'metadata.name'")
        )
    }
}
