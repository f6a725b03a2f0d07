import ArgumentParser
import EventData

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what an edit would do to sensors, event sources, held events and pending invocations.",
        usage: "signalbox diff [-f FILE …] [-n NAMESPACE] [-o json|yaml]",
        discussion: """
            With -f: what would happen if the event sources and sensors in these files took the place of those that run. \
            Without: what the gateway would do if it read its own files again. Nothing is changed. \
            Exit code 0: no change. 1: changes. 2: it cannot be said, for example because the edit is not valid.
            """
    )
    @OptionGroup var admin: AdminOptions
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: .init("A file, a directory, or - for stdin.", valueName: "file")
    )
    var files: [String] = []
    @Option(name: [.customShort("n"), .long], help: "The namespace of manifests that name none.")
    var namespace: String?
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    func run() async throws {
        do {
            let gateway = GatewayManifests(AdminClient(admin), namespace: namespace)
            let plan = try await gateway.diff(try readManifests(files))
            if let output { try output.print(plan) } else { EditReport(plan).lines.forEach(Output.line) }
            if plan["changes"]?.bool == true { throw ExitCode(1) }
        } catch let failure as Failure {
            // As kubectl's diff: 1 means that there are differences.
            Output.complain("error: \(failure.message)")
            throw ExitCode(2)
        }
    }
}

/// What an edit does, to be read by people.
struct EditReport {
    /// Held events of one sensor that are shown one by one; more are counted.
    private static let maximumEvents = 20

    let lines: [String]

    init(_ plan: JSON) {
        let sensors = (plan["sensors"]?.array ?? []).filter(Self.isChange).flatMap(Self.lines(ofSensor:))
        let sources = (plan["eventSources"]?.array ?? []).filter(Self.isChange).flatMap { source in
            ["eventsource \(Self.name(source)) event \(Self.text(source, "event")) \(Self.text(source, "verdict"))"]
                + Self.texts(source, "changes").map { "  \($0)" }
        }
        lines = sensors + sources + Self.texts(plan, "hints").map { "note: \($0)" }
    }

    private static func lines(ofSensor sensor: JSON) -> [String] {
        let kept = sensor["kept"]?.array ?? []
        let dropped = sensor["dropped"]?.array ?? []
        let pending = sensor["pending"]?.integer ?? 0
        var lines = ["sensor \(name(sensor)) \(text(sensor, "verdict"))"]
        lines += texts(sensor, "changes").map { "  \($0)" }
        let staying = text(sensor, "verdict") == "removed" ? "kept for a while, should it come back" : "stays"
        lines += bounded(kept.map { "  held event \(staying): \(event($0))" })
        lines += bounded(dropped.map { "  held event is dropped: \(event($0)): \(text($0, "reason"))" })
        if pending > 0 {
            lines.append("  \(counted(pending, "pending invocation")) will be performed as rendered, whatever changes")
        }
        return lines
    }

    private static func bounded(_ lines: [String]) -> [String] {
        let more = lines.count - maximumEvents
        return lines.prefix(maximumEvents) + (more > 0 ? ["  and \(more) more"] : [])
    }

    private static func event(_ held: JSON) -> String {
        "\(held["sequence"]?.integer ?? 0) (\(text(held, "source"))/\(text(held, "event")) \(text(held, "id"))) "
            + "for dependency '\(text(held, "dependency"))' of trigger '\(text(held, "trigger"))'"
    }

    private static func isChange(_ row: JSON) -> Bool { text(row, "verdict") != "unchanged" }

    private static func name(_ row: JSON) -> String { "\(text(row, "namespace"))/\(text(row, "name"))" }

    private static func text(_ row: JSON, _ name: String) -> String { row[name]?.string ?? "" }

    private static func texts(_ row: JSON, _ name: String) -> [String] {
        (row[name]?.array ?? []).compactMap(\.string)
    }
}
