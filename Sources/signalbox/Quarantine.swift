import ArgumentParser
import EventData
import Foundation
import Gateway

struct Quarantine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records that event sources could not turn into events: look at them, redrive or drop them.",
        subcommands: [List.self, Show.self, Redrive.self, Drop.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List records, newest first.")
        @OptionGroup var admin: AdminOptions
        @Option(help: "Only this event source's.") var source: String?
        @Option(help: "Only this event's.") var event: String?
        @Flag(help: "Those that were redriven or dropped, too.") var all = false
        @Option(help: "At most this many.") var limit = 50
        @Option(name: .shortAndLong, help: "How to print it; name only the numbers.") var output: Format?

        func run() async throws {
            let selection = [("source", source), ("event", event), ("state", all ? nil : "waiting")]
            let filter = selection.compactMap { name, value in value.map { "&\(name)=\($0.queryEscaped)" } }
            let list = try await AdminClient(admin).get("/api/quarantine?limit=\(limit)\(filter.joined())")
            if let output, try output.prints(list) { return }
            let rows = list.array ?? []
            if output == .name {
                for row in rows { Output.line(row["number"]?.text ?? "-") }
            } else if rows.isEmpty {
                Output.complain("Nothing is in quarantine.")
            } else {
                let now = WallClock().now()
                Output.table(
                    ["NUMBER", "SOURCE", "EVENT", "POSITION", "BYTES", "STATE", "AGE", "REASON"],
                    rows.map { row in
                        [
                            row["number"]?.text ?? "-", row["source"]?.string ?? "-", row["event"]?.string ?? "-",
                            row["position"]?.string ?? "-", row["bytes"]?.text ?? "-", row["state"]?.string ?? "-",
                            age(of: row["storedAt"]?.string, now: now), row["reason"]?.string ?? "",
                        ]
                    }
                )
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one record with its bytes.")
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The record's number.") var number: Int
        @Option(name: .shortAndLong, help: "How to print it.") var output = ObjectFormat.yaml

        func run() async throws {
            try output.print(try await AdminClient(admin).get("/api/quarantine/\(number)"))
        }
    }

    struct Redrive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an event of a record after all, with its own body or a corrected one.",
            discussion: "The event has the identity that the record gives it, so it is stored once."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The record's number.") var number: Int
        @Option(name: .shortAndLong, help: .init("The corrected body, JSON; - is standard input.", valueName: "file"))
        var file: String?
        @Flag(help: "The record's bytes as base64 text, as without jsonBody.") var raw = false

        func validate() throws {
            if raw, file != nil { throw ValidationError("--raw sends the record's own bytes; leave out -f") }
        }

        func run() async throws {
            let path = "/api/quarantine/\(number)/redrive\(raw ? "?raw=true" : "")"
            let answer = try await AdminClient(admin).post(path, body: try body())
            Output.line("record \(number): \(answer["result"]?.string ?? "redriven")")
        }

        private func body() throws -> [UInt8] {
            guard let file else { return [] }
            if file == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
            do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
                throw Failure("cannot read \(file): \(error.localizedDescription)")
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a record up; it stays in the list with the reason, its bytes go."
        )
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The record's number.") var number: Int
        @Option(help: "Why it is not needed.") var reason: String

        func validate() throws {
            if reason.isEmpty { throw ValidationError("--reason is empty; say why it is not needed") }
        }

        func run() async throws {
            let path = "/api/quarantine/\(number)/drop?reason=\(reason.queryEscaped)"
            let answer = try await AdminClient(admin).post(path)
            Output.line("record \(number): \(answer["result"]?.string ?? "dropped")")
        }
    }
}
