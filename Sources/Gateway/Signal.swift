import Synchronization

/// Wakes one waiting loop; raising it while nobody waits is remembered once.
package final class Signal: Sendable {
    private struct State {
        var isRaised = false
        var waiter: CheckedContinuation<Void, Never>?
        /// When the wait that was begun last ends; nil while none with a limit is under way.
        var deadline: ContinuousClock.Instant?
        var alarm: Alarm?
    }

    /// A task that sleeps until a time.
    private struct Alarm {
        let time: ContinuousClock.Instant
        let task: Task<Void, Never>
    }

    private let state = Mutex(State())

    package init() {}

    package func raise() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard let waiter = state.waiter else {
                state.isRaised = true
                return nil
            }
            state.waiter = nil
            return waiter
        }
        waiter?.resume()
    }

    /// Returns when the signal is raised, at once when it was, or when the task is cancelled.
    package func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    precondition(state.waiter == nil, "a signal has one waiting loop")
                    if state.isRaised || Task.isCancelled {
                        state.isRaised = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }

    /// Returns when the signal is raised or `limit` has passed.
    ///
    /// A loop that is woken a thousand times a second sets no timer each time: one that rings too early is set anew.
    package func wait(atMost limit: Duration) async {
        guard limit > .zero else { return }
        let deadline = ContinuousClock.now + limit
        state.withLock { state in
            state.deadline = deadline
            if state.alarm.map({ $0.time > deadline }) ?? true { setAlarm(at: deadline, &state) }
        }
        await wait()
        state.withLock { $0.deadline = nil }
    }

    private func setAlarm(at time: ContinuousClock.Instant, _ state: inout State) {
        state.alarm?.task.cancel()
        let task = Task { [weak self] in
            do { try await Task.sleep(until: time, clock: .continuous) } catch { return }
            self?.ring(time)
        }
        state.alarm = Alarm(time: time, task: task)
    }

    private func ring(_ time: ContinuousClock.Instant) {
        let isOver = state.withLock { state in
            // One that was replaced when it already rang has nothing to say.
            guard state.alarm?.time == time else { return false }
            state.alarm = nil
            guard let deadline = state.deadline else { return false }
            if deadline > time { setAlarm(at: deadline, &state) }
            return deadline <= time
        }
        if isOver { raise() }
    }

    deinit { state.withLock { $0.alarm?.task.cancel() } }
}
