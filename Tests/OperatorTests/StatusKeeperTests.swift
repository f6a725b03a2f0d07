import EventData
import Kubernetes
import LoopbackServers
import Operator
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct StatusKeeperTests {
    private static let status = ObjectStatus(
        generation: 1,
        conditions: [Condition("Deployed", .yes, reason: "Running")]
    )

    @Test func `a status goes to the status subresource of the object that it is about`() async throws {
        try await Fixture.serving([.answer(200, body: Self.answer(version: "4"))]) { client, server in
            let written = try await Self.run(client) { keeper, _ in
                keeper.want([(Self.object(), Self.status)])
                try await Fixture.eventually("written") { server.received.count == 1 }
            }
            let request = try #require(server.received.first)
            #expect(request.method == "PATCH")
            #expect(request.target == "/apis/argoproj.io/v1alpha1/namespaces/ci/sensors/a/status")
            let body = try JSON(parsing: request.bodyText)
            #expect(body.at("metadata", "uid") == "uid-a")
            #expect(body.at("status", "conditions")?.array?.count == 1)
            #expect(written == ["4"])
        }
    }

    @Test func `what a server drops is not written again and again`() async throws {
        let steps: [Step] = [
            .answer(200, body: Self.answer(version: "4")), .answer(200, body: Self.answer(version: "6")),
        ]
        try await Fixture.serving(steps) { client, server in
            try await Self.run(client) { keeper, noted in
                keeper.want([(Self.object(), Self.status)])
                try await Fixture.eventually("noted") { await noted.versions.count == 1 }
                // As the server answered: without any status.
                keeper.want([(Self.object(version: "4"), Self.status)])
                let other = ObjectStatus(generation: 2, conditions: Self.status.conditions)
                keeper.want([(Self.object(version: "4"), other)])
                try await Fixture.eventually("written") { server.received.count == 2 }
            }
            let generations = try server.received.map {
                try JSON(parsing: $0.bodyText).at("status", "observedGeneration")
            }
            #expect(generations == [1, 2])
        }
    }

    @Test func `what is refused for good is not tried again, and holds up nobody`() async throws {
        let refusal = #"{"kind":"Status","code":422,"reason":"Invalid","message":"spec: no"}"#
        let steps: [Step] = [.answer(422, body: refusal), .answer(200, body: Self.answer(version: "4"))]
        try await Fixture.serving(steps) { client, server in
            try await Self.run(client) { keeper, _ in
                keeper.want([(Self.object(), Self.status)])
                try await Fixture.eventually("refused") { server.received.count == 1 }
                let other = ObjectStatus(generation: 2, conditions: Self.status.conditions)
                keeper.want([(Self.object(), other)])
                try await Fixture.eventually("written") { server.received.count == 2 }
            }
        }
    }

    @Test func `what failed is tried again, with what is wished by then`() async throws {
        let steps: [Step] = [.answer(500, body: "{}"), .answer(200, body: Self.answer(version: "4"))]
        try await Fixture.serving(steps) { client, server in
            try await Self.run(client.allowing(.zero)) { keeper, _ in
                keeper.want([(Self.object(), Self.status)])
                try await Fixture.eventually("tried") { server.received.count == 1 }
                keeper.want([(Self.object(), ObjectStatus(generation: 2, conditions: Self.status.conditions))])
                try await Fixture.eventually("written") { server.received.count == 2 }
            }
            let last = try JSON(parsing: try #require(server.received.last).bodyText)
            #expect(last.at("status", "observedGeneration") == 2)
        }
    }

    @Test func `trouble is told in an Event, and what is well from the start is not`() async throws {
        let trouble = Condition("ConfigValid", .no, reason: "Invalid", message: "spec: wrong")
        let status = ObjectStatus(generation: 1, conditions: Self.status.conditions + [trouble])
        try await Fixture.serving([.answer(200, body: Self.answer(version: "4")), .answer(201, body: "{}")]) {
            client,
            server in
            try await Self.run(client) { keeper, _ in
                keeper.want([(Self.object(), status)])
                try await Fixture.eventually("told") { server.received.count == 2 }
            }
            let event = try JSON(parsing: try #require(server.received.last).bodyText)
            #expect(server.received.last?.target == "/api/v1/namespaces/ci/events")
            #expect(event["type"] == "Warning" && event["reason"] == "Invalid" && event["message"] == "spec: wrong")
            #expect(event.at("involvedObject", "uid") == "uid-a")
        }
    }

    // MARK: Objects

    private static func object(version: String = "3") -> MirroredObject {
        MirroredObject(Fixture.sensor("a", version: version), kind: "Sensor", in: Fixture.sensors)
    }

    private static func answer(version: String) -> String { Fixture.sensor("a", version: version).text }

    actor Noted {
        private(set) var versions: [String] = []

        func add(_ version: String) { versions.append(version) }
    }

    /// The versions of what was written, at least so many, while `body` ran.
    @discardableResult
    private static func run(
        _ client: KubernetesClient,
        noting count: Int = 1,
        _ body: (StatusKeeper, Noted) async throws -> Void
    ) async throws -> [String] {
        let noted = Noted()
        let keeper = StatusKeeper(StatusWriter(client), now: { Timestamp(seconds: 60) })
        let task = Task { await keeper.run { await noted.add($0.resourceVersion) } }
        try await body(keeper, noted)
        try await Fixture.eventually("noted") { await noted.versions.count >= count }
        task.cancel()
        await task.value
        return await noted.versions
    }
}
