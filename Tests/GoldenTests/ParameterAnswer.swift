import EventData
import Expressions
import Manifests
import SensorEngine

/// Answers about parameters and what they are written into.
enum ParameterAnswer {
    static func resolve(_ input: JSON, like golden: GoldenCase) throws -> GoldenAnswer.Value {
        let parameter: JSON = ["src": input["src"] ?? .null, "dest": "x"]
        guard let source = try read([parameter], payload: false).first?.source else { throw Refused(problem: "no src") }
        guard let value = try source.resolve(in: rendering(input)) else { return .json(.null) }
        let kind = value.goldenKind
        guard kind == golden.expect["type"]?.string else { return .text("of kind \(kind): \(value.text)") }
        return .text(value.text)
    }

    static func parameters(_ input: JSON) throws -> String {
        var rendering = rendering(input)
        let object = try JSONDocument(parsing: input["objectText"]?.string ?? "")
        let parameters = try read(input["parameters"]?.array ?? [], payload: false)
        let rendered = try object.applying(parameters, in: &rendering, at: "parameters")
        return String(decoding: rendered.bytes, as: UTF8.self)
    }

    static func resource(_ input: JSON) throws -> String {
        var rendering = rendering(input)
        let object = try canonicalResource(try JSONDocument(parsing: input["objectText"]?.string ?? ""))
        let parameters = try read(input["parameters"]?.array ?? [], payload: false)
        return try renderResource(object, parameters, in: &rendering, at: "parameters").text
    }

    static func payload(_ input: JSON) throws -> String {
        var rendering = rendering(input)
        let entries = try read(input["parameters"]?.array ?? [], payload: true)
        return try renderPayload(entries, in: &rendering, at: "payload")
    }

    /// The reference shows its typed template, which drops empty members and names it does not know.
    static func template(_ input: JSON, like wanted: JSON) throws -> JSON {
        var rendering = rendering(input)
        let template = try JSONDocument(parsing: input.at("trigger", "template")?.text ?? "")
        let parameters = try read(input.at("trigger", "parameters")?.array ?? [], payload: false)
        let rendered = try template.applying(parameters, in: &rendering, at: "parameters").tree
        let typed = try typedTemplate(rendered)
        let isSame = typed.withoutEmptyMembers.means((wanted["json"] ?? .null).withoutEmptyMembers)
        return isSame ? wanted : typed
    }

    private static func rendering(_ input: JSON) -> Rendering {
        let members = input["events"]?.object?.members ?? []
        let events = FiringEvents(members.map { ($0.name, DecodedEvent(CloudEvent(golden: $0.value))) })
        let now = members.first.map { CloudEvent(golden: $0.value).time } ?? Timestamp(seconds: 0)
        return Rendering(events, in: Evaluation(now: now, seed: []))
    }

    /// Reads them as a manifest's; an operation that does not exist and a missing source fail every attempt.
    private static func read(_ entries: [JSON], payload: Bool) throws -> [Parameter] {
        for entry in entries {
            guard entry["src"]?.object != nil else { throw Refused(problem: "no src") }
            let known = ["", "append", "prepend", "overwrite"].contains(entry["operation"]?.string ?? "")
            guard known || payload else { throw Refused(problem: "operation") }
        }
        let place = Place(file: "golden", line: 1, column: 1)
        let block = ManifestNode(["parameters": .array(entries)], at: place)
        let reader = ManifestReader(block, path: "", problems: ManifestProblems(isLenient: true))
        return Parameter.list("parameters", of: reader, dependencies: nil, use: payload ? .httpPayload : .parameters)
    }
}

extension ResolvedValue {
    fileprivate var goldenKind: String {
        guard case .found(let match) = content else { return "String" }
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
