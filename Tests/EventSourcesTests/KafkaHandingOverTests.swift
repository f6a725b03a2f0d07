import EventSources
import Foundation
import Testing

/// Batches that are handed over while the one in front of them is on its way to the disk.
@Suite(.timeLimit(.minutes(2))) struct KafkaHandingOverTests {
    @Test func `a batch is handed over behind one that is on its way, and neither is committed before it is durable`()
        async throws
    {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await world.run(runtime) {
            let written = try await writeUntilTwoAreUnderWay(world, runtime)
            let stored = runtime.emitted.count
            #expect(stored < written)
            #expect(try await world.committed() ?? 0 <= stored)
            runtime.openGate()
            try await eventually("stored") { runtime.emitted.count == written }
        }
        try await expectAll(runtime.emitted.count, of: world, runtime)
    }

    @Test func `a batch that is refused is stored before the one behind it`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await world.run(runtime) {
            let written = try await writeUntilTwoAreUnderWay(world, runtime)
            runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(1)))
            runtime.openGate()
            try await eventually("it is refused") { runtime.attempts > runtime.emitted.count }
            let committed = try await world.committed() ?? 0
            #expect(committed <= runtime.emitted.count)
            try await eventually("stored") {
                runtime.tick()
                return runtime.emitted.count == written
            }
            try await world.write("\(written)")
            try await eventually("it goes on") { runtime.emitted.count == written + 1 }
        }
        try await expectAll(runtime.emitted.count, of: world, runtime)
    }

    @Test func `a source that ends while a batch is refused has committed nothing behind it`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        var stored = 0
        try await world.run(runtime) {
            stored = try await writeTwoBatchesOfOne(world, runtime)
            for _ in 0..<100 { runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(1))) }
            runtime.openGate()
            try await eventually("it is refused again and again") {
                runtime.tick()
                return runtime.attempts > stored + 3
            }
        }
        #expect(runtime.identities == (0..<stored).map { world.identity($0) })
        #expect(try await world.committed() ?? 0 == Int64(stored))
    }

    @Test func `a source that is cancelled with two batches on their way waits for both, and commits what is durable`()
        async throws
    {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        var written = 0
        try await withThrowingTaskGroup { group in
            try await world.run(runtime) {
                written = try await writeUntilTwoAreUnderWay(world, runtime)
                group.addTask {
                    // The source waits at the gate when it is cancelled, or before that.
                    try await Task.sleep(for: .milliseconds(100))
                    runtime.openGate()
                }
            }
            try await group.waitForAll()
        }
        #expect(runtime.handedOver == 0)
        let stored = runtime.emitted.count
        #expect((1...written).contains(stored))
        try await expectAll(stored, of: world, runtime)
    }

    @Test func `poison and refusals among batches on their way keep everything in its order`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.takeAhead()
        let values = (0..<900).map { $0 % 97 == 50 ? "{broken" : "\($0)" }
        let poison = values.indices.filter { values[$0] == "{broken" }
        try await world.run(runtime) {
            var looks = 0
            for part in 0..<9 { try await world.write(Array(values[part * 100..<(part + 1) * 100])) }
            try await eventually("all are done") {
                looks += 1
                if looks % 50 == 1 { runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(1))) }
                runtime.tick()
                return runtime.emitted.count + runtime.quarantined.count == values.count
            }
        }
        #expect(runtime.identities == values.indices.filter { !poison.contains($0) }.map { world.identity($0) })
        #expect(runtime.quarantined.map(\.identity) == poison.map { world.identity($0) })
        #expect(try await world.committed() == Int64(values.count))
    }

    /// Writes while a record at a time passes the gate.
    ///
    /// - Returns: how many records there are.
    private func writeUntilTwoAreUnderWay(_ world: KafkaWorld, _ runtime: FakeRuntime) async throws -> Int {
        runtime.takeAhead()
        runtime.closeGate()
        var written = 0
        try await eventually("two batches are under way") {
            if runtime.handedOver == 2 { return true }
            try await world.write("\(written)")
            written += 1
            runtime.openGateForAMoment()
            return false
        }
        return written
    }

    /// Writes until one record stands at the gate and another one is handed over behind it: nothing of both is stored.
    ///
    /// - Returns: how many records are stored.
    private func writeTwoBatchesOfOne(_ world: KafkaWorld, _ runtime: FakeRuntime) async throws -> Int {
        runtime.takeAhead(pausing: .milliseconds(200))
        runtime.closeGate()
        for written in 0..<20 {
            try await world.write("\(written)")
            if written > 0, try await soon({ runtime.handedOver == 2 }) { break }
            // It came too late to be the second one: it is the first one of the next two.
            if written > 0 { runtime.openGateForAMoment() }
            try await eventually("it is under way") {
                runtime.emitted.count == written && runtime.waitingAtTheGate == 1
            }
        }
        try #require(runtime.handedOver == 2)
        return runtime.emitted.count
    }

    private func soon(_ condition: () -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(2)
        while !condition(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(1)) }
        return condition()
    }

    private func expectAll(_ count: Int, of world: KafkaWorld, _ runtime: FakeRuntime) async throws {
        #expect(runtime.identities == (0..<count).map { world.identity($0) })
        #expect(try await world.committed() == Int64(count))
    }
}
