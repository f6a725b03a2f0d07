import ArgumentParser
import EventData
import Gateway

struct Schemas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Show what the data of events looks like, as the archive has it: members and types, no values; and what changed."
    )
    @OptionGroup var admin: AdminOptions
    @Argument(help: "Only this event: SOURCE/EVENT.") var event: String?
    @Option(name: .shortAndLong, help: "For programs, and for 'signalbox lint --schemas'.") var output: ObjectFormat?

    func run() async throws {
        let all = try await AdminClient(admin).get("/api/schemas").array ?? []
        let wanted = all.filter { row in event.map { $0 == Self.name(of: row) } ?? true }
        if let output { return try output.print(.array(wanted)) }
        if wanted.isEmpty {
            return Output.complain(event.map { "No events of \($0) in the archive." } ?? "No events yet.")
        }
        for (index, row) in wanted.enumerated() {
            if index > 0 { Output.line("") }
            show(row)
        }
    }

    private static func name(of row: JSON) -> String {
        "\(row["source"]?.string ?? "-")/\(row["event"]?.string ?? "-")"
    }

    private func show(_ row: JSON) {
        let events = row["events"]?.integer ?? 0
        Output.line("\(Self.name(of: row)): the last \(counted(events, "event"))")
        let rows = (row["members"]?.array ?? []).map { member in
            let types = (member["types"]?.array ?? []).compactMap(\.string).joined(separator: " or ")
            let share = (member["events"]?.integer ?? 0) * 100 / max(1, events)
            return [member["path"]?.string ?? "-", types, "\(share) %"]
        }
        Output.table(["PATH", "TYPE", "IN"], rows)
        for map in row["maps"]?.array ?? [] { Output.line("\(map.string ?? "-") is a map: its names are data") }
        if row["isCut"] == true { Output.complain("note: there are more members than are shown") }
        for drift in row["drift"]?.array ?? [] {
            func text(_ name: String) -> String { drift[name]?.string ?? "-" }
            let since = "since \(text("since")) (\(counted(drift["events"]?.integer ?? 0, "event")))"
            Output.line("changed: \(text("path")) \(text("change")) \(since)")
        }
    }
}
