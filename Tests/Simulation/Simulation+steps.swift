import Buses
import EventData
import EventSources
import Gateway
import Manifests
import SensorEngine

// MARK: One step

extension Simulation {
    private enum Step: String {
        case emit, crowd, decide, take, attempt, save
        case watchRooms
        case sweep, checkpoint, tick, setClock, retryByHand, lateRequest, weather
        case edit, swap, restart, kill, powerFailure
        case dieSoon, failSoon, fill
    }

    private static let steps: [(weight: Int, value: Step)] = [
        (24, .emit), (4, .crowd), (25, .decide), (12, .take), (25, .attempt), (22, .save), (8, .watchRooms),
        (3, .sweep), (3, .checkpoint), (8, .tick), (2, .setClock), (2, .retryByHand), (4, .lateRequest), (3, .weather),
        (2, .edit), (4, .swap), (1, .restart), (1, .kill), (2, .powerFailure),
        (4, .dieSoon), (3, .failSoon), (2, .fill),
    ]

    mutating func step() async throws {
        time.pass(.milliseconds(dice.within(0...20)))
        let step = dice.weighted(Self.steps)
        do {
            switch step {
            case .emit, .crowd, .decide, .take, .attempt, .save, .watchRooms: try await work(step)
            case .sweep, .checkpoint, .tick, .setClock, .retryByHand: try await keepHouse(step)
            case .lateRequest: cluster.receiveLateRequest()
            case .weather: changeWeather()
            case .edit: try await edit()
            case .swap: try await swap()
            case .restart: try await restart()
            case .kill: try await crash(powerFailed: false)
            case .powerFailure: try await crash(powerFailed: true)
            case .dieSoon, .failSoon, .fill: troubleDisk(step)
            }
        } catch let error as BusError {
            trace.note("\(step.rawValue): \(error.kind)")
            if case .unusable(let problem, _) = error { try require(disk.isDead, "\(step.rawValue): \(problem)") }
        }
    }

    private mutating func work(_ step: Step) async throws {
        switch step {
        case .emit: try await emit(producers.next(dice))
        case .crowd: try await crowd()
        case .decide: _ = try await decide()
        case .take: try await take()
        case .attempt: await attempt()
        case .watchRooms: try await watchRooms()
        default: try await save()
        }
    }

    private mutating func keepHouse(_ step: Step) async throws {
        switch step {
        case .sweep: try await sweep()
        case .checkpoint: try await life?.store.checkpoint()
        case .tick: time.pass(.seconds(dice.below(dice.weighted([(6, 10), (2, 120), (2, 4_000), (1, 20_000)]))))
        case .setClock:
            let farthest = dice.chance(0.7) ? 4_000 : 20_000
            time.set(by: .seconds(dice.within(-farthest...farthest)))
        default: try await retryByHand()
        }
    }

    private func troubleDisk(_ step: Step) {
        switch step {
        case .dieSoon:
            let changes = dice.below(25)
            trace.note("the disk dies after \(changes) changes")
            disk.die(after: changes)
        case .failSoon:
            let changes = dice.below(10)
            trace.note("the disk fails once after \(changes) changes")
            disk.failOnce(after: changes)
        default:
            let bytes = dice.chance(0.5) ? dice.below(20_000) : nil
            trace.note("the disk has room for \(bytes.map { "\($0) bytes" } ?? "everything")")
            disk.limit(toGrowth: bytes.map(Int64.init))
        }
    }

    private func changeWeather() {
        let storm = SimulatedCluster.Fate.allCases.map { (weight: $0 == .forbidden ? 1 : 2, value: $0) }
        let calm = [(weight: dice.within(1...20), value: SimulatedCluster.Fate.answered)]
        cluster.setMood(dice.chance(0.3) ? calm : calm + storm)
    }
}

// MARK: What the parts do

extension Simulation {
    mutating func emit(_ parcel: Producers.Parcel) async throws {
        guard let life else { return }
        let hasRoom = try await hasRoom(for: parcel)
        let receipt: Receipt
        do throws(EmitError) {
            receipt = try await life.intake.emit(parcel.emission, source: parcel.source, eventName: parcel.eventName)
        } catch {
            refuse(parcel)
            return
        }
        try settle(parcel, receipt)
        if case .stored = receipt { try require(hasRoom, "\(parcel.key) was stored although its quota was full") }
    }

    /// Whether so little of the event waits to be consumed that its quota has room.
    private func hasRoom(for parcel: Producers.Parcel) async throws -> Bool {
        let limited = SampleManifests.quotaEvent
        let readers = sensors.filter { sensor in
            sensor.dependencies.contains { $0.eventSourceName == limited.source && $0.eventName == limited.event }
        }
        guard let life, parcel.isLimited, !readers.isEmpty, !disk.isDead else { return true }
        let waiting = try await life.bus.unconsumed(of: limited.source, limited.event, by: Set(readers.map(\.name)))
        return waiting.events < limited.quota
    }

    mutating func refuse(_ parcel: Producers.Parcel) {
        trace.note("emit \(parcel.key): refused")
        producers.refused(parcel)
    }

    mutating func settle(_ parcel: Producers.Parcel, _ receipt: Receipt) throws {
        trace.note("emit \(parcel.key): \(receipt)")
        try producers.accepted(parcel, receipt) { [ledger] in !ledger.removed.contains($0) }
    }

    mutating func decide() async throws -> Bool {
        guard let life else { return false }
        var engines = life.engines
        let hasDecided = try await life.sensorLoop.advance(&engines)
        self.life?.engines = engines
        trace.note("decide: \(hasDecided)")
        return hasDecided
    }

    mutating func take() async throws {
        guard let life else { return }
        let due: [InvocationRecord]
        do { due = try await life.triggerLoop.takeDue() } catch {
            starts.mayHaveLostPermit = true
            throw error
        }
        trace.note("take \(due.map(\.invocation.id.nameSuffix))")
        self.life?.taken += due
        for record in due { starts.take(record, at: time.now()) }
        try require(
            life.taken.count + due.count + life.made.count <= TriggerLoop.maximumRunning,
            "more than \(TriggerLoop.maximumRunning) attempts are under way"
        )
    }

    mutating func attempt() async {
        guard let life, !life.taken.isEmpty else { return }
        let index = dice.below(life.taken.count)
        let record = life.taken[index]
        self.life?.taken.remove(at: index)
        guard let made = await attempt(record, in: life.triggerLoop) else { return }
        trace.note("attempt \(record.attempts + 1) of \(record.invocation.id.nameSuffix): \(made.report.decision)")
        self.life?.made.append(made)
        if case .dead = made.report.decision { cluster.abandon(record.invocation.id.text) }
    }

    /// An attempt whose request gets no answer ends when its time is over.
    private func attempt(_ record: InvocationRecord, in loop: TriggerLoop) async -> MadeAttempt? {
        await withTaskGroup(of: Void.self, returning: MadeAttempt?.self) { [stalls, time] group in
            group.addTask {
                await stalls.wait()
                guard !Task.isCancelled else { return }
                time.pass(TriggerLoop.longestAttempt)
                let looks = Int(TriggerLoop.longestAttempt / TriggerLoop.answerInterval)
                for _ in 0..<looks { await loop.giveUpOverdue() }
            }
            let made = await loop.attempt(record)
            group.cancelAll()
            return made
        }
    }

    func watchRooms() async throws {
        guard let life else { return }
        try await life.triggerLoop.watchRooms()
        trace.note("watch rooms")
    }

    mutating func save() async throws {
        guard let life, !life.made.isEmpty else { return }
        let index = dice.below(life.made.count)
        try await life.triggerLoop.save(life.made[index])
        starts.isSaved(life.made[index].invocation.id)
        trace.note("save \(life.made[index].invocation.id.nameSuffix)")
        self.life?.made.remove(at: index)
    }

    private mutating func retryByHand() async throws {
        guard let life else { return }
        let dead = try await life.bus.invocations(matching: InvocationQuery(state: .dead))
        guard let record = dice.pick(dead) else { return }
        starts.isRetriedByHand(record.invocation)
        let isRevived = try await life.bus.retry(record.invocation.id, at: time.now())
        trace.note("retry \(record.invocation.id.nameSuffix): \(isRevived)")
        // Its events wait to be consumed again; a quota knows that a second later.
        time.pass(.seconds(1))
    }

    /// Retention takes nothing that anybody needs.
    mutating func sweep() async throws {
        guard let life else { return }
        try await ledger.readEverything(of: life.bus)
        let pending = ledger.invocations.values.filter { $0.state == .pending || $0.state == .dead }
        var needed = Set(pending.flatMap { $0.invocation.events.map(\.sequence) })
        var passed = Int64.max
        for (name, model) in models {
            var now = model
            if let cursor = life.engines.cursor(of: name) { try advance(&now, to: cursor) }
            passed = min(passed, now.position)
            let held = model.isTimed ? try await life.bus.state(of: name).entries : now.heldEntries
            needed.formUnion(held.map(\.sequence))
        }
        needed.formUnion(ledger.archived.filter { $0 > passed })
        sweeping = needed.intersection(ledger.archived)
        let removed = try await life.bus.sweep(at: time.now())
        trace.note("sweep: \(removed)")
        // From a dead disk some reads come out of a cache, and others do not; the next start looks.
        if !disk.isDead { try await checkSweep() }
    }

    /// What a sweep took, also one that a crash has ended.
    mutating func checkSweep() async throws {
        guard let life, let needed = sweeping else { return }
        try await ledger.readEvents(of: life.bus)
        producers.forget(ledger.removedKeys)
        let missed = needed.subtracting(ledger.archived).sorted()
        try require(missed == [], "retention removed events \(missed), which are needed")
        sweeping = nil
    }
}
