import EventData
import Expressions
import Manifests

/// One firing of one trigger, still to be rendered.
struct Firing {
    let sensor: Sensor
    let plan: TriggerPlan
    /// In the order of the condition.
    let arrivals: [Arrival]
    let time: Timestamp
    let secret: [UInt8]
    private let id: InvocationID

    init(sensor: Sensor, plan: TriggerPlan, arrivals: [Arrival], time: Timestamp, secret: [UInt8]) {
        self.sensor = sensor
        self.plan = plan
        self.arrivals = arrivals
        self.time = time
        self.secret = secret
        id = InvocationID(sensor: sensor.name, trigger: plan.trigger.name, events: arrivals.map(\.reference))
    }

    /// Templates see the newest event's time as now, and randomness that follows from the invocation's id.
    func render() -> Result<Invocation, RenderError> {
        let events = FiringEvents(arrivals.map { ($0.dependency, $0.event) })
        let newest = arrivals.max { $0.sequence < $1.sequence }
        let (secret, id) = (secret, id)
        let evaluation = Evaluation(now: newest?.event.event.time ?? time) { secret + Array(id.text.utf8) }
        var rendering = Rendering(events, in: evaluation)
        do throws(RenderError) {
            let request = try plan.request(&rendering, references: arrivals.map(\.reference))
            return .success(invocation(request, values: rendering.values))
        } catch {
            return .failure(error)
        }
    }

    /// The invocation with its request as the manifest has it.
    var unrendered: Invocation { invocation(JSONText(plan.unrenderedRequest), values: []) }

    private func invocation(_ request: JSONText, values: [RenderedValue]) -> Invocation {
        Invocation(
            id: id,
            sensor: sensor.name,
            revision: sensor.revision,
            trigger: plan.trigger.name,
            kind: plan.trigger.kind,
            request: request,
            events: arrivals.map(\.reference),
            retryStrategy: plan.trigger.retryStrategy,
            createdAt: time,
            values: values
        )
    }
}
