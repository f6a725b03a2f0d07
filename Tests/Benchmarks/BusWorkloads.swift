import Buses
import EventData
import Foundation

/// Durable appends of 2 KiB: how well those that wait share a flush.
enum BusWorkloads {
    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let bus = try await SQLiteBus.open(directory: directory.path)
        let data = Array(repeating: UInt8(ascii: "x"), count: 2_048)
        for waiters in [1, 32, 256] {
            let events = smoke ? 2 * waiters : max(2_000, 100 * waiters)
            var rates: [Double] = []
            for round in 0..<(smoke ? 1 : 3) {
                rates.append(try await rate(of: bus, events, waiters, data, "\(waiters)-\(round)"))
            }
            print("bench bus append 2 KiB, \(waiters) waiting: median \(rounded(rates.median)) events/s")
        }
        await bus.close()
        try FileManager.default.removeItem(at: directory)
    }

    private static func rate(
        of bus: SQLiteBus,
        _ events: Int,
        _ waiters: Int,
        _ data: [UInt8],
        _ round: String
    ) async throws -> Double {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for waiter in 0..<waiters {
                group.addTask {
                    for number in 0..<(events / waiters) {
                        _ = try await bus.append(Workloads.event(id: "\(round)-\(waiter)-\(number)", data: data))
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(events / waiters * waiters) * 1_000_000 / (ContinuousClock.now - start).microseconds
    }
}
