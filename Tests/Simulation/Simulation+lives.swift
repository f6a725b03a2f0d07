import Buses
import Gateway
import Manifests
import SensorEngine

// MARK: Starts, stops and crashes

extension Simulation {
    /// Starts with faults that go on; an operator tries again, and in the end makes room and mends the disk.
    private static let startsWithFaults = 3

    mutating func start() async throws {
        if bug == nil || bug == .cursorFirst, dice.chance(0.1) { disk.die(after: dice.below(12)) }
        for attempt in 1...Self.startsWithFaults + 1 {
            do {
                life = try await Life(on: disk, configuration, in: place, sensors: sensors)
                trace.note("start with \(forms.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " "))")
                try await checkSweep()
                // Where each edit came into force must be known; otherwise it is the last state that counts.
                if isEdited || dice.chance(0.2) { try await compareStates() }
                return
            } catch let error as BusError {
                trace.note("start fails: \(error.kind)")
                life = nil
                try require(attempt <= Self.startsWithFaults, "a start fails without a fault: \(error)")
                let isDead = disk.isDead
                if case .unusable(let problem, _) = error { try require(isDead, "at a start: \(problem)") }
                if isDead {
                    disk = try disk.crashed(powerFailed: dice.chance(0.5), seed: dice.bits())
                }
                if attempt == Self.startsWithFaults || !isDead { disk.disarm() }
            }
        }
    }

    /// Everything in memory is gone, and of the disk what the crash leaves.
    mutating func crash(powerFailed: Bool) async throws {
        trace.note(powerFailed ? "power failure" : "kill")
        disk = try disk.crashed(powerFailed: powerFailed, seed: dice.bits())
        if bug == .lyingDisk { disk.lie() }
        await life?.bus.close()
        forgetLife()
        try await start()
    }

    private mutating func forgetLife() {
        for record in life?.taken ?? [] { starts.isForgotten(record.invocation.id) }
        for made in life?.made ?? [] { starts.isForgotten(made.invocation.id) }
        life = nil
    }

    /// Stops as on a signal: attempts that ended are saved, others are made again.
    mutating func restart() async throws {
        trace.note("restart")
        await life?.bus.close()
        forgetLife()
        // Closing may have met an armed fault; a full or failing disk delays the copying of the log and no more.
        if disk.isDead {
            disk = try disk.crashed(powerFailed: dice.chance(0.5), seed: dice.bits())
        } else {
            try disk.showLog()
        }
        try await start()
    }

    mutating func edit() async throws {
        changeForm()
        trace.note("edit")
        try await restart()
    }

    private mutating func changeForm() {
        guard let sensor = dice.pick(cast) else { return }
        forms[sensor] = dice.chance(0.2) ? nil : dice.below(studio.samples.forms[sensor].count)
        isEdited = true
    }

    /// An edit that is taken up while the gateway runs; should the disk refuse it, a start takes it up.
    mutating func swap() async throws {
        guard let life else { return }
        changeForm()
        var engines = life.engines
        do {
            _ = try await life.sensorLoop.swap(&engines, to: sensors)
        } catch {
            trace.note("swap: \(error.kind)")
            return try await restart()
        }
        trace.note("swap to \(forms.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " "))")
        self.life?.engines = engines
        await life.quotas.adopt(place.sources, readBy: sensors)
        try await compareStates()
    }

    /// Compares what is durable with what the models say, and lets the models follow edits.
    mutating func compareStates() async throws {
        guard let life else { return }
        isEdited = false
        disk.disarm()
        try await ledger.readEvents(of: life.bus)
        let end = try await life.bus.lastSequence()
        for sensor in sensors {
            let state = try await life.bus.state(of: sensor.name)
            let known = committed[sensor.name] ?? 0
            try require(state.cursor >= known, "\(sensor.name) has lost its cursor: \(state.cursor) after \(known)")
            committed[sensor.name] = state.cursor
            if models[sensor.name] == nil {
                try require(state.cursor == end, "new \(sensor.name) begins at \(state.cursor) instead of \(end)")
            }
            var model = models[sensor.name] ?? SensorModel(sensor, from: state.cursor)
            try advance(&model, to: state.cursor)
            if model.sensor.revision != sensor.revision { model.become(sensor) }
            models[sensor.name] = model
            try compareHeld(of: sensor.name, state)
        }
        try await checkAbsent(life.bus)
    }

    /// A sensor that is gone stays where it was, and keeps what it held.
    private mutating func checkAbsent(_ bus: any EventBus) async throws {
        for absent in try await bus.forget(allBut: Set(sensors.map(\.name)), at: time.now()) {
            guard var model = models[absent.sensor] else { continue }
            try advance(&model, to: absent.cursor)
            models[absent.sensor] = model
            let held = model.isTimed ? absent.held : model.heldEntries.count
            try require(
                model.position == absent.cursor && absent.held == held,
                "\(absent.sensor), which is gone, stands at \(absent.cursor) and holds \(absent.held) events"
            )
        }
    }

    /// Lets the model decide on what the sensor has decided on.
    func advance(_ model: inout SensorModel, to cursor: Int64) throws {
        guard cursor > model.position else { return }
        for sequence in model.position + 1...cursor {
            // Numbers that were given to events which a crash took back are given again; there are no gaps.
            if let event = ledger.events[sequence] { model.receive(event) }
        }
        model.pass(cursor)
    }

    func compareHeld(of sensor: ManifestName, _ state: SensorState) throws {
        let held = state.entries
        if let model = models[sensor], model.isTimed {
            let strange = Set(held).subtracting(model.accepted)
            return try require(strange.isEmpty, "\(sensor) holds \(strange), which it has not accepted")
        }
        let wanted = models[sensor]?.heldEntries ?? []
        try require(held == wanted, "\(sensor) holds \(held) instead of \(wanted)")
    }
}

extension SensorState {
    var entries: [SensorModel.Entry] {
        held.map { SensorModel.Entry(trigger: $0.trigger, dependency: $0.dependency, sequence: $0.sequence) }.sorted()
    }
}

extension BusError {
    var kind: String {
        switch self {
        case .unavailable: "unavailable"
        case .unusable: "unusable"
        case .succeeded: "succeeded"
        }
    }
}
