import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// The shadow sensors of this gateway: kept in notes of the bus, so that they survive a restart.
///
/// Nothing in here can submit: what fires is compared and forgotten.
actor Shadows {
    /// Why one cannot be started.
    struct Refusal: Error {
        let text: String
    }

    /// Each reads the log by itself.
    static let maximumShadows = 20
    /// Differences that are kept of each; the older ones are only counted.
    static let maximumDifferences = 200
    static let maximumChanges = 10
    /// How long a change waits for those that were kept.
    private static let patience = Duration.seconds(5)
    private static let interval = Duration.milliseconds(500)
    /// How long what it has decided may stay unsaved: after a crash it decides again, and comes to the same.
    private static let saveInterval = Duration.seconds(5)

    private struct Running {
        var sensor: ShadowSensor
        let text: ManifestText
        var differences: [JSON]
        /// Whether there are differences that the bus does not have.
        var hasNews = false
        /// What the bus has, and since when.
        var saved: ShadowState
        var savedAt: Timestamp
        var problem: String?
    }

    private let bus: any EventBus
    private let explainer: Explainer
    private let clock: WallClock
    private let logger: Logger
    private let decided: @Sendable () async -> Int64?
    private let isLive: @Sendable (ManifestName) -> Bool
    private var shadows: [ManifestName: Running] = [:]
    /// Before that, the list that is kept says more than this one does.
    private var isRestored = false

    /// `decided` says up to where the live sensors have decided, `isLive` whether a sensor of that name runs.
    init(
        bus: any EventBus,
        explainer: Explainer,
        clock: WallClock,
        logger: Logger,
        isLive: @escaping @Sendable (ManifestName) -> Bool,
        decided: @escaping @Sendable () async -> Int64?
    ) {
        self.bus = bus
        self.explainer = explainer
        self.clock = clock
        self.logger = logger
        self.decided = decided
        self.isLive = isLive
    }

    /// Takes up what was kept, and decides until cancelled.
    func run() async throws {
        guard !(bus is KafkaBus) else { return await Signal().wait() }
        try await restore()
        while !Task.isCancelled {
            let end = await decided()
            var isBehind = false
            for name in shadows.keys.sorted() {
                await pass(name, upTo: end)
                let shadow = shadows[name]
                isBehind = isBehind || shadow.map { $0.problem == nil && $0.sensor.state.cursor < end ?? 0 } ?? false
            }
            if !isBehind { try await clock.sleep(Self.interval) }
        }
    }

    // MARK: Starting and stopping

    /// A candidate for a sensor that runs, which takes the place of an earlier candidate.
    func start(_ candidate: Sensor, _ text: ManifestText) async throws -> JSON {
        guard !(bus is KafkaBus) else { throw Refusal(text: "shadow sensors need the embedded bus, not one in Kafka") }
        try await waitUntilRestored()
        let sensor = candidate.naming(explainer.naming)
        guard shadows[sensor.name] != nil || shadows.count < Self.maximumShadows else {
            throw Refusal(text: "there are \(Self.maximumShadows) shadow sensors already; stop one first")
        }
        guard let live = try await bus.knownState(of: sensor.name) else {
            throw Refusal(text: "no sensor '\(sensor.name)' has ever run; a shadow needs a live sensor of its name")
        }
        var state = ShadowState(of: sensor, at: clock.now(), cursor: live.cursor, held: live.held)
        let newest = InvocationQuery(sensor: sensor.name.description, limit: 1)
        state.lastSeen = try await bus.invocations(matching: newest).first?.invocation.id
        let shadow = ShadowSensor(state, Engine(sensor: sensor, held: state.held, secret: explainer.secret))
        let running = Running(sensor: shadow, text: text, differences: [], saved: shadow.state, savedAt: clock.now())
        try await save(running, withDifferences: true, isNew: true)
        shadows[sensor.name] = running
        try await saveNames()
        return summary(of: running)
    }

    /// - Returns: its manifest; nil when there is none of that name.
    func stop(_ name: ManifestName) async throws -> ManifestText? {
        if !(bus is KafkaBus) { try await waitUntilRestored() }
        guard let running = shadows.removeValue(forKey: name) else { return nil }
        try await saveNames()
        for part in ["manifest", "state", "differences"] { try await bus.setNote(Self.key(part, name), to: "") }
        return running.text
    }

    // MARK: What people ask

    var list: JSON { .array(shadows.keys.sorted().compactMap { shadows[$0].map(summary) }) }

    /// One with its manifest and its differences, oldest first; nil when there is none of that name.
    func shadow(_ name: ManifestName) -> JSON? {
        guard let running = shadows[name] else { return nil }
        var json = summary(of: running)
        json["manifest"] = .string(running.text.text)
        json["file"] = .string(running.text.file)
        json["differences"] = .array(running.differences)
        return json
    }

    private func summary(of running: Running) -> JSON {
        let state = running.sensor.state
        var json: JSON = [
            "sensor": .string(state.sensor.description), "revision": .string(state.revision),
            "startedAt": .string(state.startedAt.rfc3339), "cursor": .number(JSONNumber(Int(state.cursor))),
            "events": .number(JSONNumber(state.events)), "held": .number(JSONNumber(state.held.count)),
            "heldDropped": .number(JSONNumber(state.heldDropped)), "unawaited": .number(JSONNumber(state.unawaited)),
            "missed": .number(JSONNumber(Int(state.missed))),
            "problem": running.problem.map { .string($0) } ?? .null,
        ]
        for verdict in [ReplayedFiring.Verdict.same, .changed, .new, .gone] {
            json[verdict.rawValue] = .number(JSONNumber(state.counts[verdict] ?? 0))
        }
        return json
    }

    // MARK: Deciding

    private func pass(_ name: ManifestName, upTo end: Int64?) async {
        guard let end, var sensor = shadows[name]?.sensor else { return }
        guard isLive(name) else {
            // It goes on where it is when the sensor is back.
            shadows[name]?.problem = "no sensor of this name runs; it waits"
            return
        }
        let before = sensor.state
        do {
            let now = clock.now()
            let (found, settled) = try await sensor.pass(upTo: end, at: now, on: bus)
            // Stopped, or another candidate, while this one decided.
            guard var running = shadows[name], running.sensor.state == before else { return }
            let old = running.differences.filter { row in
                !(row["invocation"]?.string.map { settled.contains(InvocationID($0)) } ?? false)
            }
            let known = Set(old.compactMap { $0["invocation"] })
            let differences = found.map { $0.compact(at: now) }.filter {
                $0["invocation"].map { !known.contains($0) } ?? true
            }
            running.differences = Array((old + differences).suffix(Self.maximumDifferences))
            running.sensor = sensor
            running.problem = nil
            running.hasNews = running.hasNews || !differences.isEmpty || !settled.isEmpty
            let isDue = sensor.state != running.saved && now - running.savedAt > Self.saveInterval
            let hasNews = running.hasNews
            if isDue { (running.saved, running.savedAt, running.hasNews) = (sensor.state, now, false) }
            shadows[name] = running
            if isDue { try await save(running, withDifferences: hasNews) }
        } catch {
            shadows[name]?.problem = "\(error)"
        }
    }

    // MARK: Keeping

    private static let names = "shadows"
    private static func key(_ part: String, _ name: ManifestName) -> String { "shadow/\(part)/\(name)" }

    /// The differences first: decided again after a crash, they are known by their invocation.
    private func save(_ running: Running, withDifferences: Bool, isNew: Bool = false) async throws {
        let name = running.sensor.state.sensor
        if isNew {
            let text: JSON = ["file": .string(running.text.file), "text": .string(running.text.text)]
            try await bus.setNote(Self.key("manifest", name), to: text.text)
        }
        if withDifferences {
            try await bus.setNote(Self.key("differences", name), to: JSON.array(running.differences).text)
        }
        try await bus.setNote(Self.key("state", name), to: running.sensor.state.json.text)
    }

    private func saveNames() async throws {
        let names = shadows.keys.sorted().map { name -> JSON in [.string(name.namespace), .string(name.name)] }
        try await bus.setNote(Self.names, to: JSON.array(names).text)
    }

    private func restore() async throws {
        for row in try await note(Self.names)?.array ?? [] {
            guard let parts = row.array?.compactMap(\.string), parts.count == 2 else { continue }
            let name = ManifestName(namespace: parts[0], name: parts[1])
            guard let kept = try await restored(name) else {
                logger.warning("a shadow sensor cannot be taken up again", metadata: ["sensor": "\(name)"])
                continue
            }
            shadows[name] = kept
        }
        isRestored = true
    }

    /// Until what was kept is taken up, a change would forget the rest of it.
    private func waitUntilRestored() async throws {
        let end = ContinuousClock.now + Self.patience
        while !isRestored {
            guard .now < end else { throw Refusal(text: "the shadow sensors are not taken up yet; try again later") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func restored(_ name: ManifestName) async throws -> Running? {
        guard let manifest = try await note(Self.key("manifest", name)), let text = manifest["text"]?.string,
            let state = try await note(Self.key("state", name)).flatMap({ ShadowState($0, of: name) })
        else { return nil }
        let file = ManifestText(file: manifest["file"]?.string ?? "shadow", text: text)
        let read = ReadManifests([file], namespace: name.namespace, isLenient: true)
        guard let sensor = read.sensors.first(where: { $0.name == name })?.naming(explainer.naming) else { return nil }
        let shadow = ShadowSensor(state, Engine(sensor: sensor, held: state.held, secret: explainer.secret))
        return Running(
            sensor: shadow,
            text: file,
            differences: try await note(Self.key("differences", name))?.array ?? [],
            saved: shadow.state,
            savedAt: clock.now()
        )
    }

    private func note(_ key: String) async throws -> JSON? {
        guard let text = try await bus.note(key), !text.isEmpty else { return nil }
        do { return try JSON(parsing: text) } catch {
            logger.warning(
                "a note of shadow sensors cannot be read",
                metadata: ["note": "\(key)", "reason": "\(error)"]
            )
            return nil
        }
    }
}

extension ReplayedFiring {
    private static let maximumEvents = 10
    private static let longestChange = 200

    /// In few bytes, without the object.
    fileprivate func compact(at now: Timestamp) -> JSON {
        [
            "at": .string(now.rfc3339), "verdict": .string(verdict.rawValue), "trigger": .string(invocation.trigger),
            "invocation": .string(invocation.id.text),
            "events": .array(invocation.events.prefix(Self.maximumEvents).map { .string($0.id) }),
            "changes": .array(
                lines.prefix(Shadows.maximumChanges).map { .string($0.clipped(to: Self.longestChange)) }
            ),
        ]
    }
}
