import EventData
import LoopbackServers
import SensorEngine
import Testing

/// `resubmit` makes a new Workflow of an old one (spec/workflows.md A6.1, G-A 52 to 57).
struct ResubmitTests {
    private func resubmitted(_ workflow: JSON, args: [String] = []) async throws -> JSON {
        try await inLocalCluster { url in
            let client = TestClient(url: url)
            try await client.create([workflow])
            let old = try await client.workflow()
            let first = try await fire(acting("resubmit", args: args), at: url)
            #expect(first == .succeeded("Workflow ci/w-abcdefghij"))
            #expect(try await fire(acting("resubmit", args: args), at: url) == first)
            #expect(try await client.list("workflows", apiVersion: "argoproj.io/v1alpha1").count == 2)
            #expect(try await client.workflow() == old)
            return try #require(try await client.workflow("w-abcdefghij"))
        }
    }

    @Test func `a new Workflow has the spec, labels and annotations, and nothing of what became of the old one`()
        async throws
    {
        var workflow = failedWorkflow
        workflow["metadata"]?["annotations"] = ["why": "nightly", "signalbox.io/changed-by": "somebody"]
        workflow["metadata"]?["ownerReferences"] = [
            ["apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow", "name": "c", "uid": "u"]
        ]
        workflow["metadata"]?["finalizers"] = ["x.io/y"]
        let made = try await resubmitted(workflow)
        var spec = failedWorkflow["spec"]
        for field in ["shutdown", "activeDeadlineSeconds"] { spec?[field] = nil }
        #expect(made["spec"] == spec)
        let metadata = try #require(made["metadata"])
        #expect(metadata["generateName"] == "w-" && metadata["finalizers"] == nil)
        #expect(metadata["ownerReferences"] == workflow.at("metadata", "ownerReferences"))
        #expect(metadata.at("annotations", "why") == "nightly" && mark(of: made) == nil)
        let labels = try #require(metadata["labels"])
        #expect(labels["workflows.argoproj.io/resubmitted-from-workflow"] == "w")
        #expect(labels["workflows.argoproj.io/actor"] == "bob" && labels["team"] == "a")
        #expect(labels["workflows.argoproj.io/creator"] == nil && labels["workflows.argoproj.io/completed"] == nil)
        #expect(labels["signalbox.io/invocation"] == "abcdefghij234567klmnopqrst")
        // The local cluster's own.
        #expect(made.at("status", "phase") == "Pending" && made.at("status", "nodes") == nil)
    }

    @Test func `one that runs is resubmitted as well, with other parameters first`() async throws {
        var workflow = waitingWorkflow(spec: [
            "arguments": ["parameters": [["name": "x", "value": "1", "enum": ["1"]]]]
        ])
        workflow["metadata"]?["generateName"] = nil
        let made = try await resubmitted(workflow, args: ["--parameter", "y=2", "-px=3", "--priority=7"])
        #expect(made.at("metadata", "generateName") == "w-")
        #expect(
            made.at("spec", "arguments", "parameters") == [["name": "y", "value": "2"], ["name": "x", "value": "3"]]
        )
        #expect(made.at("spec", "priority") == 7)
    }

    @Test func `memoized, what has succeeded is taken over and what has failed is to be done`() async throws {
        let made = try await resubmitted(failedWorkflow, args: ["--memoized"])
        let status = try #require(made["status"])
        #expect(status["conditions"] == [["type": "Completed", "status": "False"]])
        let nodes = try #require(status["nodes"]?.object)
        let name = "w-abcdefghij"
        // The ids follow from the new names, with the hash of the specification.
        let names = ["", "[0]", "[0].a", "[1]", "[1].b", "[1].b(0)", "[1].b(1)"].map { name + $0 }
        #expect(Set(nodes.members.map(\.name)) == Set(names.map { id($0, name) }))
        let done = try #require(nodes[id("\(name)[0].a", name)])
        #expect(
            done
                == node(
                    "\(name)[0].a",
                    "Skipped",
                    "Skipped",
                    [
                        "id": .string(id("\(name)[0].a", name)), "boundaryID": .string(name), "templateName": "t",
                        "children": [.string(id("\(name)[1]", name))], "message": "original pod: w-2",
                        "startedAt": "1970-01-01T00:00:00Z", "finishedAt": "1970-01-01T00:00:00Z",
                    ]
                )
        )
        let failed = try #require(nodes[id("\(name)[1].b(0)", name)])
        #expect(failed["type"] == "Pod" && failed["phase"] == "Pending" && failed["startedAt"] == .null)
        let root = try #require(nodes[name])
        #expect(root["phase"] == "Pending" && root["outboundNodes"] == [.string(id("\(name)[1].b(0)", name))])
    }

    @Test func `what has not failed cannot be resubmitted memoized`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([waitingWorkflow()])
            let outcome = Outcome(try await fire(acting("resubmit", args: ["--memoized"]), at: url))
            #expect(
                outcome
                    == .permanent(
                        "Workflow ci/w is in phase 'Running', and only what has failed can be resubmitted with --memoized"
                    )
            )
        }
    }

    @Test func `what an earlier attempt made counts when the old Workflow is gone`() async throws {
        try await withLocalCluster { url in
            let client = TestClient(url: url)
            try await client.create([failedWorkflow])
            let first = try await fire(acting("resubmit"), at: url)
            try await client.delete("workflows", "w", apiVersion: "argoproj.io/v1alpha1")
            #expect(try await fire(acting("resubmit"), at: url) == first)
            guard case .permanent(let problem) = Outcome(try await fire(acting("resubmit", id: otherID), at: url))
            else {
                Issue.record("there is nothing to resubmit")
                return
            }
            #expect(problem.hasPrefix("Workflow ci/w: "))
        }
    }

    private func id(_ name: String, _ workflow: String) -> String {
        let hash: UInt32 = name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return name == workflow ? name : "\(workflow)-\(hash)"
    }
}
