import EventData
import Expressions
import Manifests

/// One firing of one trigger, still to be rendered.
struct Firing {
    let sensor: Sensor
    let plan: TriggerPlan
    /// What stands by in case it ends as a dead letter.
    let dlqPlan: TriggerPlan?
    /// In the order of the condition; several of one dependency where a debounce gathered them.
    let arrivals: [Arrival]
    let time: Timestamp
    let secret: [UInt8]

    /// That of the newest event that has one.
    fileprivate var traceparent: String? {
        let ordered = arrivals.sorted { $0.sequence < $1.sequence }
        return ordered.lazy.compactMap { $0.event.event.producer["traceparent"] }.last
    }

    /// What a firing comes to: its effects, and the outcome of each of its events.
    struct Result {
        let effects: [Effect]
        let verdict: Outcome.Verdict
        let detail: String
    }

    /// The invocation and what stands by, or a dead letter with its reason.
    ///
    /// `problem` makes it a dead letter from the start: a join that expired.
    func result(buriedBecause problem: String? = nil) -> Result {
        let main = Draft(of: self, plan: plan, dlqOf: nil)
        let standby = dlqPlan.map { Draft(of: self, plan: $0, dlqOf: plan.trigger.name) }
        switch main.render(standby: standby?.id) {
        case .success(let invocation):
            guard let problem else {
                let waiting = standby.map { $0.render(standby: nil).standingBy(orElse: $0) }
                return Result(
                    effects: [waiting, .fire(invocation), commitStatus(of: invocation).map { .fire($0) }]
                        .compactMap(\.self),
                    verdict: .fired,
                    detail: invocation.id.text
                )
            }
            return buried(invocation, problem, standby)
        case .failure(let error):
            return buried(main.unrendered(standby: standby?.id), problem ?? error.problem, standby)
        }
    }

    private func buried(_ invocation: Invocation, _ problem: String, _ standby: Draft?) -> Result {
        let reason = problem.clipped(to: longestDetailBytes)
        let next = standby.map { $0.render(standby: nil).performed(orElse: $0) }
        return Result(
            effects: [.bury(invocation, reason: reason), next].compactMap(\.self),
            verdict: .buried,
            detail: "\(invocation.id): \(reason)"
        )
    }
}

/// An invocation in the making: of the trigger itself, or of its `dlqTrigger`.
private struct Draft {
    let id: InvocationID
    let firing: Firing
    let plan: TriggerPlan

    init(of firing: Firing, plan: TriggerPlan, dlqOf main: String?) {
        self.firing = firing
        self.plan = plan
        let references = firing.arrivals.map(\.reference)
        id = InvocationID(sensor: firing.sensor.name, trigger: plan.trigger.name, events: references, dlqOf: main)
    }

    /// Templates see the newest event's time as now, and randomness that follows from the invocation's id.
    func render(standby: InvocationID?) -> Result<Invocation, RenderError> {
        let arrivals = firing.arrivals
        let newest = arrivals.max { $0.sequence < $1.sequence }
        let (secret, id) = (firing.secret, id)
        let evaluation = Evaluation(now: newest?.event.event.time ?? firing.time) { secret + Array(id.digest.utf8) }
        var rendering = Rendering(FiringEvents(gathering: arrivals), in: evaluation)
        do throws(RenderError) {
            let slot = try slot(in: evaluation)
            let request = try plan.request(&rendering, references: arrivals.map(\.reference))
            return .success(
                invocation(request, isRendered: true, values: rendering.values, slot: slot, standby: standby)
            )
        } catch {
            return .failure(error)
        }
    }

    private func slot(in evaluation: Evaluation) throws(RenderError) -> ConcurrencySlot? {
        guard let concurrency = plan.trigger.flow.concurrency else { return nil }
        let key: String
        do throws(RenderError) {
            key = try concurrency.key?.text(of: firing.arrivals, in: evaluation) ?? ""
        } catch {
            throw error.at("concurrency")
        }
        return ConcurrencySlot(key: key, limit: concurrency.limit, policy: concurrency.policy)
    }

    /// The invocation with its request as the manifest has it.
    func unrendered(standby: InvocationID?) -> Invocation {
        invocation(JSONText(plan.unrenderedRequest), isRendered: false, values: [], slot: nil, standby: standby)
    }

    private func invocation(
        _ request: JSONText,
        isRendered: Bool,
        values: [RenderedValue],
        slot: ConcurrencySlot?,
        standby: InvocationID?
    ) -> Invocation {
        Invocation(
            id: id,
            sensor: firing.sensor.name,
            revision: firing.sensor.revision,
            trigger: plan.trigger.name,
            kind: plan.trigger.kind,
            request: request,
            events: firing.arrivals.map(\.reference),
            rules: plan.trigger.delivery,
            slot: slot,
            standby: standby,
            createdAt: firing.time,
            isRendered: isRendered,
            values: values,
            origin: InvocationOrigin(traceparent: firing.traceparent)
        )
    }
}

extension Result<Invocation, RenderError> {
    fileprivate func standingBy(orElse draft: Draft) -> Effect {
        switch self {
        case .success(let invocation): .standBy(invocation, problem: nil)
        case .failure(let error): .standBy(draft.unrendered(standby: nil), problem: error.problem)
        }
    }

    fileprivate func performed(orElse draft: Draft) -> Effect {
        switch self {
        case .success(let invocation): .fire(invocation)
        case .failure(let error): .bury(draft.unrendered(standby: nil), reason: error.problem)
        }
    }
}
