package import NIOCore
import NIOPosix

/// Runs the steps of tasks on an event loop, so that what waits for a socket goes on without waking another thread.
///
/// Such tasks must not compute for long: they hold up every connection of the loop.
package final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    package init(_ loop: any EventLoop) { self.loop = loop }

    /// One for each event loop of the process.
    package static var all: [EventLoopExecutor] {
        MultiThreadedEventLoopGroup.singleton.makeIterator().map(EventLoopExecutor.init)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
