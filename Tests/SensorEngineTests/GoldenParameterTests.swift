import EventData
import Manifests
import SensorEngine
import Testing

@Suite struct GoldenParameterTests {
    @Test func `parameter sources resolve as in Argo Events`() throws {
        try run("resolve") { example in
            let source = try Parameter.Source(golden: try #require(example.input["src"]))
            let value = try source.resolve(in: FiringEvents(golden: example.input["events"]))
            guard example.result != .null else { return value == nil ? nil : "a value" }
            guard let value else { return "no value" }
            let kind = "\(value.goldenKind)"
            guard kind == example.expect["type"]?.string else { return "kind \(kind)" }
            return mismatch(value.text, example.result)
        }
    }

    @Test func `parameters are written as in Argo Events`() throws {
        try run("params") { example in
            let document = try JSONDocument(parsing: try #require(example.input["objectText"]?.string))
            let rendered = try document.applying(
                try Parameter.list(golden: example.input["parameters"]),
                from: FiringEvents(golden: example.input["events"]),
                at: "parameters"
            )
            return mismatch(String(decoding: rendered.bytes, as: UTF8.self), example.result)
        }
    }

    @Test func `payloads are built as in Argo Events`() throws {
        try run("payload") { example in
            let entries = try (example.input["parameters"]?.array ?? []).map { try Parameter(goldenPayload: $0) }
            let events = FiringEvents(golden: example.input["events"])
            let text = try renderPayload(entries, from: events, at: "payload")
            return mismatch(text, example.result)
        }
    }

    @Test func `resources are rendered as in Argo Events`() throws {
        try run("resource") { example in
            let resource = try JSONDocument(parsing: try #require(example.input["objectText"]?.string))
            let rendered = try renderResource(
                resource,
                try Parameter.list(golden: example.input["parameters"]),
                from: FiringEvents(golden: example.input["events"]),
                at: "parameters"
            )
            return mismatch(rendered.text, example.result)
        }
    }

    /// Cases that only a typed model of kinds that do not exist yet would answer; they are counted, not hidden.
    private static let unbuiltKinds: Set = [
        "awsLambda", "azureEventHubs", "azureServiceBus", "kafka", "pulsar", "nats", "slack", "openWhisk", "custom",
        "email",
    ]

    @Test func `trigger-level parameters are written as in Argo Events`() throws {
        let isBuilt = { (example: GoldenCase) in
            let names = example.input.at("trigger", "template")?.object?.members.map(\.name) ?? []
            return Self.unbuiltKinds.isDisjoint(with: names)
        }
        try run("template", where: isBuilt) { example in
            let trigger = try #require(example.input["trigger"])
            let template = try JSONDocument(parsing: try #require(trigger["template"]).text)
            let rendered = try document(template, with: trigger["parameters"], events: example.input["events"])
            try checkTypes(ofTemplate: rendered.tree)
            guard let wanted = example.result["json"] else { return "no result" }
            return rendered.tree.withoutEmptyMembers.means(wanted.withoutEmptyMembers) ? nil : rendered.tree.text
        }
    }

    private func document(_ template: JSONDocument, with parameters: JSON?, events: JSON?) throws -> JSONDocument {
        try template.applying(
            try Parameter.list(golden: parameters),
            from: FiringEvents(golden: events),
            at: "parameters"
        )
    }

    /// Runs every case that uses no templates, which are still to be built.
    private func run(
        _ name: String,
        where isBuilt: (GoldenCase) -> Bool = { _ in true },
        problem: (GoldenCase) throws -> String?
    ) throws {
        var score = GoldenScore(name)
        for example in try GoldenCase.all(of: name) {
            let isApplicable = !example.input.usesTemplates && isBuilt(example)
            score.add(example, isApplicable: isApplicable) {
                do {
                    let problem = try problem(example)
                    return example.expectsError ? "no error" : problem
                } catch {
                    return example.expectsError ? nil : "\(error)"
                }
            }
        }
        print(score.description)
        #expect(score.failures == [])
        #expect(score.applicable > 0)
    }

    /// nil when `text` is what the reference answers: equal as JSON where that is given, else byte for byte.
    private func mismatch(_ text: String, _ wanted: JSON) -> String? {
        if text == wanted["text"]?.string { return nil }
        guard let json = wanted["json"] else { return "text \(text)" }
        do { return try JSON(parsing: text).means(json) ? nil : text } catch { return "\(error): \(text)" }
    }
}

extension Parameter {
    /// In a payload the operation has no effect, whatever it says.
    fileprivate init(goldenPayload json: JSON) throws {
        var plain = json
        plain["operation"] = nil
        try self.init(golden: plain)
    }
}

extension ResolvedValue {
    fileprivate var goldenKind: String {
        guard case .found(let match) = self else { return "String" }
        switch match.kind {
        case .string: return "String"
        case .number: return "Number"
        case .true: return "True"
        case .false: return "False"
        case .null: return "Null"
        case .json: return "JSON"
        }
    }
}

extension JSON {
    /// The reference drops empty members of its typed template; they mean the same.
    fileprivate var withoutEmptyMembers: JSON {
        switch self {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { ($0.name, $0.value.withoutEmptyMembers) }.filter { !$0.1.isEmptyValue }
                )
            )
        case .array(let elements): .array(elements.map(\.withoutEmptyMembers))
        default: self
        }
    }

    private var isEmptyValue: Bool {
        switch self {
        case .null, .string(""), .bool(false): true
        case .number(let number): number.double == 0
        case .array(let elements): elements.isEmpty
        case .object(let object): object.members.isEmpty
        default: false
        }
    }
}
