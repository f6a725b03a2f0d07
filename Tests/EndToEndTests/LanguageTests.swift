import BuiltGateway
import EventData
import Foundation
import Support
import Testing

/// The example sensor with every kind of filter, a transform and templates, against the built binary.
@Suite struct LanguageTests {
    @Test func `a released image becomes a Workflow with what transform and templates made of it`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let image = try Example.text("eventsources/image.json")
        let answer = try await post("\(gateway.webhook)/image", image, headers: ["Idempotency-Key": "image-1"])
        #expect(answer.status == 200)
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        let workflow = try #require(try await gateway.workflows().first)
        #expect(
            workflow.workflowArguments == [
                "image": "registry.example.com/shop/checkout:v1.4.0",
                "version": "1.4.0",
                "platforms": "amd64, arm64",
                "pushed": "event registry/image",
            ]
        )
        let invocations = try await gateway.admin("/api/invocations?limit=9").array
        let invocation = invocations?.first { $0["trigger"] == "deploy" }
        let id = try #require(invocation?["id"]?.string)
        let values = try await gateway.admin("/api/invocations/\(id)")["values"]?.array ?? []
        let sources = values.compactMap { $0["from"]?.string }
        #expect(sources == ["dataKey", "dataTemplate", "dataTemplate", "contextTemplate"])
    }

    @Test func `what the event source's filter does not want is answered, counted and not stored`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let image = try Example.text("eventsources/image.json").replacing("v1.4.0", with: "latest")
        let answer = try await post("\(gateway.webhook)/image", image)
        #expect(answer.status == 200)
        #expect(answer.headers["x-signalbox-filtered"] == "true")
        #expect(try await gateway.admin("/api/events?limit=9") == [])
        #expect(try await gateway.admin("/api/counters")["filtered out default/registry/image"] == 1)
    }

    @Test(arguments: [
        ("\"Passed\"", "\"Failed\"", "data[0]"), ("84213760", "3000000000", "exprs[0]"),
        ("linux/amd64", "linux/s390x", "script"),
    ])
    func `an image that one filter does not want is kept, with that filter as its outcome`(
        text: String,
        other: String,
        filter: String
    ) async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let image = try Example.text("eventsources/image.json").replacing(text, with: other)
        #expect(try await post("\(gateway.webhook)/image", image, headers: ["Idempotency-Key": "i"]).status == 200)
        func outcome() async throws -> JSON? {
            try await gateway.admin("/api/events/i")["outcomes"]?.array?.first { $0["sensor"] == "default/deploy" }
        }
        try await eventually("decided") { try await outcome() != nil }
        let decided = try await outcome()
        #expect(decided?["verdict"] == "filtered")
        #expect(decided?["detail"]?.string?.hasPrefix(filter) == true, "\(decided?.text ?? "")")
    }
}
