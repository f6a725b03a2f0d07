import ArgumentParser
import EventData
import Foundation
import Gateway
import Manifests

struct Shadow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let a changed sensor decide beside the one that runs, without submitting anything.",
        subcommands: [Start.self, List.self, Difference.self, Promote.self, Stop.self]
    )

    /// The one that is meant, as the admin API has it.
    struct Target: ParsableArguments {
        @OptionGroup var admin: AdminOptions
        @Argument(help: "The sensor: NAME, where only one shadow is called so, or NAMESPACE/NAME.") var sensor: String

        /// Of a name without a namespace, the one shadow that is called so, in whichever namespace it is.
        ///
        /// - Throws: when several are called so.
        func path(_ client: AdminClient) async throws -> String {
            let parts = sensor.split(separator: "/", maxSplits: 1).map(String.init)
            if parts.count == 2 { return Self.path(parts[0], parts[1]) }
            let all = try await client.get("/api/shadows").array ?? []
            let found = all.compactMap { $0["sensor"]?.string }.filter { $0.hasSuffix("/\(sensor)") }
            guard found.count <= 1 else {
                throw Failure("'\(sensor)' is in several namespaces; name one of \(found.joined(separator: ", "))")
            }
            let namespace = found.first.map { String($0.dropLast(sensor.count + 1)) }
            return Self.path(namespace ?? "default", sensor)
        }

        private static func path(_ namespace: String, _ name: String) -> String {
            "/api/shadows/\(namespace.pathEscaped)/\(name.pathEscaped)"
        }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start one, or exchange the one there is; it begins with what the live sensor holds."
        )
        @OptionGroup var admin: AdminOptions
        @Option(
            name: [.customShort("f"), .customLong("filename")],
            help: .init("The changed sensors: a file, a directory, or - for stdin.", valueName: "file")
        )
        var files: [String]
        @Option(name: [.customShort("n"), .long], help: "The namespace of manifests that name none.")
        var namespace: String?

        func run() async throws {
            var body: JSON = [
                "texts": .array(
                    try readManifests(files).map { ["file": .string($0.file), "text": .string($0.text)] }
                )
            ]
            body["namespace"] = namespace.map { .string($0) }
            for shadow in try await AdminClient(admin).post("/api/shadows", body: body.bytes).array ?? [] {
                Output.line("shadow of sensor \(shadow["sensor"]?.string ?? "-") decides")
                let dropped = shadow["heldDropped"]?.integer ?? 0
                if dropped > 0 {
                    Output.complain("note: it cannot use \(counted(dropped, "event")) that the live sensor holds")
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them, with how their firings compare.")
        @OptionGroup var admin: AdminOptions
        @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

        func run() async throws {
            let list = try await AdminClient(admin).get("/api/shadows")
            if let output { return try output.print(list) }
            let rows = list.array ?? []
            guard !rows.isEmpty else { return Output.complain("No shadow sensors.") }
            let now = WallClock().now()
            let counts = ["events", "same", "changed", "new", "gone", "held", "missed"]
            Output.table(
                ["SENSOR"] + counts.map { $0.uppercased() } + ["AGE", "PROBLEM"],
                rows.map { row in
                    [row["sensor"]?.string ?? "-"] + counts.map { row[$0]?.text ?? "-" }
                        + [age(of: row["startedAt"]?.string, now: now), row["problem"]?.string ?? ""]
                }
            )
        }
    }

    struct Difference: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Show where one differs from the live sensor.",
            discussion: "Exit code 0: nowhere. 1: somewhere. 2: it cannot be said."
        )
        @OptionGroup var target: Target
        @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

        func run() async throws {
            let shadow: JSON
            do {
                let client = AdminClient(target.admin)
                shadow = try await client.get(try await target.path(client))
            } catch let failure as Failure {
                Output.complain("error: \(failure.message)")
                throw ExitCode(2)
            }
            let differences = shadow["differences"]?.array ?? []
            if let output { try output.print(shadow) } else { show(shadow, differences) }
            if !differences.isEmpty { throw ExitCode(1) }
        }

        private func show(_ shadow: JSON, _ differences: [JSON]) {
            let now = WallClock().now()
            for row in differences {
                func text(_ name: String) -> String { row[name]?.string ?? "-" }
                let events = (row["events"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
                let verdict = text("verdict").padding(toLength: 8, withPad: " ", startingAt: 0)
                Output.line("\(verdict) \(text("trigger")): event \(events), \(age(of: text("at"), now: now)) ago")
                for change in row["changes"]?.array ?? [] { Output.line("    \(change.string ?? "")") }
            }
            func count(_ name: String) -> Int { shadow[name]?.integer ?? 0 }
            let all = "changed \(count("changed")), new \(count("new")), gone \(count("gone"))"
            Output.line("\(counted(count("events"), "event")) looked at: the same \(count("same")), \(all)")
            let more = count("changed") + count("new") + count("gone") - differences.count
            if more > 0 { Output.complain("note: \(more) older differences are only counted") }
            if count("unawaited") > 0 {
                let firings = counted(count("unawaited"), "firing")
                Output.complain("note: \(firings) of the live sensor were too many to compare")
            }
            if count("missed") > 0 {
                Output.complain("note: \(counted(count("missed"), "event")) left the archive unseen")
            }
        }
    }

    struct Promote: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Apply the changed sensor in the place of the live one, and end the shadow.",
            discussion: "A sensor that the gateway has from a file is changed there: --print writes the manifest."
        )
        @OptionGroup var target: Target
        @Flag(help: "Print the manifest instead; nothing is changed.") var print = false

        func run() async throws {
            let client = AdminClient(target.admin)
            let path = try await target.path(client)
            let shadow = try await client.get(path)
            let manifest = shadow["manifest"]?.string ?? ""
            if print { return Output.line(manifest) }
            let text = ManifestText(file: shadow["file"]?.string ?? "shadow", text: manifest)
            let namespace = (shadow["sensor"]?.string ?? "").split(separator: "/").first.map(String.init)
            do { _ = try await GatewayManifests(client, namespace: namespace).apply([text], isTrial: false) } catch {
                Output.complain("note: nothing was changed, and the shadow goes on; --print writes its manifest")
                throw error
            }
            _ = try await client.delete(path)
            Output.line("sensor \(shadow["sensor"]?.string ?? "-") is now as its shadow was")
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End one; the live sensor goes on as it is.")
        @OptionGroup var target: Target

        func run() async throws {
            let client = AdminClient(target.admin)
            let answer = try await client.delete(try await target.path(client))
            Output.line("shadow of sensor \(answer["stopped"]?.string ?? "-") ended")
        }
    }
}
