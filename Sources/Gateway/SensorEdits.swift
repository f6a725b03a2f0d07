package import Buses
package import Manifests
package import SensorEngine
import Synchronization

/// Where sensors wait for the running `SensorLoop` to take them up between two batches.
package final class SensorEdits: Sendable {
    struct Request: Sendable {
        let sensors: [Sensor]
        /// See `CheckedManifests.dormant`.
        let dormant: Set<ManifestName>?
        let answer: CheckedContinuation<Result<[SensorChange], BusError>, Never>
    }

    private struct State {
        var waiting: [Request] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// Wakes a loop that has no sensors, and so no interest in events.
    let newEdits = Signal()
    private let newEvents: Signal

    /// `newEvents` wakes a loop that has sensors.
    package init(newEvents: Signal) { self.newEvents = newEvents }

    /// Has the loop run these sensors from its next batch on.
    ///
    /// - Returns: what became of each sensor and of what it held, when that is durable.
    package func swap(
        to sensors: [Sensor],
        dormant: Set<ManifestName>? = []
    ) async throws(BusError) -> [SensorChange] {
        let result = await withCheckedContinuation { answer in
            let isTaken = state.withLock { state in
                let request = Request(sensors: sensors, dormant: dormant, answer: answer)
                if !state.isClosed { state.waiting.append(request) }
                return !state.isClosed
            }
            guard isTaken else {
                answer.resume(returning: .failure(Self.stopping))
                return
            }
            newEdits.raise()
            newEvents.raise()
        }
        return try result.get()
    }

    func take() -> Request? {
        state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    /// The loop ends: nobody would ever answer.
    func close() {
        let waiting = state.withLock { state in
            defer { state = State(isClosed: true) }
            return state.waiting
        }
        for request in waiting { request.answer.resume(returning: .failure(Self.stopping)) }
    }

    private static let stopping = BusError.unavailable("the gateway is stopping")
}
