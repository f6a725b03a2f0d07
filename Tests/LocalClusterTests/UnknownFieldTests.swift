import AsyncHTTPClient
import EventData
import LocalCluster
import NIOCore
import NIOHTTP1
import Testing

/// Fields that nobody knows: taken, passed over and told in `Warning` headers.
@Suite struct UnknownFieldTests {
    private static let slip = workflow(#"{"name":"a"}"#, spec: #"{"entrypoint":"main","activeDeadlineSecond":5}"#)
    private static let warning = #"299 - "unknown field \"spec.activeDeadlineSecond\"""#

    private static func warnings(
        of cluster: TestCluster,
        _ method: String,
        _ path: String,
        _ body: String,
        type: String = "application/json"
    ) async throws -> [String] {
        let response = try await cluster.open(method, path, body, headers: ["Content-Type": type])
        let answer = String(buffer: try await response.body.collect(upTo: 1 << 20))
        #expect([200, 201].contains(response.status.code), "\(answer)")
        return response.headers["Warning"]
    }

    @Test(arguments: ["", "?fieldValidation=Warn", "?fieldValidation=Strict"])
    func `a slip is told when the object is created, replaced and changed, and taken all the same`(
        query: String
    ) async throws {
        try await withCluster { cluster in
            let (one, slip) = (workflows + "/a" + query, Self.slip)
            #expect(try await Self.warnings(of: cluster, "POST", workflows + query, slip) == [Self.warning])
            #expect(try await Self.warnings(of: cluster, "PUT", one, slip) == [Self.warning])
            let patch = #"{"spec":{"activeDeadlineSecond":6}}"#
            let merge = "application/merge-patch+json"
            #expect(try await Self.warnings(of: cluster, "PATCH", one, patch, type: merge) == [Self.warning])
            let label = #"{"metadata":{"labels":{"x":"y"}},"spec":{"activeDeadlineSecond":null}}"#
            #expect(try await Self.warnings(of: cluster, "PATCH", one, label, type: merge) == [])
            let operations = #"[{"op":"add","path":"/spec/activeDeadlineSecond","value":7}]"#
            let json = "application/json-patch+json"
            #expect(try await Self.warnings(of: cluster, "PATCH", one, operations, type: json) == [Self.warning])
            let apply = workflows + "/b" + (query.isEmpty ? "?" : query + "&") + "fieldManager=m"
            let applied = slip.replacing(#""name":"a""#, with: #""name":"b""#)
            let yaml = "application/apply-patch+yaml"
            #expect(try await Self.warnings(of: cluster, "PATCH", apply, applied, type: yaml) == [Self.warning])
            let stored = try await cluster.send("GET", workflows + "/b").json
            #expect(stored.at("spec", "activeDeadlineSecond") == 5)
        }
    }

    @Test func `nothing is said to who asks for that, nor of what is known`() async throws {
        try await withCluster { cluster in
            let ignored = try await Self.warnings(of: cluster, "POST", workflows + "?fieldValidation=Ignore", Self.slip)
            #expect(ignored == [])
            let known = workflow(#"{"generateName":"a-"}"#)
            #expect(try await Self.warnings(of: cluster, "POST", workflows + "?fieldValidation=Strict", known) == [])
        }
    }

    @Test func `the fields of a ConfigMap are known, and of many slips a few are told`() async throws {
        try await withCluster { cluster in
            let map = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"dat":{"a":"b"}}"#
            #expect(
                try await Self.warnings(of: cluster, "POST", configMaps, map) == [#"299 - "unknown field \"dat\"""#]
            )
            let order = #"{"data":{"a":"b"},"$setElementOrder/x":[]}"#
            let strategic = "application/strategic-merge-patch+json"
            #expect(try await Self.warnings(of: cluster, "PATCH", configMaps + "/m", order, type: strategic) == [])
            let names = (0..<500).map { #""x\#($0)":1"# }.joined(separator: ",")
            let many = workflow(#"{"name":"many"}"#, spec: "{\(names)}")
            let told = try await Self.warnings(of: cluster, "POST", workflows, many)
            #expect(told.count == 8 && told.first == #"299 - "unknown field \"spec.x0\"""#)
        }
    }
}
