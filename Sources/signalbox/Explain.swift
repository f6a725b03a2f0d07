import ArgumentParser
import EventData
import Expressions
import Foundation
import Gateway

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why an event fired what it did, or did not: each filter, what waits, each attempt, the Workflow."
    )
    @OptionGroup var admin: AdminOptions
    @Argument(help: "The event's id or sequence, or @latest.") var event: String?
    @Option(help: "Instead of an event: why this sensor fired, or did not; NAME or NAMESPACE/NAME.") var sensor: String?
    @Option(help: .init("Instead of an event: a request as it was sent, head and body.", valueName: "file"))
    var request: String?
    @Option(name: .customLong("event"), help: .init("With --request: who is to take it.", valueName: "source/event"))
    var taker: String?
    @Option(help: .init("With --request: the time to judge by; without it, now.", valueName: "time")) var at: String?
    @Option(help: .init("With --sensor, how far back; 1h by default.", valueName: "duration")) var last = "1h"
    @Option(name: .shortAndLong, help: "For programs.") var output: ObjectFormat?

    func validate() throws {
        guard [event, sensor, request].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("name an event, or a sensor with --sensor, or a request with --request")
        }
        if let at, Timestamp(rfc3339: at) == nil {
            throw ValidationError("--at is '\(at)'; write it as 2026-01-02T03:04:05Z")
        }
        if Duration(goText: last).map({ $0 < .seconds(1) }) ?? true {
            throw ValidationError("--last is '\(last)'; write such as 90s, 1h or 24h")
        }
    }

    func run() async throws {
        if let sensor { return try await explain(sensor: sensor) }
        if let request { return try await explain(request: request) }
        guard let event else { return }
        let explanation = try await AdminClient(admin).get("/api/events/\(event.pathEscaped)/explanation")
        if let output { return try output.print(explanation) }
        let now = WallClock().now()
        func text(_ name: String) -> String { explanation[name]?.string ?? "-" }
        let came = "\(text("source"))/\(text("event")) (\(text("type"))), \(age(of: text("time"), now: now)) ago"
        Output.line("event \(text("id")): \(came), \(explanation["dataBytes"]?.text ?? "0") bytes")
        if let proof = explanation["verification"]?.string { Output.line("  proof demanded: \(proof)") }
        if let silence = explanation["silence"]?.string { Output.line("\n\(silence)") }
        for sensor in explanation["sensors"]?.array ?? [] { Self.print(sensor, now) }
    }

    private func explain(sensor: String) async throws {
        let parts = sensor.split(separator: "/", maxSplits: 1).map(String.init)
        let (namespace, name) = parts.count == 2 ? (parts[0], parts[1]) : ("default", sensor)
        let seconds = Duration(goText: last)?.components.seconds ?? 0
        let path = "/api/sensors/\(namespace.pathEscaped)/\(name.pathEscaped)/explanation?seconds=\(seconds)"
        let explanation = try await AdminClient(admin).get(path)
        if let output { return try output.print(explanation) }
        SensorStory(explanation, last: last, now: WallClock().now()).print()
    }

    private func explain(request file: String) async throws {
        let bytes: [UInt8]
        do { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
            throw Failure("cannot read \(file): \(error.localizedDescription)")
        }
        let asked = [("event", taker), ("at", at)].compactMap { name, value in
            value.map { "\(name)=\($0.queryEscaped)" }
        }
        let path = "/api/requests/explanation?" + asked.joined(separator: "&")
        let explanation = try await AdminClient(admin).post(path, body: bytes)
        if let output { return try output.print(explanation) }
        RequestStory.print(explanation) { Self.print($0, WallClock().now()) }
    }

    private static func print(_ sensor: JSON, _ now: Timestamp) {
        Output.line("\nsensor \(sensor["sensor"]?.string ?? "-")")
        if let problem = sensor["problem"]?.string { Output.line("  \(problem)") }
        for dependency in sensor["dependencies"]?.array ?? [] { print(dependency: dependency) }
        for trigger in sensor["triggers"]?.array ?? [] { print(trigger: trigger, now) }
    }

    private static func print(dependency: JSON) {
        let verdict = dependency["verdict"]?.string ?? "decided"
        Output.line("  dependency \(dependency["dependency"]?.string ?? "-"): \(verdict)")
        if let data = dependency["transformed"] { Output.line("      after the transform: \(data.text)") }
        let filters = dependency["filters"]?.array ?? []
        for filter in filters {
            let mark = filter["verdict"] == "accepted" ? "✔" : filter["verdict"] == "failed" ? "!" : "✘"
            Output.line("    \(mark) \(filter["text"]?.string ?? "")")
        }
        if dependency["anyKindIsEnough"] == true { Output.line("      one kind of filter that is true is enough") }
        let detail = dependency["detail"]?.string ?? ""
        if filters.isEmpty, !detail.isEmpty { Output.line("    ! \(detail)") }
    }

    private static func print(trigger: JSON, _ now: Timestamp) {
        let verdict = trigger["verdict"]?.string ?? "-"
        var line = "  trigger \(trigger["trigger"]?.string ?? "-"): \(verdict)"
        let detail = trigger["detail"]?.string ?? ""
        if trigger["invocation"] == nil, !detail.isEmpty { line += ", \(detail)" }
        if let waiting = trigger["waiting"] {
            let missing = (waiting["for"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
            line += " for \(age(of: waiting["since"]?.string, now: now))"
            if !missing.isEmpty { line += ", waits for \(missing)" }
        } else if verdict == "held" {
            line += ", and let go since"
        }
        Output.line(line)
        if let invocation = trigger["invocation"] { print(invocation: invocation, now) }
    }

    private static func print(invocation: JSON, _ now: Timestamp) {
        func text(_ name: String) -> String { invocation[name]?.string ?? "" }
        var line = "    invocation \(text("id")): \(text("state"))"
        if let waits = invocation["waitsFor"]?.string { line += ", waits for \(waits)" }
        if !text("message").isEmpty { line += ": \(text("message"))" }
        Output.line(line)
        for attempt in invocation["attemptList"]?.array ?? [] {
            let number = attempt["number"]?.text ?? "-"
            let took = attempt["milliseconds"]?.text ?? "0"
            let result = "\(attempt["result"]?.string ?? "-"), \(attempt["message"]?.string ?? "")"
            Output.line(
                "      attempt \(number), \(age(of: attempt["startedAt"]?.string, now: now)) ago, \(took) ms: \(result)"
            )
        }
        if let object = invocation["object"] { print(object: object) }
    }

    private static func print(object: JSON) {
        func text(_ name: String) -> String { object[name]?.string ?? "" }
        let state = [text("phase"), text("progress"), text("message"), text("problem")].filter { !$0.isEmpty }
        Output.line("    \(text("kind")) \(text("namespace"))/\(text("name")): \(state.joined(separator: ", "))")
        for node in object["failedNodes"]?.array ?? [] {
            Output.line(
                "      \(node["phase"]?.string ?? ""): \(node["name"]?.string ?? "") \(node["message"]?.string ?? "")"
            )
        }
    }
}
