import Buses
import EventData
import Gateway
import Manifests
import SensorEngine

// MARK: When the faults have ended

extension Simulation {
    /// Rounds in which everything must come to its end: a retry strategy's steps for each of some hundred invocations.
    private static let maximumRounds = 1_000
    /// Longest that a round lets pass.
    private static let longestPass = Duration.seconds(600)

    /// Ends all faults and lets everything come to its end.
    mutating func drain() async throws {
        trace.note("faults end")
        disk.disarm()
        cluster.setMood([(1, .answered)])
        while cluster.requestsUnderWay > 0 { cluster.receiveLateRequest() }
        try await reviveDead()
        try await finish()
        // Then everything that waits for time alone has its time.
        time.passAll(and: SampleManifests.longestHold)
        try await finish()
    }

    private mutating func finish() async throws {
        var pass = Duration.seconds(1)
        for _ in 0..<Self.maximumRounds {
            if try await isDrained(pass: &pass) { return }
        }
        throw Violation("no progress: after \(Self.maximumRounds) rounds without faults something is left to do")
    }

    private mutating func reviveDead() async throws {
        guard let life else { return }
        for record in try await life.bus.invocations(matching: InvocationQuery(state: .dead, limit: 1_000))
        where record.attempts > 0 {
            starts.isRetriedByHand(record.invocation)
            _ = try await life.bus.retry(record.invocation.id, at: time.now())
        }
        time.pass(.seconds(1))
    }

    /// One round; true when nothing was left to do.
    ///
    /// Time passes in ever longer steps while nothing happens.
    private mutating func isDrained(pass: inout Duration) async throws -> Bool {
        for parcel in producers.unacknowledged { try await emit(parcel) }
        while try await decide() {}
        while life?.made.isEmpty == false { try await save() }
        while life?.taken.isEmpty == false { await attempt() }
        guard life?.made.isEmpty == true else { return false }
        try await watchRooms()
        try await take()
        guard life?.taken.isEmpty == true else {
            pass = .seconds(1)
            return false
        }
        guard let life, try await life.bus.invocations(matching: InvocationQuery(state: .pending, limit: 1)) != []
        else {
            // A quota notices within a second that it has room.
            if !producers.unacknowledged.isEmpty { time.pass(.seconds(1)) }
            return producers.unacknowledged.isEmpty
        }
        // One that is due may have to wait all the same: for the cluster's rest, or for a place in a room.
        let due = try await life.bus.nextDueTime(excluding: [])
        time.pass(max(pass, due.map { $0 - time.now() } ?? pass))
        pass = min(pass * 2, Self.longestPass)
        return false
    }
}

// MARK: What must hold then

extension Simulation {
    /// Looks at everything, and sometimes with fresh eyes: after a stop and a start.
    mutating func verdict() async throws {
        if dice.chance(0.25) { try await restart() }
        try await compareStates()
        guard let life else { return }
        try await ledger.readEverything(of: life.bus)
        trace.note("\(ledger)")
        try checkAcknowledged()
        // A number may be given to no event, when a duplicate was not stored.
        let end = ledger.archived.max() ?? 0
        for name in models.keys.sorted() {
            let isLive = sensors.contains { $0.name == name }
            let cursor = isLive ? try await life.bus.state(of: name).cursor : models[name]?.position ?? 0
            try require(!isLive || cursor >= end, "\(name) stands at \(cursor) of \(end)")
            if models[name]?.isTimed == true {
                try await checkEnds(of: name, isLive: isLive)
            } else {
                try checkDecisions(of: name)
            }
        }
        try checkInvocations()
        try checkObjects()
        try checkStandbys()
        try checkStarts()
        let crowded = cluster.overcrowded
        try require(crowded == [], "more than one Workflow at a time: \(crowded)")
    }

    /// Everything acknowledged is there, or was until retention took it.
    private func checkAcknowledged() throws {
        let all = producers.receipts.values + producers.anonymous
        for (id, sequence) in all {
            let found = ledger.events[sequence]?.event.id
            try require(found == id, "event \(id) was acknowledged as \(sequence); there is \(found ?? "nothing") now")
        }
        let archived = ledger.archived.compactMap { ledger.events[$0]?.event }
        let identities = Set(archived.map { "\($0.source)/\($0.subject)/\($0.id)" })
        try require(identities.count == archived.count, "an event is in the archive twice")
    }

    /// Each event has for each dependency the outcome it must have, once, and what fired fired in the log's order.
    private func checkDecisions(of name: ManifestName) throws {
        guard let model = models[name] else { return }
        let found = ledger.outcomes[name] ?? [:]
        let wrong = Set(found.keys).union(model.verdicts.keys).filter { found[$0] != model.verdicts[$0] }
            .sorted { ($0.sequence, $0.description) < ($1.sequence, $1.description) }
            .map { "\($0) \(found[$0] ?? 0) times instead of \(model.verdicts[$0] ?? 0)" }
        try require(wrong == [], "outcomes of \(name): \(wrong.joined(separator: "; "))")
        let standbys = ledger.standbys
        let fired = ledger.invocations.values.filter { $0.invocation.sensor == name }.map(\.invocation.id)
            .filter { !standbys.contains($0) }
        let missing = Set(model.invocations).symmetricDifference(fired).map(\.text).sorted()
        try require(missing == [], "\(name) has not fired, or fired wrongly: \(missing)")
        let order = (ledger.order[name] ?? []).filter { !standbys.contains($0) }
        let present = Set(order)
        try require(
            order == model.invocations.filter(present.contains),
            "\(name) fired in another order than that of the log"
        )
    }

    /// Each invocation came to its end, and says how.
    private func checkInvocations() throws {
        for record in ledger.invocations.values.sorted(by: { $0.invocation.id.text < $1.invocation.id.text }) {
            let id = record.invocation.id
            switch record.state {
            case .pending: throw Violation("invocation \(id) is pending still")
            case .succeeded: try require(record.attempts > 0, "invocation \(id) succeeded without an attempt")
            case .dead: try require(!record.message.isEmpty, "invocation \(id) is dead for no reason")
            case .skipped where record.invocation.slot.map { $0.policy != .queue } ?? false:
                try require(!record.message.isEmpty, "invocation \(id) was skipped for no reason")
            default: throw Violation("invocation \(id) is \(record.state), which nothing in the manifests asks for")
            }
        }
    }

    /// As many objects as invocations, each with its own.
    private func checkObjects() throws {
        var counts: [String: Int] = [:]
        for object in cluster.objects { counts[object.invocation, default: 0] += 1 }
        for (invocation, count) in counts.sorted(by: { $0.key < $1.key }) {
            try require(count == 1, "invocation \(invocation) made \(count) objects")
            let isKnown = ledger.invocations[InvocationID(invocation)] != nil
            try require(isKnown, "an object names the invocation \(invocation), which nobody knows")
        }
        for record in ledger.invocations.values
        where record.state == .succeeded && record.invocation.kind != "log" {
            let id = record.invocation.id.text
            try require(counts[id] == 1, "invocation \(id) succeeded and made \(counts[id] ?? 0) objects")
        }
    }
}
