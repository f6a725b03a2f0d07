import CRdKafka

/// librdkafka's properties by name, each checked when it is set.
///
/// https://github.com/confluentinc/librdkafka/blob/v2.0.2/CONFIGURATION.md says what each one means.
package struct KafkaSettings: Sendable, Hashable, CustomStringConvertible {
    /// Values that never appear in a text (promise G9).
    private static let secretNames: Set<String> = [
        "sasl.username", "sasl.password", "ssl.key.pem", "ssl.key.password", "ssl.keystore.password",
        "sasl.oauthbearer.client.secret", "sasl.oauthbearer.config", "ssl.certificate.pem", "ssl.ca.pem",
    ]

    /// A setting that librdkafka does not have, or whose value it does not take.
    package struct Problem: Error, Sendable, Equatable {
        package let name: String
        package let isUnknown: Bool
        package let message: String
    }

    /// What every client has unless it says otherwise: a small request must not wait for the answer to the one before.
    private static let defaults = ["socket.nagle.disable": "true"]

    package private(set) var values: [String: String] = [:]

    /// A bearer token for SASL/OAUTHBEARER, which is no property: it is given to the client when it starts.
    package var token: KafkaToken?

    /// `brokers` are `host:port`, separated by commas.
    package init(brokers: String) throws(Problem) { try set("bootstrap.servers", to: brokers) }

    package subscript(name: String) -> String? { values[name] }

    package mutating func set(_ name: String, to value: String) throws(Problem) {
        if let problem = Self.problem(with: name, value) { throw problem }
        values[name] = value
    }

    package mutating func set(_ name: String, to value: Int) throws(Problem) { try set(name, to: String(value)) }

    /// Sets what nobody has set before.
    package mutating func setDefault(_ name: String, to value: String) throws(Problem) {
        if values[name] == nil { try set(name, to: value) }
    }

    /// Whether librdkafka takes the value; nil when it does.
    package static func problem(with name: String, _ value: String) -> Problem? {
        let scratch = rd_kafka_conf_new()
        defer { rd_kafka_conf_destroy(scratch) }
        return apply(name, value, to: scratch)
    }

    package var description: String {
        values.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Self.secretNames.contains($0.key) ? "<secret>" : $0.value)" }
            .joined(separator: " ")
    }

    /// The caller owns what is returned.
    func makeConfiguration() throws(Problem) -> OpaquePointer? {
        let configuration = rd_kafka_conf_new()
        let all = Self.defaults.merging(values) { $1 }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            if let problem = Self.apply(name, value, to: configuration) {
                rd_kafka_conf_destroy(configuration)
                throw problem
            }
        }
        return configuration
    }

    private static func apply(_ name: String, _ value: String, to configuration: OpaquePointer?) -> Problem? {
        var answer = rd_kafka_conf_res_t(0)
        let message = messageBuffer { rdBuffer, size in
            answer = rd_kafka_conf_set(configuration, name, value, rdBuffer, size)
        }
        guard answer != RD_KAFKA_CONF_OK else { return nil }
        // librdkafka's words may repeat the value.
        let words = secretNames.contains(name) ? "its value cannot be used" : message
        return Problem(name: name, isUnknown: answer == RD_KAFKA_CONF_UNKNOWN, message: words)
    }
}

/// What librdkafka writes into the buffer it is given for a message.
func messageBuffer(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Void) -> String {
    /// Longer messages are cut by librdkafka.
    let size = 512
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
        buffer.initialize(repeating: 0)
        call(buffer.baseAddress, size)
        guard let start = buffer.baseAddress else { return "" }
        return String(cString: start)
    }
}
