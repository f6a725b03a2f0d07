import EventData
import LoopbackServers
import SensorEngine
import Testing

struct CreationTests {
    private static let path = "/apis/argoproj.io/v1alpha1/namespaces/ci/workflows/ci-abcdefghij"

    @Test func `a Workflow is created under the invocation's name with the labels people query`() async throws {
        let cluster = FakeCluster()
        try await withFakeCluster(cluster) { server in
            let result = try await fire(.submitting(Invocation.workflow), at: server.url)
            #expect(result == .succeeded("Workflow ci/ci-abcdefghij"))
        }
        var expected = Invocation.workflow
        expected["metadata"] = [
            "generateName": "ci-", "name": "ci-abcdefghij",
            "labels": [
                "events.argoproj.io/sensor": "pushes", "events.argoproj.io/trigger": "build-it",
                "events.argoproj.io/action-timestamp": "1800000000123",
                "signalbox.io/invocation": "abcdefghij234567klmnopqrst", "signalbox.io/event": "0d1---42",
            ],
            "annotations": [
                "signalbox.io/events": "push=github/code/0d1:é/42,tick=calendar/noon/t",
                "signalbox.io/sensor": "ci/pushes", "signalbox.io/trigger": "build it!",
                "signalbox.io/revision": "1",
            ],
        ]
        #expect(cluster.objects == [Self.path: expected])
    }

    @Test func `labels and annotations of the resource stay`() async throws {
        let cluster = FakeCluster()
        var workflow = Invocation.workflow
        workflow["metadata"] = ["name": "fixed", "labels": ["team": "a"], "annotations": ["why": "b"]]
        try await withFakeCluster(cluster) { server in
            _ = try await fire(.submitting(workflow), at: server.url)
        }
        let metadata = cluster.objects.first?.value["metadata"]
        #expect(metadata?.at("labels", "team") == "a")
        #expect(metadata?.at("annotations", "why") == "b")
        #expect(metadata?.at("labels", "signalbox.io/invocation") == "abcdefghij234567klmnopqrst")
    }

    @Test func `a long generateName is cut so that the name has 63 characters`() async throws {
        let cluster = FakeCluster()
        var workflow = Invocation.workflow
        workflow["metadata"] = ["generateName": .string(String(repeating: "x", count: 70))]
        try await withFakeCluster(cluster) { server in
            let result = try await fire(.submitting(workflow), at: server.url)
            #expect(result == .succeeded("Workflow ci/\(String(repeating: "x", count: 53))abcdefghij"))
        }
    }

    @Test func `values of Workflow parameters are sent as text`() async throws {
        let cluster = FakeCluster()
        var workflow = Invocation.workflow
        workflow["spec"] = try JSON(
            parsing: #"""
                {"arguments": {"parameters": [{"name": "a", "value": 3}, {"name": "b", "value": true},
                 {"name": "c", "value": 1.50}, {"name": "d", "value": 1e21}, {"name": "e", "value": -2.5e-7},
                 {"name": "f", "value": "x"}, {"name": "g", "value": 12345678901234567890}]},
                 "priority": 4, "templates": [{"name": "main", "plugin": {"parameters": [{"value": 1}]},
                 "inputs": {"parameters": [{"name": "h", "default": 1, "enum": [1, "2"], "valueFrom": {"default": 5}}]}}]}
                """#
        )
        try await withFakeCluster(cluster) { server in
            _ = try await fire(.submitting(workflow), at: server.url)
        }
        #expect(
            cluster.objects.first?.value["spec"]
                == [
                    "arguments": [
                        "parameters": [
                            ["name": "a", "value": "3"], ["name": "b", "value": "true"], ["name": "c", "value": "1.5"],
                            ["name": "d", "value": "1000000000000000000000"], ["name": "e", "value": "-0.00000025"],
                            ["name": "f", "value": "x"], ["name": "g", "value": "12345678901234567890"],
                        ]
                    ],
                    "priority": 4,
                    "templates": [
                        [
                            "name": "main", "plugin": ["parameters": [["value": 1]]],
                            "inputs": [
                                "parameters": [
                                    ["name": "h", "default": "1", "enum": ["1", "2"], "valueFrom": ["default": "5"]]
                                ]
                            ],
                        ]
                    ],
                ]
        )
    }

    @Test func `an object goes to its own namespace, else the sensor's, or to none`() async throws {
        let cluster = FakeCluster()
        let objects: [JSON] = [
            ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "namespace": "own"]],
            ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]],
            [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "ClusterWorkflowTemplate",
                "metadata": ["name": "a", "namespace": "own"],
            ],
        ]
        try await withFakeCluster(cluster) { server in
            for object in objects {
                let request: JSON = ["operation": "create", "source": ["resource": object]]
                _ = try await fire(Invocation(kind: "k8s", request), at: server.url)
            }
        }
        #expect(
            cluster.objects.keys.sorted() == [
                "/api/v1/namespaces/ci/configmaps/a", "/api/v1/namespaces/own/configmaps/a",
                "/apis/argoproj.io/v1alpha1/clusterworkflowtemplates/a",
            ]
        )
    }

    @Test(
        arguments: [
            ([:], "the resource has no 'apiVersion'"),
            (["apiVersion": "v1", "kind": "Pod"], "the resource has neither 'name' nor 'generateName'"),
            (
                ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p"]],
                "only a Workflow can be submitted, the resource is a Pod"
            ),
            (
                [
                    "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow",
                    "metadata": ["name": .string(String(repeating: "x", count: 64))],
                ],
                "the name '\(String(repeating: "x", count: 64))' has more than 63 characters"
            ),
        ] as [(JSON, String)]
    )
    func `what can never be submitted is a permanent failure`(resource: JSON, problem: String) async throws {
        guard case .permanent(problem, let fix) = try await fire(.submitting(resource)) else {
            Issue.record("not a permanent failure with this problem")
            return
        }
        #expect(!fix.isEmpty)
    }

    @Test func `an operation that there is not is refused`() async throws {
        let result = try await fire(Invocation(kind: "argoWorkflow", ["operation": "pause"]))
        let known = "submit, submit-from, suspend, resume, retry, resubmit, stop, terminate"
        #expect(result == .permanent("there is no operation 'pause'", fix: "use one of: \(known)"))
    }
}
