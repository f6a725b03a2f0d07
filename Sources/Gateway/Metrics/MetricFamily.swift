/// A metric as Prometheus sees it: one name, with a series for each set of label values.
package struct MetricFamily: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
        /// Sum and count only.
        case summary
    }

    package let name: String
    package let kind: Kind
    /// The names of its labels, in the order in which values are given.
    package let labels: [String]
    /// One sentence, without its full stop.
    package let help: String

    init(_ kind: Kind, _ name: String, _ labels: [String] = [], _ help: String) {
        self.kind = kind
        self.name = name
        self.labels = labels
        self.help = help
    }
}

extension MetricFamily {
    private static let event = ["namespace", "eventsource_name", "event_name"]
    private static let trigger = ["namespace", "sensor_name", "trigger_name"]

    // MARK: Argo Events' own (spec/sensor.md §8.1, spec/eventsources.md §3.7)

    static let running = MetricFamily(
        .gauge,
        "argo_events_event_service_running_total",
        ["namespace", "eventsource_name"],
        "Named events of the EventSource that run now"
    )
    static let sent = MetricFamily(
        .counter,
        "argo_events_events_sent_total",
        event,
        "Events that the bus has acknowledged"
    )
    static let sentFailed = MetricFamily(
        .counter,
        "argo_events_events_sent_failed_total",
        event,
        "Events that the bus did not take"
    )
    static let processingFailed = MetricFamily(
        .counter,
        "argo_events_events_processing_failed_total",
        event,
        "Whatever a source got and could not turn into an event on the bus"
    )
    static let processing = MetricFamily(
        .summary,
        "argo_events_event_processing_duration_milliseconds",
        event,
        "From an event's arrival at the gateway to the answer of the bus, in whole milliseconds"
    )
    static let triggered = MetricFamily(
        .counter,
        "argo_events_action_triggered_total",
        trigger,
        "Invocations that have succeeded"
    )
    static let failed = MetricFamily(
        .counter,
        "argo_events_action_failed_total",
        trigger,
        "Attempts that have failed"
    )
    static let retriesFailed = MetricFamily(
        .counter,
        "argo_events_action_retries_failed_total",
        trigger,
        "Invocations that became dead letters after their last attempt"
    )
    static let action = MetricFamily(
        .summary,
        "argo_events_action_duration_milliseconds",
        trigger,
        "Duration of attempts, in whole milliseconds"
    )
    static let build = MetricFamily(
        .gauge,
        "build_info",
        ["version", "goversion", "goarch", "commit"],
        "Always 1; its labels say what runs"
    )

    // MARK: Intake

    static let events = MetricFamily(
        .counter,
        "signalbox_events_total",
        event + ["result"],
        "Events that sources handed over, by what became of them"
    )
    static let refusedRequests = MetricFamily(
        .counter,
        "signalbox_requests_refused_total",
        event,
        "Requests to the source's endpoint that were refused: not verified, too many, or not readable"
    )
    static let accept = MetricFamily(
        .histogram,
        "signalbox_accept_seconds",
        ["kind"],
        "From an event's arrival at the gateway until it is durable or refused"
    )
    static let missedTicks = MetricFamily(
        .counter,
        "signalbox_schedule_misses_total",
        event,
        "Ticks of a schedule that were given up because nothing ran when they were due"
    )
    static let caughtUpTicks = MetricFamily(
        .counter,
        "signalbox_schedule_caught_up_total",
        event,
        "Ticks of a schedule that were emitted after they were due"
    )
    static let commitChanges = MetricFamily(
        .histogram,
        "signalbox_commit_changes",
        "Changes that shared one transaction of the bus, and so one flush of the disk"
    )
    static let commit = MetricFamily(
        .histogram,
        "signalbox_commit_seconds",
        "Duration of the bus's transactions with their flush"
    )

    // MARK: Decisions and delivery

    static let decisions = MetricFamily(
        .counter,
        "signalbox_decisions_total",
        ["namespace", "sensor_name", "result", "reason"],
        "What sensors decided"
    )
    static let decide = MetricFamily(
        .histogram,
        "signalbox_decide_seconds",
        "From an event's acceptance until what the sensors decided on it is durable"
    )
    static let attempts = MetricFamily(
        .counter,
        "signalbox_attempts_total",
        trigger + ["result"],
        "Attempts to perform an invocation, by how they ended"
    )
    static let attempt = MetricFamily(
        .histogram,
        "signalbox_attempt_seconds",
        ["kind"],
        "Duration of attempts, by the trigger's kind"
    )
    static let delivery = MetricFamily(
        .histogram,
        "signalbox_delivery_seconds",
        ["kind"],
        "From the acceptance of the newest event of an invocation until the invocation has succeeded"
    )
}

extension MetricFamily {
    private init(_ kind: Kind, _ name: String, _ help: String) { self.init(kind, name, [], help) }

    // MARK: How things stand, looked at by each scrape

    static let ready = MetricFamily(.gauge, "signalbox_ready", "1 if every part works, as /readyz says")
    static let generation = MetricFamily(
        .gauge,
        "signalbox_manifests_generation",
        "How often manifests were taken up since the start, the start included"
    )
    static let refusedEdit = MetricFamily(
        .gauge,
        "signalbox_manifests_refused",
        "1 if the last edit of the manifests was refused"
    )
    static let busUp = MetricFamily(.gauge, "signalbox_bus_up", "1 if the bus answered this scrape")
    static let lag = MetricFamily(
        .gauge,
        "signalbox_lag_events",
        ["shard"],
        "Events that the sensors have not decided on"
    )
    static let oldestUnprocessed = MetricFamily(
        .gauge,
        "signalbox_oldest_unprocessed_seconds",
        ["shard"],
        "Age of the oldest event that the sensors have not decided on; 0 if there is none"
    )
    static let archiveEvents = MetricFamily(.gauge, "signalbox_archive_events", ["shard"], "Events in the archive")
    static let archiveBytes = MetricFamily(
        .gauge,
        "signalbox_archive_bytes",
        ["shard"],
        "Bytes of the events in the archive"
    )
    static let held = MetricFamily(
        .gauge,
        "signalbox_held_events",
        ["namespace", "sensor_name"],
        "Events that a sensor holds for a join or a debounce"
    )
    static let waiting = MetricFamily(
        .gauge,
        "signalbox_invocations_waiting",
        ["shard", "reason"],
        "Pending invocations by what they wait for; due are those that wait for their turn or are under way"
    )
    static let oldestDue = MetricFamily(
        .gauge,
        "signalbox_oldest_due_seconds",
        ["shard"],
        "For how long the invocation that has waited longest for its turn has been due; 0 if there is none"
    )
    static let deadLetters = MetricFamily(
        .gauge,
        "signalbox_dead_letters",
        ["shard"],
        "Dead letters that wait for somebody to retry or drop them"
    )
    static let quarantined = MetricFamily(
        .gauge,
        "signalbox_quarantined_records",
        "Records in quarantine that wait for somebody to redrive or drop them"
    )
    static let foldedNames = MetricFamily(
        .gauge,
        "signalbox_metrics_folded_names",
        "1 if there are more sources, sensors or triggers than have series of their own; the rest share one"
    )
}

extension MetricFamily {
    // MARK: Kafka

    static let kafkaLag = MetricFamily(
        .gauge,
        "signalbox_kafka_source_lag_records",
        event,
        "Records that lie before the source in the partitions it has"
    )
    static let kafkaOldest = MetricFamily(
        .gauge,
        "signalbox_kafka_source_oldest_unprocessed_seconds",
        event,
        "Age of the oldest record that is not durable, at most; 0 if there is none"
    )
    static let kafkaRecords = MetricFamily(
        .counter,
        "signalbox_kafka_source_records_total",
        event,
        "Records that the source is done with"
    )
    static let kafkaCommits = MetricFamily(
        .counter,
        "signalbox_kafka_source_commits_total",
        event,
        "Commits of offsets that brokers, or without a group the bus, have taken"
    )
    static let kafkaFailedCommits = MetricFamily(
        .counter,
        "signalbox_kafka_source_failed_commits_total",
        event,
        "Commits of offsets that failed"
    )
    static let kafkaRebalances = MetricFamily(
        .counter,
        "signalbox_kafka_source_rebalances_total",
        event,
        "How often the source was given partitions"
    )
    static let kafkaQuarantined = MetricFamily(
        .counter,
        "signalbox_kafka_source_quarantined_total",
        event,
        "Records put into quarantine"
    )
    static let kafkaMissed = MetricFamily(
        .counter,
        "signalbox_kafka_source_missed_records_total",
        event,
        "Records that brokers had deleted before they were read"
    )
    static let kafkaStalls = MetricFamily(
        .counter,
        "signalbox_kafka_source_stall_restarts_total",
        event,
        "How often the source stood still with records before it and was started again"
    )
    static let streamEnds = MetricFamily(
        .counter,
        "signalbox_generic_source_stream_ends_total",
        event,
        "Streams of the source's server that ended or could not be opened"
    )
    static let lostMessages = MetricFamily(
        .counter,
        "signalbox_generic_source_lost_messages_total",
        event,
        "Messages that were too large, or could not be stored before the source stopped"
    )
    static let shards = MetricFamily(.gauge, "signalbox_bus_shards", "Shards of the Kafka bus")
    static let shardsHere = MetricFamily(.gauge, "signalbox_bus_shards_here", "Shards that this gateway has now")
    static let shardTakeovers = MetricFamily(
        .counter,
        "signalbox_bus_shard_takeovers_total",
        "Shards that this gateway has taken over"
    )
    static let shardLosses = MetricFamily(
        .counter,
        "signalbox_bus_shard_losses_total",
        "Shards that were taken from this gateway while it used them"
    )
    static let shardRestore = MetricFamily(
        .histogram,
        "signalbox_bus_shard_restore_seconds",
        "How long it took to read the log of a shard that was taken over"
    )

    static let spansSent = MetricFamily(.counter, "signalbox_trace_spans_sent_total", "Spans that the collector took")
    static let spansDropped = MetricFamily(
        .counter,
        "signalbox_trace_spans_dropped_total",
        "Spans that the collector refused, or did not take in time"
    )

    /// In the order in which they are shown.
    package static let all: [MetricFamily] = [
        running, sent, sentFailed, processingFailed, processing, triggered, failed, retriesFailed, action, build,
        events, refusedRequests, accept, missedTicks, caughtUpTicks, commitChanges, commit,
        decisions, decide, attempts, attempt, delivery,
        ready, generation, refusedEdit, busUp, lag, oldestUnprocessed, archiveEvents, archiveBytes, held, waiting,
        oldestDue, deadLetters, quarantined, foldedNames, spansSent, spansDropped,
        kafkaLag, kafkaOldest, kafkaRecords, kafkaCommits, kafkaFailedCommits, kafkaRebalances, kafkaQuarantined,
        kafkaMissed, kafkaStalls, streamEnds, lostMessages, shards, shardsHere, shardTakeovers, shardLosses,
        shardRestore, namespaceUnconsumed, namespaceFull, namespaceRefused, admissionReviews, refusedAdmissionReviews,
        admissionCertificateEnd,
    ]
}
