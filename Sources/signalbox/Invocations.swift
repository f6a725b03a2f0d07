import ArgumentParser
import EventData
import Gateway

struct Invocations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Firings of triggers: pending, succeeded, or dead letters.",
        subcommands: [List.self, Show.self, Retry.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List invocations, newest first.")
        @OptionGroup var admin: AdminOptions
        @Option(help: "Only those that are pending, succeeded or dead.") var state: String?
        @Flag(help: "Only dead letters; the same as --state dead.") var dead = false
        @Option(help: "Only this sensor's (its name).") var sensor: String?
        @Option(help: "At most this many.") var limit = 50
        @Option(name: .shortAndLong, help: "wide shows the times; name only the ids.") var output: Format?

        func validate() throws {
            guard let state, !["pending", "succeeded", "dead"].contains(state) else { return }
            throw ValidationError("--state is '\(state)'; use pending, succeeded or dead")
        }

        func run() async throws {
            let wanted = dead ? "dead" : state
            let filter = [("state", wanted), ("sensor", sensor)].compactMap { name, value in
                value.map { "&\(name)=\($0.queryEscaped)" }
            }
            let list = try await AdminClient(admin).get("/api/invocations?limit=\(limit)\(filter.joined())")
            if let output, try output.prints(list) { return }
            let rows = list.array ?? []
            if output == .name {
                for row in rows { Output.line(row["id"]?.string ?? "-") }
            } else if rows.isEmpty {
                Output.complain(filter.isEmpty ? "No invocations yet." : "No such invocations.")
            } else {
                table(rows, now: WallClock().now())
            }
        }

        private func table(_ rows: [JSON], now: Timestamp) {
            let times = output == .wide ? ["createdAt", "dueAt"] : []
            Output.table(
                ["ID", "SENSOR", "TRIGGER", "KIND", "STATE", "ATTEMPTS", "AGE"]
                    + (output == .wide ? ["CREATED", "DUE"] : []) + ["MESSAGE"],
                rows.map { row in
                    ["id", "sensor", "trigger", "kind", "state"].map { row[$0]?.string ?? "-" }
                        + [
                            row["attempts"]?.integer.map(String.init) ?? "-",
                            age(of: row["createdAt"]?.string, now: now),
                        ] + times.map { row[$0]?.string ?? "-" } + [row["message"]?.string ?? ""]
                }
            )
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one invocation: its events, what it submits, and every attempt."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The invocation's id.") var id: String
        @Option(name: .shortAndLong, help: "How to print it.") var output = ObjectFormat.yaml

        func run() async throws {
            try output.print(try await AdminClient(admin).get("/api/invocations/\(id.pathEscaped)"))
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a dead or waiting invocation due now; it still happens at most once."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The invocation's id.") var id: String

        func run() async throws {
            _ = try await AdminClient(admin).post("/api/invocations/\(id.pathEscaped)/retry")
            Output.line("invocation \(id) is due now")
        }
    }
}
