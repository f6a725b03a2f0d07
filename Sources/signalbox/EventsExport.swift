import ArgumentParser
import EventData

extension Events {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print events as CloudEvents, one a line, oldest first: for tests ('recorded' in NAME.test.yaml)."
        )
        @OptionGroup var admin: AdminOptions
        @Option(help: "Only events of this EventSource.") var source: String?
        @Option(help: "Only the newest of them, at most this many.") var limit = 50

        func run() async throws {
            let client = AdminClient(admin)
            let filter = source.map { "&source=\($0.queryEscaped)" } ?? ""
            let rows = try await client.get("/api/events?limit=\(limit)\(filter)").array ?? []
            for row in rows.reversed() {
                guard let sequence = row["sequence"] else { continue }
                Output.line(Self.line(of: try await client.get("/api/events/\(sequence.text)")))
            }
        }

        private static func line(of event: JSON) -> String {
            func text(_ name: String) -> String { event[name]?.string ?? "" }
            let structured: JSON = [
                "specversion": "1.0", "id": .string(text("id")), "source": .string(text("source")),
                "type": .string(text("type")), "subject": .string(text("event")), "time": .string(text("time")),
                "datacontenttype": "application/json", "data": event["data"] ?? .null,
            ]
            return structured.text
        }
    }
}
