import EventData
import Logging
import Manifests

/// The hooks of one source at its provider.
package protocol KeptHooks: Sendable {
    /// Keeps them, and what they deliver, until cancelled.
    func run() async throws

    /// Takes them away; those that could not be are in the answer with the reason.
    func delete() async -> [HookDeletion]
}

/// What became of the hooks of one target.
package struct HookDeletion: Sendable, Hashable {
    package let target: String
    package let count: Int
    /// nil when all are gone.
    package let problem: String?
}

/// Keeps the hooks of one source and what they deliver, for as long as the source runs.
struct HookLoop<Provider: HookProvider>: KeptHooks {
    /// Between two looks at the deliveries.
    private var deliveryPause: Duration { .seconds(600) }
    /// After a pass that failed the pause is doubled up to an hour.
    private var longestPause: Duration { .seconds(3600) }

    private let provider: Provider
    private let keeper: HookKeeper<Provider>
    private let deliveries: HookDeliveries?
    private let reports: HookReports
    private let logger = Logger(label: "signalbox.\(Provider.kind)")
    private var context: SourceContext { provider.api.context }

    init(_ provider: Provider) {
        self.provider = provider
        keeper = HookKeeper(provider)
        deliveries = provider.deliveries.map { HookDeliveries(api: provider.api, shape: $0) }
        reports = HookReports(of: provider.api.context)
    }

    /// Until cancelled; the first pass, which asks for what was missed while nothing ran, is made at once.
    func run() async throws {
        do {
            try await keepGoing()
        } catch is CancellationError {
            // In a task of its own: the source's is cancelled, and calls would be too.
            if provider.wish.isDeletedOnFinish { _ = await Task { await delete() }.value }
            throw CancellationError()
        }
    }

    func delete() async -> [HookDeletion] {
        let targets: [HookTarget]
        do { targets = try await provider.targets() } catch {
            _ = tell(error, of: nil)
            return [HookDeletion(target: "*", count: 0, problem: "\(error)")]
        }
        var deletions: [HookDeletion] = []
        for target in targets {
            do {
                let count = try await keeper.delete(target)
                deletions.append(HookDeletion(target: target.name, count: count, problem: nil))
                try await reports.set(["report": "deleted"], of: target.name)
            } catch {
                _ = tell(error, of: target)
                deletions.append(HookDeletion(target: target.name, count: 0, problem: "\(error)"))
            }
        }
        return deletions
    }

    // MARK: Passes

    private func keepGoing() async throws {
        var memory = HookDeliveries.Memory()
        var nextDeliveries = context.runtime.now()
        var pause = provider.wish.pause
        if try await HookSwitch(of: context).isOff() {
            let facts = facts(nil).merging(["fix": "signalbox hooks keep \(context.source.name)"]) { $1 }
            logger.warning("hooks are not kept: they were deleted on request", metadata: facts)
        }
        while true {
            let now = context.runtime.now()
            let isDue = now >= nextDeliveries
            let outcome = try await pass(withDeliveries: isDue, &memory)
            if let wait = outcome.wait {
                try await context.runtime.sleep(for: max(pause, wait))
                pause = min(pause * 2, longestPause)
                // What was in the way is told until all has been looked at again.
                nextDeliveries = now
                continue
            }
            pause = provider.wish.pause
            if isDue { nextDeliveries = outcome.isUnfinished ? now : now + deliveryPause }
            try await context.runtime.sleep(for: pause)
        }
    }

    private struct Outcome {
        /// nil when all went well; else how long to wait at least.
        var wait: Duration?
        var isUnfinished = false
    }

    private func pass(withDeliveries isDue: Bool, _ memory: inout HookDeliveries.Memory) async throws -> Outcome {
        var outcome = Outcome()
        let targets: [HookTarget]
        do {
            if try await HookSwitch(of: context).isOff() {
                for deletion in await delete() where deletion.problem != nil { outcome.wait = .zero }
                return outcome
            }
            targets = try await provider.targets()
            try await reports.keepOnly(Set(targets.map(\.name)))
        } catch {
            if error is CancellationError || Task.isCancelled { throw CancellationError() }
            outcome.wait = tell(error, of: nil)
            return outcome
        }
        for target in targets {
            do {
                if try await look(at: target, withDeliveries: isDue, &memory) { outcome.isUnfinished = true }
            } catch {
                if error is CancellationError || Task.isCancelled { throw CancellationError() }
                outcome.wait = max(outcome.wait ?? .zero, tell(error, of: target))
                try await reports.setProblem("\(error)", of: target.name)
                // Every further call would make it worse.
                if (error as? ProviderProblem)?.wait != nil { break }
            }
        }
        return outcome
    }

    /// - Returns: whether there is more to ask for.
    private func look(
        at target: HookTarget,
        withDeliveries isDue: Bool,
        _ memory: inout HookDeliveries.Memory
    ) async throws -> Bool {
        let kept = try await keeper.keep(target)
        if kept.change != .none {
            let more: Logger.Metadata = ["hook": "\(kept.hook)", "change": "\(kept.change.rawValue)"]
            logger.info("hook kept", metadata: facts(target).merging(more) { $1 })
        }
        guard isDue || kept.change != .none else { return false }
        if let complaint = kept.complaint {
            logger.warning("hook does not work", metadata: facts(target).merging(["reason": "\(complaint)"]) { $1 })
        }
        guard let deliveries else {
            let row: JSON = ["hook": .string(kept.hook), "report": "kept; the provider lists no deliveries"]
            try await reports.set(row, of: target.name, complaint: kept.complaint)
            return false
        }
        let path = "\(target.path)/\(provider.collection)/\(kept.hook.percentEncoded)"
        let report = try await deliveries.reconcile(target, path: path, &memory)
        try await tell(report, of: target, kept)
        return report.isUnfinished
    }

    // MARK: Telling

    /// Into the log when something was or is missing, and always where `signalbox status` finds it.
    private func tell(
        _ report: HookDeliveries.Report,
        of target: HookTarget,
        _ kept: HookKeeper<Provider>.Kept
    ) async throws {
        let text = "\(report.missing) missing in \(report.hours) h"
        let row: JSON = [
            "hook": .string(kept.hook), "report": .string(text), "seen": .number(JSONNumber(report.seen)),
            "requested": .number(JSONNumber(report.requested)), "givenUp": .number(JSONNumber(report.givenUp)),
        ]
        try await reports.set(row, of: target.name, complaint: kept.complaint)
        var facts = facts(target)
        facts["hook"] = "\(kept.hook)"
        facts["report"] = "\(text)"
        facts["requested"] = "\(report.requested)"
        if report.givenUp > 0 { facts["given.up"] = "\(report.givenUp)" }
        if report.requested > 0 {
            await context.runtime.count("redelivery asked \(context.source)/\(context.eventName)", by: report.requested)
        }
        logger.log(level: report.missing > 0 ? .warning : .info, "deliveries compared", metadata: facts)
    }

    /// - Returns: how long to wait at least.
    private func tell(_ error: any Error, of target: HookTarget?) -> Duration {
        let more: Logger.Metadata = ["reason": "\(error)"]
        logger.warning("hooks cannot be kept now", metadata: facts(target).merging(more) { $1 })
        return (error as? ProviderProblem)?.wait ?? .zero
    }

    private func facts(_ target: HookTarget?) -> Logger.Metadata {
        [
            "eventsource": "\(context.source)", "event.name": "\(context.eventName)",
            "target": "\(target?.name ?? "*")",
        ]
    }
}
