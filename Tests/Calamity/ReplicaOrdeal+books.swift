import Support

// What came of it.
extension ReplicaOrdeal {
    /// Kills one gateway for good and sends a pair for every sensor: how long until the last one has become a Workflow.
    func takeOver() async throws -> Duration {
        let victim = replicas[0]
        victim.kill()
        let killed = ContinuousClock.now
        var chance = SeededGenerator(seed: ~plan.seed)
        for number in 0..<plan.sensors {
            for side in ["a", "b"] { await send(side, of: plan.pairs + number, &chance) }
        }
        try await drain(until: plan.pairs + plan.sensors)
        return killed.duration(to: .now)
    }

    func verdict(fire: Duration, takeover: Duration) -> Verdict {
        if tally.count("kills") == 0 { findings.add("this run has not tried: kills") }
        let books = Dictionary(grouping: cluster.objects.values, by: \.debt.subject).mapValues(\.count)
        let wanted = Set((0..<plan.pairs + plan.sensors).map(JoinTexts.subject))
        let lost = wanted.subtracting(books.keys)
        let mixed = Set(books.keys).subtracting(wanted)
        let doubled = books.filter { $0.value > 1 }
        for subject in lost.sorted() { findings.add("lost: the pair \(subject)") }
        for subject in mixed.sorted() { findings.add("of no pair: \(subject)") }
        for (subject, count) in doubled { findings.add("doubled: the pair \(subject), \(count) times") }
        var figures = [
            ("objects made", "\(cluster.count)"), ("lost", "\(lost.count)"), ("doubled", "\(doubled.count)"),
            ("mixed", "\(mixed.count)"), ("seconds under fire", "\(fire.components.seconds)"),
            ("seconds in all", "\(start.duration(to: .now).components.seconds)"),
            ("seconds from a kill to the last sensor's next object", "\(takeover.components.seconds)"),
        ]
        figures += tally.all.map { ($0.name, "\($0.count)") }
        let (listed, count) = findings.all
        return Verdict(problems: listed, problemCount: count, figures: figures)
    }
}
