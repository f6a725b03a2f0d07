import EventData
import Foundation
import LoopbackServers
import SensorEngine
import Synchronization
import Testing

/// `retry` of a Workflow in place (spec/workflows.md A6.2, G-A 58 to 68).
struct RetryTests {
    private let epoch: JSON = "1970-01-01T00:00:00Z"

    private func retried(_ workflow: JSON, args: [String] = []) async throws -> JSON {
        try await inLocalCluster { url in
            try await TestClient(url: url).create([workflow])
            let first = try await fire(acting("retry", args: args), at: url)
            #expect(first == .succeeded("Workflow ci/w retried"))
            let after = try await TestClient(url: url).workflow()
            #expect(try await fire(acting("retry", args: args), at: url) == first)
            #expect(try await TestClient(url: url).workflow() == after)
            return try #require(after)
        }
    }

    @Test func `a failed Workflow is opened again, and runs from where it failed`() async throws {
        let after = try await retried(failedWorkflow)
        // The local cluster writes the phase of a Workflow that has none.
        #expect(
            after.at("metadata", "labels")?.sortedByName
                == ["team": "a", "workflows.argoproj.io/creator": "eve", "workflows.argoproj.io/phase": "Pending"]
        )
        var spec = failedWorkflow["spec"]
        for field in ["shutdown", "activeDeadlineSeconds"] { spec?[field] = nil }
        #expect(after["spec"] == spec)
        let status = try #require(after["status"])
        #expect(status["startedAt"] == epoch && status["finishedAt"] == .null)
        #expect(status["persistentVolumeClaims"] == [])
        #expect(
            status["conditions"]
                == [["type": "PodRunning", "status": "False"], ["type": "Completed", "status": "False"]]
        )
        #expect(status["storedWorkflowTemplateSpec"] == ["entrypoint": "main"])
        let again: JSON = ["startedAt": epoch, "finishedAt": .null]
        func running(_ name: String, _ type: String, _ members: JSON) -> JSON {
            var node = node(name, type, "Running", members)
            for member in again.object?.members ?? [] { node[member.name] = member.value }
            return node
        }
        #expect(
            status["nodes"]
                == [
                    "w": running("w", "Steps", ["children": ["w-1"], "outboundNodes": [], "templateName": "main"]),
                    "w-1": node(
                        "w[0]",
                        "StepGroup",
                        "Succeeded",
                        ["id": "w-1", "boundaryID": "w", "children": ["w-2"]]
                    ),
                    "w-2": node(
                        "w[0].a",
                        "Pod",
                        "Succeeded",
                        ["id": "w-2", "boundaryID": "w", "children": ["w-3"], "templateName": "t"]
                    ),
                    "w-3": running("w[1]", "StepGroup", ["id": "w-3", "boundaryID": "w", "children": ["w-4"]]),
                    "w-4": running("w[1].b", "Retry", ["id": "w-4", "boundaryID": "w", "children": []]),
                ]
        )
    }

    @Test func `a failure that another attempt has outlived stays`() async throws {
        var workflow = failedWorkflow
        workflow["status"]?["nodes"]?["w-6"]?["phase"] = "Succeeded"
        let nodes = try await retried(workflow).at("status", "nodes")
        #expect(nodes?["w-5"] == workflow.at("status", "nodes", "w-5"))
        #expect(nodes?["w-4"]?["phase"] == "Failed")
    }

    @Test func `one that has succeeded runs again in part when args choose it, suspend nodes armed anew`() async throws
    {
        var workflow = failedWorkflow
        workflow["status"]?["phase"] = "Succeeded"
        workflow["status"]?["nodes"] = [
            "w": node("w", "DAG", "Succeeded", ["children": ["w-1"]]),
            "w-1": node("w.ask", "Suspend", "Succeeded", ["id": "w-1", "boundaryID": "w", "children": ["w-2"]]),
            "w-2": node(
                "w.do",
                "Pod",
                "Succeeded",
                ["id": "w-2", "boundaryID": "w", "displayName": "do", "children": ["w-3"]]
            ),
            "w-3": node("w.end", "Pod", "Succeeded", ["id": "w-3", "boundaryID": "w"]),
        ]
        let args = ["--restart-successful", "--node-field-selector", "displayName=do"]
        let nodes = try await retried(workflow, args: args).at("status", "nodes")
        #expect(nodes?.object?.members.map(\.name) == ["w", "w-1"])
        #expect(nodes?["w"]?["phase"] == "Running" && nodes?["w-1"]?["children"] == [])
        let succeeded = workflow
        try await withLocalCluster { url in
            try await TestClient(url: url).create([succeeded])
            let outcome = Outcome(try await fire(acting("retry", args: ["--restart-successful"]), at: url))
            #expect(outcome == .permanent("Workflow ci/w has succeeded, so nothing of it can be retried"))
        }
    }

    @Test func `other parameters come first, and loops above what failed have their items anew`() async throws {
        var workflow = failedWorkflow
        workflow["status"]?["nodes"] = [
            "w": node("w", "DAG", "Failed", ["children": ["w-1"]]),
            "w-1": node(
                "w.loop",
                "TaskGroup",
                "Failed",
                ["id": "w-1", "boundaryID": "w", "children": ["w-2", "w-3"]]
            ),
            "w-2": node("w.loop(0:a)", "Pod", "Succeeded", ["id": "w-2", "boundaryID": "w"]),
            "w-3": node("w.loop(1:b)", "Pod", "Failed", ["id": "w-3", "boundaryID": "w"]),
        ]
        let after = try await retried(workflow, args: ["-p", "y=a=b"])
        #expect(
            after.at("spec", "arguments", "parameters")
                == [["name": "y", "value": "a=b"], ["name": "x", "value": "1"]]
        )
        #expect(
            after.at("status", "storedWorkflowTemplateSpec", "arguments")
                == ["parameters": [["name": "y", "value": "a=b"]]]
        )
        #expect(after.at("status", "nodes")?.object?.members.map(\.name) == ["w", "w-1"])
        let same = try await retried(workflow)
        #expect(same.at("status", "nodes")?.object?.members.map(\.name) == ["w", "w-1", "w-2"])
    }

    @Test func `one that runs cannot be retried`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([waitingWorkflow()])
            let outcome = Outcome(try await fire(acting("retry"), at: url))
            let problem = "Workflow ci/w is in phase 'Running', and only one that has failed can be retried"
            #expect(outcome == .permanent(problem))
        }
    }

    /// gzip, zstd and brotli of `{"w": …}` with one failed pod, by the tools of those names.
    @Test(arguments: ["gzip", "zstd", "brotli"])
    func `compressed nodes are read, and written back compressed`(tool: String) async throws {
        let text = try #require(CompressedNodes.samples[tool])
        var workflow = failedWorkflow
        workflow["status"]?["nodes"] = nil
        workflow["status"]?["compressedNodes"] = .string(text)
        let after = try await retried(workflow)
        #expect(after.at("status", "nodes") == nil)
        let packed = try #require(after.at("status", "compressedNodes")?.string)
        // What was written is read again by the next one: it finds nothing that has failed.
        var second = failedWorkflow
        second["status"]?["nodes"] = nil
        second["status"]?["compressedNodes"] = .string(packed)
        let repacked = try await retried(second).at("status", "compressedNodes")?.string
        #expect(repacked == packed)
        #expect(packed.hasPrefix("H4sI"))
    }

    @Test(arguments: ["AAAA", "H4sIAAAA", "KLUv/QAA", "x"])
    func `damaged nodes are a permanent failure`(text: String) async throws {
        var workflow = failedWorkflow
        workflow["status"]?["nodes"] = nil
        workflow["status"]?["compressedNodes"] = .string(text)
        let damaged = workflow
        try await withLocalCluster { url in
            try await TestClient(url: url).create([damaged])
            guard case .permanent(let problem) = Outcome(try await fire(acting("retry"), at: url)) else {
                Issue.record("it was read")
                return
            }
            #expect(problem.hasPrefix("'status.compressedNodes' of Workflow ci/w cannot be read: "))
        }
    }

    @Test func `pods go before the Workflow is written, by their uids, and only those of nodes that run again`()
        async throws
    {
        let path = "/apis/argoproj.io/v1alpha1/namespaces/ci/workflows/w"
        let names = [
            "w-t-2912723101", "w-t-\(hash("w[1].b(0)"))", "w-t-\(hash("w[1].b(1)"))", "w-bye-\(hash("w.onExit"))",
        ]
        let pods = JSON.array(names.map { ["metadata": ["name": .string($0), "uid": .string("uid-\($0)")]] })
        let cluster = FakeCluster([path: failedWorkflow])
        try await withFakeCluster(cluster) { request, _ in
            if request.method == "PUT" { return [.answer(200, body: request.bodyText)] }
            if request.method == "DELETE" { return [FakeCluster.refuse(409, "Conflict", "another uid")] }
            guard request.path == "/api/v1/namespaces/ci/pods" else { return nil }
            let items: JSON = ["items": pods]
            return [.answer(200, body: items.text)]
        } _: { server in
            let result = try await fire(acting("retry"), at: server.url)
            #expect(result == .succeeded("Workflow ci/w retried"))
            let changes = server.received.filter { $0.method != "GET" }
            let deleted = names.dropFirst().sorted()
            #expect(changes.map(\.method) == ["DELETE", "DELETE", "DELETE", "PUT"])
            #expect(changes.dropLast().map(\.path) == deleted.map { "/api/v1/namespaces/ci/pods/\($0)" })
            for (change, name) in zip(changes, deleted) {
                let options = try JSON(parsing: change.body)
                #expect(options.at("preconditions", "uid")?.string == "uid-\(name)")
            }
            let list = server.received.first { $0.path.hasSuffix("/pods") }
            #expect(list?.target.hasSuffix("?labelSelector=workflows.argoproj.io%2Fworkflow%3Dw") == true)
        }
    }

    /// FNV-1a as the specification has it.
    private func hash(_ name: String) -> UInt32 {
        name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
