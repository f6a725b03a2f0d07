package import Buses
import EventData
import Logging
import Manifests
package import SensorEngine

// One attempt, or one look at what an attempt made, and what follows from it.
extension TriggerLoop {
    /// One attempt and what follows from it, not saved yet; nil when a stop cut it short.
    package func attempt(_ record: InvocationRecord) async -> MadeAttempt? {
        if let checks = record.progress.checks { return await look(at: record, check: checks + 1) }
        let invocation = record.invocation
        let startedAt = clock.now()
        let result = await answer(to: record)
        // An attempt cut short by a stop is no attempt: the invocation stays due and is performed after the start.
        if Task.isCancelled, case .transient = result { return nil }
        let now = clock.now()
        // What has succeeded needs no jitter.
        let random = if case .succeeded = result { 0.0 } else { clock.random() }
        let delivery = Delivery(of: invocation, at: now, random: random)
        let decision = delivery.decision(after: result, attempt: record.attempts + 1)
        settle(result, decision, of: invocation, at: now)
        let attempt = Attempt(
            number: record.attempts + 1,
            startedAt: startedAt,
            duration: now - startedAt,
            result: result
        )
        return await made(attempt, decision, of: record, since: startedAt)
    }

    /// Looks whether what was made has become what counts as a success; a failure of it fails the attempt that made it.
    private func look(at record: InvocationRecord, check: Int) async -> MadeAttempt? {
        guard let policy = record.invocation.rules.labels else { return nil }
        let startedAt = clock.now()
        let observation = await effects.observe(record.invocation, policy)
        if Task.isCancelled, case .failed = observation { return nil }
        if case .failed(let result) = observation {
            logger.warning(
                "what a trigger made could not be looked at",
                metadata: ["invocation.id": "\(record.invocation.id)", "reason": "\(result)"]
            )
        }
        let now = clock.now()
        let delivery = Delivery(of: record.invocation, at: now, random: clock.random())
        let decision = delivery.decision(
            after: observation,
            check: check,
            of: record.message,
            attempt: record.attempts
        )
        var attempt: Attempt?
        switch decision {
        case .retry(_, let problem), .dead(let problem):
            let result = AttemptResult.transient(problem, after: nil)
            attempt = Attempt(
                number: record.attempts,
                startedAt: startedAt,
                duration: now - startedAt,
                result: result
            )
        case .done, .observe, .wait: break
        }
        return await made(attempt, decision, of: record, since: startedAt, isLook: true)
    }

    private func made(
        _ attempt: Attempt?,
        _ decision: DeliveryDecision,
        of record: InvocationRecord,
        since startedAt: Timestamp,
        isLook: Bool = false
    ) async -> MadeAttempt {
        log(decision, of: record.invocation, attempt: record.attempts + (isLook ? 0 : 1))
        var isPressed = false
        if case .wait = decision { isPressed = true }
        return MadeAttempt(
            invocation: record.invocation,
            report: DeliveryReport(
                attempt: attempt,
                decision: decision,
                counts: !isLook && !isPressed,
                round: record.progress.round,
                staysInRoom: await staysInRoom(record.invocation, after: decision)
            ),
            acceptedAt: record.acceptedAt,
            startedAt: startedAt,
            isLook: isLook
        )
    }

    private func answer(to record: InvocationRecord) async -> AttemptResult {
        let id = record.invocation.id
        // A task of its own, so that it can be given up without the one that records what came of it.
        let task = Task(executorPreference: executor(for: record)) { [effects] in
            await effects.fire(record.invocation)
        }
        answers[id] = Answer(task: task)
        defer { answers[id] = nil }
        let result = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        guard answers[id]?.isOverdue == true, case .transient = result else { return result }
        return .transient("no answer within \(Self.longestAttempt.components.seconds) s", after: nil)
    }

    /// Looks at all attempts under way once in a while, because a timer for each would cost more than most attempts.
    func watchAnswers() async {
        while !Task.isCancelled {
            do { try await clock.sleep(Self.answerInterval) } catch { return }
            giveUpOverdue()
        }
    }

    /// Another `answerInterval` has passed for the attempts under way.
    package func giveUpOverdue() {
        for id in answers.keys {
            answers[id]?.waited += Self.answerInterval
            guard let answer = answers[id], answer.isOverdue else { continue }
            answer.task.cancel()
        }
    }

    /// Tells the pace what the attempt said about the cluster.
    private func settle(
        _ result: AttemptResult,
        _ decision: DeliveryDecision,
        of invocation: Invocation,
        at now: Timestamp
    ) {
        guard Self.pacedKinds.contains(invocation.kind) else { return }
        var pressure: (reason: String, until: Timestamp)?
        if case .wait(let until, let reason) = decision { pressure = (reason, until) }
        pace.end(in: invocation.sensor.namespace, pressure: pressure)
    }

    /// Makes the attempt durable and lets go of the invocation.
    package func save(_ made: MadeAttempt) async throws(BusError) {
        let id = made.invocation.id
        try await bus.record(made.report, of: id)
        count(made)
        if case .dead(let reason) = made.report.decision { effects.mourn(made.invocation, reason) }
        release([id])
        if made.invocation.slot != nil { try await settleRoom(of: made.invocation, after: made.report) }
    }

    private func count(_ made: MadeAttempt) {
        let invocation = made.invocation
        let kind = metrics.kind(invocation.kind)
        metrics.trigger(invocation.trigger, of: invocation.sensor).note(made.report, in: kind)
        metrics.traces?.attempt(made, to: clock.now())
        guard case .done = made.report.decision, let acceptedAt = made.acceptedAt else { return }
        kind?.delivery.observe(clock.now() - acceptedAt)
    }

    private func log(_ decision: DeliveryDecision, of invocation: Invocation, attempt: Int) {
        var facts: Logger.Metadata = [
            "sensor": "\(invocation.sensor)", "trigger": "\(invocation.trigger)",
            "invocation.id": "\(invocation.id)", "attempt": "\(attempt)",
        ]
        switch decision {
        case .done(let made):
            facts["made"] = "\(made)"
            logger.info("trigger succeeded", metadata: facts)
        case .observe(_, let made, let checks):
            facts["made"] = "\(made)"
            facts["checks"] = "\(checks)"
            logger.debug("trigger waits for labels of what it made", metadata: facts)
        case .wait(let time, let reason):
            facts["reason"] = "\(reason)"
            facts["retry.at"] = "\(time.rfc3339)"
            guard !Self.waitingKinds.contains(invocation.kind) else {
                logger.debug("trigger waits", metadata: facts)
                return
            }
            logger.warning("trigger waits, the other side is under pressure", metadata: facts)
        case .retry(let time, let problem):
            facts["reason"] = "\(problem)"
            facts["retry.at"] = "\(time.rfc3339)"
            logger.warning("trigger failed, will be retried", metadata: facts)
        case .dead(let reason):
            facts["reason"] = "\(reason)"
            logger.error("trigger failed, now a dead letter", metadata: facts)
        }
    }
}

/// An attempt under way.
struct Answer {
    let task: Task<AttemptResult, Never>
    /// Rounded down to whole looks.
    var waited = Duration.zero

    var isOverdue: Bool { waited >= TriggerLoop.longestAttempt }
}

/// An attempt that was made, with what follows from it.
package struct MadeAttempt: Sendable, Equatable {
    package let invocation: Invocation
    package let report: DeliveryReport
    /// When the newest of the invocation's events was accepted; nil where that is not known any more.
    let acceptedAt: Timestamp?
    let startedAt: Timestamp
    /// Whether it only looked at what an attempt before had made.
    let isLook: Bool
}
