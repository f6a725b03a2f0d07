import Buses
import EventData
import EventSources
import Logging
import Manifests

/// Lets the events of one name, or of a namespace, in while their quota has room.
///
/// How full it is, is asked of the bus and remembered for a moment. What is accepted meanwhile is counted on top, so that
/// the quota is never exceeded; what is consumed meanwhile is noticed at the next look.
actor QuotaGauge {
    /// How long an answer of the bus is used.
    static let lifetime = Duration.seconds(1)
    /// An answer that took long is used so many times as long, so that looking never costs more than a tenth.
    static let restAfterLook = 10

    /// Whose quota it is.
    enum Subject: Sendable, Hashable {
        case event(SourceName)
        case namespace(String)
    }

    /// Events of one name in the bus, and who reads them.
    struct Measured: Sendable, Hashable {
        /// What they have as their source.
        let source: String
        let eventName: String
        let readers: Set<ManifestName>
    }

    /// What people see of it.
    struct Report: Sendable {
        let subject: Subject
        let quota: SourceQuota
        let unconsumed: Unconsumed
        /// How long the oldest has waited.
        let waited: Duration?
        /// nil while there is room.
        let excess: String?
        /// Events that found no room, since the process started.
        let refused: Int
    }

    private let subject: Subject
    private let bus: any EventBus
    private let clock: WallClock
    private let logger: Logger
    private var quota: SourceQuota
    /// Only what somebody reads.
    private var measured: Set<Measured> = []
    private var level = QuotaLevel()
    private var refused = 0
    private var isFull = false
    /// When the bus was last asked, and until when its answer is used; nil to ask anew.
    private var freshness: (from: Timestamp, until: Timestamp)?
    private var look: Task<BusError?, Never>?

    init(
        _ subject: Subject,
        _ quota: SourceQuota,
        in bus: any EventBus,
        clock: WallClock,
        logger: Logger
    ) {
        self.subject = subject
        self.quota = quota
        self.bus = bus
        self.clock = clock
        self.logger = logger
    }

    /// Takes up an edit.
    func change(to quota: SourceQuota, of events: [Measured]) {
        let measured = Set(events.filter { !$0.readers.isEmpty })
        guard quota != self.quota || measured != self.measured else { return }
        (self.quota, self.measured) = (quota, measured)
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
            let fix = "send the event again later, or raise the quota \(subject.whereItIs)"
            throw .full("the quota of \(subject) is full: \(excess); \(fix)", retryAfter: Intake.retryAfter)
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
            subject: subject,
            quota: quota,
            unconsumed: level.unconsumed,
            waited: level.unconsumed.waited(at: now),
            excess: excess,
            refused: refused
        )
    }

    /// Without a reader nothing that is let in will ever wait.
    private func excess(at now: Timestamp) -> String? {
        measured.isEmpty ? nil : quota.excess(of: level.unconsumed, at: now)
    }

    /// Said once, however many events are refused.
    private func note(_ excess: String?) {
        guard isFull != (excess != nil) else { return }
        isFull = excess != nil
        let facts: Logger.Metadata =
            switch subject {
            case .event(let name): ["eventsource": "\(name.source)", "event.name": "\(name.eventName)"]
            case .namespace(let namespace): ["namespace": "\(namespace)"]
            }
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
        let (began, asked) = (clock.now(), measured)
        level.beginLook()
        do throws(BusError) {
            var found = Unconsumed()
            for events in asked {
                found = found.adding(
                    try await bus.unconsumed(of: events.source, events.eventName, by: events.readers)
                )
            }
            level.endLook(found)
            let now = clock.now()
            let until = now + max(Self.lifetime, (now - began) * Self.restAfterLook)
            freshness = asked == measured ? (now, until) : nil
            return nil
        } catch {
            level.endLook(nil)
            return error
        }
    }
}

extension QuotaGauge.Subject: CustomStringConvertible {
    /// `ci/hooks/push`, `namespace ci`.
    var description: String {
        switch self {
        case .event(let name): "\(name)"
        case .namespace(let namespace): "namespace \(namespace)"
        }
    }

    /// For people who want to raise it.
    fileprivate var whereItIs: String {
        switch self {
        case .event: "in the EventSource"
        case .namespace: "with the operator's --namespace-quota"
        }
    }
}
