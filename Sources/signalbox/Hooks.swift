import ArgumentParser
import EventData

struct Hooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hooks that event sources keep at GitHub, GitLab and Bitbucket: look at them, take them away.",
        subcommands: [List.self, Delete.self, Keep.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List hooks, and what they did not deliver.")
        @OptionGroup var admin: AdminOptions
        @Argument(help: "Only this event source's.") var source: String?
        @Option(help: "Only this event's.") var event: String?
        @Option(name: .shortAndLong, help: "How to print it; name only the targets.") var output: Format?

        func run() async throws {
            let all = try await AdminClient(admin).get("/api/hooks").array ?? []
            let rows = all.filter { row in
                // NAMESPACE/NAME/EVENT.
                let parts = (row["source"]?.string ?? "").split(separator: "/", omittingEmptySubsequences: false)
                guard parts.count == 3 else { return false }
                let isNamed = source.map { $0 == parts[1] || $0 == "\(parts[0])/\(parts[1])" } ?? true
                return isNamed && (event.map { $0 == parts[2] } ?? true)
            }
            if let output, try output.prints(.array(rows)) { return }
            if output == .name {
                for row in rows { Output.line(row["target"]?.string ?? "-") }
            } else if rows.isEmpty {
                Output.complain("No hooks are kept.")
            } else {
                Output.table(HookTable.columns, rows.map(HookTable.row))
                HookTable.complain(about: rows)
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the hooks of an event source away from its provider.",
            discussion: "None are created again until 'signalbox hooks keep', also not after a restart."
        )
        @OptionGroup var admin: AdminOptions
        @OptionGroup var selection: HookSelection

        func run() async throws {
            let rows = try await AdminClient(admin).post("/api/hooks/delete?\(selection.query)").array ?? []
            var problems = 0
            for row in rows {
                let name = "\(row["source"]?.string ?? "-"): \(row["target"]?.string ?? "-")"
                if let problem = row["problem"]?.string {
                    problems += 1
                    Output.complain("\(name): \(problem)")
                } else {
                    Output.line("\(name): \(row["deleted"]?.text ?? "0") deleted")
                }
            }
            if problems > 0 { throw Failure("some hooks are still there; the gateway tries again every minute") }
        }
    }

    struct Keep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep the hooks of an event source again, after they were deleted."
        )
        @OptionGroup var admin: AdminOptions
        @OptionGroup var selection: HookSelection

        func run() async throws {
            let rows = try await AdminClient(admin).post("/api/hooks/keep?\(selection.query)").array ?? []
            for row in rows { Output.line("\(row["source"]?.string ?? "-"): kept again, within a minute") }
        }
    }
}

/// Which hooks a command is about.
struct HookSelection: ParsableArguments {
    @Argument(help: "The event source, with or without its namespace: NAME or NAMESPACE/NAME.") var source: String
    @Option(help: "Only this event's; without it those of all its events.") var event: String?

    var query: String {
        "source=\(source.queryEscaped)" + (event.map { "&event=\($0.queryEscaped)" } ?? "")
    }
}

/// Hooks as `status` and `hooks list` show them.
enum HookTable {
    static let columns = ["HOOK OF", "AT", "ID", "DELIVERIES", "ASKED AGAIN", "REPORT", "TIME"]

    static func row(_ hook: JSON) -> [String] {
        [
            hook["source"]?.string ?? "-", hook["target"]?.string ?? "-", hook["hook"]?.string ?? "-",
            hook["seen"]?.text ?? "-", hook["requested"]?.text ?? "-", hook["report"]?.string ?? "-",
            hook["at"]?.string ?? "-",
        ]
    }

    /// What is in the way goes below the table: it is as long as it needs to be.
    static func complain(about hooks: [JSON]) {
        for hook in hooks {
            guard let problem = hook["problem"]?.string else { continue }
            Output.complain("\(hook["source"]?.string ?? "-"): \(hook["target"]?.string ?? "-"): \(problem)")
        }
    }
}
