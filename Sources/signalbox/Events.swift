import ArgumentParser
import EventData
import Gateway

struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Events the gateway has made durable.",
        subcommands: [List.self, Show.self, Tail.self, Export.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List events, newest first.")
        @OptionGroup var admin: AdminOptions
        @Option(help: "Only events of this EventSource.") var source: String?
        @Option(help: "At most this many.") var limit = 50
        @Option(name: .shortAndLong, help: "wide shows the exact time; name only the ids.") var output: Format?

        func run() async throws {
            let filter = source.map { "&source=\($0.queryEscaped)" } ?? ""
            let events = try await AdminClient(admin).get("/api/events?limit=\(limit)\(filter)")
            if let output, try output.prints(events) { return }
            let rows = events.array ?? []
            if output == .name {
                for row in rows { Output.line(row["id"]?.string ?? "-") }
            } else if rows.isEmpty {
                let origin = source.map { " from '\($0)'" } ?? ""
                Output.complain("No events\(origin) yet; send one: signalbox send SOURCE EVENT -f payload.json")
            } else {
                let now = WallClock().now()
                let extra = output == .wide ? ["time"] : []
                Output.table(
                    eventHeadings + extra.map { $0.uppercased() },
                    rows.map { row in eventRow(row, now: now) + extra.map { row[$0]?.string ?? "-" } }
                )
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one event with its data and what it meant for each sensor."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The event's id or sequence.") var id: String
        @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

        func run() async throws {
            let event = try await AdminClient(admin).get("/api/events/\(id.pathEscaped)")
            if let output { return try output.print(event) }
            for (label, name) in [
                ("Id", "id"), ("Source", "source"), ("Event", "event"), ("Kind", "type"), ("Time", "time"),
            ] {
                Output.line(
                    "\(label + ":")\(String(repeating: " ", count: 10 - label.count))\(event[name]?.string ?? "-")"
                )
            }
            for member in event["producer"]?.object?.members ?? [] {
                Output.line("Producer: \(member.name)=\(member.value.string ?? "-")")
            }
            let outcomes = event["outcomes"]?.array ?? []
            Output.line("Outcomes:\(outcomes.isEmpty ? "  none: no sensor waits for this event" : "")")
            if !outcomes.isEmpty {
                Output.table(
                    ["  SENSOR", "DEPENDENCY", "TRIGGER", "VERDICT", "DETAIL"],
                    outcomes.map { outcome in
                        ["  " + (outcome["sensor"]?.string ?? "-")]
                            + ["dependency", "trigger", "verdict", "detail"].map { outcome[$0]?.string ?? "-" }
                    }
                )
            }
            Output.line("Data:")
            Output.line(event["data"]?.prettyText ?? "null")
        }
    }

    struct Tail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print events as they arrive, until interrupted.")
        @OptionGroup var admin: AdminOptions
        @Option(name: .shortAndLong, help: "One object a line.") var output: LineFormat?

        func run() async throws {
            try await AdminClient(admin).follow("/api/events/tail") { event in
                let facts = ["time", "source", "event", "id"].map { event[$0]?.string ?? "-" }
                Output.line(output == .json ? event.text : facts.joined(separator: "   "))
            }
            throw Failure("the gateway ended")
        }
    }
}

enum LineFormat: String, ExpressibleByArgument, CaseIterable { case json }

private let eventHeadings = ["SEQUENCE", "SOURCE", "EVENT", "KIND", "AGE", "BYTES", "ID"]

private func eventRow(_ event: JSON, now: Timestamp) -> [String] {
    [
        event["sequence"]?.integer.map(String.init) ?? "-",
        event["source"]?.string ?? "-",
        event["event"]?.string ?? "-",
        event["type"]?.string ?? "-",
        age(of: event["time"]?.string, now: now),
        event["dataBytes"]?.integer.map(String.init) ?? "-",
        event["id"]?.string ?? "-",
    ]
}
