import EventData
import LoopbackServers
import SensorEngine
import Testing
import Triggers

/// `update`, `patch` and `delete` of the `k8s` trigger (spec/sensor.md §5.1), on the embedded cluster.
struct KubernetesChangeTests {
    private static let apply = "application/apply-patch+yaml"
    private static let operations = "application/json-patch+json"

    private func settings(at url: String) async throws -> JSON? {
        try await TestClient(url: url).find("configmaps", "settings")
    }

    @Test func `an update merges maps, replaces lists, and keeps what it does not name`() async throws {
        try await withLocalCluster { url in
            var before = configMap(["a": "1", "b": "2"])
            before["metadata"]?["labels"] = ["team": "a"]
            try await TestClient(url: url).create([before])
            var update = configMap(["b": "3", "c": ""])
            update["metadata"]?["labels"] = [:]
            let first = try await fire(changing("update", update), at: url)
            #expect(first == .succeeded("ConfigMap ci/settings updated"))
            let after = try await settings(at: url)
            #expect(after?["data"] == ["a": "1", "b": "3", "c": ""])
            #expect(after?.at("metadata", "labels") == ["team": "a"])
            #expect(mark(of: after) == "abcdefghij234567klmnopqrst")
        }
    }

    @Test(arguments: ["update", "patch"])
    func `what is not there is created without our labels, once`(operation: String) async throws {
        try await withLocalCluster { url in
            let invocation = changing(operation, configMap(["a": "1"]))
            let first = try await fire(invocation, at: url)
            #expect(try await fire(invocation, at: url) == first)
            let made = try await settings(at: url)
            #expect(made?["data"] == ["a": "1"])
            #expect(made?.at("metadata", "labels") == nil)
            #expect(mark(of: made) == "abcdefghij234567klmnopqrst")
        }
    }

    @Test func `a repeat does nothing, also when another invocation has changed the object since`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([configMap(["a": "0"])])
            for strategy in ["application/merge-patch+json", Self.apply] {
                let ids = [strategy == Self.apply ? "c" : "a", strategy == Self.apply ? "d" : "b"]
                    .map { String(repeating: $0, count: 26) }
                let first = changing("patch", configMap(["a": "1"]), strategy: strategy, id: ids[0])
                let other = changing("patch", configMap(["a": "2"]), strategy: strategy, id: ids[1])
                for invocation in [first, other, first] {
                    #expect(try await fire(invocation, at: url) == .succeeded("ConfigMap ci/settings patched"))
                }
                #expect(try await settings(at: url)?["data"] == ["a": "2"])
            }
            let marks = ["a", "b", "c", "d"].map { String(repeating: $0, count: 26) }
            #expect(mark(of: try await settings(at: url)) == marks.joined(separator: ","))
        }
    }

    @Test func `a JSON patch runs its operations, and its mark finds a place`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([configMap(["a": "1", "b": "2"])])
            var resource = configMap([:])
            resource["data"] = nil
            resource["patch"] = [
                ["op": "test", "path": "/data/a", "value": "1"], ["op": "remove", "path": "/data/b"],
                ["op": "add", "path": "/data/c", "value": "3"],
            ]
            let invocation = changing("patch", resource, strategy: Self.operations)
            let done = AttemptResult.succeeded("ConfigMap ci/settings patched")
            #expect(try await fire(invocation, at: url) == done)
            // A second run of the operations would fail: there is no b any more.
            #expect(try await fire(invocation, at: url) == done)
            #expect(try await settings(at: url)?["data"] == ["a": "1", "c": "3"])
            #expect(mark(of: try await settings(at: url)) == "abcdefghij234567klmnopqrst")

            resource["patch"] = [["op": "test", "path": "/data/a", "value": "other"]]
            let failing = changing("patch", resource, strategy: Self.operations, id: otherID)
            guard case .permanent(let problem, _) = try await fire(failing, at: url) else {
                Issue.record("a failed test is no success")
                return
            }
            #expect(problem.hasPrefix("ConfigMap ci/settings: 422 Invalid: "))
        }
    }

    @Test func `applying takes away what the same trigger applied before, and nothing else`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([configMap(["by": "hand"])])
            let wishes: [JSON] = [["a": "1", "b": "2"], ["a": "1"]]
            for (wish, id) in zip(wishes, ["abcdefghij234567klmnopqrst", otherID]) {
                let invocation = changing("patch", configMap(wish), strategy: Self.apply, id: id)
                #expect(try await fire(invocation, at: url) == .succeeded("ConfigMap ci/settings patched"))
            }
            let after = try await settings(at: url)
            #expect(after?["data"] == ["by": "hand", "a": "1"])
            let managers = after?.at("metadata", "managedFields")?.array?.map { $0["manager"] }
            #expect(managers == ["signalbox:ci/pushes:build it!"])
        }
    }

    @Test func `a strategic merge of a custom resource is refused with what to use instead`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([waitingWorkflow()])
            let resource: JSON = [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["name": "w"],
                "spec": ["priority": 1],
            ]
            let strategic = "application/strategic-merge-patch+json"
            let result = try await fire(changing("patch", resource, strategy: strategic), at: url)
            guard case .permanent(_, let fix) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(fix.hasPrefix("use patchStrategy: application/merge-patch+json"))
            // The server's own kinds have it.
            try await TestClient(url: url).create([configMap(["a": "1"])])
            let own = changing("patch", configMap(["a": "2"]), strategy: strategic)
            #expect(try await fire(own, at: url) == .succeeded("ConfigMap ci/settings patched"))
        }
    }

    @Test func `a live object gets the parameters as it is, each once`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([configMap(["log": "a", "other": "stays"])])
            func invocation(_ namespace: String?, id: String = "abcdefghij234567klmnopqrst") -> Invocation {
                var resource = configMap([:])
                if let namespace { resource["metadata"]?["namespace"] = .string(namespace) }
                let request: JSON = [
                    "operation": "update", "liveObject": true, "source": ["resource": resource],
                    "parameters": [["dest": "data.log", "operation": "append", "value": "b"]],
                ]
                return Invocation(kind: "k8s", request, id: id)
            }
            let first = try await fire(invocation("ci"), at: url)
            #expect(first == .succeeded("ConfigMap ci/settings updated"))
            #expect(try await fire(invocation("ci"), at: url) == first)
            #expect(try await settings(at: url)?["data"] == ["log": "ab", "other": "stays"])
            let homeless = Outcome(try await fire(invocation(nil, id: otherID), at: url))
            #expect(homeless == .permanent("the resource has no 'metadata.namespace', which liveObject demands"))
        }
    }

    @Test func `a deletion deletes, and what is gone already is no failure`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([configMap(["a": "1"])])
            for _ in 0..<2 {
                let result = try await fire(changing("delete", configMap([:])), at: url)
                #expect(result == .succeeded("ConfigMap ci/settings is gone"))
            }
            #expect(try await settings(at: url) == nil)
        }
    }

    @Test(arguments: [("1799999999000", true), ("1800000000123", true), ("1800000000124", false)])
    func `an object of ours is deleted by a later event alone, however late it was made`(
        fired: String,
        isDeleted: Bool
    ) async throws {
        try await withLocalCluster { url in
            var object = configMap([:])
            object["metadata"]?["labels"] = ["events.argoproj.io/action-timestamp": .string(fired)]
            try await TestClient(url: url).create([object])
            _ = try await fire(changing("delete", configMap([:])), at: url)
            #expect((try await settings(at: url) == nil) == isDeleted)
        }
    }

    @Test func `an object that is younger than the firing is left alone, whatever the two clocks say`() async throws {
        var object = configMap([:])
        object["metadata"]?["uid"] = "u1"
        let path = "/api/v1/namespaces/ci/configmaps/settings"
        // The firing was 60 s ago by our clock, which runs four hours behind the server's.
        let deletions = [("11:59:30", false), ("11:59:03", false), ("11:58:58", true), ("11:50:00", true)]
        for (created, isDeleted) in deletions {
            object["metadata"]?["creationTimestamp"] = .string("2027-01-15T\(created)Z")
            let text = object.text
            try await ScriptedServer.serving(script: { request, _ in
                guard request.path == path else { return [FakeCluster().answer(request)] }
                if request.method == "DELETE" { return [.answer(200, body: "{}")] }
                let date = ["Date": "Fri, 15 Jan 2027 12:00:00 GMT"]
                return [.answer(200, headers: date, body: text)]
            }) { server in
                let firing = Timestamp(nanoseconds: 1_800_000_000_123_456_789)
                _ = try await withKinds(at: server.url, now: firing + .seconds(60)) {
                    await $0.fire(changing("delete", configMap([:])), in: $1)
                }
                let sent = server.received.filter { $0.method == "DELETE" }
                #expect(sent.map(\.path) == (isDeleted ? [path] : []), "created \(created)")
                if let body = sent.first?.body {
                    #expect(try JSON(parsing: body).at("preconditions", "uid") == "u1")
                }
            }
        }
    }

    @Test(arguments: ["update", "patch", "delete"])
    func `an object that is there has a name`(operation: String) async throws {
        let resource: JSON = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["generateName": "x-"]]
        let outcome = Outcome(try await fire(changing(operation, resource)))
        #expect(outcome == .permanent("the resource has no 'metadata.name', so there is nothing to \(operation)"))
    }

    @Test func `whoever is always overtaken tries again later`() async throws {
        let path = "/api/v1/namespaces/ci/configmaps/settings"
        let cluster = FakeCluster([path: configMap([:])])
        try await withFakeCluster(cluster) { request, _ in
            request.method == "PATCH" ? [FakeCluster.refuse(409, "Conflict", "changed")] : nil
        } _: { server in
            let outcome = Outcome(try await fire(changing("patch", configMap(["a": "1"])), at: server.url))
            let problem = "ConfigMap ci/settings was changed by others 8 times while it was to be patched"
            #expect(outcome == .transient(problem))
        }
    }

    @Test func `at most 128 marks stay on an object`() async throws {
        let ids = (0..<128).map { "id\($0)" }
        var object = configMap(["a": "1"])
        object["metadata"]?["annotations"] = ["signalbox.io/changed-by": .string(ids.joined(separator: ","))]
        let before = object
        try await withLocalCluster { url in
            try await TestClient(url: url).create([before])
            _ = try await fire(changing("patch", configMap(["a": "2"])), at: url)
            let marks = mark(of: try await settings(at: url))?.split(separator: ",").map(String.init)
            #expect(marks == Array(ids.dropFirst()) + ["abcdefghij234567klmnopqrst"])
        }
    }
}
