/// The Steps and DAG nodes that a pass has still to look at.
///
/// They call each other to any depth; looked at one after the other, they take no stack for it.
struct RunAgenda: Sendable {
    /// Those that were met on the way, the next one last.
    private var met: [RunFrame] = []
    /// Those of which a part has ended since they were looked at.
    private var again: [String] = []
    /// All that were met in this walk, by id.
    private var known: [String: RunFrame] = [:]
    /// The one that is being looked at, and what it has met.
    private var current: String?
    private var fresh: [RunFrame] = []
    /// Whether something ended that is part of none of them.
    var hasEndedAtTop = false

    /// One that was looked at in this walk is not looked at again before a part of it has ended.
    mutating func meet(_ frame: RunFrame) { if known[frame.id] == nil { fresh.append(frame) } }

    /// Notes that a part of `boundary` has ended.
    mutating func noteEnd(in boundary: String?) {
        guard let boundary else {
            hasEndedAtTop = true
            return
        }
        guard boundary != current, known[boundary] != nil, !again.contains(boundary) else { return }
        again.append(boundary)
    }

    /// The next one to look at: those just met in their order, then the deepest of which a part has ended.
    mutating func next() -> RunFrame? {
        met += fresh.reversed()
        fresh = []
        current = nil
        let frame = met.popLast() ?? deepest()
        guard let frame else { return nil }
        known[frame.id] = frame
        again.removeAll { $0 == frame.id }
        current = frame.id
        return frame
    }

    private func deepest() -> RunFrame? {
        again.compactMap { known[$0] }.max { $0.depth < $1.depth }
    }
}

extension WorkflowRun {
    /// Makes a node at the top go on as far as it can, with all that it calls.
    mutating func settle(_ request: NodeRequest) {
        repeat {
            turn.agenda = RunAgenda()
            execute(request)
            while let frame = turn.agenda.next() { look(at: frame) }
        } while turn.agenda.hasEndedAtTop && nodes.phase(of: id(of: request.name))?.isFulfilled == false
    }

    private mutating func look(at frame: RunFrame) {
        guard nodes.phase(of: frame.id)?.isFulfilled == false, !endFailingFast(frame) else { return }
        do throws(RunProblem) {
            switch frame.template.body {
            case .steps(let steps): proceed(frame, steps: steps)
            case .dag(let dag): try proceed(frame, dag: dag)
            default: break
            }
            _ = endFailingFast(frame)
        } catch { end(frame.id, error.phase, message: error.message) }
    }

    /// Ends a node of which a child has failed, when its template wants that and nothing of it runs any more
    /// (spec/workflows.md D11).
    private mutating func endFailingFast(_ frame: RunFrame) -> Bool {
        guard frame.template.failFast, nodes.phase(of: frame.id)?.isFulfilled == false, hasFailedChild(frame.id),
            !hasActive(frame.id)
        else { return false }
        let message = "template has failed or errored children and failFast enabled"
        for part in nodes.all where part.boundaryID == frame.id && !part.isFulfilled {
            end(part.id, .failed, message: message)
        }
        end(frame.id, .failed, message: message)
        return true
    }
}
