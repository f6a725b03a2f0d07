import EventData
import Kubernetes
import LoopbackServers
import Manifests
import Operator
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct ResourceMirrorTests {
    @Test func `a list comes whole, page by page, and then each change`() async throws {
        let told = try await told(
            4,
            by: [
                .answer(200, body: Fixture.list("5", Fixture.sensor("a", version: "3"), next: "more")),
                .answer(200, body: Fixture.list("5", Fixture.sensor("b", version: "4"))),
                .answer(
                    200,
                    body: Fixture.line("MODIFIED", Fixture.sensor("a", version: "6"))
                        + Fixture.line("DELETED", Fixture.sensor("b", version: "7"))
                ),
            ]
        )
        #expect(told == ["all a b", "well", "changed a 6", "gone b"])
    }

    @Test func `a watch that ends is taken up with the version that it had reached`() async throws {
        try await Fixture.serving([
            .answer(200, body: Fixture.list("5")),
            .answer(200, body: Fixture.line("ADDED", Fixture.sensor("a", version: "6"))),
            .answer(200, body: Fixture.line("MODIFIED", Fixture.sensor("a", version: "8"))),
        ]) { client, server in
            let told = try await Self.run(client, until: 5)
            #expect(told == ["all", "well", "changed a 6", "well", "changed a 8"])
            let versions = server.received.map(\.target).compactMap { $0.split(separator: "resourceVersion=").last }
            #expect(versions[1...2] == ["5", "6"])
        }
    }

    @Test func `a version that is too old is followed by a list`() async throws {
        let told = try await told(
            4,
            by: [
                .answer(200, body: Fixture.list("5", Fixture.sensor("a", version: "3"))),
                .answer(200, body: Fixture.expired),
                .answer(200, body: Fixture.list("90", Fixture.sensor("b", version: "80"))),
            ]
        )
        #expect(told == ["all a", "well", "all b", "well"])
    }

    @Test func `refusals and lost connections are told, and all is tried again`() async throws {
        let told = try await told(
            4,
            by: [
                .answer(500, body: "{}"), .close,
                .answer(200, body: Fixture.list("5", Fixture.sensor("a", version: "3"))),
            ]
        )
        #expect(told.map { $0.hasPrefix("problem sensors: ") } == [true, true, false, false])
        #expect(told[2...] == ["all a", "well"])
    }

    @Test func `a cluster without the custom resources is told what to install`() async throws {
        let missing = #"{"kind":"Status","code":404,"reason":"NotFound","message":"not there"}"#
        let told = try await told(1, by: [.answer(404, body: missing)])
        let fix = "install the custom resources (kubectl apply -k deploy/base/crds)"
        #expect(told == ["unknown the cluster does not know sensors: \(fix)"])
    }

    private func told(_ count: Int, by steps: [Step]) async throws -> [String] {
        let result = Mutex<[String]>([])
        try await Fixture.serving(steps) { client, _ in
            let told = try await Self.run(client, until: count)
            result.withLock { $0 = told }
        }
        return result.withLock { $0 }
    }

    /// The first pieces of news, so many.
    private static func run(_ client: KubernetesClient, until count: Int) async throws -> [String] {
        let told = Mutex<[String]>([])
        let mirror = ResourceMirror(kind: "Sensor", at: Fixture.sensors, in: client)
        let task = Task { await mirror.run { news in told.withLock { $0.append(text(of: news)) } } }
        try await Fixture.eventually("\(count) pieces of news") { told.withLock { $0.count >= count } }
        task.cancel()
        await task.value
        return Array(told.withLock { $0 }.prefix(count))
    }

    private static func text(of news: ResourceMirror.News) -> String {
        switch news {
        case .all(let objects): (["all"] + objects.map(\.identity.name.name)).joined(separator: " ")
        case .changed(let object): "changed \(object.identity.name.name) \(object.resourceVersion)"
        case .gone(let object): "gone \(object.identity.name.name)"
        case .problem(let problem): problem.map { "problem \($0)" } ?? "well"
        case .unknownKind(let problem): "unknown \(problem)"
        }
    }
}
