package import Buses
package import EventData
package import EventSources
package import Logging
package import Manifests

/// From a source's emission to a durable event (design §4, steps 2 and 3).
package struct Intake: SourceRuntime {
    /// Largest payload that is stored: the largest body a manifest may ask for, with room for headers and escapes.
    static let maximumPayloadBytes = HookEndpoint.largestBodyBytes + (32 << 20)
    /// How long a source should wait before it asks an unavailable bus again.
    package static let retryAfter = Duration.seconds(5)

    let bus: any EventBus
    /// What the source of an event is called in the bus.
    let naming: SourceNaming
    let clock: WallClock
    let references: ReferenceCache
    let filters: EventFilters
    /// nil lets everything in.
    let quotas: Quotas?
    /// Where records go that are no events; without it they wait at their source.
    package let quarantine: (any Quarantine)?
    let statuses: SourceStatuses
    /// Raised after each new event.
    let newEvents: Signal
    let logger: Logger

    package init(
        bus: any EventBus,
        naming: SourceNaming = .plain,
        clock: WallClock,
        references: ReferenceCache,
        filters: EventFilters = EventFilters(),
        quotas: Quotas? = nil,
        quarantine: (any Quarantine)? = nil,
        statuses: SourceStatuses = SourceStatuses(),
        newEvents: Signal,
        logger: Logger
    ) {
        self.quarantine = quarantine
        self.statuses = statuses
        self.filters = filters
        self.quotas = quotas
        self.bus = bus
        self.naming = naming
        self.clock = clock
        self.references = references
        self.newEvents = newEvents
        self.logger = logger
    }

    /// The same intake with other filters.
    func filtering(by filters: EventFilters) -> Intake {
        Intake(
            bus: bus,
            naming: naming,
            clock: clock,
            references: references,
            filters: filters,
            quotas: quotas,
            quarantine: quarantine,
            statuses: statuses,
            newEvents: newEvents,
            logger: logger
        )
    }

    package func emit(
        _ emission: Emission,
        source: ManifestName,
        eventName: String
    ) async throws(EmitError) -> Receipt {
        guard emission.payload.count <= Self.maximumPayloadBytes else {
            throw .tooLarge(limitBytes: Self.maximumPayloadBytes)
        }
        let now = clock.now()
        let verdict = await verdict(on: emission, of: source, eventName, at: now)
        guard verdict == .passes else { return await drop(verdict, source: source, eventName: eventName) }
        return try await store(emission, of: source, eventName, at: now).receipt
    }

    /// Filters may take their time, which the event loop that brought the emission does not have.
    private func verdict(
        on emission: Emission,
        of source: ManifestName,
        _ eventName: String,
        at now: Timestamp
    ) async -> EventFilters.Verdict {
        guard filters.hasOne(for: source, eventName) else { return .passes }
        return await withTaskExecutorPreference(globalConcurrentExecutor) {
            filters.verdict(on: emission, of: source, eventName, at: now)
        }
    }

    /// Nothing silent: what a filter keeps out is counted, and a filter that fails says why.
    func drop(_ verdict: EventFilters.Verdict, source: ManifestName, eventName: String) async -> Receipt {
        let facts: Logger.Metadata = ["eventsource": "\(source)", "event.name": "\(eventName)"]
        if case .fails(let problem) = verdict {
            logger.warning(
                "event filtered out, because its filter failed",
                metadata: facts.merging(["reason": "\(problem)"]) { $1 }
            )
            await count("filter failed \(source)/\(eventName)", by: 1)
        } else {
            logger.debug("event filtered out", metadata: facts)
            await count("filtered out \(source)/\(eventName)", by: 1)
        }
        return .filtered
    }

    package func now() -> Timestamp { clock.now() }

    package func sleep(for wait: Duration) async throws { try await Task.sleep(for: wait, clock: .continuous) }

    package func secret(_ selector: SecretSelector, namespace: String) async throws -> [UInt8] {
        try await references.secret(selector, namespace: namespace)
    }

    package func note(_ key: String) async throws -> String? { try await bus.note(key) }

    package func setNote(_ key: String, to value: String) async throws { try await bus.setNote(key, to: value) }

    package func isStored(_ identity: String, source: ManifestName, eventName: String) async throws -> Bool {
        let named = naming.source(of: source)
        return try await bus.event(id: identity).contains { $0.event.source == named && $0.event.subject == eventName }
    }

    package func count(_ counter: String, by amount: Int) async {
        do { try await bus.count(counter, by: amount) } catch {
            logger.warning("counter not stored", metadata: ["counter": "\(counter)", "reason": "\(error.text)"])
        }
    }
}

extension BusError {
    /// The problem in words, with the fix where there is one.
    var text: String {
        switch self {
        case .unavailable(let problem): problem
        case .unusable(let problem, let fix): "\(problem); \(fix)"
        case .succeeded: "another gateway has taken this one's place"
        }
    }
}
