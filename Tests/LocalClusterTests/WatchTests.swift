import EventData
import Testing

@Suite struct WatchTests {
    @Test func `a watch without a version starts with what is there, then tells what happens`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", configMaps, configMap("a"))
            let seen = try await bounded {
                var reader = WatchReader(try await cluster.open("GET", configMaps + "?watch=true"))
                var seen = try await reader.summaries(1)
                _ = try await cluster.send("POST", configMaps, configMap("b"))
                _ = try await cluster.patch(configMaps + "/b", #"{"data":{"a":"2"}}"#)
                _ = try await cluster.send("POST", secrets, #"{"metadata":{"name":"other"}}"#)
                _ = try await cluster.send("DELETE", configMaps + "/b")
                seen += try await reader.summaries(3)
                return seen
            }
            #expect(seen == ["ADDED a", "ADDED b", "MODIFIED b", "DELETED b"])
        }
    }

    @Test func `a watch from a version tells everything after it, and ends at its timeout`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", configMaps, configMap("a"))
            let version = try await cluster.version()
            _ = try await cluster.send("POST", configMaps, configMap("b"))
            _ = try await cluster.send("DELETE", configMaps + "/a")
            let path = configMaps + "?watch=1&timeoutSeconds=1&resourceVersion=\(version)"
            #expect(try await cluster.watched(path) == ["ADDED b", "DELETED a"])
        }
    }

    @Test func `an object that leaves the selector is deleted for the watch, as it last matched`() async throws {
        try await withCluster { cluster in
            let version = try await cluster.version()
            _ = try await cluster.send("POST", configMaps, configMap("a"))
            _ = try await cluster.patch(configMaps + "/a", #"{"metadata":{"labels":{"x":"1"}}}"#)
            let left = try await cluster.patch(configMaps + "/a", #"{"metadata":{"labels":{"x":"2"}}}"#)
            let path = configMaps + "?watch=1&timeoutSeconds=1&labelSelector=x%3D1&resourceVersion=\(version)"
            let events = try await bounded {
                var reader = WatchReader(try await cluster.open("GET", path))
                return [try await reader.next(), try await reader.next()].compactMap { $0 }
            }
            #expect(events.map { $0["type"] } == ["ADDED", "DELETED"])
            #expect(events.last?.at("object", "metadata", "labels") == ["x": "1"])
            let version2 = left.json.at("metadata", "resourceVersion")
            #expect(events.last?.at("object", "metadata", "resourceVersion") == version2)
        }
    }

    @Test func `a bookmark at the end of the watch says how far it has seen`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", secrets, #"{"metadata":{"name":"other"}}"#)
            let version = try await cluster.version()
            let path = configMaps + "?watch=1&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=\(version)"
            let event = try await bounded {
                var reader = WatchReader(try await cluster.open("GET", path))
                return try await reader.next()
            }
            #expect(event?["type"] == "BOOKMARK" && event?.at("object", "kind") == "ConfigMap")
            #expect(event?.at("object", "metadata", "resourceVersion") == .string(String(version)))
        }
    }

    @Test func `a watch in table form has rows`() async throws {
        try await withCluster { cluster in
            _ = try await cluster.send("POST", workflows, workflow(#"{"name":"w"}"#))
            let event = try await bounded {
                let accept = ["Accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"]
                var reader = WatchReader(try await cluster.open("GET", workflows + "?watch=true", headers: accept))
                return try await reader.next()
            }
            #expect(event?["type"] == "ADDED" && event?.at("object", "kind") == "Table")
            #expect(event?.at("object", "rows")?.array?.first?["cells"]?.array?.first == "w")
        }
    }

    @Test func `a version before the kept history, or of another database, is 410`() async throws {
        try await withCluster { cluster in
            let future = try await cluster.send("GET", configMaps + "?watch=1&resourceVersion=999999")
            #expect(future.status == 410 && future.reason == "Expired")
        }
    }

    @Test func `a streamed list is refused, so that clients list and watch instead`() async throws {
        try await withCluster { cluster async throws in
            let path = configMaps + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
            #expect(try await cluster.send("GET", path).status == 422)
        }
    }
}
