import EventData
import Gateway
import Manifests
import Testing

/// What an EventBus must say, and what it may become (spec/sensor.md §7.2).
struct EventBusAdmissionTests {
    @Test(arguments: [
        #"{"jetstream":{"version":"latest"}}"#, #"{"jetstream":{"version":"latest","replicas":3}}"#,
        #"{"jetstreamExotic":{"url":"nats://nats:4222"}}"#, #"{"kafka":{"url":"kafka:9092"}}"#,
        #"{"nats":{"native":{}}}"#, #"{"nats":{"exotic":{"clusterID":"c","url":"nats://nats:4222"}}}"#,
    ])
    func `what Argo Events takes may be stored, also what this gateway does not use`(spec: String) throws {
        let verdict = try verdict(spec)
        #expect(verdict.isAllowed)
        let kafka = spec.contains("kafka")
        #expect(verdict.warnings.map { $0.contains("; fix: ") } == (kafka ? [] : [true]))
    }

    @Test(arguments: [
        ("{}", "spec names no bus"), (#"{"nats":{}}"#, "'native' is missing in spec.nats"),
        (#"{"nats":{"native":{},"exotic":{"clusterID":"c","url":"u"}}}"#, "'exotic' stands beside 'native'"),
        (#"{"nats":{"exotic":{"url":"u"}}}"#, "'clusterID' is missing in spec.nats.exotic"),
        (#"{"nats":{"exotic":{"clusterID":"c"}}}"#, "'url' is missing in spec.nats.exotic"),
        (#"{"jetstream":{}}"#, "'version' is missing in spec.jetstream"),
        (#"{"jetstream":{"version":"v","replicas":2}}"#, "'replicas' is 2"),
        (#"{"jetstream":{"version":"v","replicas":0}}"#, "'replicas' is 0"),
        (#"{"kafka":{}}"#, "'url' is missing in spec.kafka"),
        (#"{"jetstreamExotic":{"url":""}}"#, "'url' is missing in spec.jetstreamExotic"),
    ])
    func `what Argo Events refuses is refused`(spec: String, problem: String) throws {
        let problems = try verdict(spec).problems
        #expect(problems.map(\.text) == [problem])
        #expect(problems.allSatisfy { !$0.fix.isEmpty })
    }

    @Test(arguments: [
        (#"{"nats":{"native":{}}}"#, #"{"jetstream":{"version":"v"}}"#, "spec.jetstream"),
        (#"{"jetstream":{"version":"v"}}"#, #"{"nats":{"native":{}}}"#, "spec.nats"),
        (#"{"jetstream":{"version":"v"}}"#, #"{"jetstreamExotic":{"url":"u"}}"#, "spec.jetstreamExotic"),
        (#"{"kafka":{"url":"k:1"}}"#, #"{"jetstream":{"version":"v"}}"#, "spec.jetstream"),
        (#"{"nats":{"native":{}}}"#, #"{"nats":{"exotic":{"clusterID":"c","url":"u"}}}"#, "spec.nats.exotic"),
        (#"{"nats":{"exotic":{"clusterID":"c","url":"u"}}}"#, #"{"nats":{"native":{}}}"#, "spec.nats.native"),
        (#"{"nats":{"native":{}}}"#, #"{"nats":{"native":{"auth":"token"}}}"#, "spec.nats.native.auth"),
        (
            #"{"jetstream":{"version":"v"}}"#, #"{"jetstream":{"version":"v","streamConfig":"maxAge: 1h"}}"#,
            "spec.jetstream.streamConfig"
        ),
        (
            #"{"jetstream":{"version":"v","streamConfig":"maxAge: 1h"}}"#, #"{"jetstream":{"version":"v"}}"#,
            "spec.jetstream.streamConfig"
        ),
        (
            #"{"jetstream":{"version":"v","streamConfig":"maxAge: 1h"}}"#,
            #"{"jetstream":{"version":"v","streamConfig":"maxAge: 2h"}}"#, "spec.jetstream.streamConfig"
        ),
    ])
    func `a bus cannot become another one`(old: String, new: String, field: String) throws {
        let problems = try verdict(new, old: old).problems
        #expect(problems.map(\.field) == [field])
        #expect(problems.allSatisfy { $0.fix.contains("make it anew") })
    }

    @Test(arguments: [
        (#"{"nats":{"native":{}}}"#, #"{"nats":{"native":{"auth":"none","replicas":5}}}"#),
        (#"{"jetstream":{"version":"v"}}"#, #"{"kafka":{"url":"k:1"}}"#),
        (#"{"kafka":{"url":"k:1"}}"#, #"{"kafka":{"url":"k:2","topic":"t"}}"#),
        (#"{"jetstream":{"version":"v"}}"#, #"{"jetstream":{"version":"w","replicas":3}}"#),
    ])
    func `what does not lead events astray may change`(old: String, new: String) throws {
        #expect(try verdict(new, old: old).isAllowed)
    }

    private func verdict(_ spec: String, old: String? = nil) throws -> AdmissionVerdict {
        func object(_ spec: String) -> String {
            #"{"apiVersion":"argoproj.io/v1alpha1","kind":"EventBus","metadata":{"name":"default"},"spec":"# + spec
                + "}"
        }
        var question = Question(object(spec))
        if let old { (question.operation, question.oldObject) = ("UPDATE", object(old)) }
        return AdmissionJudge().verdict(on: try AdmissionReview(parsing: question.body))
    }
}
