package import Buses
package import EventData
import Expressions
import Manifests
package import SensorEngine

/// Past events decide again, in their order and at their own times, in batches: the archive is never held whole.
package struct ReplayRun {
    /// What is to be done with what fires.
    package struct Applying: Sendable {
        /// Makes the ids; the same nonce submits nothing twice.
        package let nonce: String
        /// With more than that nothing is submitted.
        package let limit: Int

        package init(nonce: String, limit: Int) {
            self.nonce = nonce
            self.limit = limit
        }
    }

    /// Events read at once.
    private static let batchSize = 512
    /// Between two lines that say how far it is.
    private static let progressInterval = Duration.seconds(1)

    let bus: any EventBus
    let selection: ReplaySelection
    /// Which verdicts are told, and repeated.
    let verdicts: Set<ReplayedFiring.Verdict>
    let clock: WallClock
    /// Asked before each batch; what it throws ends the run.
    private let proceed: () throws -> Void
    /// Takes a line of the answer.
    let emit: (JSON) async throws -> Void
    private let fresh: [ReplayedSensor]

    package init(
        _ engines: [Engine],
        on bus: any EventBus,
        _ selection: ReplaySelection,
        verdicts: Set<ReplayedFiring.Verdict>,
        clock: WallClock,
        proceed: @escaping () throws -> Void = { try Task.checkCancellation() },
        emit: @escaping (JSON) async throws -> Void
    ) {
        fresh = engines.map(ReplayedSensor.init)
        self.bus = bus
        self.selection = selection
        self.verdicts = verdicts
        self.clock = clock
        self.proceed = proceed
        self.emit = emit
    }

    /// Decides again and tells what differs; with `applying` what fires is submitted, after it was counted.
    ///
    /// - Returns: how it went; nothing was submitted where it says `refused`.
    package func run(applying: Applying?) async throws -> ReplaySummary {
        try await Self.run([self], applying: applying).first ?? ReplaySummary()
    }

    /// Several parts of one replay, each on a bus of its own: all are counted before any submits.
    ///
    /// - Returns: how each went; nothing was submitted where one says `refused`.
    package static func run(_ parts: [ReplayRun], applying: Applying?) async throws -> [ReplaySummary] {
        // What comes meanwhile was not counted, and waits for another replay.
        var ends: [Int64] = []
        for part in parts { ends.append(try await part.bus.lastSequence()) }
        if let applying {
            var trials: [ReplaySummary] = []
            for (part, end) in zip(parts, ends) {
                trials.append(try await part.pass(upTo: end, isTold: false) { _, _ in })
            }
            let count = zip(parts, trials).reduce(0) { $0 + $1.0.submissions(of: $1.1) }
            guard count <= applying.limit else {
                trials[0].refused = "\(count) would be submitted, and the limit is \(applying.limit)"
                return trials
            }
        }
        var summaries: [ReplaySummary] = []
        for (part, end) in zip(parts, ends) { summaries.append(try await part.tell(upTo: end, applying)) }
        return summaries
    }

    /// What is submitted: not what the sensor has not decided on yet, as it will fire that itself.
    private var applied: Set<ReplayedFiring.Verdict> { verdicts.subtracting([.unknown]) }

    private func submissions(of trial: ReplaySummary) -> Int {
        applied.reduce(0) { $0 + (trial.firing[$1] ?? 0) }
    }

    private func tell(upTo end: Int64, _ applying: Applying?) async throws -> ReplaySummary {
        var summary = try await pass(upTo: end, isTold: true) { firings, sensor in
            guard let applying else { return }
            let effects = firings.filter { applied.contains($0.verdict) }.flatMap {
                $0.effects?.repeated(nonce: applying.nonce, at: clock.now()) ?? []
            }
            guard !effects.isEmpty else { return }
            try await keepRevision(of: sensor)
            try await bus.add(effects, of: sensor)
        }
        if applying != nil { summary.submitted = submissions(of: summary) }
        return summary
    }

    /// Where triggers act as the sensor's service account, that is asked of the revision that fired, and one that never ran
    /// is not known.
    private func keepRevision(of name: ManifestName) async throws(BusError) {
        guard let sensor = fresh.first(where: { $0.name == name })?.sensor else { return }
        try await bus.keep(String(decoding: sensor.manifest, as: UTF8.self), of: name, revision: sensor.revision)
    }

    private typealias Perform = ([ReplayedFiring], ManifestName) async throws -> Void

    private func pass(upTo last: Int64, isTold: Bool, perform: Perform) async throws -> ReplaySummary {
        var summary = ReplaySummary()
        var sensors = fresh
        var live: [LiveStand?] = []
        for sensor in sensors { live.append(try await bus.knownState(of: sensor.name).map(LiveStand.init)) }
        let chosen = try await chosen()
        var position = chosen == nil ? try await start(&summary) : 0
        summary.isCut = summary.isCut || chosen != nil
        let begin = ContinuousClock.now
        var told = begin
        while let batch = try await batch(after: position, upTo: last, among: chosen) {
            try proceed()
            summary.note(batch.events, after: chosen == nil ? position : nil)
            let taken = take(batch.events, &summary)
            for index in sensors.indices {
                let now = taken.flatMap { sensors[index].decide(on: $0) }
                let then = try await firings(of: sensors[index].name, batch.range, among: taken)
                let found = sensors[index].compare(now, with: then, live: live[index], in: selection)
                try await tell(found, of: sensors[index].name, isTold, &summary, perform)
            }
            position = batch.range.upperBound
            summary.elapsed = begin.duration(to: .now)
            if told.duration(to: .now) >= Self.progressInterval {
                told = .now
                try await emit(["progress": summary.json])
            }
        }
        try await finish(&sensors, live, isTold, &summary, perform)
        summary.elapsed = begin.duration(to: .now)
        return summary
    }

    private struct Batch {
        let events: [StoredEvent]
        /// What of the log it stands for.
        let range: ClosedRange<Int64>
    }

    private func batch(
        after position: Int64,
        upTo last: Int64,
        among chosen: [StoredEvent]?
    ) async throws(BusError) -> Batch? {
        if let chosen {
            let next = chosen.first { $0.sequence > position && $0.sequence <= last }
            return next.map { Batch(events: [$0], range: $0.sequence...$0.sequence) }
        }
        let read = try await bus.events(after: position, limit: Self.batchSize).filter { $0.sequence <= last }
        guard let first = read.first, let end = read.last?.sequence else { return nil }
        if let until = selection.until, first.event.time > until { return nil }
        return Batch(events: read, range: position + 1...end)
    }

    /// The events that are named by their ids, in their order; nil where none is.
    private func chosen() async throws(BusError) -> [StoredEvent]? {
        guard !selection.ids.isEmpty else { return nil }
        var events: [StoredEvent] = []
        for id in selection.ids { events += try await bus.event(id: id) }
        return events.sorted { $0.sequence < $1.sequence }
    }

    /// What is due when no more events come.
    private func finish(
        _ sensors: inout [ReplayedSensor],
        _ live: [LiveStand?],
        _ isTold: Bool,
        _ summary: inout ReplaySummary,
        _ perform: Perform
    ) async throws {
        let end = min(selection.until ?? clock.now(), clock.now())
        for index in sensors.indices {
            let due = sensors[index].advance(to: end)
            let found = sensors[index].compare(due, with: [], live: live[index], in: selection)
            let rest = sensors[index].rest(in: selection)
            try await tell(found + rest, of: sensors[index].name, isTold, &summary, perform)
            if summary.isCut || summary.archiveBegins != nil || !selection.isWhole, sensors[index].joinsOrGathers {
                summary.joins.append(sensors[index].name.description)
            }
        }
    }

    private func take(_ read: [StoredEvent], _ summary: inout ReplaySummary) -> [(sequence: Int64, event: DecodedEvent)]
    {
        let topics = Set(fresh.flatMap(\.topics))
        var taken: [(sequence: Int64, event: DecodedEvent)] = []
        for stored in read {
            let isWaitedFor = topics.contains(EventTopic(source: stored.event.source, subject: stored.event.subject))
            do {
                guard try selection.takes(stored.event) else { continue }
            } catch {
                summary.note("the query cannot be answered for event \(stored.event.id): \(error.problem)")
                continue
            }
            summary.taken += 1
            if isWaitedFor { taken.append((stored.sequence, DecodedEvent(stored.event))) }
        }
        return taken
    }

    private func firings(
        of sensor: ManifestName,
        _ range: ClosedRange<Int64>,
        among taken: [(sequence: Int64, event: DecodedEvent)]
    ) async throws -> [InvocationRecord] {
        let sequences = Set(taken.map(\.sequence))
        var records: [InvocationRecord] = []
        var next = range.lowerBound
        while next <= range.upperBound {
            let found = try await bus.firings(of: sensor, newest: next...range.upperBound)
            // About what is not taken now, nothing is asked.
            records += found.records.filter { record in
                record.invocation.events.map(\.sequence).max().map(sequences.contains) ?? false
            }
            next = found.end + 1
        }
        return records
    }

    private func tell(
        _ firings: [ReplayedFiring],
        of sensor: ManifestName,
        _ isTold: Bool,
        _ summary: inout ReplaySummary,
        _ perform: Perform
    ) async throws {
        for firing in firings { summary.count(firing) }
        guard isTold else { return }
        let wanted = firings.filter { verdicts.contains($0.verdict) }
        try await perform(wanted, sensor)
        for firing in wanted { try await emit(["firing": firing.json]) }
    }

    /// The sequence after which the events of the time begin; found by halves, as times follow the sequences.
    private func start(_ summary: inout ReplaySummary) async throws -> Int64 {
        guard let oldest = try await bus.events(after: 0, limit: 1).first else { return 0 }
        guard let since = selection.since, oldest.event.time < since else {
            if oldest.sequence > 1 { summary.archiveBegins = oldest.event.time }
            return 0
        }
        summary.isCut = true
        var (low, high) = (oldest.sequence - 1, try await bus.lastSequence())
        while low < high {
            let middle = low + (high - low) / 2
            guard let found = try await bus.events(after: middle, limit: 1).first else {
                high = middle
                continue
            }
            if found.event.time < since { low = found.sequence } else { high = middle }
        }
        return low
    }
}

extension ReplayedSensor {
    fileprivate mutating func decide(on taken: (sequence: Int64, event: DecodedEvent)) -> [FiringEffects] {
        receive(taken.event, taken.sequence)
    }
}
