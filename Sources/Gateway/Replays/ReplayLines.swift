import EventData
import Hummingbird
import NIOCore
import ServiceLifecycle

/// The answer of a replay, line after line, to a reader that must take each within a time: a reader that stands still
/// would keep the only turn for ever.
struct ReplayLines: Sendable {
    /// The reader stands still; the connection ends with it.
    struct Stalled: Error {}

    /// How long a reader may take for one line.
    static let patience = Duration.seconds(30)

    // Only one line is written at a time, and the writer is used by nobody else meanwhile.
    private nonisolated(unsafe) let writer: any ResponseBodyWriter
    private let patience: Duration

    init(to writer: any ResponseBodyWriter, patience: Duration = Self.patience) {
        (self.writer, self.patience) = (writer, patience)
    }

    /// - Throws: `Stalled`, or what is wrong with the connection.
    func write(_ line: JSON) async throws {
        let bytes = ByteBuffer(bytes: line.bytes + [UInt8(ascii: "\n")])
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (lines, patience) = (self, patience)
            group.addTask {
                var writer = lines.writer
                try await writer.write(bytes)
            }
            group.addTask {
                try await Task.sleep(for: patience)
                throw Stalled()
            }
            defer { group.cancelAll() }
            _ = try await group.next()
        }
    }

    /// Looked at between two batches.
    ///
    /// - Throws: when the gateway is stopping, or the task is cancelled.
    static func proceed() throws {
        try Task.checkCancellation()
        if Task.isShuttingDownGracefully { throw ReplayRequest.Refusal(text: "the gateway is stopping") }
    }
}
