import Logging
import Synchronization

/// What was warned of, but for what clients of Kafka say themselves.
final class KeptWarnings: Sendable {
    private let texts = Mutex<[String]>([])

    var all: [String] { texts.withLock { $0 } }

    var logger: Logger { Logger(label: "kept") { _ in Handler(warnings: self) } }

    private struct Handler: LogHandler {
        let warnings: KeptWarnings
        var logLevel = Logger.Level.warning
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let text = "\(event.message)"
            if text != "librdkafka" { warnings.texts.withLock { $0.append(text) } }
        }
    }
}
