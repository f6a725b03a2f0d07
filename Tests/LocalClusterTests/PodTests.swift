import EventData
import Testing

/// Pods and Events that are made from Workflows (decision 0051), without anybody who runs them.
@Suite struct PodTests {
    private static let pods = "/api/v1/namespaces/default/pods"
    private static let events = "/api/v1/namespaces/default/events"

    private static func workflow(_ name: String, phases: [String]) -> String {
        let nodes = phases.enumerated().map { index, phase in
            """
            "\(name)-\(index)": {"id": "\(name)-\(index)", "name": "\(name).\(index)", "type": "Pod", "phase": "\(phase)",
              "templateName": "t", "startedAt": "2026-11-26T10:00:00Z", "outputs": {"exitCode": "\(index)"}}
            """
        }
        return """
            {"metadata": {"name": "\(name)"}, "spec": {"entrypoint": "t", "templates": [{"name": "t", "container": {"image": "i"}}]},
             "status": {"phase": "Running", "startedAt": "2026-11-26T10:00:00Z", "nodes": {\(nodes.joined(separator: ","))}}}
            """
    }

    @Test func `pods are listed page by page, chosen by labels and fields, and found by name`() async throws {
        try await withCluster { cluster in
            for name in ["b", "a"] {
                let made = try await cluster.send(
                    "POST",
                    workflows,
                    Self.workflow(name, phases: ["Running", "Failed"])
                )
                #expect(made.status == 201, "\(made.text)")
            }
            let all = try await cluster.send("GET", Self.pods)
            let names = all.json["items"]?.array?.compactMap { $0.at("metadata", "name")?.string } ?? []
            #expect(names.count == 4 && names == names.sorted())
            let first = try await cluster.send("GET", Self.pods + "?limit=3")
            #expect(first.json["items"]?.array?.count == 3)
            let token = first.json.at("metadata", "continue")?.string ?? ""
            let rest = try await cluster.send("GET", Self.pods + "?limit=3&continue=\(token.percentEncoded)")
            #expect(rest.json["items"]?.array?.first?.at("metadata", "name")?.string == names.last)
            let query = "?labelSelector=workflows.argoproj.io/workflow%3Da&fieldSelector=status.phase%3DFailed"
            let chosen = try await cluster.send("GET", "/api/v1/pods" + query)
            #expect(chosen.json["items"]?.array?.count == 1)
            let one = try await cluster.send("GET", "\(Self.pods)/\(names[0])")
            #expect(one.name == names[0])
            #expect(try await cluster.send("GET", Self.pods + "/a-t-1").status == 404)
        }
    }

    @Test func `a watch of pods tells of each as its workflow changes, and nothing of the others`() async throws {
        try await withCluster { cluster in
            let version = try await cluster.version()
            let body = Self.workflow("a", phases: ["Running", "Running"])
            _ = try await cluster.send("POST", workflows, body)
            let names =
                try await cluster.send("GET", Self.pods).json["items"]?.array?
                .compactMap { $0.at("metadata", "name")?.string } ?? []
            let end = #"{"status":{"nodes":{"a-0":{"phase":"Succeeded"}}}}"#
            _ = try await cluster.patch(workflows + "/a", end)
            _ = try await cluster.patch(workflows + "/a", #"{"metadata":{"labels":{"x":"y"}}}"#)
            _ = try await cluster.send("DELETE", Self.pods + "/\(names[0])")
            _ = try await cluster.send("DELETE", workflows + "/a")
            let path = Self.pods + "?watch=1&timeoutSeconds=1&resourceVersion=\(version)"
            let seen = try await cluster.watched(path)
            #expect(seen.prefix(2).sorted() == names.map { "ADDED \($0)" })
            #expect(seen.count > 4 && seen[2].hasPrefix("MODIFIED "), "\(seen)")
            // One that was deleted before its Workflow may be told of again.
            #expect(seen[3] == "DELETED \(names[0])")
            #expect(Set(seen.dropFirst(3)) == Set(names.map { "DELETED \($0)" }))
        }
    }

    @Test func `a deleted pod is gone, and a running step is told of it in its workflow`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, Self.workflow("a", phases: ["Running", "Failed"]))
            let items = try await cluster.send("GET", Self.pods).json["items"]?.array ?? []
            func pod(_ phase: String) -> String {
                let pod = items.first { $0.at("status", "phase")?.string == phase }
                return pod?.at("metadata", "name")?.string ?? ""
            }
            let (name, failed) = (pod("Running"), pod("Failed"))
            let dry = try await cluster.send("DELETE", Self.pods + "/\(name)?dryRun=All")
            #expect(dry.status == 200)
            let other = #"{"preconditions":{"uid":"other"}}"#
            #expect(try await cluster.send("DELETE", Self.pods + "/\(name)", other).status == 409)
            #expect(try await cluster.send("GET", Self.pods + "/\(name)").status == 200)
            #expect(try await cluster.send("DELETE", Self.pods + "/\(name)").status == 200)
            #expect(try await cluster.send("GET", Self.pods + "/\(name)").status == 404)
            #expect(try await cluster.send("DELETE", Self.pods + "/\(name)").status == 404)
            let nodes =
                try await cluster.send("GET", workflows + "/a").json.at("status", "nodes")?.object?.members ?? []
            #expect(nodes.map { $0.value["podDeleted"] } == [true, nil])
            // The pod of a step that has ended goes alone: who has read the workflow can still write it, as `argo retry` does.
            let read = try await cluster.send("GET", workflows + "/a")
            #expect(try await cluster.send("DELETE", Self.pods).status == 200)
            #expect(try await cluster.send("GET", Self.pods).json["items"] == [])
            var retried = read.json
            var status = retried["status"] ?? [:]
            var changed = status["nodes"] ?? [:]
            var node = changed["a-1"] ?? [:]
            node["startedAt"] = "2026-11-26T11:00:00Z"
            changed["a-1"] = node
            status["nodes"] = changed
            retried["status"] = status
            #expect(try await cluster.send("PUT", workflows + "/a", retried.text).status == 200)
            let again = try await cluster.send("GET", Self.pods).json["items"]?.array ?? []
            #expect(again.compactMap { $0.at("metadata", "name")?.string } == [failed], "a new pod of an old name")
        }
    }

    @Test func `pods cannot be written, and without a runner there are no logs`() async throws {
        try await withCluster { cluster in
            let refused = try await cluster.send("POST", Self.pods, #"{"metadata":{"name":"p"}}"#)
            #expect(refused.status == 403 && refused.message?.contains("submit a Workflow") == true)
            _ = try await cluster.send("POST", workflows, Self.workflow("a", phases: ["Running"]))
            let name =
                try await cluster.send("GET", Self.pods).json["items"]?.array?.first?.at("metadata", "name")?.string
                ?? ""
            #expect(
                try await cluster.patch(Self.pods + "/\(name)", #"{"metadata":{"labels":{"x":"y"}}}"#).status == 403
            )
            for way in ["exec", "attach", "portforward"] {
                let inside = try await cluster.send("POST", Self.pods + "/\(name)/\(way)")
                #expect(inside.status == 400 && inside.message?.contains("into a step (\(way))") == true)
            }
            let log = try await cluster.send("GET", Self.pods + "/\(name)/log")
            #expect(log.status == 400 && log.message?.contains("there are no logs") == true)
            for query in ["container=other", "timestamps=true", "sinceSeconds=5", "previous=true"] {
                #expect(try await cluster.send("GET", Self.pods + "/\(name)/log?\(query)").status == 400, "\(query)")
            }
        }
    }

    @Test func `events of workflows stand among those that are kept`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, Self.workflow("m", phases: ["Running"]))
            for name in ["a", "z"] {
                let event = #"{"metadata":{"name":"\#(name)"},"involvedObject":{"kind":"Sensor","name":"s"}}"#
                #expect(try await cluster.send("POST", Self.events, event).status == 201)
            }
            let all = try await cluster.send("GET", Self.events).json["items"]?.array ?? []
            let reasons = all.compactMap { $0["reason"]?.string }
            #expect(reasons.sorted() == ["WorkflowNodeRunning", "WorkflowRunning"])
            #expect(all.first?.at("metadata", "name") == "a" && all.last?.at("metadata", "name") == "z")
            let query = "?fieldSelector=involvedObject.name%3Dm%2CinvolvedObject.kind%3DWorkflow"
            #expect(try await cluster.send("GET", Self.events + query).json["items"]?.array?.count == 2)
            _ = try await cluster.send("DELETE", workflows + "/m")
            #expect(try await cluster.send("GET", Self.events).json["items"]?.array?.count == 2)
        }
    }
}
