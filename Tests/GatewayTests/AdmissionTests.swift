import EventData
import Gateway
import Manifests
import Testing

/// What an API server is answered, whole, by what it asks.
struct AdmissionTests {
    @Test func `a manifest without a mistake may be stored`() throws {
        #expect(try answer(Question(.eventSource(port: "\"12000\""))) == Self.allowed)
    }

    @Test func `a mistake is refused with its field, what is wrong and what to write`() throws {
        let text = "'port' is '99999'"
        let fix = "use a whole number from 1 to 65535"
        #expect(
            try answer(Question(.eventSource(port: "\"99999\""))) == [
                "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
                "response": [
                    "uid": "u-1", "allowed": false,
                    "status": [
                        "status": "Failure", "code": 422, "reason": "Invalid",
                        "message": .string("spec.webhook.push.port: \(text); fix: \(fix)"),
                        "details": [
                            "group": "argoproj.io", "kind": "EventSource", "name": "hooks",
                            "causes": [
                                [
                                    "reason": "FieldValueInvalid", "field": "spec.webhook.push.port",
                                    "message": .string("\(text); fix: \(fix)"),
                                ]
                            ],
                        ],
                    ],
                ],
            ]
        )
    }

    @Test func `all mistakes are told at once, and what surprises is a warning`() throws {
        let sensor = Question.sensor(filters: #"{"data":[{"path":"body.a","type":"string","value":["a.c"]}]}"#)
        let warned = try AdmissionReview(parsing: Question(sensor).body)
        let verdict = AdmissionJudge().verdict(on: warned)
        #expect(verdict.isAllowed)
        #expect(verdict.warnings.count == 1)
        #expect(verdict.warnings.first?.hasPrefix("spec.dependencies[0].filters.data[0].value[0]: ") == true)
        #expect(verdict.warnings.first?.contains("; fix: ") == true)
        let broken = sensor.replacing("eventName", with: "eventNaem").replacing("operation", with: "operatoin")
        let refusal = AdmissionJudge().verdict(on: try AdmissionReview(parsing: Question(broken).body))
        #expect(
            refusal.problems.map(\.field) == [
                "spec.dependencies[0]", "spec.dependencies[0].eventNaem", "spec.triggers[0].template.k8s.operatoin",
            ]
        )
        #expect(refusal.problems.allSatisfy { !$0.fix.isEmpty })
    }

    @Test func `a mistake inside an expression is told with the field that has it`() throws {
        let exprs = #"{"exprs":[{"expr":"a == = 1","fields":[{"name":"a","path":"body.a"}]}]}"#
        let refusal = AdmissionJudge().verdict(
            on: try AdmissionReview(parsing: Question(Question.sensor(filters: exprs)).body)
        )
        #expect(refusal.problems.map(\.field) == ["spec.dependencies[0].filters.exprs[0].expr"])
    }

    @Test func `what refers to another place names it by its path`() throws {
        let sensor = Question.sensor(filters: "{}")
        let twice = sensor.replacing(
            "\"dependencies\":[",
            with: "\"dependencies\":[{\"name\":\"push\",\"eventSourceName\":\"a\",\"eventName\":\"b\"},"
        )
        #expect(
            try verdict(twice).problems == [
                AdmissionVerdict.Problem(
                    field: "spec.dependencies[1].name",
                    text: "more than one dependency is called 'push', the first at spec.dependencies[0].name",
                    fix: "rename one of them; only the last would ever count"
                )
            ]
        )
    }

    @Test func `unknown fields are warnings where that was asked for`() throws {
        let body = Question(.eventSource(port: "\"12000\"").replacing("\"method\"", with: "\"mthod\"")).body
        let review = try AdmissionReview(parsing: body)
        #expect(!AdmissionJudge().verdict(on: review).isAllowed)
        let lenient = AdmissionJudge(isLenient: true).verdict(on: review)
        #expect(lenient.warnings.contains { $0.hasPrefix("spec.webhook.push.mthod: unknown field") })
    }

    @Test func `an object that nobody has named yet is judged without a name`() throws {
        let text = String.eventSource(port: "\"12000\"").replacing(
            "\"name\":\"hooks\"",
            with: "\"generateName\":\"h-\""
        )
        #expect(try answer(Question(text)) == Self.allowed)
    }

    // MARK: What is never refused

    private static let broken = String.eventSource(port: "\"99999\"")

    @Test func `what is deleted, and what is not the object itself, is allowed`() throws {
        var delete = Question(Self.broken)
        (delete.operation, delete.object, delete.oldObject) = ("DELETE", "null", Self.broken)
        #expect(try answer(delete) == Self.allowed)
        var status = Question(Self.broken)
        (status.operation, status.subresource) = ("UPDATE", "status")
        #expect(try answer(status) == Self.allowed)
        var connect = Question(Self.broken)
        (connect.operation, connect.object) = ("CONNECT", "null")
        #expect(try answer(connect) == Self.allowed)
    }

    @Test func `a broken object may lose its finalizers, and get labels and a status`() throws {
        var update = Question(Self.broken.replacing("\"name\":", with: "\"labels\":{\"a\":\"b\"},\"name\":"))
        (update.operation, update.oldObject) = ("UPDATE", Self.broken)
        #expect(try answer(update) == Self.allowed)
        let time = "\"deletionTimestamp\":\"2026-11-26T00:00:00Z\",\"name\":"
        var going = Question(Self.broken.replacing("\"name\":", with: time))
        (going.operation, going.oldObject) = ("UPDATE", .eventSource(port: "\"12000\""))
        #expect(try answer(going) == Self.allowed)
        // Its spec may not change from one mistake to another.
        var other = Question(Self.broken.replacing("99999", with: "99998"))
        (other.operation, other.oldObject) = ("UPDATE", Self.broken)
        #expect(try answer(other) != Self.allowed)
    }

    @Test func `other kinds are allowed, with a warning that they are not checked`() throws {
        var workflow = Question(#"{"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":{"name":"w"}}"#)
        workflow.kind = "Workflow"
        let warning =
            "signalbox judges EventSource, Sensor and EventBus of argoproj.io/v1alpha1; Workflow of argoproj.io/v1alpha1 "
            + "is not checked: leave it out of the rules of the ValidatingWebhookConfiguration"
        let response: JSON = ["uid": "u-1", "allowed": true, "warnings": [.string(warning)]]
        #expect(try answer(workflow)["response"] == response)
    }

    // MARK: What is no question

    @Test(arguments: [
        ("", "the body is no JSON"), ("{", "the body is no JSON"), ("[]", "no AdmissionReview"),
        (
            #"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1beta1"}"#,
            "no AdmissionReview of admission.k8s.io/v1"
        ),
        (#"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1"}"#, "no 'request'"),
        (#"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{}}"#, "'request.uid' is missing"),
        (
            #"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u","operation":"PATCH"}}"#,
            "must be CREATE, UPDATE, DELETE or CONNECT"
        ),
        (String(repeating: "[", count: 100_000), "the body is no JSON"),
    ])
    func `a body that is no question is refused with what is missing`(body: String, problem: String) {
        #expect { try AdmissionReview(parsing: Array(body.utf8)) } throws: { error in
            (error as? AdmissionReview.Unreadable)?.message.contains(problem) == true
        }
    }

    @Test func `a question without an object is none`() {
        var question = Question("null")
        question.operation = "UPDATE"
        #expect {
            try AdmissionReview(parsing: question.body)
        } throws: { error in
            let message = "'request.object' is missing or no object; UPDATE needs it"
            return (error as? AdmissionReview.Unreadable)?.message == message
        }
    }

    // MARK: Hostile objects

    @Test func `an object that is nested too deeply, or has a name twice, is refused as lint refuses it`() throws {
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        let nested = try verdict(.eventSource(port: deep))
        #expect(nested.problems.map(\.text) == ["nested deeper than 200 levels (depth)"])
        let twice = try verdict(.eventSource(port: "\"12000\",\"port\":\"12001\""))
        #expect(twice.problems.map(\.text) == ["'port' is there twice"])
    }

    @Test func `a thousand mistakes, and one that quotes a whole book, make a short answer`() throws {
        let many = (0..<1_000).map { "\"x\($0)\":1," }.joined()
        let refused = try answer(
            Question(.eventSource(port: "\"12000\"").replacing("\"port\"", with: "\(many)\"port\""))
        )
        let status = refused.at("response", "status")
        #expect(status?.at("details", "causes")?.array?.count == 50)
        #expect(status?["message"]?.string?.hasSuffix("\nand 950 more; signalbox lint tells them all") == true)
        let book = String(repeating: "x", count: 1 << 20)
        let quoted = try answer(Question(.eventSource(port: "\"\(book)\"")))
        #expect(quoted.text.utf8.count < 10_000)
    }

    private func verdict(_ object: String) throws -> AdmissionVerdict {
        AdmissionJudge().verdict(on: try AdmissionReview(parsing: Question(object).body))
    }

    private func answer(_ question: Question) throws -> JSON {
        let review = try AdmissionReview(parsing: question.body)
        return AdmissionJudge().verdict(on: review).answer(to: review)
    }

    private static let allowed: JSON = [
        "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": ["uid": "u-1", "allowed": true],
    ]
}

/// A question as an API server asks it.
struct Question {
    var operation = "CREATE"
    var kind: String
    var subresource = ""
    var namespace = "ci"
    var object: String
    var oldObject = "null"

    /// Of an object with a kind of ours.
    init(_ object: String) {
        self.object = object
        kind = ["Sensor", "EventBus"].first { object.contains("\"kind\":\"\($0)\"") } ?? "EventSource"
    }

    var body: [UInt8] {
        Array(
            """
            {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u-1",\
            "kind":{"group":"argoproj.io","version":"v1alpha1","kind":"\(kind)"},"subResource":"\(subresource)",\
            "namespace":"\(namespace)","operation":"\(operation)","object":\(object),"oldObject":\(oldObject),\
            "dryRun":true}}
            """.utf8
        )
    }

    static func sensor(filters: String) -> String {
        """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"Sensor","metadata":{"name":"build","namespace":"ci"},\
        "spec":{"dependencies":[{"name":"push","eventSourceName":"hooks","eventName":"push","filters":\(filters)}],\
        "triggers":[{"template":{"name":"run","k8s":{"operation":"create","source":{"resource":{\
        "apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"c-"}}}}}}]}}
        """
    }
}

extension String {
    static func eventSource(port: String) -> String {
        """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"EventSource","metadata":{"name":"hooks","namespace":"ci"},\
        "spec":{"webhook":{"push":{"port":\(port),"endpoint":"/push","method":"POST","insecure":true}}}}
        """
    }
}
