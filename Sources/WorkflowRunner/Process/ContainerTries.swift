import EventData
import Expressions
import Workflows

/// How often a container of a set is tried, and how long is waited in between: its `retryStrategy` (spec/workflows.md D9).
struct ContainerTries: Sendable {
    /// All of them, the first as well: so Argo counts `retries`.
    private let count: Int
    private let wait: Duration

    /// - Throws: where a field is no number, or no duration.
    init(_ strategy: JSON?) throws(LeafProblem) {
        let place = "containerSet.retryStrategy"
        guard let retries = strategy?["retries"], retries != .null else {
            (count, wait) = (1, .zero)
            return
        }
        guard let number = retries.integer ?? retries.string.flatMap({ Int($0) }) else {
            throw .error("\(place).retries '\(retries.string ?? retries.text)' is no whole number; correct it")
        }
        let text = strategy?["duration"]?.string ?? ""
        guard let duration = text.isEmpty ? .zero : Duration(goText: text) else {
            throw .error("\(place).duration '\(text)' is no duration; write 10s or 1m")
        }
        (count, wait) = (max(number, 1), duration)
    }

    /// The last try's end: the first that succeeds, or where the leaf is to end.
    func end(
        of task: LeafTask,
        _ tools: LeafTools,
        _ stop: StopSignal,
        _ run: () async throws(LeafProblem) -> ContainerRun.End
    ) async throws(LeafProblem) -> ContainerRun.End {
        var end = try await run()
        for _ in 1..<count {
            let isOver = task.deadline.map { $0 <= tools.now() } ?? false
            guard end.failure != nil, !stop.isGiven, !isOver else { break }
            let wait = wait
            do throws(LeafProblem) {
                try await tools.unlessEnded(stop, task.deadline) { () async throws(LeafProblem) in
                    do { try await Task.sleep(for: wait) } catch { throw .error("pod deleted") }
                }
            } catch {
                // Told to end, or too late for another try: what it left counts.
                guard error.verdict == .failed else { throw error }
                break
            }
            end = try await run()
        }
        return end
    }
}
