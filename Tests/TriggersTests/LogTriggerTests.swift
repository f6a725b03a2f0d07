import EventData
import Foundation
import Logging
import SensorEngine
import Synchronization
import Testing

struct LogTriggerTests {
    @Test func `each event of the firing is one info line with its data and context`() async throws {
        let lines = Lines()
        let request: JSON = [
            "intervalSeconds": 5,
            "events": [
                ["dependencyName": "push", "context": ["id": "1"], "data": "{\"a\":1}"],
                ["dependencyName": "tick", "context": [:], "data": ""],
            ],
        ]
        let logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
        let result = try await fire(Invocation(kind: "log", request), logger: logger)
        #expect(result == .succeeded("2 events logged"))
        let shared = ["sensor=ci/pushes", "trigger=build it!", "invocation.id=abcdefghij234567klmnopqrst"].sorted()
        #expect(
            lines.all.withLock { $0 } == [
                Line(
                    level: .info,
                    message: "{\"a\":1}",
                    metadata: (["dependencyName=push", "eventContext={\"id\":\"1\"}"] + shared).sorted()
                ),
                Line(
                    level: .info,
                    message: "",
                    metadata: (["dependencyName=tick", "eventContext={}"] + shared).sorted()
                ),
            ]
        )
    }
}

private struct Line: Sendable, Equatable {
    let level: Logger.Level
    let message: String
    let metadata: [String]
}

private final class Lines: Sendable {
    let all = Mutex<[Line]>([])
}

private struct LineHandler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
        lines.all.withLock { $0.append(Line(level: event.level, message: "\(event.message)", metadata: metadata)) }
    }
}

extension [UInt8] {
    /// For Secrets.
    var base64: String { Data(self).base64EncodedString() }
}
