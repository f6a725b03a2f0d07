import Buses
import EventData
import Gateway
import Manifests
import SensorEngine
import Support
import Testing

/// Sensors that change while the loop runs (promise G6).
@Suite(.timeLimit(.minutes(3))) struct SensorSwapTests {
    private static let filtered = JoiningSensor.manifest.replacing(
        "eventName: push}",
        with: "eventName: push, filters: {data: [{path: body.ref, type: string, value: [dev]}]}}"
    )

    private func holdPush(_ bus: FaultyBus, _ newEvents: Signal) async throws {
        _ = try await bus.append(Sample.event("1", subject: "push"))
        newEvents.raise()
        await bus.wait(for: .commit)
    }

    @Test func `a changed filter keeps the cursor, drops what it held, and records that`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { edits, newEvents in
                try await holdPush(bus, newEvents)
                let changes = try await edits.swap(to: try sensors(Self.filtered))
                #expect(changes.map(\.verdict) == [.changed])
                #expect(changes.flatMap(\.dropped).map(\.event.sequence) == [1])
                #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 1, held: []))
                #expect(try await bus.outcomes(of: 1).map(\.outcome.verdict) == [.held, .dropped])
            }
        }
    }

    @Test func `a restart with the changed filter does the same as the running edit`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { try await holdPush(bus, $1) }
            try await withSensorLoop(bus, try sensors(Self.filtered)) { _, _ in }
            #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 1, held: []))
            #expect(try await bus.outcomes(of: 1).map(\.outcome.verdict) == [.held, .dropped])
        }
    }

    @Test func `a restart after the edit finds nothing more to drop`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { edits, newEvents in
                try await holdPush(bus, newEvents)
                _ = try await edits.swap(to: try sensors(Self.filtered))
            }
            try await withSensorLoop(bus, try sensors(Self.filtered)) { _, _ in }
            #expect(try await bus.outcomes(of: 1).map(\.outcome.verdict) == [.held, .dropped])
        }
    }

    @Test func `a held event joins under a changed action`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { edits, newEvents in
                try await holdPush(bus, newEvents)
                let after = try sensors(JoiningSensor.manifest.replacing("log: {}", with: "log: {intervalSeconds: 3}"))
                let changes = try await edits.swap(to: after)
                #expect(changes.flatMap(\.kept).map(\.sequence) == [1])
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                newEvents.raise()
                await bus.wait(for: .commit)
                let fired = try await bus.invocations(matching: InvocationQuery())
                #expect(fired.map { $0.invocation.events.map(\.id) } == [["1", "2"]])
                #expect(fired.map(\.invocation.revision) == after.map(\.revision))
            }
        }
    }

    @Test func `a commit that fails leaves the old sensors and what they hold`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { edits, newEvents in
                try await holdPush(bus, newEvents)
                bus.fail(.commit, times: 1)
                await #expect(throws: BusError.self) { try await edits.swap(to: try sensors(Self.filtered)) }
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                newEvents.raise()
                await bus.wait(for: .commit)
                let fired = try await bus.invocations(matching: InvocationQuery())
                #expect(fired.map { $0.invocation.events.map(\.id) } == [["1", "2"]])
            }
        }
    }

    @Test func `a sensor that is removed and comes back has its cursor and what it held`() async throws {
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { edits, newEvents in
                try await holdPush(bus, newEvents)
                let removed = try await edits.swap(to: [])
                #expect(removed.map(\.verdict) == [.removed])
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                let added = try await edits.swap(to: try sensors(JoiningSensor.manifest))
                #expect(added.flatMap(\.kept).map(\.sequence) == [1])
                await bus.wait(for: .commit)
                let fired = try await bus.invocations(matching: InvocationQuery())
                #expect(fired.map { $0.invocation.events.map(\.id) } == [["1", "2"]])
            }
        }
    }

    @Test func `an added sensor starts at the end of the log and disturbs no other`() async throws {
        let second = JoiningSensor.manifest.replacing("name: ci", with: "name: second")
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(JoiningSensor.manifest)) { edits, newEvents in
                try await holdPush(bus, newEvents)
                let changes = try await edits.swap(to: try sensors(JoiningSensor.manifest, second))
                #expect(changes.map(\.verdict) == [.unchanged, .added])
                _ = try await bus.append(Sample.event("2", subject: "approval"))
                newEvents.raise()
                await bus.wait(for: .commit)
                let fired = try await bus.invocations(matching: InvocationQuery())
                #expect(fired.map(\.invocation.sensor.name) == ["ci"])
                let name = ManifestName(namespace: "argo", name: "second")
                #expect(try await bus.knownState(of: name)?.held.map(\.sequence) == [2])
            }
        }
    }

    @Test func `edits come between batches, and no event is lost or doubled over many of them`() async throws {
        let each = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: ci, namespace: argo}
            spec:
              dependencies: [{name: push, eventSourceName: webhook, eventName: push}]
              triggers: [{template: {name: build, log: {intervalSeconds: 1}}}]
            """
        let total = 600
        try await withFaultyBus { bus in
            try await withSensorLoop(bus, try sensors(each)) { edits, newEvents in
                try await withThrowingTaskGroup { group in
                    group.addTask {
                        for number in 1...total {
                            _ = try await bus.append(Sample.event("\(number)", subject: "push"))
                            newEvents.raise()
                        }
                    }
                    for round in 1...20 {
                        let text = each.replacing("intervalSeconds: 1", with: "intervalSeconds: \(round)")
                        _ = try await edits.swap(to: try sensors(text))
                    }
                    try await group.waitForAll()
                }
                newEvents.raise()
                while try await bus.knownState(of: Sample.sensor)?.cursor != Int64(total) { await Task.yield() }
            }
            let fired = try await bus.invocations(matching: InvocationQuery(limit: 2 * total))
            let ids = fired.flatMap { $0.invocation.events.map(\.id) }
            #expect(ids.count == total)
            #expect(Set(ids).count == total)
        }
    }

    @Test func `a loop that has ended refuses edits instead of keeping them waiting`() async throws {
        try await withFaultyBus { bus in
            let kept = try await withEndedLoop(bus)
            await #expect(throws: BusError.unavailable("the gateway is stopping")) { try await kept.swap(to: []) }
        }
    }

    private func withEndedLoop(_ bus: FaultyBus) async throws -> SensorEdits {
        var kept: SensorEdits?
        try await withSensorLoop(bus, []) { edits, _ in kept = edits }
        return try #require(kept)
    }
}
