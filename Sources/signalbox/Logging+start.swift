import EventData
import Foundation
import Logging

/// Sends the log to standard error: one JSON object per line, or text where a person looks at it.
///
/// `LOG_LEVEL` is what Argo Events calls it (spec/eventsources.md §1.7); `LOG_FORMAT` is `json` or `text`.
func startLogging() throws -> Logger {
    let environment = ProcessInfo.processInfo.environment
    let isJSON: Bool
    switch environment["LOG_FORMAT"] {
    case "json": isJSON = true
    case "text": isJSON = false
    case nil, "": isJSON = isatty(STDERR_FILENO) == 0
    case let other?: throw Failure("LOG_FORMAT is '\(other)'; use json or text, or leave it out")
    }
    LoggingSystem.bootstrap { label -> any LogHandler in
        if isJSON { JSONLogHandler(label: label) } else { StreamLogHandler.standardError(label: label) }
    }
    var logger = Logger(label: "signalbox")
    logger.logLevel = environment["LOG_LEVEL"].flatMap { .init(rawValue: $0) } ?? .info
    return logger
}

/// Lines of JSON with the field names of Argo Events (spec/sensor.md §8.4), and ours for what it does not have.
struct JSONLogHandler: LogHandler {
    /// Ours, and what Argo Events calls the same.
    private static let names = [
        "sensor": "sensorName", "trigger": "triggerName", "eventsource": "eventSourceName", "event.name": "eventName",
        "event.id": "eventID", "dependency": "dependencyName",
    ]

    /// Of each line; a fact of the same name gets another.
    private static let ownNames: Set = ["level", "ts", "logger", "caller", "msg"]

    let label: String
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        // One write, so that lines of several threads do not mix. What cannot be written, as on a full disk, is lost, as it is
        // with lines of text; Foundation would end the process.
        let line = line(of: event, at: Timestamp(nanoseconds: Int64(Date.now.timeIntervalSince1970 * 1e9)))
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Written without a tree in between: each trigger that succeeds is a line.
    private func line(of event: LogEvent, at time: Timestamp) -> [UInt8] {
        var writer = JSONWriter()
        func member(_ name: String, _ value: String) {
            writer.name(name)
            writer.string(value)
        }
        writer.beginObject()
        member("level", Self.name(of: event.level))
        member("ts", time.rfc3339)
        member("logger", label)
        member("caller", "\(Self.place(event.file)):\(event.line)")
        member("msg", event.message.description)
        let facts = event.metadata.map { metadata.isEmpty ? $0 : metadata.merging($0) { $1 } } ?? metadata
        for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
            let name = Self.names[name] ?? name
            member(Self.ownNames.contains(name) ? name + "_" : name, value.description)
        }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// The last two parts of a path: module and file.
    private static func place(_ file: String) -> Substring {
        let path = file.utf8
        let slashes = path.indices.reversed().lazy.filter { path[$0] == UInt8(ascii: "/") }.prefix(2)
        return slashes.count == 2 ? file[path.index(after: slashes.last ?? path.startIndex)...] : file[...]
    }

    private static func name(of level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "debug"
        case .info, .notice: "info"
        case .warning: "warn"
        case .error, .critical: "error"
        }
    }
}
