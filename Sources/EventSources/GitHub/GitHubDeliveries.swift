import EventData

/// Compares GitHub's list of deliveries with what is stored here, and asks for what is missing.
///
/// GitHub tries once and never again. What was sent while nobody listened is in its list with another answer than
/// ours; asked for, it comes under the same GUID, so that nothing doubles.
struct GitHubDeliveries: Sendable {
    /// For so long GitHub keeps deliveries, and sends them again.
    static let window = Duration.seconds(72 * 3600)
    /// What is younger may be on its way.
    static let patience = Duration.seconds(60)
    /// How often one delivery is asked for: then its sender and we do not agree, and asking again helps nobody.
    static let maximumRequests = 5
    /// Asked for in one pass, so that a long absence does not use up the API's limit.
    static let maximumRequestsPerPass = 200

    /// One pass over the deliveries of one hook.
    struct Report: Sendable, Hashable {
        /// Not answered with success, and not stored here.
        var missing = 0
        /// Of those, asked for now.
        var requested = 0
        /// Of those, asked for often enough.
        var givenUp = 0
        /// Deliveries looked at, each GUID once.
        var seen = 0
    }

    let api: GitHubAPI
    let context: SourceContext

    func reconcile(_ target: GitHubHooks.Target, hook: Int) async throws -> Report {
        let now = context.runtime.now()
        let oldest = now - Self.window
        let path = "\(target.path)/hooks/\(hook)/deliveries"
        let listed = try await api.list(path) { Delivery($0).map { $0.deliveredAt < oldest } ?? false }
        let attempts = listed.compactMap(Delivery.init).filter { $0.deliveredAt >= oldest }
        var report = Report()
        for (guid, attempts) in Dictionary(grouping: attempts, by: \.guid).sorted(by: { $0.key < $1.key }) {
            report.seen += 1
            guard !attempts.contains(where: \.isSuccess) else { continue }
            guard let latest = attempts.max(by: { $0.deliveredAt < $1.deliveredAt }),
                now - latest.deliveredAt >= Self.patience
            else { continue }
            let isStored = try await context.runtime.isStored(
                guid,
                source: context.source,
                eventName: context.eventName
            )
            if isStored { continue }
            report.missing += 1
            guard attempts.count <= Self.maximumRequests else {
                report.givenUp += 1
                continue
            }
            guard report.requested < Self.maximumRequestsPerPass else { continue }
            _ = try await api.call("POST", "\(path)/\(latest.id)/attempts")
            report.requested += 1
        }
        return report
    }

    /// One attempt, as GitHub lists it.
    private struct Delivery {
        let id: Int
        let guid: String
        let deliveredAt: Timestamp
        let isSuccess: Bool

        init?(_ json: JSON) {
            guard let id = json["id"]?.integer, let guid = json["guid"]?.string,
                let time = json["delivered_at"]?.string.flatMap({ Timestamp(rfc3339: $0) })
            else { return nil }
            self.id = id
            self.guid = guid
            deliveredAt = time
            isSuccess = (200..<300).contains(json["status_code"]?.integer ?? 0)
        }
    }
}
