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
        guard namespaces.isEmpty || namespaces.contains(event.namespace) else {
            return .door(.denied, "namespace '\(event.namespace)' is not served here; see the option --namespace")
        }
        if let refusal = await callers.refusal(of: request, to: event.namespace) { return refusal }
        let emission: Emission
        do throws(JSONSyntaxError) { emission = try event.emission(masking: WebhookClient.secretHeaders) } catch {
            return .door(.invalid, "the body is not valid JSON: \(error.problem) at byte \(error.offset)")
        }
        let generation = running.generation
        let sources = sources(of: event.namespace, generation)
        do throws(EmitError) {
            let stored = try await store(emission, as: sources, generation)
            return await answer(stored, generation)
        } catch {
            return .door(error)
        }
    }

    /// One for each namespace whose bindings are asked for, so that each has its own events.
    private func sources(of namespace: String, _ generation: Generation) -> [ManifestName] {
        guard namespace.isEmpty else { return [WorkflowEventSource.name(in: namespace)] }
        let all = Set(generation.checked.bindings.map(\.name.namespace))
        return (all.isEmpty ? [""] : all.sorted()).map(WorkflowEventSource.name(in:))
    }

    private func store(
        _ emission: Emission,
        as sources: [ManifestName],
        _ generation: Generation
    ) async throws(EmitError) -> [Intake.StoredEmission] {
        let meters = sources.map { source in
            let name = SourceName(source: source, eventName: WorkflowEventSource.eventName)
            return metrics.source(name, kind: WorkflowEventSource.kind)
        }
        let (clock, start) = (ContinuousClock(), ContinuousClock.now)
        defer { for meter in meters { meter.took(clock.now - start) } }
        do throws(EmitError) {
            let stored = try await generation.intake.emit(
                emission,
                as: sources,
                eventName: WorkflowEventSource.eventName
            )
            for (meter, stored) in zip(meters, stored) { meter.note(stored.receipt) }
            return stored
        } catch {
            for meter in meters { meter.note(error) }
            throw error
        }
    }

    /// 200, whatever the bindings make of it: the event is kept, and sending it again would change nothing.
    private func answer(_ stored: [Intake.StoredEmission], _ generation: Generation) async -> HTTPResponse {
        var outcomes: [BindingOutcome] = []
        // Expressions may take their time, which the event loop that brought the request does not have.
        for stored in stored {
            outcomes += await withTaskExecutorPreference(globalConcurrentExecutor) {
                await decisions.outcomes(of: stored, generation)
            }
        }
        for outcome in outcomes where outcome.outcome == .failed {
            logger.warning(
                "binding failed",
                metadata: [
                    "binding": "\(outcome.binding)", "event.id": "\(stored.first?.event.id ?? "")",
                    "reason": "\(outcome.message)",
                ]
            )
            // The sender need not wait for it.
            Task { [events] in await events.tell(of: outcome.binding, outcome.message) }
        }
        let body: JSON = [
            "events": .array(stored.map(\.json)), "bindings": .array(outcomes.map(\.json)),
        ]
        return HTTPResponse(200, headers: [HTTPField("Content-Type", "application/json")], body.text + "\n")
    }
}

extension Intake.StoredEmission {
    fileprivate var json: JSON {
        [
            "source": .string(event.source), "id": .string(event.id),
            "sequence": .number(JSONNumber(Int(sequence))), "duplicate": .bool(isDuplicate),
        ]
    }
}
