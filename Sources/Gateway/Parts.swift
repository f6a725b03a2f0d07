package import Logging
import Synchronization

/// The long-lived parts of a process, in the order they were started; they stop in reverse.
package final class Parts: Sendable {
    /// How long one part may take to stop.
    static let stopLimit = Duration.milliseconds(2_500)
    /// How long all parts together may take: below the five seconds that are promised, with time to close the bus.
    static let wholeStopLimit = Duration.milliseconds(4_000)

    /// A part that ended before it was asked to.
    package struct End: Sendable {
        package let name: String
        package let error: (any Error)?
    }

    private struct Part: Sendable {
        let name: String
        let task: Task<Void, Never>
        let ended: Signal
    }

    private let parts = Mutex<[Part]>([])
    private let ends: AsyncStream<End>
    private let report: AsyncStream<End>.Continuation
    private let logger: Logger

    package init(logger: Logger) {
        self.logger = logger
        (ends, report) = AsyncStream.makeStream(of: End.self)
    }

    package func start(_ name: String, _ run: @escaping @Sendable () async throws -> Void) {
        let ended = Signal()
        let (report, logger) = (report, logger)
        let task = Task {
            var problem: (any Error)?
            do { try await run() } catch { problem = error }
            if !Task.isCancelled {
                report.yield(End(name: name, error: problem))
            } else if let problem, !(problem is CancellationError) {
                logger.warning("part failed while it stopped", metadata: ["part": "\(name)", "reason": "\(problem)"])
            }
            ended.raise()
        }
        parts.withLock { $0.append(Part(name: name, task: task, ended: ended)) }
    }

    /// The first part that ends by itself; nil when the waiting task is cancelled.
    package func firstEnd() async -> End? {
        var iterator = ends.makeAsyncIterator()
        return await iterator.next()
    }

    /// Stops all parts, the last started first, and waits for each within the limits.
    ///
    /// One that does not end in time is left behind; the process ends soon, and what it did is repeated at the start.
    package func stop() async {
        let started = parts.withLock { parts in
            defer { parts = [] }
            return parts
        }
        let clock = ContinuousClock()
        let deadline = clock.now + Self.wholeStopLimit
        for part in started.reversed() {
            part.task.cancel()
            let asked = clock.now
            let limit = min(Self.stopLimit, max(.zero, asked.duration(to: deadline)))
            await part.ended.wait(atMost: limit)
            if asked.duration(to: clock.now) < limit {
                logger.debug("part stopped", metadata: ["part": "\(part.name)"])
            } else {
                logger.warning("part did not stop in time", metadata: ["part": "\(part.name)"])
            }
        }
        report.finish()
    }
}
