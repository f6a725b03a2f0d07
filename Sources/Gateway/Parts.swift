import Logging
import Synchronization

/// The long-lived parts of a process, in the order they were started; they stop in reverse.
final class Parts: Sendable {
    /// How long one part may take to stop, and all together: below the five seconds that are promised.
    static let stopLimit = Duration.milliseconds(2_500)
    static let wholeStopLimit = Duration.seconds(4)

    /// A part that ended before it was asked to.
    struct End: Sendable {
        let name: String
        let error: (any Error)?
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

    init(logger: Logger) {
        self.logger = logger
        (ends, report) = AsyncStream.makeStream(of: End.self)
    }

    func start(_ name: String, _ run: @escaping @Sendable () async throws -> Void) {
        let ended = Signal()
        let report = report
        let task = Task {
            var problem: (any Error)?
            do { try await run() } catch { problem = error }
            if !Task.isCancelled { report.yield(End(name: name, error: problem)) }
            ended.raise()
        }
        parts.withLock { $0.append(Part(name: name, task: task, ended: ended)) }
    }

    /// The first part that ends by itself; nil when the waiting task is cancelled.
    func firstEnd() async -> End? {
        var iterator = ends.makeAsyncIterator()
        return await iterator.next()
    }

    /// Stops all parts, the last started first, and waits for each within its limit.
    func stop() async {
        let started = parts.withLock { parts in
            defer { parts = [] }
            return parts
        }
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: Self.wholeStopLimit)
        for part in started.reversed() {
            part.task.cancel()
            await part.ended.wait(atMost: max(.zero, min(Self.stopLimit, clock.now.duration(to: deadline))))
            logger.debug("part stopped", metadata: ["part": "\(part.name)"])
        }
        report.finish()
    }
}
