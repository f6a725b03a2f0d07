import EventData
import EventSources
import Foundation
import Kafka
import MockKafka
import Testing

/// What a source says of itself while brokers fail on command, so always against the mock.
@Suite(.timeLimit(.minutes(2))) struct KafkaHealthTests {
    @Test func `a broker that goes away is told, and its return mends everything`() async throws {
        let world = try await KafkaWorld()
        guard let mock = world.mock else { return }
        let runtime = FakeRuntime()
        try await world.write("0")
        try await world.run(runtime) {
            try await eventually("it works") {
                runtime.tick()
                return runtime.emitted.count == 1 && runtime.status?.problem == nil
            }
            try mock.setBroker(1, isUp: false)
            try await eventually("it is told") {
                runtime.tick()
                return runtime.status?.problem?.contains("can be reached") == true
            }
            try mock.setBroker(1, isUp: true)
            try await world.write("1")
            try await eventually("it works again", within: .seconds(30)) { runtime.emitted.count == 2 }
            try await eventually("and says so", within: .seconds(30)) {
                // Time stands still: a member that is away for a minute is begun anew.
                runtime.tick()
                return runtime.status?.problem == nil
            }
        }
        #expect(runtime.identities == [world.identity(0), world.identity(1)])
    }

    @Test func `a reader with records before it that stores none is stalled, and ends so that another begins`()
        async throws
    {
        let world = try await KafkaWorld()
        guard let mock = world.mock else { return }
        let runtime = FakeRuntime()
        try await world.write("0")
        let outcome = await #expect(throws: (any Error).self) {
            try await world.run(runtime) {
                try await eventually("it works") { runtime.emitted.count == 1 }
                mock.answer(.fetch, with: Array(repeating: .requestTimedOut, count: 10_000))
                try await world.write("1")
                try await eventually("it is noticed", within: .seconds(60)) {
                    try await Task.sleep(for: .milliseconds(50))
                    runtime.tick(1)
                    return runtime.status?.problem?.hasPrefix("stalled: 1 records lie before it") == true
                }
            }
        }
        #expect("\(outcome.map { "\($0)" } ?? "")".hasPrefix("stalled: 1 records"))
        #expect(runtime.figures[.stallRestarts] == 1)
        mock.clear(.fetch)
        try await world.run(runtime) { try await eventually("the next one works") { runtime.emitted.count == 2 } }
    }

    @Test func `a reader that stands still is told, with the age of what waits, also by the life that comes after`()
        async throws
    {
        let world = try await KafkaWorld()
        guard let mock = world.mock else { return }
        let runtime = FakeRuntime(now: Timestamp(seconds: Int64(Date.now.timeIntervalSince1970)))
        func age() -> Int? { runtime.status?.facts["oldestUnprocessedSeconds"]?.integer }
        try await world.write("0")
        _ = try await world.stall(runtime) {
            try await eventually("all is read") {
                // Time stands still: joining the group takes some.
                runtime.tick()
                return runtime.status?.problem == nil && runtime.status?.facts["lag"]?.integer == 0
            }
            mock.answer(.fetch, with: Array(repeating: .requestTimedOut, count: 10_000))
            try await world.write("1")
            try await eventually("it is told before it is restarted") {
                try await Task.sleep(for: .milliseconds(20))
                runtime.tick(1)
                return runtime.status?.problem?.hasPrefix("1 records lie before it and none was stored for") == true
            }
            #expect((1...60).contains(age() ?? 0), "\(age() ?? 0)")
            try await eventually("it stalls") {
                try await Task.sleep(for: .milliseconds(20))
                runtime.tick(1)
                return runtime.status?.problem?.hasPrefix("stalled") == true
            }
        }
        try await world.run(runtime) {
            try await eventually("the next one does not work either") {
                try await Task.sleep(for: .milliseconds(20))
                runtime.tick()
                return runtime.status?.problem?.hasPrefix("1 records lie before it and none was stored yet") == true
            }
            #expect(age() ?? 0 > 0)
            mock.clear(.fetch)
            try await eventually("it works") {
                runtime.tick()
                return runtime.status?.problem == nil
            }
        }
        #expect(runtime.identities == [world.identity(0), world.identity(1)])
    }

    @Test func `a limit is kept, however many records there are`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await world.write("0", "1", "2")
        try await world.run(runtime, world.manifest("limitEventsPerSecond: 1")) {
            try await eventually("the first") { runtime.emitted.count == 1 }
            let before = runtime.now()
            try await eventually("the others") {
                runtime.tick(1)
                return runtime.emitted.count == 3
            }
            #expect(runtime.now() - before >= .seconds(2))
        }
    }

    @Test func `records that brokers have deleted before they were read are counted`() async throws {
        let world = try await KafkaWorld()
        guard world.mock != nil else { return }
        let runtime = FakeRuntime()
        try await world.commit(0)
        // The mock keeps 5 MB of a partition.
        let large = "\"\(String(repeating: "x", count: 900_000))\""
        for _ in 0..<8 { try await world.write(large) }
        try await world.run(runtime) {
            try await eventually("what is left is stored") { runtime.identities.contains(world.identity(7)) }
        }
        let missed = 8 - runtime.emitted.count
        #expect(missed > 0)
        #expect(runtime.counters == ["kafka_missed_records/argo/orders/placed": missed])
        #expect(runtime.figures[.missedRecords] == missed)
    }
}
