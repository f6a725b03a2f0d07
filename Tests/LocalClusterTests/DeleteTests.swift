import EventData
import Foundation
import Testing

@Suite struct DeleteTests {
    @Test func `deleting answers Success with the object's uid, and then it is gone`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", configMaps, configMap("a"))
            let deleted = try await cluster.send("DELETE", configMaps + "/a?propagationPolicy=Background")
            #expect(deleted.status == 200 && deleted.json["status"] == "Success")
            #expect(deleted.json.at("details", "uid") == created.json.at("metadata", "uid"))
            #expect(try await cluster.send("DELETE", configMaps + "/a").status == 404)
        }
    }

    @Test func `a precondition on another object's uid stops the deletion`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", configMaps, configMap("a"))
            let options = #"{"kind":"DeleteOptions","apiVersion":"v1","preconditions":{"uid":"other"}}"#
            #expect(try await cluster.send("DELETE", configMaps + "/a", options).status == 409)
            #expect(try await cluster.send("GET", configMaps + "/a").status == 200)
        }
    }

    @Test func `a finalizer keeps a deleted object until it is removed`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"a","finalizers":["x.io/y"]}"#))
            let deleted = try await cluster.send("DELETE", workflows + "/a")
            #expect(deleted.status == 200 && deleted.json.at("metadata", "deletionTimestamp") != nil)
            #expect(try await cluster.send("GET", workflows + "/a").status == 200)
            #expect(try await cluster.patch(workflows + "/a", #"{"metadata":{"finalizers":null}}"#).status == 200)
            #expect(try await cluster.send("GET", workflows + "/a").status == 404)
        }
    }

    @Test func `what belongs to an object goes with it, and what belongs to others as well stays`() async throws {
        try await withCluster { cluster in
            let first = try await cluster.send("POST", workflows, workflow(#"{"name":"first"}"#)).json
            let second = try await cluster.send("POST", workflows, workflow(#"{"name":"second"}"#)).json
            let make = { (name: String, owners: [JSON]) in
                let references = owners.map { owner -> JSON in
                    [
                        "apiVersion": owner["apiVersion"] ?? "v1", "kind": owner["kind"] ?? "ConfigMap",
                        "name": owner.at("metadata", "name") ?? "", "uid": owner.at("metadata", "uid") ?? "",
                    ]
                }
                let metadata: JSON = ["name": .string(name), "ownerReferences": .array(references)]
                return try await cluster.send("POST", configMaps, (["metadata": metadata] as JSON).text).json
            }
            let alone = try await make("alone", [first])
            _ = try await make("below", [alone])
            _ = try await make("shared", [first, second])
            _ = try await make("orphan", [second])
            _ = try await make("free", [])
            let names = {
                let list = try await cluster.send("GET", configMaps).json["items"]?.array ?? []
                return list.compactMap { $0.at("metadata", "name")?.string }
            }
            #expect(try await cluster.send("DELETE", workflows + "/first").status == 200)
            #expect(try await names() == ["free", "orphan", "shared"])
            let orphaning = #"{"kind":"DeleteOptions","apiVersion":"v1","propagationPolicy":"Orphan"}"#
            #expect(try await cluster.send("DELETE", workflows + "/second", orphaning).status == 200)
            #expect(try await names() == ["free", "orphan", "shared"])
            let left = try await cluster.send("GET", configMaps + "/orphan").json
            #expect(left.at("metadata", "ownerReferences") == nil)
        }
    }

    @Test func `deleting a collection takes what its selector chooses`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", configMaps, configMap("a", labels: #"{"x":"1"}"#))
            _ = try await cluster.send("POST", configMaps, configMap("b"))
            #expect(try await cluster.send("DELETE", configMaps + "?labelSelector=x").json["status"] == "Success")
            #expect(try await cluster.send("GET", configMaps + "/a").status == 404)
            #expect(try await cluster.send("GET", configMaps + "/b").status == 200)
        }
    }

    @Test func `deleting a namespace removes what is in it, and default stays`() async throws {
        try await withCluster { cluster in
            let namespaces = "/api/v1/namespaces"
            #expect(try await cluster.send("POST", namespaces, #"{"metadata":{"name":"ci"}}"#).status == 201)
            let inside = workflows.replacingOccurrences(of: "default", with: "ci")
            #expect(try await cluster.send("POST", inside, workflow(#"{"name":"a"}"#)).status == 201)
            #expect(try await cluster.send("DELETE", namespaces + "/ci").json.at("metadata", "name") == "ci")
            let left = try await cluster.send("GET", "/apis/argoproj.io/v1alpha1/workflows")
            #expect(left.json["items"] == [])
            #expect(try await cluster.send("DELETE", namespaces + "/default").status == 403)
        }
    }
}
