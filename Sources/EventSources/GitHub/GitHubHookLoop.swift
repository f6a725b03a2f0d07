import EventData
import Logging

/// Keeps the hooks of one source and what they deliver, for as long as the source runs.
struct GitHubHookLoop: Sendable {
    /// Between two looks at the hooks, as in Argo Events, and between two at the deliveries.
    static let hookPause = Duration.seconds(60)
    static let deliveryPause = Duration.seconds(600)
    /// After a pass that failed: doubled up to an hour.
    private static let longestPause = Duration.seconds(3600)

    private static let logger = Logger(label: "signalbox.github")

    let hooks: GitHubHooks
    let context: SourceContext
    private let keeper: GitHubHookKeeper
    private let deliveries: GitHubDeliveries

    init(_ hooks: GitHubHooks, in context: SourceContext) {
        self.hooks = hooks
        self.context = context
        let api = GitHubAPI(hooks, in: context)
        keeper = GitHubHookKeeper(hooks: hooks, api: api, context: context)
        deliveries = GitHubDeliveries(api: api, context: context)
    }

    /// Until cancelled; the first pass, which asks for what was missed while nothing ran, is made at once.
    func run() async throws {
        do {
            try await keepGoing()
        } catch is CancellationError {
            if hooks.isDeletedOnFinish { await deleteAll() }
            throw CancellationError()
        }
    }

    private func keepGoing() async throws {
        var nextDeliveries = context.runtime.now()
        var pause = Self.hookPause
        while true {
            let now = context.runtime.now()
            let isDue = now >= nextDeliveries
            var wait: Duration?
            for target in hooks.targets {
                do { try await pass(target, withDeliveries: isDue) } catch {
                    if error is CancellationError || Task.isCancelled { throw CancellationError() }
                    wait = max(wait ?? pause, tell(error, target))
                    // Every further call would make it worse.
                    if case .limited? = error as? GitHubAPI.Problem { break }
                }
            }
            if let wait {
                try await context.runtime.sleep(for: wait)
                pause = min(pause * 2, Self.longestPause)
                continue
            }
            pause = Self.hookPause
            if isDue { nextDeliveries = now + Self.deliveryPause }
            try await context.runtime.sleep(for: Self.hookPause)
        }
    }

    private func pass(_ target: GitHubHooks.Target, withDeliveries: Bool) async throws {
        let kept = try await keeper.keep(target)
        if kept.change != .none {
            var facts = facts(target)
            facts["hook"] = "\(kept.hook)"
            facts["change"] = "\(kept.change.rawValue)"
            Self.logger.info("hook kept", metadata: facts)
        }
        guard withDeliveries else { return }
        let report = try await deliveries.reconcile(target, hook: kept.hook)
        try await tell(report, target, hook: kept.hook)
    }

    /// Into the log when something was or is missing, and always where `signalbox status` finds it.
    private func tell(_ report: GitHubDeliveries.Report, _ target: GitHubHooks.Target, hook: Int) async throws {
        let text = "\(report.missing) missing in 72 h"
        let row: JSON = [
            "target": .string(target.name), "hook": .number(JSONNumber(hook)), "report": .string(text),
            "requested": .number(JSONNumber(report.requested)), "givenUp": .number(JSONNumber(report.givenUp)),
            "seen": .number(JSONNumber(report.seen)), "at": .string(context.runtime.now().rfc3339Seconds),
        ]
        let key = HookReports.key(of: context.source, context.eventName)
        try await context.runtime.setNote(key, to: HookReports.adding(row, to: try await context.runtime.note(key)))
        var facts = facts(target)
        facts["hook"] = "\(hook)"
        facts["report"] = "\(text)"
        facts["requested"] = "\(report.requested)"
        if report.givenUp > 0 { facts["given.up"] = "\(report.givenUp)" }
        if report.requested > 0 {
            await context.runtime.count("redelivery asked \(context.source)/\(context.eventName)", by: report.requested)
        }
        Self.logger.log(level: report.missing > 0 ? .warning : .info, "deliveries compared", metadata: facts)
    }

    /// - Returns: how long to wait at least.
    private func tell(_ error: any Error, _ target: GitHubHooks.Target) -> Duration {
        var facts = facts(target)
        facts["reason"] = "\(error)"
        Self.logger.warning("hooks cannot be kept now", metadata: facts)
        if case .limited(let wait)? = error as? GitHubAPI.Problem { return wait }
        return .zero
    }

    /// In a task of its own: the source's is cancelled, and calls would be too.
    private func deleteAll() async {
        let (keeper, targets) = (keeper, hooks.targets)
        await Task {
            for target in targets {
                do { try await keeper.delete(target) } catch { _ = tell(error, target) }
            }
        }.value
    }

    private func facts(_ target: GitHubHooks.Target) -> Logger.Metadata {
        [
            "eventsource": "\(context.source)", "event.name": "\(context.eventName)", "target": "\(target.name)",
        ]
    }
}
