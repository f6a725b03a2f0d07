/// Counts what was asked and how it was answered.
struct AdmissionMeter: Sendable {
    private static let kinds = ["EventBus", "EventSource", "Sensor", "other"]

    private let registry = MetricRegistry()
    private let reviews: [String: Counter]
    private let unreadable: Counter

    init() {
        var reviews: [String: Counter] = [:]
        for kind in Self.kinds {
            for verdict in ["allowed", "denied"] {
                reviews["\(kind) \(verdict)"] = registry.counter(.admissionReviews, [kind, verdict])
            }
        }
        self.reviews = reviews
        unreadable = registry.counter(.refusedAdmissionReviews)
    }

    func count(_ review: AdmissionReview, isAllowed: Bool) {
        // Anybody may invent kinds; none of them gets a series.
        let kind = Self.kinds.contains(review.kind) ? review.kind : "other"
        reviews["\(kind) \(isAllowed ? "allowed" : "denied")"]?.add()
    }

    func countRefusal() { unreadable.add() }

    /// For Prometheus; `end` is that of the certificate that is shown.
    func text(certificateEnd end: Int?) -> String {
        let found = end.map { [MetricSample(.admissionCertificateEnd, [], Double($0))] } ?? []
        return MetricText(counted: registry.all, found: found).text
    }
}

extension MetricFamily {
    static let admissionReviews = MetricFamily(
        .counter,
        "signalbox_admission_reviews_total",
        ["kind", "verdict"],
        "Objects that an API server asked about, by the answer"
    )
    static let refusedAdmissionReviews = MetricFamily(
        .counter,
        "signalbox_admission_refused_requests_total",
        [],
        "Requests to the admission webhook that were no question, too large, or too many at once"
    )
    static let admissionCertificateEnd = MetricFamily(
        .gauge,
        "signalbox_admission_certificate_end_timestamp_seconds",
        [],
        "When the certificate that the admission webhook shows ends, in seconds since 1970"
    )
}
