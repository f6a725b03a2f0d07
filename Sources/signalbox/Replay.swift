import ArgumentParser
import EventData
import Expressions
import Foundation
import Gateway
import Manifests

struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have past events decide again, by the sensors that run or by changed ones, and say what differs.",
        usage: "signalbox replay [EVENT …] [-f FILE …] [--since TIME] [--until TIME] [options]",
        discussion: """
            Nothing is submitted without --apply. Events come in their order and at their own times, so that joins and \
            quiet times are as they were. Exit code 0: all would be as it was. 1: something differs. 2: it cannot be said.
            """
    )
    @OptionGroup var admin: AdminOptions
    @Argument(help: "Only these events, by id.") var events: [String] = []
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: .init("Changed sensors: a file, a directory, or - for stdin.", valueName: "file")
    )
    var files: [String] = []
    @Option(name: [.customShort("n"), .long], help: "The namespace of manifests that name none.")
    var namespace: String?
    @Option(help: "Only this sensor; NAME or NAMESPACE/NAME.") var sensor: String?
    @Option(help: .init("Events from then on: a time, or how long ago, such as 24h.", valueName: "time"))
    var since: String?
    @Option(help: .init("Events up to then.", valueName: "time")) var until: String?
    @Option(help: "Only events of this EventSource.") var source: String?
    @Option(help: .init("Only events of this name.", valueName: "name")) var event: String?
    @Option(help: .init("Only events for which this is true, such as 'body.ref == \"main\"'.", valueName: "expression"))
    var query: String?
    @Option(
        help: """
            Only show, and submit, what is: same, changed, new, gone or unknown; may be given several times. \
            With --apply: new, unless others are named.
            """
    )
    var only: [Verdict] = []
    @Flag(help: "Submit what fires, as new invocations that name the one they repeat.") var apply = false
    @Option(help: "With --apply: says which replay it is; the same again submits nothing twice.") var nonce: String?
    @Option(help: "With --apply: when more would be submitted, nothing is.") var limit = 100
    @Option(name: .shortAndLong, help: "For programs: each line is an object.") var output: Lines?

    enum Verdict: String, CaseIterable, ExpressibleByArgument { case same, changed, new, gone, unknown }
    enum Lines: String, CaseIterable, ExpressibleByArgument { case json }

    func validate() throws {
        if nonce != nil, !apply { throw ValidationError("--nonce is for --apply") }
        for (name, text) in [("--since", since), ("--until", until)] {
            guard let text, Self.time(text, before: WallClock().now()) == nil else { continue }
            throw ValidationError("\(name) is '\(text)'; write 2026-01-31T08:00:00Z, or 24h for that long ago")
        }
    }

    func run() async throws {
        var report = ReplayReport(isJSON: output != nil, hidesSame: only.isEmpty)
        // Known before anything is sent: what breaks off can be repeated.
        let nonce = self.nonce ?? WallClock().nonce()
        if apply { Output.complain("note: this replay is --nonce \(nonce)") }
        do {
            let body = try request(nonce)
            try await AdminClient(admin).follow("/api/replays", posting: body.bytes) { try report.take($0) }
            try report.finish(isApplied: apply)
        } catch {
            let message = (error as? Failure)?.message ?? "the answer broke off: \(error)"
            Output.complain("error: \(message)")
            if apply { Output.complain("repeat with --nonce \(nonce): what was submitted is not submitted again") }
            throw ExitCode(2)
        }
        if report.differs, !apply { throw ExitCode(1) }
    }

    private func request(_ nonce: String) throws -> JSON {
        let now = WallClock().now()
        var body: JSON = [:]
        func set(_ name: String, _ value: String?) { body[name] = value.map { .string($0) } }
        set("sensor", sensor)
        set("namespace", namespace)
        set("source", source)
        set("event", event)
        set("query", query)
        set("since", since.flatMap { Self.time($0, before: now) }?.rfc3339)
        set("until", until.flatMap { Self.time($0, before: now) }?.rfc3339)
        body["ids"] = .array(events.map { .string($0) })
        body["verdicts"] = .array(only.map { .string($0.rawValue) })
        body["texts"] = .array(
            try readManifests(files).map { ["file": .string($0.file), "text": .string($0.text)] }
        )
        if apply {
            body["apply"] = true
            set("nonce", nonce)
            body["limit"] = .number(JSONNumber(limit))
        }
        return body
    }

    private static func time(_ text: String, before now: Timestamp) -> Timestamp? {
        if let ago = Duration(goText: text) { return now - ago }
        return Timestamp(rfc3339: text)
    }
}
