import Buses

extension MetricFamily {
    static let namespaceUnconsumed = MetricFamily(
        .gauge,
        "signalbox_namespace_unconsumed_events",
        ["namespace"],
        "Events of a namespace with a quota that wait to be consumed"
    )
    static let namespaceFull = MetricFamily(
        .gauge,
        "signalbox_namespace_quota_full",
        ["namespace"],
        "Whether the quota of the namespace is full, so that its sources refuse events"
    )
    static let namespaceRefused = MetricFamily(
        .counter,
        "signalbox_namespace_refused_events_total",
        ["namespace"],
        "Events that found the quota of their namespace full"
    )
}

extension Quotas {
    /// How full the namespaces are, of at most so many.
    func samples(atMost maximum: Int) async throws(BusError) -> [MetricSample] {
        try await namespaceReports().prefix(maximum).flatMap { namespace, report in
            [
                MetricSample(.namespaceUnconsumed, [namespace], report.unconsumed.events),
                MetricSample(.namespaceFull, [namespace], report.excess == nil ? 0 : 1),
                MetricSample(.namespaceRefused, [namespace], report.refused),
            ]
        }
    }
}
