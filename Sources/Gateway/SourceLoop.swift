import EventSources
import Logging

/// Runs all sources side by side; one that ends or fails is started again, for as long as it takes.
struct SourceLoop: Sendable {
    /// Waits before a restart: doubled each time, forgotten after a healthy while.
    static let shortestWait = Duration.seconds(1)
    static let longestWait = Duration.seconds(60)

    let intake: Intake
    let routes: HTTPRoutes
    let health: Health
    let logger: Logger

    func run(_ sources: [CheckedManifests.Source]) async {
        await withDiscardingTaskGroup { group in
            for source in sources {
                group.addTask { await keepRunning(source) }
            }
        }
        // Without any source there is still an admin API to serve.
        await Signal().wait()
    }

    private func keepRunning(_ source: CheckedManifests.Source) async {
        let context = SourceContext(
            source: source.name,
            eventName: source.eventName,
            runtime: intake,
            routes: routes
        )
        let part = "\(source.kind) \(source.name)/\(source.eventName)"
        let clock = ContinuousClock()
        var wait = Self.shortestWait
        while !Task.isCancelled {
            health.set(part, problem: nil)
            let startedAt = clock.now
            var problem = "it ended"
            do { try await source.source.run(in: context) } catch { problem = "\(error)" }
            if Task.isCancelled { return }
            if startedAt.duration(to: clock.now) > Self.longestWait { wait = Self.shortestWait }
            health.set(part, problem: problem)
            logger.error(
                "event source failed, will be restarted",
                metadata: [
                    "eventsource": "\(source.name)", "event.name": "\(source.eventName)", "reason": "\(problem)",
                ]
            )
            do { try await Task.sleep(for: wait) } catch { return }
            wait = min(wait * 2, Self.longestWait)
        }
    }
}
