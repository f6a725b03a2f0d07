import EventData
import Gateway
import Kubernetes
import LoopbackServers
import Testing

/// The list of Workflows that the console shows.
@Suite(.timeLimit(.minutes(1))) struct WorkflowListTests {
    private func workflow(_ number: Int) -> JSON {
        [
            "metadata": [
                "namespace": "ci", "name": .string("w-\(number)"),
                "creationTimestamp": .string(Timestamp(seconds: Int64(number)).rfc3339Seconds),
            ],
            "status": ["phase": "Failed", "nodes": ["a": ["message": "a node"]]],
        ]
    }

    @Test func `the newest of all pages are kept without their nodes, and all are counted`() {
        var list = WorkflowList()
        for page in [[3, 1, 500], Array(100..<300), [2, 4]] { list.add(page.map(workflow)) }
        let items = list.json["items"]?.array ?? []
        let names = items.map { $0["name"]?.string ?? "" }
        #expect(names == ["w-500"] + (201..<300).reversed().map { "w-\($0)" })
        #expect(list.json["all"] == 205 && items.first?["phase"] == "Failed")
        #expect(!list.json.text.contains("a node"))
    }

    @Test func `a list is asked for page by page`() async throws {
        let answer: @Sendable (Received) -> [Step] = { request in
            let parts = request.target.split(separator: "continue=")
            let number = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
            let items: JSON = [["number": .number(JSONNumber(number))]]
            let next: JSON = .string(number == 2 ? "" : "\(number + 1)")
            let page: JSON = ["metadata": ["continue": next], "items": items]
            return [.answer(200, body: page.text)]
        }
        try await ScriptedServer.serving(script: { request, _ in answer(request) }) { server in
            let client = KubernetesClient(ClusterConfiguration(server: server.url), logger: silent)
            let path = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: nil)
            var pages: [[JSON]] = []
            let result: Result<Void, any Error>
            do { result = .success(try await client.eachPage(of: path) { pages.append($0) }) } catch {
                result = .failure(error)
            }
            try await client.shutDown()
            try result.get()
            #expect(pages == [[["number": 0]], [["number": 1]], [["number": 2]]])
            #expect(server.received.allSatisfy { $0.target.contains("limit=\(KubernetesClient.pageSize)") })
        }
    }
}
