import EventData
import Foundation
import Testing

private let orphaning = #"{"kind":"DeleteOptions","apiVersion":"v1","propagationPolicy":"Orphan"}"#

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
            let alone = try await cluster.make("alone", of: [first])
            _ = try await cluster.make("below", of: [alone])
            _ = try await cluster.make("shared", of: [first, second])
            _ = try await cluster.make("orphan", of: [second])
            _ = try await cluster.make("free", of: [])
            #expect(try await cluster.send("DELETE", workflows + "/first").status == 200)
            #expect(try await cluster.made() == ["free", "orphan", "shared"])
            #expect(try await cluster.send("DELETE", workflows + "/second", orphaning).status == 200)
            #expect(try await cluster.made() == ["free", "orphan", "shared"])
            let left = try await cluster.send("GET", configMaps + "/orphan").json
            #expect(left.at("metadata", "ownerReferences") == nil)
        }
    }

    @Test func `an owner of another uid or in another namespace keeps nothing`() async throws {
        try await withCluster { cluster in
            #expect(
                try await cluster.send("POST", "/api/v1/namespaces", #"{"metadata":{"name":"ci"}}"#).status == 201
            )
            let first = try await cluster.send("POST", workflows, workflow(#"{"name":"first"}"#)).json
            var former = try await cluster.send("POST", workflows, workflow(#"{"name":"second"}"#)).json
            former["metadata"] = ["name": "second", "uid": "uid-of-before"]
            let inside = workflows.replacingOccurrences(of: "default", with: "ci")
            let elsewhere = try await cluster.send("POST", inside, workflow(#"{"name":"elsewhere"}"#)).json
            _ = try await cluster.make("former", of: [first, former])
            _ = try await cluster.make("elsewhere", of: [first, elsewhere])
            #expect(try await cluster.made() == ["elsewhere", "former"])
            #expect(try await cluster.send("DELETE", workflows + "/first").status == 200)
            #expect(try await cluster.made() == [])
            #expect(try await cluster.send("GET", workflows + "/second").status == 200)
            #expect(try await cluster.send("GET", inside + "/elsewhere").status == 200)
        }
    }

    @Test func `objects that belong to each other go together`() async throws {
        try await withCluster { cluster in
            let a = try await cluster.make("a", of: [])
            let b = try await cluster.make("b", of: [a])
            _ = try await cluster.make("c", of: [b])
            let metadata: JSON = ["ownerReferences": TestCluster.references(to: [b])]
            let patched = try await cluster.patch(configMaps + "/a", (["metadata": metadata] as JSON).text)
            #expect(patched.status == 200)
            #expect(try await cluster.send("DELETE", configMaps + "/a").status == 200)
            #expect(try await cluster.made() == [])
        }
    }

    @Test(arguments: [
        ("?propagationPolicy=Orphan", nil, true), ("?orphanDependents=true", nil, true), ("", orphaning, true),
        ("", #"{"orphanDependents":true}"#, true), ("?propagationPolicy=Orphan", "{}", true),
        ("?propagationPolicy=Background", nil, false), ("?orphanDependents=false", nil, false),
        ("?propagationPolicy=Orphan", #"{"propagationPolicy":"Foreground"}"#, false),
    ])
    func `what belongs to an object stays where Orphan is asked for, of one object and of a collection`(
        query: String,
        body: String?,
        stays: Bool
    ) async throws {
        try await withCluster { cluster in
            for path in ["/owner", ""] {
                let owner = try await cluster.send("POST", workflows, workflow(#"{"name":"owner"}"#)).json
                _ = try await cluster.make("owned", of: [owner])
                #expect(try await cluster.send("DELETE", workflows + path + query, body).status == 200)
                #expect(try await cluster.send("GET", workflows + "/owner").status == 404)
                #expect(try await cluster.made() == (stays ? ["owned"] : []), "\(path)")
                _ = try await cluster.send("DELETE", configMaps)
            }
        }
    }

    @Test func `what is no propagationPolicy deletes nothing`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", configMaps, configMap("a"))
            let answer = try await cluster.send("DELETE", configMaps + "/a?propagationPolicy=orphan")
            #expect(answer.status == 422 && answer.message?.contains(#"Unsupported value: "orphan""#) == true)
            #expect(try await cluster.send("DELETE", configMaps, #"{"propagationPolicy":3}"#).status == 422)
            #expect(try await cluster.made() == ["a"])
        }
    }

    @Test func `orphans in a collection that is deleted go with it or stay as it is said of each`() async throws {
        try await withCluster { cluster in
            let a = try await cluster.make("a", of: [])
            let b = try await cluster.make("b", of: [a])
            _ = try await cluster.make("c", of: [b])
            let held = try await cluster.patch(configMaps + "/b", #"{"metadata":{"finalizers":["x.io/y"]}}"#)
            #expect(held.status == 200)
            #expect(try await cluster.send("DELETE", configMaps + "?propagationPolicy=Orphan").status == 200)
            let left = try await cluster.send("GET", configMaps + "/b").json
            #expect(left.at("metadata", "deletionTimestamp") != nil && left.at("metadata", "ownerReferences") == nil)
            #expect(try await cluster.made() == ["b"])
        }
    }

    @Test func `a collection of which one does not meet the precondition stays as it is`() async throws {
        try await withCluster { cluster in
            let a = try await cluster.make("a", of: [])
            _ = try await cluster.make("b", of: [])
            let uid = a.at("metadata", "uid")?.string ?? ""
            let options = #"{"preconditions":{"uid":"\#(uid)"}}"#
            #expect(try await cluster.send("DELETE", configMaps, options).status == 409)
            #expect(try await cluster.made() == ["a", "b"])
            let chosen = configMaps + "?fieldSelector=metadata.name%3Da"
            #expect(try await cluster.send("DELETE", chosen, options).status == 200)
            #expect(try await cluster.made() == ["b"])
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

extension TestCluster {
    fileprivate static func references(to owners: [JSON]) -> JSON {
        .array(
            owners.map { owner in
                [
                    "apiVersion": owner["apiVersion"] ?? "v1", "kind": owner["kind"] ?? "ConfigMap",
                    "name": owner.at("metadata", "name") ?? "", "uid": owner.at("metadata", "uid") ?? "",
                ]
            }
        )
    }

    /// Makes a ConfigMap that belongs to these.
    fileprivate func make(_ name: String, of owners: [JSON]) async throws -> JSON {
        let metadata: JSON = ["name": .string(name), "ownerReferences": Self.references(to: owners)]
        let answer = try await send("POST", configMaps, (["metadata": metadata] as JSON).text)
        #expect(answer.status == 201)
        return answer.json
    }

    /// The names of the ConfigMaps.
    fileprivate func made() async throws -> [String] {
        let list = try await send("GET", configMaps).json["items"]?.array ?? []
        return list.compactMap { $0.at("metadata", "name")?.string }
    }
}
