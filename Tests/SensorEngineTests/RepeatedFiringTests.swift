import EventData
import Manifests
import SensorEngine
import Testing

/// A firing that is repeated: with new ids that fit together, and with a link to what it repeats.
struct RepeatedFiringTests {
    private func firings() throws -> [FiringEffects] {
        let trigger = """
            - template:
                name: build
                conditions: a
                argoWorkflow: {operation: submit, source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, \
            metadata: {generateName: w-}}}}
              commitStatus: {token: {name: hub, key: t}, link: "https://argo/{name}"}
              dlqTrigger: {template: {name: late, log: {}}}
            - {template: {name: other, conditions: a, log: {}}}
            """
        var engine = Engine(sensor: try .flow(trigger))
        let body =
            #"{"body":{"after":"6113728f27ae82c7b1a177c8d03f9e96e0adf246","repository":{"full_name":"octo/app"}}}"#
        let event = CloudEvent(
            id: "1",
            source: "source",
            subject: "a",
            type: "github",
            time: start,
            data: Array(body.utf8),
            producer: ["traceparent": "00-1-2-01"]
        )
        return FiringEffects.all(in: engine.receive(event, sequence: 1, at: start))
    }

    private func invocations(_ effects: [Effect]) -> [Invocation] {
        effects.compactMap { effect in
            switch effect {
            case .fire(let invocation), .standBy(let invocation, _), .bury(let invocation, _): invocation
            case .hold, .release, .record: nil
            }
        }
    }

    @Test func `what stands by and what tells the commit belong to the firing`() throws {
        let firings = try firings()
        #expect(firings.map(\.invocation.trigger) == ["build", "other"])
        #expect(invocations(firings[0].effects).map(\.trigger) == ["late", "build", "build.commitStatus"])
        #expect(firings.allSatisfy { $0.invocation.origin.traceparent == "00-1-2-01" })
    }

    @Test func `new ids follow from the nonce, and name each other as the old ones do`() throws {
        let firing = try #require(try firings().first)
        let old = invocations(firing.effects)
        let later = Timestamp(seconds: 2_000_000_000)
        let new = invocations(firing.repeated(nonce: "n", at: later))
        #expect(new.map(\.origin.replayOf) == old.map(\.id))
        #expect(Set((old + new).map(\.id)).count == 6)
        let (standby, main, status) = (new[0], new[1], new[2])
        #expect(main.standby == standby.id)
        #expect(status.request.at("workflow", "invocation")?.string == main.id.text)
        #expect(status.request["commit"] == old[2].request["commit"])
        #expect(main.requestText == old[1].requestText && main.createdAt == later && main.events == old[1].events)
        #expect(main.origin.traceparent == "00-1-2-01")
        #expect(invocations(firing.repeated(nonce: "n", at: later)) == new)
        #expect(invocations(firing.repeated(nonce: "m", at: later)).map(\.id) != new.map(\.id))
    }
}
