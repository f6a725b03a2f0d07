/// Compares what was acknowledged with what was made, and with the gateway's own books.
package struct Audit {
    let plan: Plan
    let standings: [Answers.Standing]
    /// The cluster's truth, by path.
    let objects: [String: Made]
    var books: Books

    package init(plan: Plan, standings: [Answers.Standing], objects: [String: Made], books: Books = Books()) {
        self.plan = plan
        self.standings = standings
        self.objects = objects
        self.books = books
    }

    /// What the gateway says: of each event that it has, by the event's number.
    package struct Books: Sendable {
        /// How often the event is stored.
        package var stored: [Int: Int] = [:]
        /// `every fired`, `half filtered`, in any order.
        package var verdicts: [Int: [String]] = [:]
        /// Of firings; those of a join appear at each of its events.
        package var invocations: Set<String> = []
        /// As it has counted them.
        package var firings = 0
        /// Those that have not succeeded, in words.
        package var unfinished: [String] = []

        package init() {}
    }

    /// How many objects there must be.
    private enum Owed { case one, atMostOne, nothing }

    /// Debts that are not paid, each in words.
    var missing: [String] {
        let made = Set(objects.values.map(\.debt))
        return owed.filter { $0.value == .one && !made.contains($0.key) }.keys.sorted().map {
            "lost: \($0) is not there"
        }
    }

    /// Everything that is wrong.
    package var findings: [String] { missing + doubled + disagreements + misstored + undecided + books.unfinished }

    private var owed: [Debt: Owed] {
        var owed: [Debt: Owed] = [:]
        for number in 0..<plan.allEvents {
            for debt in NumberedEvent(number, of: plan).debts {
                // Of a pair, the side that is less sure decides.
                switch (standings[number], owed[debt]) {
                case (.unsent, _), (_, .nothing): owed[debt] = .nothing
                case (.acknowledged, nil), (.acknowledged, .one): owed[debt] = .one
                default: owed[debt] = .atMostOne
                }
            }
        }
        return owed
    }

    /// Made twice, or made for nothing.
    private var doubled: [String] {
        var paths: [Debt: [String]] = [:]
        var makers: [String: [String]] = [:]
        for (path, made) in objects {
            paths[made.debt, default: []].append(path)
            makers[made.invocation, default: []].append(path)
        }
        let owed = owed
        let twice = paths.filter { $0.value.count > 1 }
            .map { "doubled: \($0.key) is there \($0.value.count) times: \($0.value.sorted())" }
        let baseless = paths.keys.filter { owed[$0] ?? .nothing == .nothing }.map {
            "\($0) is there, and nobody asked for it"
        }
        let makings = makers.filter { $0.value.count > 1 }
            .map { "doubled: invocation \($0.key) made \($0.value.sorted())" }
        return (twice + baseless + makings).sorted()
    }

    /// Objects and invocations are the same.
    private var disagreements: [String] {
        let makers = Set(objects.values.map(\.invocation))
        let unperformed = books.invocations.subtracting(makers).sorted().map { "invocation \($0) has no object" }
        let unknown = makers.subtracting(books.invocations).sorted().map {
            "no invocation \($0) is known, and it has an object"
        }
        let isMiscounted = books.firings != books.invocations.count
        return unperformed + unknown
            + (isMiscounted ? ["\(books.firings) firings are counted, \(books.invocations.count) are there"] : [])
    }

    /// What is acknowledged is stored, and nothing is stored twice.
    private var misstored: [String] {
        standings.indices.compactMap { number in
            let count = books.stored[number] ?? 0
            if count > 1 { return "event \(number) is stored \(count) times" }
            if standings[number] == .acknowledged, count == 0 {
                return "lost: event \(number) was acknowledged and is not stored"
            }
            if standings[number] == .unsent, count > 0 { return "event \(number) was never sent and is stored" }
            return nil
        }
    }

    /// Each event that is stored has an outcome at each sensor that listens for it.
    private var undecided: [String] {
        books.stored.keys.sorted().compactMap { number in
            let found = (books.verdicts[number] ?? []).sorted()
            let possible = possibleVerdicts(of: NumberedEvent(number, of: plan))
            return possible.contains(found) ? nil : "event \(number) has the outcomes \(found), not one of \(possible)"
        }
    }

    private func possibleVerdicts(of event: NumberedEvent) -> [[String]] {
        switch event.kind {
        case .load(let isHalf, let isGuest):
            [["every fired", isGuest ? "guest fired" : "guest filtered", isHalf ? "half fired" : "half filtered"]]
        case .left, .right:
            // The one that came first was held; the one whose other side never came still is.
            [["pair fired"], ["pair fired", "pair held"], ["pair held"]]
        }
    }

    /// Stored although the producer was told otherwise, or nothing.
    var storedUnasked: Int {
        standings.indices.count { standings[$0] != .acknowledged && books.stored[$0] != nil }
    }
}
