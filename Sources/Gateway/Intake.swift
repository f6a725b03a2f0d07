package import Buses
package import EventData
package import EventSources
package import Logging
package import Manifests

/// From a source's emission to a durable event (design §4, steps 2 and 3).
package struct Intake: SourceRuntime {
    /// Largest payload that is stored: the largest body a manifest may ask for, with room for headers and escapes.
    static let maximumPayloadBytes = WebhookSource.largestBodyBytes + (32 << 20)
    /// How long a source should wait before it asks an unavailable bus again.
    package static let retryAfter = Duration.seconds(5)

    let bus: any EventBus
    let clock: WallClock
    let secrets: SecretCache
    /// Raised after each new event.
    let newEvents: Signal
    let logger: Logger

    package init(bus: any EventBus, clock: WallClock, secrets: SecretCache, newEvents: Signal, logger: Logger) {
        self.bus = bus
        self.clock = clock
        self.secrets = secrets
        self.newEvents = newEvents
        self.logger = logger
    }

    package func emit(
        _ emission: Emission,
        source: ManifestName,
        eventName: String
    ) async throws(EmitError) -> Receipt {
        guard emission.payload.count <= Self.maximumPayloadBytes else {
            throw .tooLarge(limitBytes: Self.maximumPayloadBytes)
        }
        let event = CloudEvent(
            id: emission.identity ?? clock.freshID(),
            source: source.name,
            subject: eventName,
            type: emission.type,
            time: clock.now(),
            data: emission.payload
        )
        do {
            let appended = try await bus.append(event)
            if !appended.isDuplicate { newEvents.raise() }
            return Receipt(eventID: event.id, sequence: appended.sequence, isDuplicate: appended.isDuplicate)
        } catch {
            logger.warning("event refused", metadata: ["eventsource": "\(source)", "reason": "\(error.text)"])
            throw .unavailable(error.text, retryAfter: Self.retryAfter)
        }
    }

    package func now() -> Timestamp { clock.now() }

    package func sleep(for wait: Duration) async throws { try await Task.sleep(for: wait, clock: .continuous) }

    package func secret(_ selector: SecretSelector, namespace: String) async throws -> [UInt8] {
        try await secrets.value(of: selector, namespace: namespace)
    }

    package func note(_ key: String) async throws -> String? { try await bus.note(key) }

    package func setNote(_ key: String, to value: String) async throws { try await bus.setNote(key, to: value) }

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
        }
    }
}
