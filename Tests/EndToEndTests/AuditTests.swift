import Calamity
import Testing

/// `make chaos` sees what it is there to see.
@Suite struct AuditTests {
    private static let plan = Plan(seed: 7, events: 64)

    @Test func `where everything came out as it must, nothing is found`() {
        #expect(audit().findings == [])
    }

    @Test func `an acknowledged event without its object is lost`() {
        let findings = audit { objects, _, _ in objects["/every-3"] = nil }.findings
        #expect(findings == ["lost: every of 3 is not there", "invocation i-every-3 has no object"])
    }

    @Test func `an acknowledged event that is not stored is lost, whatever was made of it`() {
        let findings = audit { _, books, _ in
            books.stored[64] = nil
            books.verdicts[64] = nil
        }.findings
        #expect(findings == ["lost: event 64 was acknowledged and is not stored"])
    }

    @Test func `a second object for the same event is a double, whatever made it`() {
        let again = Made(invocation: "i-every-3", debt: debt("every", of: 3))
        let byName = audit { objects, _, _ in objects["/every-other"] = again }.findings
        #expect(
            byName == [
                #"doubled: every of 3 is there 2 times: ["/every-3", "/every-other"]"#,
                #"doubled: invocation i-every-3 made ["/every-3", "/every-other"]"#,
            ]
        )
        let other = Made(invocation: "i-more", debt: debt("every", of: 3))
        let byInvocation = audit { objects, books, _ in
            objects["/every-other"] = other
            books.invocations.insert("i-more")
            books.firings += 1
        }.findings
        #expect(byInvocation == [#"doubled: every of 3 is there 2 times: ["/every-3", "/every-other"]"#])
    }

    @Test func `a lost answer allows an object and demands none, and a pair is owed when both sides are`() {
        #expect(audit { _, _, standings in standings[3] = .unknown }.findings == [])
        let isGone = audit { objects, books, standings in
            standings[14] = .unknown
            objects["/pair-pair-0"] = nil
            books.invocations.remove("i-pair-pair-0")
            books.firings -= 1
            books.stored[14] = nil
            books.verdicts[14] = nil
        }
        #expect(isGone.findings == [])
    }

    @Test func `what was never sent owes nothing, and an outcome that is missing is found`() {
        #expect(
            audit { _, _, standings in standings[15] = .unsent }.findings == [
                "pair of pair-0 is there, and nobody asked for it", "event 15 was never sent and is stored",
            ]
        )
        let findings = audit { _, books, _ in books.verdicts[14] = [] }.findings
        #expect(findings.count == 1 && findings[0].hasPrefix("event 14 has the outcomes [], not one of "))
    }

    private func debt(_ sensor: String, of number: Int) -> Debt {
        NumberedEvent(number, of: Self.plan).debts.first { $0.sensor == sensor } ?? Debt(sensor: "", subject: "")
    }

    /// A run in which everything came out as it must, after `change`.
    private func audit(
        _ change: (inout [String: Made], inout Audit.Books, inout [Answers.Standing]) -> Void = { _, _, _ in }
    ) -> Audit {
        var objects: [String: Made] = [:]
        var books = Audit.Books()
        for number in 0..<Self.plan.allEvents {
            let event = NumberedEvent(number, of: Self.plan)
            books.stored[number] = 1
            for debt in event.debts {
                let name = "\(debt.sensor)-\(debt.subject)"
                objects["/\(name)"] = Made(invocation: "i-\(name)", debt: debt)
                books.invocations.insert("i-\(name)")
                books.verdicts[number, default: []].append("\(debt.sensor) fired")
            }
            if case .load(let isHalf, let isGuest) = event.kind {
                books.verdicts[number, default: []] +=
                    (isHalf ? [] : ["half filtered"]) + (isGuest ? [] : ["guest filtered"])
            }
        }
        books.firings = books.invocations.count
        var standings = [Answers.Standing](repeating: .acknowledged, count: Self.plan.allEvents)
        change(&objects, &books, &standings)
        return Audit(plan: Self.plan, standings: standings, objects: objects, books: books)
    }
}
