import EventData

/// How a provider lists what it has delivered, and how it is asked to deliver again.
struct DeliveryShape: Sendable {
    /// One attempt to deliver something.
    struct Attempt: Sendable {
        let id: String
        /// By which it would be known here, the best first; never empty.
        let identities: [String]
        /// nil where the provider does not say.
        let time: Timestamp?
        let isSuccess: Bool
    }

    /// Below a hook: `deliveries`.
    let collection: String
    /// Below a delivery: `attempts`.
    let again: String
    let pageSize: Int
    let maximumPages: Int
    /// For so long the list is looked at.
    let window: Duration
    /// The same for the first look, which may come after a long absence.
    let firstWindow: Duration
    /// Asked for in one pass, so that a long absence does not use up the API's limit.
    let maximumRequests: Int
    let read: @Sendable (JSON) -> Attempt?
}

/// Compares a provider's list of deliveries with what is stored here, and asks for what is missing.
///
/// A provider tries once, or a few times, and never again. What was sent while nobody listened is in its list with
/// another answer than ours; asked for, it comes under the same identity, so that nothing doubles.
struct HookDeliveries: Sendable {
    /// What is younger may be on its way.
    static let patience = Duration.seconds(60)
    /// How often one delivery is asked for: then its sender and we do not agree, and asking again helps nobody.
    static let maximumRequests = 5

    /// One pass over the deliveries of one hook.
    struct Report: Sendable, Hashable {
        /// Not answered with success, and not stored here.
        var missing = 0
        /// Of those, asked for now.
        var requested = 0
        /// Of those, asked for often enough.
        var givenUp = 0
        /// Deliveries looked at, each identity once.
        var seen = 0
        /// How far back the list was looked at, in hours.
        var hours: Int64 = 0
        /// There is more to ask for, once the provider's limits allow it.
        var isUnfinished = false
    }

    /// What is remembered from pass to pass: requests that were refused, by hook and attempt.
    struct Memory: Sendable {
        var refusals: [String: Int] = [:]
        var isFirstLookOver: Set<HookTarget> = []
    }

    let api: ProviderAPI
    let shape: DeliveryShape
    private var context: SourceContext { api.context }

    func reconcile(
        _ target: HookTarget,
        path hook: String,
        _ memory: inout Memory
    ) async throws -> Report {
        let now = context.runtime.now()
        let window = memory.isFirstLookOver.contains(target) ? shape.window : shape.firstWindow
        let (attempts, reach) = try await attempts(below: hook, within: window, until: now)
        var report = Report(hours: reach.components.seconds / 3600)
        let groups = Dictionary(grouping: attempts) { $0.identities[0] }
        for (_, attempts) in groups.sorted(by: { $0.key < $1.key }) {
            report.seen += 1
            guard !attempts.contains(where: \.isSuccess), let latest = Self.latest(of: attempts) else { continue }
            if let time = latest.time, now - time < Self.patience { continue }
            if try await isStored(latest) { continue }
            report.missing += 1
            let key = "\(hook) \(latest.identities[0])"
            guard attempts.count + memory.refusals[key, default: 0] <= Self.maximumRequests else {
                report.givenUp += 1
                continue
            }
            guard report.requested < shape.maximumRequests, !report.isUnfinished else {
                report.isUnfinished = true
                continue
            }
            report.requested += 1
            if try await ask(for: latest, below: hook, &report) { memory.refusals[key, default: 0] += 1 }
        }
        memory.isFirstLookOver.insert(target)
        return report
    }

    /// Those within the window, and how far back they reach.
    private func attempts(
        below hook: String,
        within window: Duration,
        until now: Timestamp
    ) async throws -> ([DeliveryShape.Attempt], Duration) {
        let oldest = now - window
        let read = shape.read
        let listing = try await api.list(
            "\(hook)/\(shape.collection)",
            pageSize: shape.pageSize,
            maximumPages: shape.maximumPages
        ) { read($0)?.time.map { $0 < oldest } ?? false }
        let all = listing.elements.compactMap(read)
        let attempts = all.filter { $0.time.map { $0 >= oldest } ?? true }
        guard !listing.isComplete, let last = attempts.compactMap(\.time).min() else { return (attempts, window) }
        return (attempts, now - last)
    }

    /// The provider lists the latest first, which counts where it gives no times.
    private static func latest(of attempts: [DeliveryShape.Attempt]) -> DeliveryShape.Attempt? {
        let timed = attempts.filter { $0.time != nil }
        guard timed.count == attempts.count else { return attempts.first }
        return timed.max { ($0.time ?? Timestamp(seconds: 0)) < ($1.time ?? Timestamp(seconds: 0)) }
    }

    private func isStored(_ attempt: DeliveryShape.Attempt) async throws -> Bool {
        for identity in attempt.identities {
            if try await context.runtime.isStored(identity, source: context.source, eventName: context.eventName) {
                return true
            }
        }
        return false
    }

    /// - Returns: whether the provider refuses to deliver this one again.
    private func ask(
        for attempt: DeliveryShape.Attempt,
        below hook: String,
        _ report: inout Report
    ) async throws -> Bool {
        do throws(ProviderProblem) {
            try await api.call("POST", "\(hook)/\(shape.collection)/\(attempt.id)/\(shape.again)")
            return false
        } catch {
            if error.wait != nil {
                report.requested -= 1
                report.isUnfinished = true
                return false
            }
            guard error.isRefusal else { throw error }
            return true
        }
    }
}
