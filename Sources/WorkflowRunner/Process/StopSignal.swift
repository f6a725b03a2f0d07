import EventData
import Workflows

/// Tells all that belongs to a leaf that it is to end: what is prepared for it, and each of its processes.
struct StopSignal: Sendable {
    private struct State: Sendable {
        var isGiven = false
        var listeners: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Shared(State())

    var isGiven: Bool { state.with { $0.isGiven } }

    func give() {
        let listeners = state.with { state in
            state.isGiven = true
            return state.listeners
        }
        for listener in listeners { listener.yield() }
    }

    /// Yields when the signal is given, at once when it was given before.
    func stream() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream.makeStream(of: Void.self)
        let isGiven = state.with { state in
            state.listeners.append(listener)
            return state.isGiven
        }
        if isGiven { listener.yield() }
        return stream
    }
}

extension LeafTools {
    /// Runs a leaf whose parts are told to end one after the other: a stream ends with the first who stops reading it.
    func following(
        _ stops: AsyncStream<Void>,
        _ body: @escaping @Sendable (StopSignal) async -> LeafResult
    ) async -> LeafResult {
        let stop = StopSignal()
        return await withTaskGroup(of: LeafResult?.self) { group in
            group.addTask {
                for await _ in stops { stop.give() }
                return nil
            }
            group.addTask { await body(stop) }
            defer { group.cancelAll() }
            while let result = await group.next() { if let result { return result } }
            return LeafProblem.error("pod deleted").result(at: now())
        }
    }

    /// Does what a leaf needs before its process; given up when the leaf is to end meanwhile, or its time is over.
    func unlessEnded<Value: Sendable>(
        _ stop: StopSignal,
        _ deadline: Timestamp?,
        _ body: @escaping @Sendable () async throws(LeafProblem) -> Value
    ) async throws(LeafProblem) -> Value {
        let end = await withTaskGroup(of: Result<Value, LeafProblem>?.self) { group in
            group.addTask {
                do throws(LeafProblem) { return .success(try await body()) } catch { return .failure(error) }
            }
            group.addTask {
                for await _ in stop.stream() { return .failure(.failed("terminated before it started")) }
                return nil
            }
            if let deadline {
                group.addTask {
                    do { try await Task.sleep(for: max(.zero, deadline - now())) } catch { return nil }
                    return .failure(.failed(LeafProcess.deadlineMessage))
                }
            }
            defer { group.cancelAll() }
            while let end = await group.next() { if let end { return end } }
            return Result<Value, LeafProblem>.failure(.error("pod deleted"))
        }
        return try end.get()
    }
}
