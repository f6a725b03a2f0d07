import AsyncHTTPClient
import EventData
import Foundation
import LocalCluster
import NIOHTTP1
import Testing

@Suite struct LimitTests {
    /// Runs `body` against a cluster with smaller limits than usual.
    private func withLimits(
        _ change: (inout LocalClusterServer.Limits) -> Void,
        _ body: @Sendable @escaping (TestCluster) async throws -> Void
    ) async throws {
        var limits = LocalClusterServer.Limits()
        change(&limits)
        try await withDirectory { [limits] directory in
            var configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
            configuration.limits = limits
            try await withCluster(configuration, body)
        }
    }

    @Test func `history is kept for so many changes, and an older watch is 410`() async throws {
        try await withLimits({ $0.changesKept = 3 }) { cluster in
            let start = try await cluster.version()
            for name in ["a", "b", "c", "d"] { _ = try await cluster.send("POST", configMaps, configMap(name)) }
            let late = try await cluster.send("GET", configMaps + "?watch=1&resourceVersion=\(start)")
            #expect(late.status == 410 && late.reason == "Expired")
            let path = configMaps + "?watch=1&timeoutSeconds=1&resourceVersion=\(start + 1)"
            #expect(try await cluster.watched(path) == ["ADDED b", "ADDED c", "ADDED d"])
        }
    }

    @Test func `history is kept for so many bytes`() async throws {
        try await withLimits({ $0.historyBytes = 2_500 }) { cluster in
            let start = try await cluster.version()
            let large = String(repeating: "x", count: 1_000)
            for name in ["a", "b", "c", "d"] {
                _ = try await cluster.send(
                    "POST",
                    configMaps,
                    #"{"metadata":{"name":"\#(name)"},"data":{"a":"\#(large)"}}"#
                )
            }
            #expect(try await cluster.send("GET", configMaps + "?watch=1&resourceVersion=\(start)").status == 410)
            let path = configMaps + "?watch=1&timeoutSeconds=1&resourceVersion=\(start + 2)"
            #expect(try await cluster.watched(path) == ["ADDED c", "ADDED d"])
        }
    }

    @Test func `a write for which no place is left is told to come back, and reads go on`() async throws {
        try await withLimits({ $0.waitingWrites = 0 }) { cluster in
            let refused = try await cluster.send("POST", configMaps, configMap("a"))
            #expect(refused.status == 429 && refused.reason == "TooManyRequests")
            #expect(try await cluster.send("GET", configMaps).status == 200)
        }
    }

    @Test func `a watch whose reader is too slow ends after what it could keep, and resumes without a gap`()
        async throws
    {
        try await withLimits({ $0.waitingEvents = 2 }) { cluster in
            _ = try await cluster.send("POST", configMaps, #"{"metadata":{"name":"a"}}"#)
            let version = try await cluster.version()
            let response = try await cluster.open("GET", configMaps + "?watch=1&resourceVersion=\(version)")
            // More than the sockets' buffers hold, while nobody reads.
            let large = String(repeating: "x", count: 500_000)
            let count = 14
            for number in 1...count {
                let body = #"{"data":{"number":"\#(number)","filler":"\#(large)"}}"#
                #expect(try await cluster.patch(configMaps + "/a", body).status == 200)
            }
            let seen = try await bounded { try await numbers(in: response, upTo: count) }
            #expect(seen.numbers == Array(1...seen.numbers.count) && (2..<count).contains(seen.numbers.count))
            let rest = try await cluster.open("GET", configMaps + "?watch=1&resourceVersion=\(seen.version)")
            let resumed = try await bounded { try await numbers(in: rest, upTo: count) }
            #expect(resumed.numbers == Array(seen.numbers.count + 1...count))
        }
    }

    @Test func `more watches than allowed are told to come back later`() async throws {
        try await withLimits({ $0.watches = 1 }) { cluster in
            let first = try await cluster.open("GET", configMaps + "?watch=1")
            let second = try await cluster.open("GET", configMaps + "?watch=1")
            #expect(second.status.code == 429 && second.headers.first(name: "retry-after") == "1")
            withExtendedLifetime(first) {}
        }
    }
}

/// The numbers of the events until the end or until the number `last`, and the version of the last event.
private func numbers(in response: HTTPClientResponse, upTo last: Int) async throws -> (numbers: [Int], version: String)
{
    var reader = WatchReader(response)
    var (numbers, version): ([Int], String) = ([], "")
    while numbers.last != last, let event = try await reader.next() {
        numbers.append(event.at("object", "data", "number")?.string.flatMap { Int($0) } ?? 0)
        version = event.at("object", "metadata", "resourceVersion")?.string ?? ""
    }
    return (numbers, version)
}
