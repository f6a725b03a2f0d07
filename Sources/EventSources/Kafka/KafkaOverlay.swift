import EventData
import Expressions
import Kafka
import Manifests

/// `config`: settings of the client library that Argo Events uses, by the names of librdkafka that mean the same.
enum KafkaOverlay {
    struct Property: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// How a value is written in the manifest and how librdkafka wants it.
    enum Form {
        case number
        case flag
        /// A Go duration, or nanoseconds; librdkafka counts milliseconds.
        case duration
        /// A duration that only says whether there is one.
        case isPositive
        case text
        case isolation
    }

    /// By path, in lower case; keys are told apart without their case.
    static let counterparts: [String: (name: String, form: Form)] = [
        "clientid": ("client.id", .text),
        "rackid": ("client.rack", .text),
        "net.maxopenrequests": ("max.in.flight.requests.per.connection", .number),
        "net.dialtimeout": ("socket.connection.setup.timeout.ms", .duration),
        "net.readtimeout": ("socket.timeout.ms", .duration),
        "net.keepalive": ("socket.keepalive.enable", .isPositive),
        "metadata.refreshfrequency": ("topic.metadata.refresh.interval.ms", .duration),
        "metadata.allowautotopiccreation": ("allow.auto.create.topics", .flag),
        "consumer.group.session.timeout": ("session.timeout.ms", .duration),
        "consumer.group.heartbeat.interval": ("heartbeat.interval.ms", .duration),
        "consumer.group.rebalance.timeout": ("max.poll.interval.ms", .duration),
        "consumer.group.instanceid": ("group.instance.id", .text),
        "consumer.retry.backoff": ("fetch.error.backoff.ms", .duration),
        "consumer.fetch.min": ("fetch.min.bytes", .number),
        "consumer.fetch.default": ("fetch.message.max.bytes", .number),
        "consumer.fetch.max": ("fetch.max.bytes", .number),
        "consumer.maxwaittime": ("fetch.wait.max.ms", .duration),
        "consumer.isolationlevel": ("isolation.level", .isolation),
    ]

    /// What the source decides itself, and why a setting would change nothing.
    static let decided: [String: String] = [
        "consumer.offsets.initial": "consumerGroup.oldest says where a new group begins",
        "consumer.offsets.autocommit": "an offset is committed when its event is durable",
        "consumer.offsets.retry": "commits are repeated as often as it takes",
        "consumer.offsets.retention": "brokers decide how long they keep offsets",
        "consumer.group.rebalance.groupstrategies": "consumerGroup.rebalanceStrategy says how partitions are shared",
        "consumer.return": "errors are always looked at",
        "net.tls": "tls says it",
        "net.sasl": "sasl says it",
        "version": "brokers are asked what they speak",
    ]

    /// Reads `config`; every key that has no effect is told.
    static func properties(from reader: ManifestReader) -> [Property] {
        guard let text = reader.optionalString("config"), !text.isEmpty else { return [] }
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: "config", text: text), problems: problems)
        if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
            reader.invalid("config", ExpressionError(problem, at: problem.place))
            return []
        }
        guard let root = documents.first else { return [] }
        guard case .mapping = root.content else {
            reader.invalid(
                "config",
                "is no mapping",
                fix: "write names and values, such as consumer: {fetch: {min: 1}}"
            )
            return []
        }
        return properties(below: root, path: "", reader)
    }

    private static func properties(below node: ManifestNode, path: String, _ reader: ManifestReader) -> [Property] {
        guard case .mapping(let members) = node.content else { return [] }
        return members.flatMap { member -> [Property] in
            // librdkafka's own names have dots in one key.
            if path.isEmpty, member.name.contains(".") { return own(member, reader) }
            let path = (path.isEmpty ? "" : path + ".") + member.name.lowercased()
            if let reason = decided[path] {
                report(.warning, member, "'\(path)' has no effect: \(reason)", fix: "remove it", reader)
                return []
            }
            if let counterpart = counterparts[path] { return property(counterpart, member, path, reader) }
            if case .mapping = member.value.content { return properties(below: member.value, path: path, reader) }
            let fix = "remove it, or write a property of librdkafka with its dots, such as \"fetch.min.bytes\": 1"
            report(.warning, member, "'\(path)' has no counterpart here and no effect", fix: fix, reader)
            return []
        }
    }

    private static func own(_ member: ManifestNode.Member, _ reader: ManifestReader) -> [Property] {
        guard !reserved.contains(member.name) else {
            let fix = "remove it; the fields of the event source say it"
            report(.error, member, "'\(member.name)' is set by the event source", fix: fix, reader)
            return []
        }
        return checked(member.name, scalar(member.value) ?? "", member, reader)
    }

    /// Promises depend on them, or fields of the manifest say them.
    private static let reserved: Set<String> = [
        "bootstrap.servers", "metadata.broker.list", "group.id", "enable.auto.commit", "enable.auto.offset.store",
        "auto.offset.reset", "partition.assignment.strategy", "security.protocol", "enable.partition.eof",
        "statistics.interval.ms", "plugin.library.paths", "sasl.kerberos.kinit.cmd",
    ]

    private static func property(
        _ counterpart: (name: String, form: Form),
        _ member: ManifestNode.Member,
        _ path: String,
        _ reader: ManifestReader
    ) -> [Property] {
        guard let text = scalar(member.value), let value = counterpart.form.value(of: text) else {
            let fix = "write \(counterpart.form.example)"
            report(
                .error,
                member,
                "'\(path)' is \(scalar(member.value).map { "'\($0)'" } ?? "no value")",
                fix: fix,
                reader
            )
            return []
        }
        return checked(counterpart.name, value, member, reader)
    }

    private static func checked(
        _ name: String,
        _ value: String,
        _ member: ManifestNode.Member,
        _ reader: ManifestReader
    ) -> [Property] {
        guard let problem = KafkaSettings.problem(with: name, value) else {
            return [Property(name: name, value: value)]
        }
        report(.error, member, problem.message, fix: "correct the value, or remove it", reader)
        return []
    }

    private static func scalar(_ node: ManifestNode) -> String? {
        guard case .scalar(_, let text) = node.content else { return nil }
        return text
    }

    private static func report(
        _ severity: Diagnostic.Severity,
        _ member: ManifestNode.Member,
        _ problem: String,
        fix: String,
        _ reader: ManifestReader
    ) {
        let place = member.namePlace
        let error = ExpressionError(line: place.line, column: place.column, problem: problem, fix: fix)
        reader.invalid("config", error, severity: severity)
    }
}

extension KafkaOverlay.Form {
    /// As librdkafka wants it; nil for what cannot be meant.
    func value(of text: String) -> String? {
        switch self {
        case .text: text.isEmpty ? nil : text
        case .number: Int(text).map(String.init)
        case .flag: text == "true" || text == "false" ? text : nil
        case .duration: duration(text).map { String(max(1, $0.components.seconds * 1_000 + $0.milliseconds)) }
        case .isPositive: duration(text).map { $0 > .zero ? "true" : "false" }
        case .isolation:
            ["0": "read_uncommitted", "1": "read_committed"][text]
                ?? (["read_uncommitted", "read_committed"].contains(text) ? text : nil)
        }
    }

    var example: String {
        switch self {
        case .text: "a text"
        case .number: "a whole number"
        case .flag: "true or false"
        case .duration, .isPositive: "a duration such as 10s, or nanoseconds"
        case .isolation: "0 (read uncommitted) or 1 (read committed)"
        }
    }

    private func duration(_ text: String) -> Duration? {
        Int64(text).map { .nanoseconds($0) } ?? Duration(goText: text)
    }
}

extension Duration {
    /// The part below a second.
    fileprivate var milliseconds: Int64 { components.attoseconds / 1_000_000_000_000_000 }
}

extension ExpressionError {
    fileprivate init(_ diagnostic: Diagnostic, at place: Place) {
        self.init(line: place.line, column: place.column, problem: diagnostic.problem, fix: diagnostic.fix)
    }
}
