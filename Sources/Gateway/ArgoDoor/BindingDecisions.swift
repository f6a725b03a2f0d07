import Buses
import EventData
import Expressions
import Manifests
import SensorEngine
import Synchronization
import Triggers

/// Decides on an event as the sensors of the bindings do, so that its sender is told at once what becomes of it.
///
/// A class, because all requests share the engines of one generation.
final class BindingDecisions: Sendable {
    private struct Bound: Sendable {
        let binding: WorkflowEventBinding
        /// nil where it submits nothing.
        let engine: Engine?
    }

    private struct Prepared: Sendable {
        let generation: Int
        /// By the source of the events that they take.
        let bySource: [String: [Bound]]
    }

    private let bus: any EventBus
    private let secret: [UInt8]
    private let prepared = Mutex<Prepared?>(nil)

    init(bus: any EventBus, secret: [UInt8]) {
        self.bus = bus
        self.secret = secret
    }

    /// In the order of the bindings' names.
    func outcomes(of stored: Intake.StoredEmission, _ generation: Generation) async -> [BindingOutcome] {
        let bound = bindings(of: generation, for: stored.event.source)
        guard !bound.isEmpty else { return [] }
        let event: DecodedEvent
        do throws(BusError) { event = DecodedEvent(try await self.event(of: stored)) } catch {
            return bound.map { bound in
                let message = "the event came before; what became of it is not known now: \(error.text)"
                return BindingOutcome(binding: bound.binding.name, outcome: .failed, message: message)
            }
        }
        var outcomes: [BindingOutcome] = []
        for bound in bound {
            let outcome = decide(bound, on: event, stored.sequence)
            outcomes.append(stored.isDuplicate ? await looked(at: outcome, bound, stored.sequence) : outcome)
        }
        return outcomes
    }

    private func bindings(of generation: Generation, for source: String) -> [Bound] {
        let known = prepared.withLock { $0?.generation == generation.number ? $0 : nil }
        let current = known ?? prepare(generation)
        return current.bySource[source] ?? []
    }

    private func prepare(_ generation: Generation) -> Prepared {
        let naming = generation.checked.naming
        let bound = generation.checked.bindings.sorted { $0.name < $1.name }.map { binding in
            let engine = binding.sensor.map { Engine(sensor: $0.naming(naming), secret: secret) }
            return Bound(binding: binding, engine: engine)
        }
        var bySource = Dictionary(grouping: bound) { bound in
            naming.source(of: WorkflowEventSource.name(in: bound.binding.name.namespace))
        }
        bySource[naming.source(of: WorkflowEventSource.everywhere)] = bound
        let new = Prepared(generation: generation.number, bySource: bySource)
        prepared.withLock { $0 = new }
        return new
    }

    // MARK: One binding

    private func decide(_ bound: Bound, on event: DecodedEvent, _ sequence: Int64) -> BindingOutcome {
        let name = bound.binding.name
        guard var engine = bound.engine else { return selected(bound.binding, event) }
        for effect in engine.receive(event, sequence: sequence, at: event.event.time) {
            switch effect {
            case .fire(let invocation):
                var outcome = BindingOutcome(binding: name, outcome: .matched, invocation: invocation.id)
                do throws(PlannedWorkflowProblem) { outcome.workflow = try invocation.plannedWorkflow() } catch {
                    return BindingOutcome(
                        binding: name,
                        outcome: .failed,
                        message: error.text,
                        invocation: invocation.id
                    )
                }
                return outcome
            case .bury(let invocation, let reason):
                return BindingOutcome(binding: name, outcome: .failed, message: reason, invocation: invocation.id)
            case .record(let outcome) where outcome.verdict == .filtered:
                return BindingOutcome(binding: name, outcome: .notMatched)
            case .record(let outcome) where outcome.verdict == .filterError:
                return BindingOutcome(binding: name, outcome: .failed, message: outcome.detail)
            default: continue
            }
        }
        return BindingOutcome(binding: name, outcome: .notMatched)
    }

    /// Of a binding without `submit`.
    private func selected(_ binding: WorkflowEventBinding, _ event: DecodedEvent) -> BindingOutcome {
        do {
            let document = try event.document?.get()
            let evaluation = Evaluation(now: event.event.time, seed: secret + Array(event.event.id.utf8))
            let isMatch = try document.map { try binding.selector.matches($0, in: evaluation) } ?? false
            guard isMatch else { return BindingOutcome(binding: binding.name, outcome: .notMatched) }
            return BindingOutcome(binding: binding.name, outcome: .matched, message: "the binding has no submit")
        } catch {
            return BindingOutcome(binding: binding.name, outcome: .failed, message: "\(error)")
        }
    }

    // MARK: Of an event that came before

    /// What was decided on is what the first delivery said.
    private func event(of stored: Intake.StoredEmission) async throws(BusError) -> CloudEvent {
        guard stored.isDuplicate else { return stored.event }
        // One that has left the archive was the same.
        return try await bus.event(at: stored.sequence)?.event ?? stored.event
    }

    /// The same with where its invocation stands, or that there is none.
    private func looked(at outcome: BindingOutcome, _ bound: Bound, _ sequence: Int64) async -> BindingOutcome {
        guard let sensor = bound.engine?.sensor.name, let id = outcome.invocation else { return outcome }
        var outcome = outcome
        do throws(BusError) {
            if let record = try await bus.invocation(id) {
                outcome.state = record.state.rawValue
            } else if try await bus.knownState(of: sensor).map({ $0.cursor >= sequence }) ?? false {
                return BindingOutcome(
                    binding: outcome.binding,
                    outcome: .notMatched,
                    message: "the event came before, when the binding was another one or not there"
                )
            }
        } catch {
            outcome.message = "where it stands is not known now: \(error.text)"
        }
        return outcome
    }
}
