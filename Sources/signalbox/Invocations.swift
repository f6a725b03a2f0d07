import ArgumentParser
import EventData
import Gateway

struct Invocations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Firings of triggers: what waits and for what, what succeeded, and dead letters.",
        subcommands: [List.self, Show.self, Retry.self, Drop.self]
    )

    /// Where an invocation can stand.
    enum State: String, CaseIterable, ExpressibleByArgument {
        case pending, succeeded, dead, skipped, dropped, standby
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List invocations, newest first.")
        @OptionGroup var admin: AdminOptions
        @Option(help: "Only those in this state.") var state: State?
        @Flag(help: "Only dead letters; the same as --state dead.") var dead = false
        @Option(help: "Only this sensor's: its name, or namespace/name.") var sensor: String?
        @Option(help: "Only this trigger's.") var trigger: String?
        @Option(help: "At most this many.") var limit = 50
        @Option(name: .shortAndLong, help: "wide shows the times; name only the ids.") var output: Format?

        func validate() throws {
            guard dead, let state, state != .dead else { return }
            throw ValidationError("--dead and --state \(state.rawValue) contradict each other; use one of them")
        }

        func run() async throws {
            let wanted = dead ? State.dead : state
            let selection = [("state", wanted?.rawValue), ("sensor", sensor), ("trigger", trigger)]
            let filter = selection.compactMap { name, value in value.map { "&\(name)=\($0.queryEscaped)" } }
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

        /// The last answer, and why nothing happens now.
        private static func message(of row: JSON) -> String {
            let message = row["message"]?.string ?? ""
            switch row["waitsFor"]?.string {
            case "pressure": return "waits, the other side is under pressure: \(message)"
            case "labels": return "waits for the labels of policy.k8s: \(message)"
            case "retry": return "waits for the next attempt: \(message)"
            default: return message
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
                        ] + times.map { row[$0]?.string ?? "-" } + [Self.message(of: row)]
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
            abstract: "Make a dead or waiting invocation due now; it still happens at most once.",
            discussion: "Without an ID: every dead letter of a sensor, of a trigger, or all there are."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The invocation's id.") var id: String?
        @Option(help: "The dead letters of this sensor: its name, or namespace/name.") var sensor: String?
        @Option(help: "The dead letters of this trigger.") var trigger: String?
        @Flag(help: "All dead letters.") var all = false

        func validate() throws {
            let selects = sensor != nil || trigger != nil || all
            if id == nil, !selects {
                throw ValidationError("say what to retry: an ID, --sensor NAME, --trigger NAME, or --all dead letters")
            }
            if id != nil, selects {
                throw ValidationError("an ID stands for itself; leave out --sensor, --trigger and --all")
            }
            if all, sensor != nil || trigger != nil { throw ValidationError("--all leaves nothing to select; drop it") }
        }

        func run() async throws {
            if let id {
                _ = try await AdminClient(admin).post("/api/invocations/\(id.pathEscaped)/retry")
                Output.line("invocation \(id) is due now")
                return
            }
            let filter = [("sensor", sensor), ("trigger", trigger), ("all", all ? "true" : nil)]
                .compactMap { name, value in value.map { "\(name)=\($0.queryEscaped)" } }
            let path = "/api/invocations/retry?\(filter.joined(separator: "&"))"
            let count = try await AdminClient(admin).post(path)["retried"]?.integer ?? 0
            guard count > 0 else { throw Failure("no such dead letters; see: signalbox invocations list --dead") }
            Output.line(count == 1 ? "1 dead letter is due now" : "\(count) dead letters are due now")
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a dead letter aside for good; it stays in the list with the reason."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The invocation's id.") var id: String
        @Option(help: "Why it is not needed any more.") var reason: String

        func validate() throws {
            if reason.isEmpty { throw ValidationError("--reason is empty; say why it is not needed any more") }
        }

        func run() async throws {
            _ = try await AdminClient(admin).post(
                "/api/invocations/\(id.pathEscaped)/drop?reason=\(reason.queryEscaped)"
            )
            Output.line("invocation \(id) is dropped")
        }
    }
}
