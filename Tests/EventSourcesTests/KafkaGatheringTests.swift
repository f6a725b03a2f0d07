import EventData
import EventSources
import Foundation
import Kafka
import MockKafka
import Testing

/// What a reader has gathered while a batch is on its way to a bus that takes its time.
@Suite(.timeLimit(.minutes(2))) struct KafkaGatheringTests {
    @Test func `a store that fails wakes the reader that waits for it, and the source ends with the reason`()
        async throws
    {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        // With a limit of one a second record waits, and the reader stands before the third.
        let yaml = world.manifest("limitEventsPerSecond: 1")
        try await world.write("0", "1", "2", "3")
        runtime.closeGate()
        let problem = try await world.stall(runtime, yaml) {
            try await eventually("the first record waits at the gate") { runtime.waitingAtTheGate > 0 }
            // Its mark is noted behind the event.
            runtime.refuseNotes()
            // Longer than the reader needs for the next two.
            #expect(try await world.committed() ?? 0 == 0)
            runtime.openGate()
        }
        #expect(problem == "Unreadable()")
        #expect(runtime.identities == [world.identity(0)])
        #expect(try await world.committed() == 1, "only what is durable")
    }

    @Test func `partitions are given back only when what was read of them is durable`() async throws {
        let world = try await KafkaWorld(partitions: 2)
        let runtime = FakeRuntime()
        runtime.closeGate()
        try await world.run(runtime) {
            let second = try await askForAShare(of: world, runtime)
            runtime.openGate()
            let given = try await second.given()
            #expect(given.count == 1)
            try await expectDurable(given, in: world, second, runtime)
            await second.member.close()
            try await eventually("the rest is read by who is left") { runtime.emitted.count == 4 }
        }
        #expect(Set(runtime.identities).count == 4)
    }

    @Test
    func
        `a store that fails while partitions are being given back ends the source, and no more is committed than is durable`()
        async throws
    {
        let world = try await KafkaWorld(partitions: 2)
        let runtime = FakeRuntime()
        runtime.closeGate()
        var second: Asking?
        let problem = try await world.stall(runtime) {
            second = try await askForAShare(of: world, runtime)
            runtime.refuseNotes()
            runtime.openGate()
        }
        #expect(problem == "Unreadable()")
        let asking = try #require(second)
        try await expectDurable(try await asking.given(), in: world, asking, runtime)
        await asking.member.close()
    }

    /// No more is committed of partitions that nobody reads than was stored of them.
    ///
    /// The mock takes no commits while a group shares anew, so there less may be; brokers take them until all have joined.
    private func expectDurable(
        _ partitions: [TopicPartition],
        in world: KafkaWorld,
        _ asking: Asking,
        _ runtime: FakeRuntime
    )
        async throws
    {
        for place in try await asking.member.committed(partitions) {
            let stored = runtime.identities.count { $0?.contains(":\(place.partition):") == true }
            guard case .at(let offset) = place.offset else { continue }
            #expect(world.mock == nil ? offset == stored : offset <= stored, "\(place), \(stored) stored")
        }
    }

    /// Has a batch wait at the gate and another one behind it, and then somebody else join the group.
    private func askForAShare(of world: KafkaWorld, _ runtime: FakeRuntime) async throws -> Asking {
        try await world.write("0", partition: 0)
        try await eventually("a record waits at the gate") { runtime.waitingAtTheGate > 0 }
        try await world.write("1", partition: 0)
        try await world.write(["0", "1"], partition: 1)
        let settings = ["statistics.interval.ms": "100", "session.timeout.ms": "6000", "heartbeat.interval.ms": "200"]
        let member = try world.kafka.consumer(group: world.group, settings)
        try member.subscribe(to: [world.topic])
        let asking = Asking(member: member)
        try await asking.untilOthersKnow()
        // Those of a reader that has given them back are gone from what it tells next.
        runtime.tick()
        try await runtime.untilAsleep()
        #expect(runtime.status?.facts["partitions"]?.array?.count == 2, "given back before they were done")
        return asking
    }
}

/// A member that has asked for its share of a group's partitions.
private struct Asking {
    let member: KafkaConsumer

    /// Returns when the group has waited for its others for longer than these need to hear of it.
    func untilOthersKnow() async throws {
        var looks = 0
        while looks < 5 {
            try Task.checkCancellation()
            for event in await member.next() {
                if case .statistics(let statistics) = event, statistics.joinState == "wait-join" { looks += 1 }
                if case .assigned = event { throw Overdue(description: "partitions came before they were done") }
            }
        }
    }

    /// The partitions that it gets.
    func given() async throws -> [TopicPartition] {
        while true {
            try Task.checkCancellation()
            for case .assigned(let partitions) in await member.next() {
                try await member.accept(partitions)
                return partitions
            }
        }
    }
}
