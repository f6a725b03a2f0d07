import Buses
import EventData
import Manifests
import SensorEngine

// MARK: What must hold of firings that are shaped by time and by what they make

extension Simulation {
    private static let ends: Set<Outcome.Verdict> = [
        .keyError, .replaced, .fired, .buried, .dropped, .reset, .expired,
    ]

    /// Each event comes to exactly one end at each trigger that accepts it, or waits; and what fired is in a firing.
    func checkEnds(of name: ManifestName, isLive: Bool) async throws {
        guard let model = models[name], let life else { return }
        var ends: [SensorModel.Entry: Int] = [:]
        var fired: [SensorModel.Entry: Int] = [:]
        for (found, count) in ledger.outcomes[name] ?? [:] {
            guard let trigger = found.trigger else {
                let wanted = model.verdicts[found] ?? 0
                try require(count == wanted, "\(name), \(found): \(count) times instead of \(wanted)")
                continue
            }
            let entry = SensorModel.Entry(trigger: trigger, dependency: found.dependency, sequence: found.sequence)
            if Self.ends.contains(found.verdict) { ends[entry, default: 0] += count }
            if [.fired, .buried].contains(found.verdict) { fired[entry, default: 0] += count }
        }
        for entry in try await life.bus.state(of: name).entries {
            ends[entry, default: 0] += 1
            try require(!isLive, "\(name) holds \(entry) for ever")
        }
        let wrong = Set(ends.keys).union(model.accepted).filter { ends[$0] != 1 || !model.accepted.contains($0) }
            .sorted()
        try require(wrong == [], "\(name): other than one end for \(wrong.map { "\($0): \(ends[$0] ?? 0)" })")
        let unfiltered = model.verdicts.keys.filter { ledger.outcomes[name]?[$0] == nil }
        try require(unfiltered.isEmpty, "\(name) has not said: \(unfiltered)")
        try checkFirings(of: name, fired)
    }

    private func checkFirings(of name: ManifestName, _ fired: [SensorModel.Entry: Int]) throws {
        let standbys = ledger.standbys
        var members: [SensorModel.Entry: Int] = [:]
        for record in ledger.invocations.values where record.invocation.sensor == name {
            guard !standbys.contains(record.invocation.id) else { continue }
            for event in record.invocation.events {
                let trigger = record.invocation.trigger
                let entry = SensorModel.Entry(trigger: trigger, dependency: event.dependency, sequence: event.sequence)
                members[entry, default: 0] += 1
            }
        }
        let wrong = Set(members.keys).union(fired.keys).filter { members[$0] != fired[$0] }.sorted()
        try require(wrong == [], "\(name): outcomes and invocations disagree on \(wrong)")
    }

    /// What stands by is performed exactly where the invocation it stands by for has died.
    func checkStandbys() throws {
        for record in ledger.invocations.values {
            guard let standby = record.invocation.standby else { continue }
            let hasDied = record.state == .dead || record.progress.round > 0
            let state = ledger.invocations[standby]?.state
            let found = state?.rawValue ?? "gone"
            try require(
                hasDied ? state == .succeeded || state == .dead : state == nil,
                "\(record.invocation.id) is \(record.state), and what stands by for it \(found)"
            )
        }
    }

    func checkStarts() throws {
        try checkPermits()
        // Which is the earlier one, the clock says.
        if !time.wasSetBack { try checkOrder(of: SampleManifests.queuedTrigger) }
    }

    /// Over crashes and whatever the clock does: one for each interval since the first, and few at once.
    private func checkPermits() throws {
        let interval = SampleManifests.permitInterval
        let permits = starts.permits.sorted()
        guard let first = starts.permits.first else { return }
        for (number, permit) in permits.enumerated() {
            if !starts.mayHaveLostPermit {
                try require(permit >= first + interval * number, "start \(number + 1) came before its permit")
            }
            let earlier = number - SampleManifests.permitsAtOnce
            guard earlier >= 0 else { continue }
            try require(
                permit - permits[earlier] >= interval,
                "\(SampleManifests.permitsAtOnce + 1) starts within \(permit - permits[earlier])"
            )
        }
    }

    /// Where one waits for the other, they start in the order in which they fired.
    private func checkOrder(of trigger: String) throws {
        var rooms: [String: [InvocationID]] = [:]
        for invocation in starts.order where invocation.trigger == trigger {
            rooms[invocation.slot?.key ?? "", default: []].append(invocation.id)
        }
        let fired = ledger.order.values.joined()
        for (room, started) in rooms {
            let members = Set(started).subtracting(starts.retriedByHand)
            let wanted = fired.filter(members.contains)
            let present = Set(wanted)
            try require(
                started.filter(present.contains) == wanted,
                "\(trigger) \(room) started \(started.map(\.nameSuffix)), fired \(wanted.map(\.nameSuffix))"
            )
        }
    }
}
