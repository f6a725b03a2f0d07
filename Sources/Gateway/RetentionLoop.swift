import Buses
import Logging

/// Removes from the archive what nobody needs any more.
struct RetentionLoop: Sendable {
    /// Between two looks; the limits are days and millions, so a minute is soon enough.
    static let interval = Duration.seconds(60)

    let bus: any EventBus
    let clock: WallClock
    let logger: Logger

    func run() async {
        while !Task.isCancelled {
            do {
                let removed = try await bus.sweep(at: clock.now())
                if removed > 0 { logger.info("old events removed", metadata: ["events": "\(removed)"]) }
            } catch {
                logger.warning("old events not removed", metadata: ["reason": "\(error.text)"])
            }
            do { try await Task.sleep(for: Self.interval) } catch { return }
        }
    }
}
