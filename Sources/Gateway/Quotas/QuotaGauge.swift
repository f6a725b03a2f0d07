import Buses
import EventData
import EventSources
import Logging
import Manifests

/// Lets the events of one source in while its quota has room.
///
/// How full it is, is asked of the bus and remembered for a moment. What is accepted meanwhile is counted on top, so that
/// the quota is never exceeded; what is consumed meanwhile is noticed at the next look.
actor QuotaGauge {
    /// How long an answer of the bus is used.
    static let lifetime = Duration.seconds(1)
    /// An answer that took long is used so many times as long, so that looking never costs more than a tenth.
    static let restAfterLook = 10

    /// What people see of it.
    struct Report: Sendable {
        let name: SourceName
        let quota: SourceQuota
        let unconsumed: Unconsumed
        /// How long the oldest has waited.
        let waited: Duration?
        /// nil while there is room.
        let excess: String?
        /// Events that found no room, since the process started.
        let refused: Int
    }

    private let name: SourceName
    /// What its events have as their source in the bus.
    private let source: String
    private let bus: any EventBus
    private let clock: WallClock
    private let logger: Logger
    private var quota: SourceQuota
    private var readers: Set<ManifestName>
    private var level = QuotaLevel()
    private var refused = 0
    private var isFull = false
    /// When the bus was last asked, and until when its answer is used; nil to ask anew.
    private var freshness: (from: Timestamp, until: Timestamp)?
    private var look: Task<BusError?, Never>?

    init(
        _ name: SourceName,
        _ quota: SourceQuota,
        storedAs source: String,
        in bus: any EventBus,
        clock: WallClock,
        logger: Logger
    ) {
        self.source = source
        self.name = name
        self.quota = quota
        readers = []
        self.bus = bus
        self.clock = clock
        self.logger = logger
    }

    /// Takes up an edit.
    func change(to quota: SourceQuota, readers: Set<ManifestName>) {
        guard quota != self.quota || readers != self.readers else { return }
        (self.quota, self.readers) = (quota, readers)
        freshness = nil
    }

    /// Gives a place to an event, which `settle` must follow, or refuses it.
    func admit(bytes: Int) async throws(EmitError) {
        do throws(BusError) { try await refresh() } catch {
            throw .unavailable(error.text, retryAfter: Intake.retryAfter)
        }
        if let excess = excess(at: clock.now()) {
            refused += 1
            note(excess)
            let fix = "send the event again later, or raise the quota in the EventSource"
            throw .full("the quota of \(name) is full: \(excess); \(fix)", retryAfter: Intake.retryAfter)
        }
        note(nil)
        level.begin(bytes: bytes)
    }

    /// What became of an event that was let in.
    func settle(bytes: Int, isStored: Bool) {
        level.end(bytes: bytes, storedAt: isStored ? clock.now() : nil)
    }

    func report() async throws(BusError) -> Report {
        try await refresh()
        let now = clock.now()
        let excess = excess(at: now)
        note(excess)
        return Report(
            name: name,
            quota: quota,
            unconsumed: level.unconsumed,
            waited: level.unconsumed.waited(at: now),
            excess: excess,
            refused: refused
        )
    }

    /// Without a reader nothing that is let in will ever wait.
    private func excess(at now: Timestamp) -> String? {
        readers.isEmpty ? nil : quota.excess(of: level.unconsumed, at: now)
    }

    /// Said once, however many events are refused.
    private func note(_ excess: String?) {
        guard isFull != (excess != nil) else { return }
        isFull = excess != nil
        let facts: Logger.Metadata = ["eventsource": "\(name.source)", "event.name": "\(name.eventName)"]
        if let excess {
            logger.warning("quota is full, events are refused", metadata: facts.merging(["reason": "\(excess)"]) { $1 })
        } else {
            logger.info("quota has room again", metadata: facts.merging(["refused": "\(refused)"]) { $1 })
        }
    }

    // MARK: Looking

    private func refresh() async throws(BusError) {
        let now = clock.now()
        if let freshness, freshness.from <= now, now < freshness.until { return }
        // A task of its own, because the caller who came first may be cancelled while others wait for the answer.
        let look = look ?? Task { await ask() }
        self.look = look
        if let error = await look.value { throw error }
    }

    private func ask() async -> BusError? {
        defer { look = nil }
        let (began, asked) = (clock.now(), readers)
        level.beginLook()
        do throws(BusError) {
            let found = try await bus.unconsumed(of: source, name.eventName, by: asked)
            level.endLook(found)
            let now = clock.now()
            let until = now + max(Self.lifetime, (now - began) * Self.restAfterLook)
            freshness = asked == readers ? (now, until) : nil
            return nil
        } catch {
            level.endLook(nil)
            return error
        }
    }
}
