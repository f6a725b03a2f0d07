/// What came of a run.
package struct Verdict: Sendable {
    /// The first ones in words.
    package let problems: [String]
    package let problemCount: Int
    /// Name and figure, in order.
    package let figures: [(name: String, value: String)]

    package var isGood: Bool { problemCount == 0 }
}

extension Ordeal {
    func verdict(fire: Duration, _ audit: Audit) -> Verdict {
        for name in Harm.missing(in: tally) { findings.add("this run has not tried: \(name)") }
        let (lost, doubled) = audit.losses
        let whole = start.duration(to: .now)
        var figures = [
            ("events acknowledged", "\(answers.acknowledged)"),
            ("objects made", "\(cluster.count)"),
            ("invocations", "\(audit.books.invocations.count)"),
            ("lost", "\(lost)"),
            ("doubled", "\(doubled)"),
            ("stored without being acknowledged", "\(audit.storedUnasked)"),
            ("seconds under fire", "\(fire.components.seconds)"),
            ("seconds in all", "\(whole.components.seconds)"),
            ("longest start, milliseconds", "\(Int(longestStart / .milliseconds(1)))"),
            ("the disk", disk.kind.words),
        ]
        figures += tally.all.map { ($0.name, "\($0.count)") }
        let (listed, count) = findings.all
        return Verdict(problems: listed, problemCount: count, figures: figures)
    }
}

extension Audit {
    fileprivate var losses: (lost: Int, doubled: Int) {
        let all = findings
        return (all.count { $0.hasPrefix("lost") }, all.count { $0.hasPrefix("doubled") })
    }
}

extension DiskSpace.Kind {
    fileprivate var words: String {
        switch self {
        case .fileSystem: "a file system in memory"
        case .fileSize: "a limit of the size of files, because nothing may be mounted here"
        }
    }
}
