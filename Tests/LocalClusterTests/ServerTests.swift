import AsyncHTTPClient
import EventData
import Foundation
import GRDB
import LocalCluster
import Logging
import Testing

@Suite struct ServerTests {
    @Test func `requests for another host, and from web pages, are refused`() async throws {
        try await withCluster { cluster in
            for headers in [
                ["Host": "evil.example"], ["Host": "127.0.0.1.evil.example:80"], ["Origin": "http://evil.example"],
                ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
            ] {
                let answer = try await cluster.send("GET", workflows, headers: headers)
                #expect(answer.status == 403 && answer.reason == "Forbidden", "\(headers)")
            }
            #expect(try await cluster.send("GET", workflows, headers: ["Host": "localhost"]).status == 200)
        }
    }

    @Test func `a body that a form could send is refused, and one that is too large`() async throws {
        try await withCluster { cluster in
            for type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/yaml"] {
                let body = workflow(#"{"name":"a"}"#)
                let answer = try await cluster.send("POST", workflows, body, headers: ["Content-Type": type])
                #expect(answer.status == 415, "\(type)")
            }
            let large = workflow(#"{"name":"a"}"#, spec: #"{"x":"\#(String(repeating: "x", count: 3 << 20))"}"#)
            let answer = try await cluster.send("POST", workflows, large)
            #expect(answer.status == 413 && answer.reason == "RequestEntityTooLarge")
        }
    }

    @Test func `a bearer token is needed when one is configured`() async throws {
        try await withDirectory { directory in
            let configuration = LocalClusterServer.Configuration(
                database: directory + "/c.db",
                port: 0,
                bearerToken: "s3cret"
            )
            try await withCluster(configuration) { cluster in
                for (header, status) in [
                    ("", 401), ("Bearer wrong", 401), ("Basic s3cret", 401), ("Bearer s3cret", 200),
                ] {
                    let answer = try await cluster.send("GET", workflows, headers: ["Authorization": header])
                    #expect(answer.status == status, "\(header)")
                }
            }
        }
    }

    @Test func `objects and versions survive a restart, in a file only its owner can read`() async throws {
        try await withDirectory { directory in
            let configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
            let (created, version) = try await withCluster(configuration) { cluster in
                let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#)).json
                _ = try await cluster.send("POST", workflows, workflow(#"{"name":"b"}"#))
                _ = try await cluster.send("DELETE", workflows + "/b")
                return (created, try await cluster.version())
            }
            try await withCluster(configuration) { cluster async throws in
                #expect(try await cluster.version() == version)
                #expect(try await cluster.send("GET", workflows + "/a").json == created)
                let path = workflows + "?watch=1&timeoutSeconds=1&resourceVersion=\(version - 1)"
                #expect(try await cluster.watched(path) == ["DELETED b"])
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/cluster.db")
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test(arguments: [false, true])
    func `stopping with open watches takes less than five seconds`(isReaderStalled: Bool) async throws {
        try await withDirectory { directory in
            let configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
            let clock = ContinuousClock()
            let (responses, stop) = try await withCluster(configuration) { cluster in
                if isReaderStalled {
                    // More than the sockets' buffers hold, so that the server waits in the middle of an event.
                    let large = String(repeating: "x", count: 800_000)
                    for name in 1...7 {
                        let map = #"{"metadata":{"name":"m\#(name)"},"data":{"a":"\#(large)"}}"#
                        #expect(try await cluster.send("POST", configMaps, map).status == 201)
                    }
                }
                let first = try await cluster.open("GET", configMaps + "?watch=true")
                let second = try await cluster.open("GET", workflows + "?watch=true")
                return ([first, second], clock.now)
            }
            #expect(clock.now - stop < .seconds(5))
            // Until here the responses, and so their connections, are kept.
            #expect(responses.count == 2)
        }
    }

    @Test func `a port in use is an error that names it and what to do`() async throws {
        try await withCluster { cluster in
            let port = try #require(cluster.url.split(separator: ":").last.flatMap { Int($0) })
            try await withDirectory { directory in
                let configuration = LocalClusterServer.Configuration(database: directory + "/c.db", port: port)
                let error = await #expect(throws: LocalClusterError.self) {
                    try await withCluster(configuration) { _ in }
                }
                #expect(error == .portTaken(host: "127.0.0.1", port: port))
                #expect(error?.description.contains("127.0.0.1:\(port) is in use") == true)
            }
        }
    }

    @Test func `a database of a newer version is refused and left alone`() async throws {
        try await withDirectory { directory in
            let path = directory + "/cluster.db"
            try await withCluster(.init(database: path, port: 0)) { _ in }
            try await DatabaseQueue(path: path).write { database in
                try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('999: of the future')")
            }
            #expect(throws: LocalClusterError.newerDatabase(path: path)) {
                try LocalClusterServer(.init(database: path, port: 0), logger: Logger(label: "test"))
            }
        }
    }

    @Test func `a database from before owners were noted opens, whatever stands in their place`() async throws {
        try await withDirectory { directory in
            let path = directory + "/cluster.db"
            let owner = try await withCluster(.init(database: path, port: 0)) { cluster in
                for name in ["text", "texts", "number", "map", "owned"] {
                    #expect(try await cluster.send("POST", configMaps, configMap(name)).status == 201)
                }
                return try await cluster.send("POST", workflows, workflow(#"{"name":"owner"}"#)).json
            }
            let uid = owner.at("metadata", "uid")?.string ?? ""
            let reference: JSON = [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "name": "owner", "uid": .string(uid),
            ]
            let owners: [(name: String, references: JSON)] = [
                ("text", "owner"), ("texts", ["owner", "not json {"]), ("map", ["owner": reference]),
                ("number", [["name": "owner", "uid": 3], 7, .null]), ("owned", ["owner", reference]),
            ]
            try await DatabaseQueue(path: path).write { database in
                try database.execute(sql: "DROP TABLE owners")
                try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '3: owners'")
                for (name, references) in owners {
                    try database.execute(
                        sql:
                            "UPDATE objects SET json = json_set(json, '$.metadata.ownerReferences', json(?)) WHERE name = ?",
                        arguments: [references.text, name]
                    )
                }
            }
            try await withCluster(.init(database: path, port: 0)) { cluster in
                let text = try await cluster.send("GET", configMaps + "/text").json
                #expect(text.at("metadata", "ownerReferences") == "owner")
                #expect(try await cluster.send("DELETE", workflows + "/owner").status == 200)
                let left = try await cluster.send("GET", configMaps).json["items"]?.array ?? []
                #expect(left.compactMap { $0.at("metadata", "name")?.string } == ["map", "number", "text", "texts"])
            }
        }
    }

    @Test func `discovery lists the kinds with their short names`() async throws {
        try await withCluster { cluster in
            let list = try await cluster.send("GET", "/apis/argoproj.io/v1alpha1")
            let workflow = list.json["resources"]?.array?.first { $0["name"] == "workflows" }
            #expect(workflow?["shortNames"] == ["wf"] && workflow?["kind"] == "Workflow")
            #expect(try await cluster.send("GET", "/version").json["major"] == "1")
            for path in ["/healthz", "/livez", "/readyz"] {
                #expect(try await cluster.send("GET", path).text == "ok")
            }
        }
    }
}
