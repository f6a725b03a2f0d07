import EventData

/// Why a sensor fired, or did not, in words.
struct SensorStory {
    private let story: JSON
    private let last: String
    private let now: Timestamp

    init(_ story: JSON, last: String, now: Timestamp) {
        (self.story, self.last, self.now) = (story, last, now)
    }

    func print() {
        let fired = story["fired"]?.integer ?? 0
        Output.line(
            "sensor \(text("sensor")): fired \(fired == 0 ? "nothing" : counted(fired, "time")) in the last \(last)"
        )
        for dependency in list("dependencies") { print(dependency: dependency) }
        for reason in list("reasons") { print(reason: reason) }
        if let nearest = story["nearest"], nearest != .null {
            let passed = "\(nearest["passed"]?.text ?? "0") of \(nearest["of"]?.text ?? "0") filters"
            let id = nearest["event"]?.string ?? "-"
            let ago = age(of: nearest["time"]?.string, now: now)
            Output.line("nearest: event \(id), \(ago) ago, passed \(passed): \(nearest["detail"]?.string ?? "")")
        }
        for held in list("held") { print(held: held) }
        if let pending = story["pending"]?.integer, pending > 0 {
            Output.line("\(counted(pending, "invocation")) not performed yet; see: signalbox invocations list")
        }
    }

    private func print(dependency: JSON) {
        let came = dependency["came"]?.integer ?? 0
        let source = "\(dependency["source"]?.string ?? "-")/\(dependency["event"]?.string ?? "-")"
        var line =
            "  \(dependency["dependency"]?.string ?? "-"): \(came == 0 ? "nothing" : counted(came, "event")) came from \(source)"
        if dependency["isCut"] == true { line += " (only these were looked at)" }
        if came == 0 {
            let time = dependency["last"]?.string
            line += time == nil ? ", and never anything before" : "; the last one \(age(of: time, now: now)) ago"
        }
        Output.line(line)
    }

    private func print(reason: JSON) {
        let head =
            "  \(reason["dependency"]?.string ?? "-"): \(reason["count"]?.text ?? "0") \(reason["verdict"]?.string ?? "-")"
        Output.line("\(head) by \(reason["rule"]?.string ?? "-")")
        Output.line("      such as event \(reason["example"]?.string ?? "-"): \(reason["detail"]?.string ?? "")")
    }

    private func print(held: JSON) {
        let missing = (held["for"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
        let what = "\(held["dependency"]?.string ?? "-") (event \(held["event"]?.string ?? "-"))"
        let since = age(of: held["since"]?.string, now: now)
        let waits = missing.isEmpty ? "until it has been quiet" : "for \(missing)"
        Output.line("trigger \(held["trigger"]?.string ?? "-"): \(what) has waited \(since) \(waits)")
    }

    private func text(_ name: String) -> String { story[name]?.string ?? "-" }

    private func list(_ name: String) -> [JSON] { story[name]?.array ?? [] }
}
