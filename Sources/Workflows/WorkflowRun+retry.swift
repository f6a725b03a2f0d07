import EventData

/// What comes after an attempt.
private enum RetryDecision {
    case end(NodePhase, String)
    case wait(until: Timestamp, String)
    case again
}

extension WorkflowRun {
    /// What is waited after an attempt that failed before it ran, so that a pass ends.
    private static let pauseOfFailedStart = Duration.seconds(1)

    /// Lets a node with a `retryStrategy` go on, attempt after attempt (spec/workflows.md D10).
    mutating func proceedRetry(
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) {
        let id = id(of: request.name)
        if nodes[id]?.phase != .running { create(request, .retry, .running, inputs: inputs) }
        let scope = TagScope(locals: request.locals, inputs: inputs)
        let strategy = try RetryStrategy(try filled(template.retryStrategy ?? [:], scope))
        passOverEarlierAttempts(of: id)
        if let last = attempts(of: id).last, !last.isFulfilled { proceedAttempt(last.name, request, template, inputs) }
        let attempts = attempts(of: id)
        if let last = attempts.last {
            guard last.isFulfilled else { return }
            switch try decision(strategy, attempts, last, request) {
            case .end(let phase, let message): return endRetry(id, phase, message, last)
            case .wait(let moment, let message):
                if nodes[id]?.message != message { nodes.change(id) { $0.message = message } }
                return turn.wake(at: moment)
            case .again: break
            }
        }
        try startAttempt(attempts, strategy, request, template, inputs)
    }

    /// A resubmission brings all failed attempts as if they were still to run (spec/workflows.md A6.1); the last one is.
    private mutating func passOverEarlierAttempts(of id: String) {
        for attempt in attempts(of: id).dropLast() where !attempt.isFulfilled {
            toStartAgain.remove(attempt.id)
            end(attempt.id, .skipped, message: "another attempt came after it")
        }
    }

    private func attempts(of id: String) -> [RunNode] {
        nodes[id]?.children.compactMap { nodes[$0] }.filter(\.isAttempt) ?? []
    }

    private mutating func startAttempt(
        _ attempts: [RunNode],
        _ strategy: RetryStrategy,
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) {
        let id = id(of: request.name)
        if let message = halt(request.isExit) { return end(id, .failed, message: message) }
        guard attempts.isEmpty || hasRoom(request) else { return }
        if nodes[id]?.message != "" { nodes.change(id) { $0.message = "" } }
        proceedAttempt("\(request.name)(\(attempts.count))", request, template, inputs)
        let now = self.attempts(of: id)
        guard let last = now.last, last.isFulfilled else { return }
        switch try decision(strategy, now, last, request) {
        case .end(let phase, let message): endRetry(id, phase, message, last)
        case .wait(let moment, let message):
            nodes.change(id) { $0.message = message }
            turn.wake(at: moment)
        case .again: turn.wake(at: turn.now + Self.pauseOfFailedStart)
        }
    }

    private mutating func proceedAttempt(
        _ name: String,
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) {
        let id = id(of: request.name)
        var attempt = request
        let before = attempts(of: id).filter { $0.name != name }
        attempt = NodeRequest(name: name, target: request.target, scope: request.scope)
        attempt.boundary = request.boundary
        attempt.container = id
        attempt.parents = [id]
        attempt.depth = request.depth
        attempt.room = request.room
        attempt.isExit = request.isExit
        attempt.isAttempt = true
        attempt.locals = request.locals.merging(Self.locals(of: before)) { _, new in new }
        if let limit = maxDuration(template, request, inputs) {
            attempt.deadline = (before.first?.startedAt ?? turn.now) + limit
        }
        do throws(RunProblem) { try dispatch(attempt, template, inputs) } catch {
            guard nodes.contains(self.id(of: name)) else {
                create(attempt, .skipped, error.phase, message: error.message)
                return
            }
            end(self.id(of: name), error.phase, message: error.message)
        }
    }

    private func maxDuration(_ template: RunTemplate, _ request: NodeRequest, _ inputs: JSON?) -> Duration? {
        let scope = TagScope(locals: request.locals, inputs: inputs)
        guard let written = template.retryStrategy, let filled = try? filled(written, scope) else { return nil }
        return (try? RetryStrategy(filled))?.wait?.maxDuration
    }

    /// `retries` and `lastRetry.…` for the attempt after these.
    private static func locals(of attempts: [RunNode], unknownCode: String = "0") -> [String: String] {
        var locals = [
            "retries": String(attempts.count), "lastRetry.exitCode": unknownCode, "lastRetry.status": "",
            "lastRetry.duration": "0", "lastRetry.message": "",
        ]
        guard let last = attempts.last else { return locals }
        if let code = last.outputs?["exitCode"]?.scalarText { locals["lastRetry.exitCode"] = code }
        locals["lastRetry.status"] = last.phase.rawValue
        locals["lastRetry.message"] = last.message
        if let start = last.startedAt, let end = last.finishedAt {
            // The status has whole seconds, and expressions read them as whole numbers.
            locals["lastRetry.duration"] = String(end.seconds - start.seconds)
        }
        return locals
    }

    private mutating func endRetry(_ id: String, _ phase: NodePhase, _ message: String, _ last: RunNode) {
        if let outputs = last.outputs { nodes.change(id) { $0.outputs = outputs } }
        end(id, phase, message: message)
    }

    private func decision(
        _ strategy: RetryStrategy,
        _ attempts: [RunNode],
        _ last: RunNode,
        _ request: NodeRequest
    ) throws(RunProblem) -> RetryDecision {
        guard last.phase.isBad else { return .end(last.phase, "") }
        if let message = haltOfRetry(request.isExit) { return .end(last.phase, message) }
        if let decision = waiting(strategy, attempts, last) { return decision }
        guard strategy.covers(last) else { return .end(last.phase, last.message) }
        if let limit = strategy.limit, attempts.count > limit { return .end(last.phase, "No more retries left") }
        guard let expression = strategy.expression else { return .again }
        var scope = TagScope(locals: request.locals, inputs: nodes[id(of: request.name)]?.inputs)
        scope.locals.merge(Self.locals(of: attempts, unknownCode: "-1")) { _, new in new }
        scope.locals["retries"] = String(attempts.count - 1)
        guard try holds(expression, scope) else {
            return .end(last.phase, "retryStrategy.expression evaluated to false")
        }
        return .again
    }

    /// Why there are no more attempts, however the last one failed; nil while there may be.
    private func haltOfRetry(_ isExit: Bool) -> String? {
        guard let message = halt(isExit) else { return nil }
        guard shutdown == nil, let deadline = workflowDeadline else { return message }
        let moment = String(deadline.rfc3339.prefix(19)).split(separator: "T").joined(separator: " ")
        return "retry exceeded workflow deadline \(moment) +0000 UTC"
    }

    /// What the waits between attempts decide; nil when there is nothing to wait for.
    private func waiting(_ strategy: RetryStrategy, _ attempts: [RunNode], _ last: RunNode) -> RetryDecision? {
        guard let wait = strategy.wait, let finished = last.finishedAt else { return nil }
        let next = finished + strategy.wait(afterAttempts: attempts.count)
        if let limit = wait.maxDuration, let first = attempts.first?.startedAt {
            if turn.now > first + limit { return .end(last.phase, "Max duration limit exceeded") }
            if next > first + limit { return .end(last.phase, "Backoff would exceed max duration limit") }
        }
        guard let limit = strategy.limit, attempts.count <= limit, turn.now < next else { return nil }
        return .wait(until: next, "Backoff for \(humanText(strategy.wait(afterAttempts: attempts.count)))")
    }

    private func humanText(_ duration: Duration) -> String {
        let seconds = duration.wholeNanoseconds / 1_000_000_000
        if seconds < 60 { return "\(seconds) second\(seconds == 1 ? "" : "s")" }
        if seconds < 3_600 { return "\(seconds / 60) minutes \(seconds % 60) seconds" }
        return "\(seconds / 3_600) hours \(seconds / 60 % 60) minutes"
    }
}
