import EventData
import Foundation
import LocalCluster
import Testing

@Suite struct ObjectTests {
    @Test func `a created Workflow has an identity, waits as Pending, and can be read again`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", workflows, workflow(#"{"name":"hello"}"#))
            #expect(created.status == 201)
            let metadata = try #require(created.json["metadata"])
            #expect(metadata["namespace"] == "default" && metadata["generation"] == 1)
            #expect(metadata["uid"]?.string.flatMap(UUID.init(uuidString:)) != nil)
            #expect(metadata["creationTimestamp"]?.string.flatMap { Timestamp(rfc3339: $0) } != nil)
            #expect(metadata["labels"] == ["workflows.argoproj.io/phase": "Pending"])
            let message = "waiting: this local cluster stores Workflows and does not run them (--runner none)"
            #expect(created.json["status"] == ["phase": "Pending", "message": .string(message)])
            let read = try await cluster.send("GET", workflows + "/hello")
            #expect(read.status == 200 && read.json == created.json)
        }
    }

    @Test func `generateName draws a new name each time, at most 63 characters long`() async throws {
        try await withCluster { cluster in
            let prefix = String(repeating: "a", count: 80) + "-"
            var names: Set<String> = []
            for prefix in ["ci-", "ci-", prefix] {
                let created = try await cluster.send("POST", workflows, workflow(#"{"generateName":"\#(prefix)"}"#))
                let name = try #require(created.name)
                #expect(created.status == 201 && name.count <= 63 && name.hasPrefix(prefix.prefix(58)))
                names.insert(name)
            }
            #expect(names.count == 3)
        }
    }

    @Test func `of those that come at once, who fails or only tries harms nobody else`() async throws {
        try await withCluster { cluster in
            // Every name twice, and a dry run beside each.
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<90 {
                    let isTrial = number % 3 == 2
                    let metadata = #"{"name":"\#(isTrial ? "trial" : "w")-\#(number / 3 % 15)"}"#
                    group.addTask {
                        try await cluster.send("POST", workflows + (isTrial ? "?dryRun=All" : ""), workflow(metadata))
                            .status
                    }
                }
                return try await group.reduce(into: [:]) { counts, status in counts[status, default: 0] += 1 }
            }
            #expect(statuses == [201: 15 + 30, 409: 45])
            let items = try #require(try await cluster.send("GET", workflows).json["items"]?.array)
            #expect(Set(items.map { $0.at("metadata", "name")?.string }) == Set((0..<15).map { "w-\($0)" }))
            #expect(Set(items.map { $0.at("metadata", "resourceVersion")?.string }).count == 15)
        }
    }

    @Test func `creating an object twice answers 409 AlreadyExists`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"hello"}"#))
            let second = try await cluster.send("POST", workflows, workflow(#"{"name":"hello"}"#))
            #expect(second.status == 409)
            let status: JSON = [
                "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
                "message": "workflows.argoproj.io \"hello\" already exists", "reason": "AlreadyExists",
                "details": ["name": "hello", "group": "argoproj.io", "kind": "workflows"], "code": 409,
            ]
            #expect(second.json == status)
        }
    }

    @Test(arguments: [
        (#"{}"#, #"{"entrypoint":"a"}"#, "metadata.name"),
        (#"{"name":"Upper"}"#, "{}", "metadata.name"),
        (#"{"name":"a..b"}"#, "{}", "metadata.name"),
        (#"{"name":"a","labels":{"b":"not a value"}}"#, "{}", "metadata.labels"),
        (#"{"name":"a","labels":{"b":3}}"#, "{}", "metadata.labels.b"),
        (#"{"name":"a","ownerReferences":"b"}"#, "{}", "metadata.ownerReferences"),
        (#"{"name":"a","ownerReferences":["b"]}"#, "{}", "metadata.ownerReferences[0]"),
        (
            #"{"name":"a","ownerReferences":[{"apiVersion":"v1","kind":"Secret","name":"b"}]}"#, "{}",
            "metadata.ownerReferences[0].uid"
        ),
        (
            #"{"name":"a","ownerReferences":[{"apiVersion":"v1","kind":"Secret","name":3,"uid":"u"}]}"#, "{}",
            "metadata.ownerReferences[0].name"
        ),
        (#"{"name":"a"}"#, "null", "spec"),
        (
            #"{"name":"a"}"#, #"{"arguments":{"parameters":[{"name":"n","value":[3]}]}}"#,
            "spec.arguments.parameters[0].value"
        ),
        (
            #"{"name":"a"}"#, #"{"templates":[{"name":"t","inputs":{"parameters":[{"name":"n","default":{}}]}}]}"#,
            "spec.templates[0].inputs.parameters[0].default"
        ),
        (#"{"name":"a"}"#, #"{"templates":[{"name":"no spaces"}]}"#, "spec.templates[0].name"),
        (#"{"name":"a"}"#, #"{"parallelism":0}"#, "spec.parallelism"),
        (#"{"name":"a"}"#, #"{"arguments":{"parameters":[{"name":"a.b"}]}}"#, "spec.arguments.parameters[0].name"),
        (#"{"name":"a"}"#, #"{"priority":"1"}"#, "spec.priority"),
    ])
    func `a Workflow that a real cluster would refuse is refused with the field`(
        metadata: String,
        spec: String,
        field: String
    ) async throws {
        try await withCluster { cluster in
            let answer = try await cluster.send("POST", workflows, workflow(metadata, spec: spec))
            #expect(answer.status == 422 && answer.reason == "Invalid")
            #expect(answer.json.at("details", "causes")?.array?.compactMap { $0["field"]?.string } == [field])
        }
    }

    @Test func `owners of another shape cannot be written later either`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", configMaps, configMap("a"))
            #expect(created.status == 201)
            let patched = try await cluster.patch(configMaps + "/a", #"{"metadata":{"ownerReferences":["b"]}}"#)
            #expect(patched.status == 422 && patched.reason == "Invalid")
            let problem = #"metadata.ownerReferences[0]: Invalid value: "string": must be of type object: "string""#
            #expect(patched.message == "ConfigMap \"a\" is invalid: \(problem)")
            #expect(try await cluster.send("GET", configMaps + "/a").json == created.json)
        }
    }

    @Test func `an object of another kind, too long a name, and a body that is no object are refused`() async throws {
        try await withCluster { cluster in
            let kind = try await cluster.send("POST", workflows, configMap("a"))
            #expect(kind.status == 422 && kind.message?.contains("kind: Invalid value") == true)
            let long = String(repeating: "a", count: 64)
            #expect(try await cluster.send("POST", workflows, workflow(#"{"name":"\#(long)"}"#)).status == 422)
            for body in ["[]", "{", "3", ""] {
                #expect(try await cluster.send("POST", workflows, body).status == 400)
            }
            let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
            #expect(try await cluster.send("POST", workflows, deep).status == 400)
        }
    }

    @Test func `a missing object, kind and namespace are 404`() async throws {
        try await withCluster { cluster in
            let object = try await cluster.send("GET", workflows + "/none")
            #expect(object.status == 404 && object.message == "workflows.argoproj.io \"none\" not found")
            #expect(try await cluster.send("GET", "/apis/argoproj.io/v1alpha1/pods").status == 404)
            #expect(try await cluster.send("GET", "/apis/apps/v1").status == 404)
            let inside = workflows.replacingOccurrences(of: "default", with: "nowhere")
            let namespace = try await cluster.send("POST", inside, workflow(#"{"name":"a"}"#))
            #expect(namespace.status == 404 && namespace.message == "namespaces \"nowhere\" not found")
            let other = #"{"name":"a","namespace":"other"}"#
            #expect(try await cluster.send("POST", workflows, workflow(other)).status == 400)
        }
    }

    @Test func `stringData is folded into data, and data must be base64`() async throws {
        try await withCluster { cluster in
            let plain = #"{"metadata":{"name":"a"},"data":{"x":"eA=="},"stringData":{"y":"why"}}"#
            let created = try await cluster.send("POST", secrets, plain)
            #expect(created.json["data"] == ["x": "eA==", "y": "d2h5"] && created.json["stringData"] == nil)
            #expect(created.json["type"] == "Opaque")
            let wrong = try await cluster.send("POST", secrets, #"{"metadata":{"name":"b"},"data":{"x":"hunter2!"}}"#)
            #expect(wrong.status == 422 && wrong.text.contains("data[x]") && !wrong.text.contains("hunter2"))
        }
    }

    @Test func `replacing needs the current version when it names one`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", configMaps, configMap("a"))
            var changed = created.json
            changed["data"] = ["a": "2"]
            let replaced = try await cluster.send("PUT", configMaps + "/a", changed.text)
            #expect(replaced.status == 200 && replaced.json["data"] == ["a": "2"])
            #expect(replaced.json.at("metadata", "uid") == created.json.at("metadata", "uid"))
            let late = try await cluster.send("PUT", configMaps + "/a", changed.text)
            #expect(late.status == 409 && late.reason == "Conflict")
        }
    }

    @Test func `a Workflow replaced by its manifest is Pending again`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
            let replaced = try await cluster.send("PUT", workflows + "/a", workflow(#"{"name":"a"}"#))
            #expect(replaced.status == 200 && replaced.json.at("status", "phase") == "Pending")
            #expect(replaced.json.at("metadata", "labels") == ["workflows.argoproj.io/phase": "Pending"])
        }
    }

    @Test func `a change that changes nothing keeps the version, one of the spec raises the generation`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
            let same = try await cluster.patch(workflows + "/a", #"{"spec":{"entrypoint":"main"}}"#)
            #expect(same.json == created.json)
            let changed = try await cluster.patch(workflows + "/a", #"{"spec":{"shutdown":"Stop"}}"#)
            #expect(changed.json.at("metadata", "generation") == 2)
            #expect(changed.json["spec"] == ["entrypoint": "main", "shutdown": "Stop"])
        }
    }

    @Test func `a dry run answers like the real thing and keeps nothing`() async throws {
        try await withCluster { cluster in
            let before = try await cluster.version()
            let created = try await cluster.send("POST", workflows + "?dryRun=All", workflow(#"{"name":"a"}"#))
            #expect(created.status == 201)
            #expect(try await cluster.send("GET", workflows + "/a").status == 404)
            #expect(try await cluster.version() == before)
            #expect(
                try await cluster.send("POST", workflows + "?dryRun=Some", workflow(#"{"name":"a"}"#)).status == 400
            )
        }
    }

    @Test func `the status of a Sensor is written through its subresource alone`() async throws {
        try await withCluster { cluster in
            let sensors = "/apis/argoproj.io/v1alpha1/namespaces/default/sensors"
            let created = try await cluster.send(
                "POST",
                sensors,
                #"{"metadata":{"name":"a"},"spec":{},"status":{"x":1}}"#
            )
            #expect(created.status == 201 && created.json["status"] == nil)
            let patched = try await cluster.patch(sensors + "/a/status", #"{"spec":{"b":1},"status":{"x":2}}"#)
            #expect(patched.json["status"] == ["x": 2] && patched.json["spec"] == [:])
            let other = try await cluster.patch(sensors + "/a", #"{"spec":{"b":1},"status":{"x":3}}"#)
            #expect(other.json["status"] == ["x": 2] && other.json["spec"] == ["b": 1])
        }
    }
}
