import EventData
import Manifests

/// One firing of one trigger, still to be rendered.
struct Firing {
    let sensor: Sensor
    let plan: TriggerPlan
    /// In the order of the condition.
    let arrivals: [Arrival]
    let time: Timestamp

    func render() -> Result<Invocation, RenderError> {
        let events = FiringEvents(arrivals.map { ($0.dependency, $0.event) })
        do {
            return .success(invocation(try plan.request(events, references: arrivals.map(\.reference))))
        } catch {
            return .failure(error)
        }
    }

    /// The invocation with its request as the manifest has it.
    var unrendered: Invocation { invocation(plan.unrenderedRequest) }

    private func invocation(_ request: JSON) -> Invocation {
        let references = arrivals.map(\.reference)
        return Invocation(
            id: InvocationID(sensor: sensor.name, trigger: plan.trigger.name, events: references),
            sensor: sensor.name,
            revision: sensor.revision,
            trigger: plan.trigger.name,
            kind: plan.trigger.kind,
            request: request,
            events: references,
            retryStrategy: plan.trigger.retryStrategy,
            createdAt: time
        )
    }
}
