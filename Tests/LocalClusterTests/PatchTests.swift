import EventData
import Testing

@Suite struct PatchTests {
    @Test func `a merge patch sets, replaces lists and removes with null`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send(
                "POST",
                workflows,
                workflow(#"{"name":"a"}"#, spec: #"{"x":[1,2],"y":{"z":1,"w":2}}"#)
            )
            let patched = try await cluster.patch(workflows + "/a", #"{"spec":{"x":[3],"y":{"z":null}}}"#)
            #expect(patched.status == 200 && patched.json["spec"] == ["x": [3], "y": ["w": 2]])
        }
    }

    @Test func `a strategic merge patch of a Secret merges and ignores kubectl's directives`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", secrets, #"{"metadata":{"name":"a"},"data":{"x":"eA==","y":"eQ=="}}"#)
            let patched = try await cluster.patch(
                secrets + "/a",
                #"{"data":{"y":null,"z":"eg=="},"$setElementOrder/x":[],"metadata":{"labels":{"$retainKeys":["l"],"l":"1"}}}"#,
                type: "application/strategic-merge-patch+json"
            )
            #expect(patched.json["data"] == ["x": "eA==", "z": "eg=="])
            #expect(patched.json.at("metadata", "labels") == ["l": "1"] && patched.json["$setElementOrder/x"] == nil)
        }
    }

    @Test func `a JSON patch is applied in order or not at all`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#, spec: #"{"x":[1,2],"a/b":1}"#))
            let type = "application/json-patch+json"
            let good = #"""
                [{"op":"test","path":"/spec/a~1b","value":1},{"op":"add","path":"/spec/x/-","value":3},
                {"op":"remove","path":"/spec/x/0"},{"op":"move","from":"/spec/a~1b","path":"/spec/c"},
                {"op":"copy","from":"/spec/c","path":"/spec/d"},{"op":"replace","path":"/spec/d","value":"e"}]
                """#
            let patched = try await cluster.patch(workflows + "/a", good, type: type)
            #expect(patched.json["spec"] == ["x": [2, 3], "c": 1, "d": "e"])
            let bad = #"[{"op":"remove","path":"/spec/c"},{"op":"test","path":"/spec/d","value":"other"}]"#
            #expect(try await cluster.patch(workflows + "/a", bad, type: type).status == 422)
            #expect(try await cluster.send("GET", workflows + "/a").json == patched.json)
        }
    }

    @Test func `a strategic merge patch of a custom resource is refused, as by a real server`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
            let type = "application/strategic-merge-patch+json"
            let answer = try await cluster.patch(workflows + "/a", "{}", type: type)
            #expect(answer.status == 415 && answer.reason == "UnsupportedMediaType")
            #expect(answer.message?.contains("application/merge-patch+json") == true)
        }
    }

    @Test func `a patch cannot change the name, the identity or the validity of an object`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
            #expect(try await cluster.patch(workflows + "/a", #"{"metadata":{"name":"b"}}"#).status == 400)
            #expect(try await cluster.patch(workflows + "/a", #"{"metadata":{"uid":"b"}}"#).status == 409)
            #expect(try await cluster.patch(workflows + "/a", #"{"metadata":{"resourceVersion":"1"}}"#).status == 409)
            #expect(try await cluster.patch(workflows + "/a", #"{"spec":null}"#).status == 422)
            #expect(try await cluster.patch(workflows + "/none", "{}").status == 404)
            #expect(try await cluster.send("GET", workflows + "/a").json == created.json)
        }
    }
}
