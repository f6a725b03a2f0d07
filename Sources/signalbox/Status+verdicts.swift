import EventData

// What sensors have decided so far.
extension Status {
    /// Lines of the table; a gateway of a thousand sensors has more than anybody reads, and `-o json` has them all.
    private static let maximumVerdictLines = 50

    /// How often each sensor came to which verdict: a line for each dependency and trigger.
    func table(ofVerdicts verdicts: JSON) {
        var lines: [[String]] = []
        for row in verdicts.array ?? [] {
            let place = ["sensor", "dependency", "trigger"].map { row[$0]?.string ?? "-" }
            let count = "\(row["verdict"]?.string ?? "-") \(row["count"]?.text ?? "-")"
            if let last = lines.last, Array(last.prefix(3)) == place {
                lines[lines.count - 1][3] += ", \(count)"
            } else {
                lines.append(place + [count])
            }
        }
        if lines.isEmpty { return }
        Output.line("")
        Output.table(["SENSOR", "DEPENDENCY", "TRIGGER", "VERDICTS"], Array(lines.prefix(Self.maximumVerdictLines)))
        let more = lines.count - Self.maximumVerdictLines
        if more > 0 { Output.line("and \(more) more lines; all of them: signalbox status -o json") }
    }
}
