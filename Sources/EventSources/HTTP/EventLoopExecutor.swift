package import NIOCore
import NIOPosix

/// Runs the steps of tasks on an event loop, so that what waits for a socket goes on without waking another thread.
///
/// Such tasks must not compute for long: they hold up every connection of the loop.
package final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    package init(_ loop: any EventLoop) { self.loop = loop }

    /// Those of half of the process's event loops, at least one: the fewer there are, the more of what ends at the same
    /// time is served by one wake-up (ADR 65).
    package static var half: [EventLoopExecutor] {
        let loops = Array(MultiThreadedEventLoopGroup.singleton.makeIterator())
        return loops.suffix(max(1, loops.count / 2)).map(EventLoopExecutor.init)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
