import AsyncHTTPClient
import EventData
import NIOCore
import NIOHTTP1
import Testing

/// Runs `body`, and throws when it takes longer than any healthy machine needs.
func bounded<Result: Sendable>(
    _ limit: Duration = .seconds(60),
    _ body: @Sendable @escaping () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let result = try await group.next(), let result else { throw WaitedTooLong(limit: limit) }
        return result
    }
}

struct WaitedTooLong: Error { let limit: Duration }

/// A watch's response, read line by line.
struct WatchReader {
    private var body: HTTPClientResponse.Body.AsyncIterator
    private var rest: [UInt8] = []

    init(_ response: HTTPClientResponse) { body = response.body.makeAsyncIterator() }

    /// The next event; nil at the end.
    mutating func next() async throws -> JSON? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<end])
                rest.removeSubrange(...end)
                return try JSON(parsing: line)
            }
            guard let part = try await body.next() else { return nil }
            rest.append(contentsOf: part.readableBytesView)
        }
    }

    /// `TYPE name` of the next `count` events, fewer when the watch ends.
    mutating func summaries(_ count: Int) async throws -> [String] {
        var result: [String] = []
        while result.count < count, let event = try await next() {
            result.append("\(event["type"]?.string ?? "") \(event.at("object", "metadata", "name")?.string ?? "")")
        }
        return result
    }
}

extension TestCluster {
    /// The first `count` events of a watch, as `TYPE name`.
    func watched(_ path: String, count: Int = .max) async throws -> [String] {
        try await bounded {
            var reader = WatchReader(try await open("GET", path))
            return try await reader.summaries(count)
        }
    }

    /// The version of the whole cluster now.
    func version() async throws -> Int {
        let list = try await send("GET", "/api/v1/namespaces")
        return try #require(list.json.at("metadata", "resourceVersion")?.string.flatMap { Int($0) })
    }
}
