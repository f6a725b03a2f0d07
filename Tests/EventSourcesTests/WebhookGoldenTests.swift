import EventData
import EventSources
import Foundation
import Support
import Testing

/// The requests that were sent to a running Argo Events, and what it did.
struct WebhookGoldenTests {
    /// Where we answer with another status on purpose: 405 and `Allow` tell a client more than 400.
    private let deliberate = ["webhook-08": 405, "webhook-09": 405]

    @Test func `requests lead to the events that Argo Events made of them`() async throws {
        let text = try String(contentsOfFile: "\(sharedDirectory)/golden/webhook-observed.jsonl", encoding: .utf8)
        let cases = try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(cases.count == 10)
        for test in cases {
            let id = test["id"]?.string ?? "?"
            let (status, data) = try await answer(to: test)
            let observed = test.at("observed", "status")?.integer
            #expect(status == deliberate[id] ?? observed, "\(id)")
            #expect(data == test.at("observed", "event", "data"), "\(id)")
        }
    }

    private func answer(to test: JSON) async throws -> (status: Int, data: JSON?) {
        let request = test["request"]
        let sent = request?["body"]?.string ?? ""
        var lines = ["\(request?["method"]?.string ?? "GET") /\(path(of: request)) HTTP/1.1", "Host: x"]
        // What the client of the recording sent by itself.
        lines += ["Accept: */*", "User-Agent: t"]
        let headers = request?["headers"]?.object?.members ?? []
        for (name, value) in headers {
            for text in value.array ?? [value] { lines.append("\(name): \(text.string ?? "")") }
        }
        if !sent.isEmpty { lines.append("Content-Length: \(sent.utf8.count)") }
        let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + sent
        let runtime = FakeRuntime()
        var status = 0
        try await withWebhooks("endpoint: /ex\nport: 12000\nmethod: POST", runtime: runtime) { (hooks) async throws in
            let client = try await hooks.connect()
            try await client.send(text)
            try await client.endSending()
            status = try await RawAnswer(client.untilEnd()).status
        }
        return (status, try runtime.payloads.first.map { try JSON(parsing: $0) })
    }

    private func path(of request: JSON?) -> String {
        let path = request?["path"]?.string?.dropFirst() ?? "ex"
        return request?["query"]?.string.map { "\(path)?\($0)" } ?? String(path)
    }
}
