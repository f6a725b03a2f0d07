import EventData
import Foundation

/// The lines of a replay's answer, for people or as they came.
struct ReplayReport {
    private static let words = [
        ("same", "as it was"), ("changed", "with another object"), ("new", "that did not fire then"),
    ]

    private let isJSON: Bool
    private let hidesSame: Bool
    private let showsProgress = isatty(STDERR_FILENO) == 1
    private var summary: JSON?
    /// Whether anything is not as it was.
    private(set) var differs = false

    init(isJSON: Bool, hidesSame: Bool) {
        (self.isJSON, self.hidesSame) = (isJSON, hidesSame)
    }

    /// - Throws: what the gateway says instead of a result.
    mutating func take(_ line: JSON) throws {
        if let problem = line["error"]?.string { throw Failure(problem) }
        if let progress = line["progress"] {
            if showsProgress { Output.complain("… \(Self.pace(progress))") }
            return
        }
        if isJSON { Output.line(line.text) }
        if let found = line["summary"] {
            summary = found
            differs = ["changed", "new", "gone"].contains { (found[$0]?.integer ?? 0) > 0 }
        }
        if let firing = line["firing"], !isJSON { show(firing) }
    }

    private func show(_ firing: JSON) {
        func text(_ name: String) -> String { firing[name]?.string ?? "-" }
        if hidesSame, text("verdict") == "same" { return }
        let events = (firing["events"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
        let verdict = text("verdict").padding(toLength: 8, withPad: " ", startingAt: 0)
        Output.line("\(verdict) \(text("sensor")) \(text("trigger")): event \(events)")
        for change in firing["changes"]?.array ?? [] { Output.line("    \(change.string ?? "")") }
    }

    /// - Throws: when the answer ended before its end.
    func finish(isApplied: Bool) throws {
        guard let summary else { throw Failure("the gateway ended its answer too early; is it still running?") }
        guard !isJSON else { return }
        func count(_ name: String) -> Int { summary[name]?.integer ?? 0 }
        let parts =
            Self.words.map { "\(count($0.0)) would fire \($0.1)" } + ["\(count("gone")) that fired then would not"]
        Output.line("\(Self.pace(summary)), \(count("selected")) selected: \(parts.joined(separator: ", "))")
        if isApplied {
            let repeated = "--nonce \(summary["nonce"]?.string ?? "-") again submits nothing twice"
            Output.line("\(counted(count("submitted"), "firing")) submitted; \(repeated)")
        }
        if count("unknown") > 0 {
            Output.line("of \(counted(count("unknown"), "firing")) it cannot be said: not all of their events are here")
        }
        caveats(summary)
    }

    private func caveats(_ summary: JSON) {
        if let missing = summary["missing"]?.integer, missing > 0 {
            Output.complain("note: \(counted(missing, "event")) in between left the archive (retention)")
        }
        if let begin = summary["archiveBegins"]?.string {
            Output.complain("note: the archive begins at \(begin); events before that are gone (retention)")
        }
        let joins = (summary["joins"]?.array ?? []).compactMap(\.string)
        if !joins.isEmpty {
            let names = joins.joined(separator: ", ")
            Output.complain("note: events that \(names) held before are not known here; begin earlier to be sure")
        }
        for note in summary["notes"]?.array ?? [] { Output.complain("note: \(note.string ?? "")") }
    }

    private static func pace(_ figures: JSON) -> String {
        let milliseconds = figures["milliseconds"]?.integer ?? 0
        let (whole, tenths) = (milliseconds / 1_000, milliseconds % 1_000 / 100)
        let pace = figures["eventsPerSecond"]?.integer ?? 0
        return "\(counted(figures["events"]?.integer ?? 0, "event")) in \(whole).\(tenths) s (\(pace)/s)"
    }
}
