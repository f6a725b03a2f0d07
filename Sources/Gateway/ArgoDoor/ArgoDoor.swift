import Buses
import EventData
import EventSources
import Logging
import Manifests
import SensorEngine

/// Argo Server's event endpoint: an event is stored, and then every binding is told of it (ADR 0045).
struct ArgoDoor: Sendable {
    let running: RunningManifests
    let health: Health
    let callers: DoorCallers
    /// Empty for all namespaces of the cluster.
    let namespaces: [String]
    let bus: any EventBus
    let metrics: GatewayMetrics
    let events: BindingEvents
    let logger: Logger
    let decisions: BindingDecisions

    init(
        running: RunningManifests,
        health: Health,
        callers: DoorCallers,
        namespaces: [String],
        metrics: GatewayMetrics,
        events: BindingEvents,
        secret: [UInt8],
        logger: Logger
    ) {
        self.running = running
        self.health = health
        self.callers = callers
        self.namespaces = namespaces
        bus = running.generation.intake.bus
        self.metrics = metrics
        self.events = events
        self.logger = logger
        decisions = BindingDecisions(bus: bus, secret: secret)
    }

    var route: HTTPRoute {
        HTTPRoute(methods: ["POST"], maximumBodyBytes: WorkflowEventRequest.maximumBodyBytes) { request in
            await respond(to: request)
        }
    }

    func respond(to request: HTTPRequest) async -> HTTPResponse {
        guard let event = WorkflowEventRequest(request) else {
            return .door(.notFound, "the path is /api/v1/events/NAMESPACE/DISCRIMINATOR; the last may be empty")
        }
        // What comes before the bindings are known would not be theirs.
        guard health.isServing else {
            return .doorUnavailable(
                "the bindings are not known yet; send the event again",
                retryAfter: Intake.retryAfter
            )
        }
        guard event.isNamespaceValid else {
            return .door(.invalid, "'\(event.namespace)' is no namespace: write letters, digits and '-', at most 63")
        }
        guard namespaces.isEmpty || namespaces.contains(event.namespace) else {
            return .door(.denied, "namespace '\(event.namespace)' is not served here; see the option --namespace")
        }
        if let refusal = await callers.refusal(of: request, to: event.namespace) { return refusal }
        let emission: Emission
        do throws(JSONSyntaxError) { emission = try event.emission(masking: WebhookClient.secretHeaders) } catch {
            return .door(.invalid, "the body is not valid JSON: \(error.problem) at byte \(error.offset)")
        }
        let generation = running.generation
        do throws(EmitError) {
            let stored = try await store(emission, of: WorkflowEventSource.name(in: event.namespace), generation)
            return await answer(stored, generation)
        } catch {
            return .door(error)
        }
    }

    private func store(
        _ emission: Emission,
        of source: ManifestName,
        _ generation: Generation
    ) async throws(EmitError) -> Intake.StoredEmission {
        let eventName = WorkflowEventSource.eventName
        let meter = metrics.source(SourceName(source: source, eventName: eventName), kind: WorkflowEventSource.kind)
        let (clock, start) = (ContinuousClock(), ContinuousClock.now)
        defer { meter.took(clock.now - start) }
        do throws(EmitError) {
            let intake = generation.intake
            let stored = try await intake.store(emission, of: source, eventName, at: intake.clock.now())
            meter.note(stored.receipt)
            return stored
        } catch {
            meter.note(error)
            throw error
        }
    }

    /// 200, whatever the bindings make of it: the event is kept, and sending it again would change nothing.
    private func answer(_ stored: Intake.StoredEmission, _ generation: Generation) async -> HTTPResponse {
        // Expressions may take their time, which the event loop that brought the request does not have.
        let outcomes = await withTaskExecutorPreference(globalConcurrentExecutor) {
            await decisions.outcomes(of: stored, generation)
        }
        for outcome in outcomes where outcome.outcome == .failed {
            logger.warning(
                "binding failed",
                metadata: [
                    "binding": "\(outcome.binding)", "event.id": "\(stored.event.id)",
                    "reason": "\(outcome.message)",
                ]
            )
            // The sender need not wait for it.
            Task { [events] in await events.tell(of: outcome.binding, outcome.message) }
        }
        let body: JSON = [
            "event": stored.json(withPlace: bus.recognisesDuplicates), "bindings": .array(outcomes.map(\.json)),
        ]
        return HTTPResponse(200, headers: [HTTPField("Content-Type", "application/json")], body.text + "\n")
    }
}

extension Intake.StoredEmission {
    /// Without its place where the bus gives it one only later.
    fileprivate func json(withPlace: Bool) -> JSON {
        var json: JSON = ["source": .string(event.source), "id": .string(event.id)]
        guard withPlace else { return json }
        json["sequence"] = .number(JSONNumber(Int(sequence)))
        json["duplicate"] = .bool(isDuplicate)
        return json
    }
}
