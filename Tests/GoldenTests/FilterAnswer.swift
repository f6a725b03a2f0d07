import EventData
import Expressions
import Manifests
import SensorEngine

/// Answers about filters and transforms, through the reading of manifests and the engine's own decision.
enum FilterAnswer {
    static func filter(_ input: JSON) throws -> Bool {
        var dependency: JSON = ["name": "dep", "eventSourceName": "source", "eventName": "event"]
        dependency["filters"] = input["filters"]
        dependency["filtersLogicalOperator"] = input["filtersLogicalOperator"]
        switch try decide(dependency, input) {
        case .accepted: return true
        case .rejected: return false
        case .failed(let problem), .transformFailed(let problem): throw Refused(problem: problem)
        }
    }

    /// `{"pass": …, "data": {"text", "json"}}`; `data` only with a transform.
    static func dependency(_ input: JSON, like wanted: JSON) throws -> JSON {
        let dependency = input["dependency"] ?? .null
        let decision = try decide(dependency, input)
        let event: DecodedEvent
        switch decision {
        case .accepted(let accepted): event = accepted
        case .rejected: event = try transformed(dependency, input)
        case .failed(let problem), .transformFailed(let problem): throw Refused(problem: problem)
        }
        var isAccepted = false
        if case .accepted = decision { isAccepted = true }
        var answer: JSON = ["pass": .bool(isAccepted)]
        if wanted["data"] != nil { answer["data"] = data(of: event, like: wanted["data"] ?? .null) }
        return answer
    }

    static func transform(_ input: JSON) throws -> GoldenAnswer.Value {
        var dependency: JSON = ["name": "dep", "eventSourceName": "source", "eventName": "event"]
        dependency["transform"] = input["transform"]
        let event = try transformed(dependency, input)
        guard let data = event.event.data else { return .json(.null) }
        return .text(String(decoding: data, as: UTF8.self))
    }

    static func eventFilter(_ input: JSON) throws -> Bool {
        let text = input["expression"]?.string ?? ""
        guard !text.isEmpty else { throw Refused(problem: "no expression") }
        let expression = try FilterExpression(parsing: text, functions: Sprig.functions)
        let event = CloudEvent(golden: input["event"] ?? .null)
        return try expression.evaluate(JSONDocument(parsing: event.data ?? []), in: evaluation(of: event))
    }

    private static func transformed(_ dependency: JSON, _ input: JSON) throws -> DecodedEvent {
        let event = DecodedEvent(CloudEvent(golden: input["event"] ?? .null))
        guard let transform = try read(dependency).transform else { return event }
        return try transform.applied(to: event, in: evaluation(of: event.event))
    }

    private static func decide(_ dependency: JSON, _ input: JSON) throws -> DependencyDecision {
        // An event is always there: what is none cannot even be read as one.
        if input["event"] == .null { throw Refused(problem: "no event") }
        let event = CloudEvent(golden: input["event"] ?? .null)
        return try read(dependency).decide(on: DecodedEvent(event), in: evaluation(of: event))
    }

    /// Reads it as a manifest's; an operator that does not exist is the one mistake that no event gets past.
    private static func read(_ dependency: JSON) throws -> Dependency {
        let operators = [
            dependency["filtersLogicalOperator"], dependency.at("filters", "exprLogicalOperator"),
            dependency.at("filters", "dataLogicalOperator"),
        ]
        for word in operators.compactMap({ $0?.string }) where !["", "and", "or"].contains(word) {
            throw Refused(problem: "operator \(word)")
        }
        let place = Place(file: "golden", line: 1, column: 1)
        let problems = ManifestProblems(isLenient: true)
        return Dependency(from: ManifestReader(ManifestNode(dependency, at: place), path: "", problems: problems))
    }

    private static func evaluation(of event: CloudEvent) -> Evaluation { Evaluation(now: event.time, seed: []) }

    /// As the reference shows data, in as many forms as it does.
    private static func data(of event: DecodedEvent, like wanted: JSON) -> JSON {
        guard let bytes = event.event.data else { return .null }
        var data: JSON = ["text": .string(String(decoding: bytes, as: UTF8.self))]
        if let json = wanted["json"] {
            data["json"] = event.document.flatMap { try? $0.get().tree } ?? .null
            // Equal JSON is enough.
            if data["json"]?.means(json) == true { data["text"] = wanted["text"] }
        }
        return data
    }
}
