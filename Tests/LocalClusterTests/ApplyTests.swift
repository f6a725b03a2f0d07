import EventData
import Testing

/// Server-side apply: each manager says what it wants, and has nothing but that.
@Suite struct ApplyTests {
    private static let type = "application/apply-patch+yaml"

    private static func wish(_ data: String) -> String {
        #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":\#(data)}"#
    }

    private static func apply(
        _ data: String,
        by manager: String,
        force: Bool = false,
        in cluster: TestCluster
    ) async throws -> TestCluster.Answer {
        let query = "?fieldManager=\(manager)&force=\(force)"
        return try await cluster.patch("\(configMaps)/a\(query)", wish(data), type: type)
    }

    @Test func `applying creates, takes back what it no longer wants, and leaves the rest alone`() async throws {
        try await withCluster { cluster in
            let first = try await Self.apply(#"{"x":"1","y":"2"}"#, by: "one", in: cluster)
            #expect(first.json["data"] == ["x": "1", "y": "2"])
            #expect(try await cluster.patch(configMaps + "/a", #"{"data":{"hand":"h"}}"#).status == 200)
            let second = try await Self.apply(#"{"x":"1"}"#, by: "one", in: cluster)
            #expect(second.json["data"] == ["x": "1", "hand": "h"])
            // The same once more is no change.
            let third = try await Self.apply(#"{"x":"1"}"#, by: "one", in: cluster)
            #expect(third.json == second.json)
        }
    }

    @Test func `what another manager has applied is a conflict, unless it is forced`() async throws {
        try await withCluster { cluster in
            _ = try await Self.apply(#"{"x":"1","y":"1"}"#, by: "one", in: cluster)
            let refused = try await Self.apply(#"{"x":"2"}"#, by: "two", in: cluster)
            #expect(refused.status == 409 && refused.message?.contains("one: .data.x") == true)
            let forced = try await Self.apply(#"{"x":"2"}"#, by: "two", force: true, in: cluster)
            #expect(forced.json["data"] == ["x": "2", "y": "1"])
            // x is no longer of the first, who takes back only what is still its own.
            let less = try await Self.apply("{}", by: "one", in: cluster)
            #expect(less.json["data"] == ["x": "2"])
        }
    }

    @Test func `applying needs a manager, the object's own name, and the version it names`() async throws {
        try await withCluster { cluster in
            let path = configMaps + "/a"
            #expect(try await cluster.patch(path, Self.wish("{}"), type: Self.type).status == 400)
            let query = "?fieldManager=one"
            let other = Self.wish("{}").replacing(#""a""#, with: #""b""#)
            #expect(try await cluster.patch(path + query, other, type: Self.type).status == 400)
            let kind = Self.wish("{}").replacing("ConfigMap", with: "Secret")
            #expect(try await cluster.patch(path + query, kind, type: Self.type).status == 422)
            let old = Self.wish("{}").replacing(#""a"}"#, with: #""a","resourceVersion":"1"}"#)
            #expect(try await cluster.patch(path + query, old, type: Self.type).status == 409)
            _ = try await cluster.patch(path + query, Self.wish("{}"), type: Self.type)
            #expect(try await cluster.patch(path + query, old, type: Self.type).status == 409)
        }
    }

    @Test func `kubectl applies on the server's side`() async throws {
        try await withDirectory { directory in
            try await withCluster { cluster in
                let kubectl = Kubectl(server: cluster.url, directory: directory)
                let first = try await kubectl("apply", "--server-side", "-f", "-", input: Self.wish(#"{"x":"1"}"#))
                #expect(first.output == "configmap/a serverside-applied\n", "\(first.problems)")
                let second = try await kubectl("apply", "--server-side", "-f", "-", input: Self.wish(#"{"y":"2"}"#))
                #expect(second.isSuccess, "\(second.problems)")
                #expect(try await cluster.send("GET", configMaps + "/a").json["data"] == ["y": "2"])
            }
        }
    }
}
