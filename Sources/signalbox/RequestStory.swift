import EventData

/// What a request would come to, in words.
enum RequestStory {
    /// `sensor` prints what one makes of it.
    static func print(_ story: JSON, sensor: (JSON) -> Void) {
        func text(_ name: String) -> String { story[name]?.string ?? "-" }
        Output.line(
            "request \(text("request")): event source \(text("source")), event \(text("event")) (\(text("kind")))"
        )
        for note in story["notes"]?.array ?? [] { Output.complain("note: \(note.string ?? "")") }
        for verification in story["verification"]?.array ?? [] {
            Output.line("  \(verification["verified"] == true ? "✔" : "✘") verification")
            for line in verification["lines"]?.array ?? [] {
                let parts = (line.array ?? []).compactMap(\.string)
                let name = (parts.first ?? "").padded(to: 8)
                Output.line("      \(name) \(parts.last ?? "")")
            }
        }
        let answer = text("answer").split(separator: "\n").joined(separator: " ")
        Output.line("  would be answered \(story["status"]?.text ?? "-"): \(answer)")
        let events = story["events"]?.array ?? []
        if events.isEmpty { Output.line("  no event comes of it") }
        for event in events {
            Output.line("\nevent \(event["id"]?.string ?? "with a new id") (\(event["type"]?.string ?? "-"))")
            if event["isDuplicate"] == true { Output.line("  came before, and would not be stored again") }
            if let filter = event["filter"]?.string { Output.line("  ✘ \(filter)") }
            for row in event["sensors"]?.array ?? [] { sensor(row) }
            if event["sensors"]?.array?.isEmpty ?? true { Output.line("  no sensor waits for it") }
        }
    }
}

extension String {
    /// With spaces behind it, up to a width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
