import EventData
import Testing

@Suite struct ListTests {
    private func names(_ cluster: TestCluster, _ query: String) async throws -> [String] {
        let list = try await cluster.send("GET", "/api/v1/configmaps" + query)
        #expect(list.status == 200, "\(list.text)")
        return (list.json["items"]?.array ?? []).compactMap { $0.at("metadata", "name")?.string }
    }

    @Test(arguments: [
        ("app=web", ["a"]), ("app==web", ["a"]), ("app!=web", ["b", "c"]), ("app", ["a", "b"]), ("!app", ["c"]),
        ("app+in+(web,+db)", ["a", "b"]), ("app+notin+(web)", ["b", "c"]), ("app%20in%20%28db%29,tier=1", ["b"]),
        ("app=", []), ("", ["a", "b", "c"]),
    ])
    func `a label selector chooses`(selector: String, expected: [String]) async throws {
        try await withCluster { [self] cluster in
            for (name, labels) in [("a", #"{"app":"web"}"#), ("b", #"{"app":"db","tier":"1"}"#), ("c", "{}")] {
                _ = try await cluster.send("POST", configMaps, configMap(name, labels: labels))
            }
            #expect(try await names(cluster, "?labelSelector=" + selector) == expected)
        }
    }

    @Test func `selectors that cannot be read, and fields that cannot be selected, are 400`() async throws {
        try await withCluster { cluster in
            for query in [
                "labelSelector=a+of+(b)", "labelSelector=a=b=c", "fieldSelector=spec.x=1", "limit=-1", "continue=x",
            ] {
                let answer = try await cluster.send("GET", configMaps + "?" + query)
                #expect(answer.status == 400, "\(query): \(answer.text)")
            }
        }
    }

    @Test func `a field selector chooses by name, namespace and phase`() async throws {
        try await withCluster { [self] cluster in
            _ = try await cluster.send("POST", configMaps, configMap("a"))
            _ = try await cluster.send("POST", configMaps, configMap("b"))
            #expect(try await names(cluster, "?fieldSelector=metadata.name=b,metadata.namespace=default") == ["b"])
            #expect(try await names(cluster, "?fieldSelector=metadata.name!=b") == ["a"])
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"w"}"#))
            for (phase, count) in [("Pending", 1), ("Running", 0)] {
                let list = try await cluster.send("GET", workflows + "?fieldSelector=status.phase=\(phase)")
                #expect(list.json["items"]?.array?.count == count)
            }
        }
    }

    @Test func `pages follow each other and keep the first page's version`() async throws {
        try await withCluster { cluster in
            for name in ["a", "b", "c", "d", "e"] { _ = try await cluster.send("POST", configMaps, configMap(name)) }
            let version = try await cluster.version()
            var pages: [[String]] = []
            var token = ""
            repeat {
                let page = try await cluster.send("GET", configMaps + "?limit=2&continue=" + token)
                pages.append((page.json["items"]?.array ?? []).compactMap { $0.at("metadata", "name")?.string })
                #expect(page.json.at("metadata", "resourceVersion") == .string(String(version)))
                token = page.json.at("metadata", "continue")?.string ?? ""
                _ = try await cluster.send("DELETE", configMaps + "/a")
            } while !token.isEmpty
            #expect(pages == [["a", "b"], ["c", "d"], ["e"]])
        }
    }

    @Test func `a table has the kind's columns and each row the object's metadata`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"w"}"#))
            let accept = ["Accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"]
            let table = try await cluster.send("GET", workflows, headers: accept)
            #expect(table.json["kind"] == "Table" && table.json["apiVersion"] == "meta.k8s.io/v1")
            let columns = table.json["columnDefinitions"]?.array?.compactMap { $0["name"]?.string }
            #expect(columns == ["Name", "Status", "Age", "Message"])
            let row = try #require(table.json["rows"]?.array?.first)
            let cells = try #require(row["cells"]?.array)
            #expect(cells[0] == "w" && cells[1] == "Pending")
            #expect(row.at("object", "metadata", "name") == "w" && row.at("object", "spec") == nil)
            let refused = try await cluster.send("GET", workflows, headers: ["Accept": "application/yaml"])
            #expect(refused.status == 406)
        }
    }
}
