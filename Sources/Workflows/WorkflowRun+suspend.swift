import EventData

extension WorkflowRun {
    /// Waits until someone resumes it, or for its `duration` (spec/workflows.md D9).
    mutating func proceedSuspend(
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) {
        let id = id(of: request.name)
        if nodes[id]?.phase != .running {
            create(request, .suspend, .running, inputs: inputs)
            nodes.change(id) { $0.outputs = Self.awaitedOutputs(of: template, inputs) }
        }
        let scope = TagScope(locals: request.locals, inputs: inputs)
        let written = try template.json["suspend", "duration"].map { json throws(RunProblem) in try filled(json, scope)
        }
        guard let wait = try time(written, "suspend.duration"), let startedAt = nodes[id]?.startedAt else { return }
        guard startedAt + wait <= turn.now else { return turn.wake(at: startedAt + wait) }
        let outputs = try nodes[id]?.outputs.map { outputs throws(RunProblem) in try Self.withDefaults(outputs) }
        nodes.change(id) { $0.outputs = outputs }
        end(id, .succeeded, message: "")
    }

    /// The outputs that someone is to supply; an input's default stands for one of the same name.
    private static func awaitedOutputs(of template: RunTemplate, _ inputs: JSON?) -> JSON? {
        guard let declared = template.json["outputs", "parameters"]?.array, !declared.isEmpty else { return nil }
        return [
            "parameters": .array(
                declared.map { parameter in
                    let input = inputs?["parameters"]?.named(parameter["name"]?.string ?? "")
                    guard parameter["valueFrom", "default"] == nil, let fallback = input?["default"]?.scalarText else {
                        return parameter
                    }
                    var result = parameter
                    result["valueFrom", "default"] = .string(fallback)
                    return result
                }
            )
        ]
    }

    private static func withDefaults(_ outputs: JSON) throws(RunProblem) -> JSON {
        var result = outputs
        var list: [JSON] = []
        for parameter in outputs["parameters"]?.array ?? [] {
            var parameter = parameter
            if parameter["value"] == nil {
                guard let fallback = parameter["valueFrom", "default"]?.scalarText else {
                    throw RunProblem("outputs.parameters.\(parameter["name"]?.string ?? "") was not supplied in time")
                }
                parameter["value"] = .string(fallback)
                parameter["valueFrom"] = nil
            }
            list.append(parameter)
        }
        if !list.isEmpty { result["parameters"] = .array(list) }
        return result
    }
}
